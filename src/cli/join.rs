//! `gongbao build --slice` and `gongbao join`: a site made on many machines.

use super::args::{CommonArgs, ReportArgs};
use super::speech::Speech;
use super::voice::Voice;
use super::{FAILED, WRONG, nothing_written, options};
use clap::Args;
use gongbao::i18n::counted;
use gongbao::i18n::{Bilingual, Told};
use gongbao::output;
use gongbao::pipeline::{self, BuildError, Options};
use gongbao::plan::Slice;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;

/// Where the slices lie.
#[derive(Debug, Args)]
pub struct JoinArgs {
    /// The folder that all slices were laid into, hidden files included
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

/// Tells that `text` names no slice.
pub fn no_slice(text: &str, speech: Speech) -> ExitCode {
    speech.failed(&Bilingual::of(format!("\"{text}\" is no slice"), format!("“{text}”不是切片")));
    speech.help(&Bilingual::new(
        "write K/N, the K-th of N slices, K from 1 to N: --slice 3/7",
        "请写作K/N，即N片中的第K片，K从1到N，例如--slice 3/7",
    ));
    ExitCode::from(WRONG)
}

/// Builds a slice.
pub fn build_slice(
    common: &CommonArgs,
    report: ReportArgs,
    (slice, out): (Slice, &Path),
    voice: &Voice,
    stop: &AtomicBool,
) -> Result<ExitCode, BuildError> {
    let progress = voice.progress();
    let options = Options { denied: report.denied(), ..options(common) };
    let result = pipeline::build_slice(&options, slice, out, &progress, stop);
    progress.finish(voice.speech);
    let (found, published) = result?;
    voice.report(&found, report.format.machine(), report.timings.then_some(&progress));
    let Some(published) = published else { return Ok(nothing_written(voice)) };
    voice.sliced(slice, &published, out);
    Ok(ExitCode::SUCCESS)
}

/// Makes a site of the slices in a folder.
pub fn run(args: &JoinArgs, speech: Speech) -> ExitCode {
    match output::join(&args.folder) {
        Ok(joined) => {
            let (files, index) = (joined.files, args.folder.join("index.html"));
            speech.line(&Bilingual::of(
                format!("the site is whole, {}: {}", counted(files, "file"), index.display()),
                format!("网站已完整，共{files}个文件：{}", index.display()),
            ));
            ExitCode::SUCCESS
        }
        Err(error) => {
            speech.failed(&error.told());
            ExitCode::from(FAILED)
        }
    }
}
