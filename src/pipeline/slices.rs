//! One slice of a site, built by itself; the slices of all machines, laid into one folder, are joined to the whole site.

use super::{BuildError, Drafts, Found, Options, Progress, Stage, draw_all, open, prepare};
use crate::diag::{self, Diagnosed, has_errors};
use crate::load;
use crate::output::{OutputPath, Part, Published};
use crate::plan::{Route, Slice};
use crate::source::{Fingerprint, SourceSet};
use crate::theme;
use std::path::Path;
use std::sync::atomic::AtomicBool;

/// Builds one slice of the project's site into `out`. All is read and checked, as for the whole site; drawn and written are the
/// addresses of the slice. Nothing is taken over from another build, and nothing left for one.
///
/// # Errors
/// As [`build`](super::build); or when a whole site or another slice stands at `out`, or the site has fewer addresses than slices.
pub fn build_slice(
    options: &Options,
    slice: Slice,
    out: &Path,
    progress: &dyn Progress,
    stop: &AtomicBool,
) -> Result<(Found, Option<Published>), BuildError> {
    let staging = open(options, out)?;
    staging.is_for_slice(slice.number(), slice.of())?;
    progress.entered(Stage::Load);
    let Diagnosed { value: sources, mut problems } = load::project(&options.project, theme::embedded())?;
    let press = prepare(&sources, options, progress, &mut problems);
    let mut summary = None;
    if let Some(press) = press.as_ref().filter(|_| !has_errors(&problems)) {
        let routes = press.routes();
        if slice.of() > routes.len() {
            return Err(BuildError::TooManySlices { slices: slice.of(), addresses: routes.len() });
        }
        let write = |route: &Route, bytes: Vec<u8>| Ok(staging.write(&OutputPath::new(&route.address())?, &bytes)?);
        let sinks: (&super::Kept<'_>, &super::Sink<'_>) = (&|_| Ok(false), &write);
        summary = Some(draw_all(press, &slice.share(routes), &sources, (progress, stop), sinks, &mut problems)?);
    }
    diag::sort(&mut problems);
    let part = part(options, slice, &sources);
    let found = Found { sources, problems, summary };
    if options.denied.stops(&found.problems) {
        return Ok((found, None));
    }
    progress.entered(Stage::Publish);
    let published = staging.publish_part(&part)?;
    Ok((found, Some(published)))
}

/// What the slices of one site have in common. Of the program its version counts, not its file: machines may be of different kinds, and
/// the bytes are the same on all.
fn part(options: &Options, slice: Slice, sources: &SourceSet) -> Part {
    let texts = sources.files().map(|(_, file)| (&file.path, file.text.as_bytes()));
    let bytes = sources.binaries().iter().map(|file| (&file.path, file.bytes.as_slice()));
    let digests = texts.chain(bytes).map(|(path, bytes)| format!("{} {path}\n", Fingerprint::of_bytes(bytes)));
    let drafts = options.drafts == Drafts::Shown;
    let (xlsx, cards) = (cfg!(feature = "xlsx"), cfg!(feature = "cards"));
    let asked = format!("{:?} {drafts} {xlsx} {cards}", options.base_url);
    Part {
        number: slice.number(),
        of: slice.of(),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        report: Fingerprint::of_bytes(digests.collect::<String>().as_bytes()).to_string(),
        options: Fingerprint::of_bytes(asked.as_bytes()).to_string(),
    }
}
