//! `gongbao gallery`: writes the gallery of charts.

use super::FAILED;
use super::speech::Speech;
use gongbao::i18n::counted;
use gongbao::i18n::{Bilingual, Told};
use std::path::Path;
use std::process::ExitCode;

/// Writes it into `out`.
pub fn run(out: &Path, speech: Speech) -> ExitCode {
    match gongbao::gallery::build(out) {
        Ok(published) => {
            let (files, index) = (published.files, out.join("index.html"));
            speech.line(&Bilingual::of(
                format!("wrote the gallery, {}: {}", counted(files, "file"), index.display()),
                format!("已写出图表陈列，共{files}个文件：{}", index.display()),
            ));
            ExitCode::SUCCESS
        }
        Err(error) => {
            speech.failed(&error.told());
            ExitCode::from(FAILED)
        }
    }
}
