//! Whose site stands in a folder.

use super::Options;
use crate::load;
use crate::output::{self, MANIFEST_NAME};
use std::path::{Path, PathBuf};

/// The other project whose site stands in `out`: the one that it was built from last, or in whose folder it lies. `None` where there
/// is no site, it is that of `options`, or its project is there no more.
pub fn other_project(options: &Options, out: &Path) -> Option<PathBuf> {
    if !load::has(out, MANIFEST_NAME) {
        return None;
    }
    let owner = output::built_from(out).or_else(|| load::project_above(out))?;
    let owner = load::has(&owner, "content/report.yaml").then(|| load::real_path(&owner))?;
    (owner != load::real_path(&options.project)).then_some(owner)
}
