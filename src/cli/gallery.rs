//! `gongbao gallery`: writes the gallery of charts.

use super::FAILED;
use super::voice::{Voice, counted, print};
use std::path::Path;
use std::process::ExitCode;

/// Writes it into `out`.
pub fn run(out: &Path) -> ExitCode {
    match gongbao::gallery::build(out) {
        Ok(published) => {
            let files = counted(published.files, "file");
            print(&format!("wrote the gallery, {files}: {}\n", out.join("index.html").display()));
            ExitCode::SUCCESS
        }
        Err(error) => {
            Voice::failed(&error.to_string());
            ExitCode::from(FAILED)
        }
    }
}
