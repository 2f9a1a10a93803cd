//! The command line: what was asked for, and what is told.

mod args;
mod browser;
mod explain;
mod gallery;
mod import;
mod init;
mod join;
mod manual;
mod new;
mod pdf;
mod parity;
mod preview;
mod schema;
mod serve;
mod sources;
mod speech;
mod table;
mod timings;
mod translate;
mod translations;
mod voice;

use args::{Args, Command, CommonArgs, ReportArgs};
use clap::Parser;
use gongbao::i18n::{Bilingual, Told};
use gongbao::links::Curl;
use gongbao::load;
use gongbao::pipeline::{self, Asking, BuildError, Denied, Drafts, Memory, Options};
use gongbao::plan::Slice;
use pdf::PdfArgs;
use speech::Speech;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use voice::Voice;

/// The report has errors.
const HAS_ERRORS: u8 = 1;
/// The command line is wrong.
const WRONG: u8 = 2;
/// Nothing could be read or written.
const FAILED: u8 = 3;
/// The site was built, without the PDF that was asked for.
const NO_PDF: u8 = 4;
/// The convention for a program stopped by Ctrl-C.
const INTERRUPTED: u8 = 130;

/// Runs what the command line asks for.
pub fn main() -> ExitCode {
    let args = Args::parse();
    let speech = Speech::new(args.speech);
    let stop = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&stop);
    // Questions are left by Ctrl-C as they are anywhere else; `init` sets its own handler when they are answered. So does a server. A
    // check writes nothing.
    if !matches!(args.command, Command::Init(_) | Command::Serve(_) | Command::Check { .. }) {
        // Where no handler can be set the default one ends the program; the next build cleans up after it. Who asks twice will not wait.
        let _ = ctrlc::set_handler(move || {
            if told.swap(true, Ordering::Relaxed) {
                std::process::exit(i32::from(INTERRUPTED));
            }
        });
    }
    match args.command {
        Command::Build { common, report, out, replace, fresh, pdf, slice } => {
            let out = out.unwrap_or_else(|| own_folder(&common.project));
            if let Some(other) = pipeline::other_project(&options(&common), &out).filter(|_| !replace) {
                return of_another(&out, &other, speech);
            }
            let memory = if fresh { Memory::Fresh } else { Memory::Kept };
            match slice.as_deref().map(|text| Slice::read(text).ok_or(text)) {
                Some(Ok(slice)) => {
                    with_jobs(&common, speech, |voice| join::build_slice(&common, report, (slice, &out), voice, &stop))
                }
                Some(Err(text)) => join::no_slice(text, speech),
                None => with_jobs(&common, speech, |voice| build(&common, report, (&out, memory, &pdf), voice, &stop)),
            }
        }
        Command::Explain(args) => explain::run(&args, speech),
        Command::Completions(args) => manual::completions(&args),
        Command::Man(args) => manual::man(&args, speech),
        Command::Init(args) => init::run(&args, speech),
        Command::Import { command } => import::run(&command, speech),
        Command::New(args) => new::run(&args, speech),
        Command::Serve(args) => serve::run(args, speech),
        Command::Join(args) => join::run(&args, speech),
        Command::Gallery { out } => gallery::run(&out, speech),
        Command::Sources(args) => with_jobs(&args.common, speech, |voice| sources::run(&args, voice)),
        Command::Translations(args) => with_jobs(&args.common, speech, |voice| translations::run(&args, voice)),
        Command::Parity(args) => parity::run(&args, speech),
        Command::Schema(args) => schema::run(&args, speech),
        Command::Translate { command } => translate::run(&command, speech),
        Command::Check { common, report, external } => {
            with_jobs(&common, speech, |voice| check(&common, report, external, voice, &stop))
        }
    }
}

/// Where the site of a project is put if nothing else is said.
fn own_folder(project: &Path) -> PathBuf {
    if project == Path::new(".") { PathBuf::from("public") } else { project.join("public") }
}

fn of_another(out: &Path, project: &Path, speech: Speech) -> ExitCode {
    let (out, project) = (out.display(), project.display());
    speech.failed(&Bilingual::of(
        format!("the folder {out} has the site of another project, {project}"),
        format!("文件夹{out}里是另一个项目{project}的网站"),
    ));
    speech.help(&Bilingual::new(
        "choose another folder with --out, or replace that site with --replace; nothing was touched",
        "请用--out换一个文件夹；确要替换那个网站，请加--replace。没有改动任何文件",
    ));
    ExitCode::from(FAILED)
}

fn build(
    common: &CommonArgs,
    report: ReportArgs,
    (out, memory, pdf): (&Path, Memory, &PdfArgs),
    voice: &Voice,
    stop: &AtomicBool,
) -> Result<ExitCode, BuildError> {
    let progress = voice.progress();
    let (printer, mut missing) = pdf.printer();
    let mut options = Options { denied: report.denied(), printer, ..options(common) };
    let run = |options: &Options| match load::program() {
        Some(program) => pipeline::rebuild(options, out, memory, program, &progress, stop),
        // Without knowing which program it is, nothing of another's may be taken over.
        None => pipeline::build(options, out, &progress, stop),
    };
    let mut result = run(&options);
    if let Err(BuildError::Printer(why)) = result {
        // As where there is no Chromium: the site without the files.
        (options.printer, missing) = (None, Some(why));
        result = run(&options);
    }
    progress.finish(voice.speech);
    let (found, published) = result?;
    voice.report(&found, report.format.machine(), report.timings.then_some(&progress));
    if options.denied.stops(&found.problems) {
        return Ok(nothing_written(voice));
    }
    voice.built(&found, published.as_ref(), out);
    // What a large report takes up the system takes back at once.
    std::mem::forget(found);
    if let Some(missing) = missing {
        voice.failed(&missing);
        voice.speech.line(&pdf::BUILT);
        return Ok(ExitCode::from(NO_PDF));
    }
    Ok(ExitCode::SUCCESS)
}

fn nothing_written(voice: &Voice) -> ExitCode {
    voice.refused(&Bilingual::new("nothing was written; the site stands as it was", "没有写入任何文件，网站保持原样"));
    ExitCode::from(HAS_ERRORS)
}

/// How long a server may take to answer, in seconds.
const PATIENCE: u32 = 15;

fn check(
    common: &CommonArgs,
    report: ReportArgs,
    external: bool,
    voice: &Voice,
    stop: &AtomicBool,
) -> Result<ExitCode, BuildError> {
    let progress = voice.progress();
    let options = Options { denied: report.denied(), ..options(common) };
    let result = if external {
        let asking = Asking { web: &Curl::find(PATIENCE)?, today: voice::today() };
        pipeline::check_links(&options, asking, &progress, stop).map(|(found, asked)| (found, Some(asked)))
    } else {
        pipeline::check(&options, &progress, stop).map(|found| (found, None))
    };
    progress.finish(voice.speech);
    let (found, asked) = result?;
    if let Some(asked) = &asked {
        voice.asked(asked);
    }
    voice.report(&found, report.format.machine(), report.timings.then_some(&progress));
    if options.denied.stops(&found.problems) {
        voice.refused(&Bilingual::new("the report does not hold", "报告没有通过检查"));
        return Ok(ExitCode::from(HAS_ERRORS));
    }
    voice.checked(&found);
    Ok(ExitCode::SUCCESS)
}

fn options(common: &CommonArgs) -> Options {
    Options {
        project: common.project.clone(),
        base_url: common.base_url.clone(),
        drafts: if common.drafts { Drafts::Shown } else { Drafts::Hidden },
        denied: Denied::Errors,
        as_of: common.as_of.or_else(voice::today),
        printer: None,
    }
}

/// Sets how many threads the whole program uses, for work that goes on.
fn threads(common: &CommonArgs, speech: Speech) -> Result<(), ExitCode> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(common.jobs.unwrap_or(0)).build_global();
    pool.map_err(|error| no_threads(speech, &error))
}

fn no_threads(speech: Speech, why: &rayon::ThreadPoolBuildError) -> ExitCode {
    speech.failed(&Bilingual::of(format!("the threads cannot be started: {why}"), format!("线程无法启动：{why}")));
    speech.help(&Bilingual::new("ask for fewer with --jobs", "请用--jobs减少线程数"));
    ExitCode::from(FAILED)
}

/// Runs `work` on as many threads as asked for; by default one for each core.
fn with_jobs(
    common: &CommonArgs,
    speech: Speech,
    work: impl FnOnce(&Voice) -> Result<ExitCode, BuildError> + Send,
) -> ExitCode {
    let voice = Voice::new(common, speech);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(common.jobs.unwrap_or(0)).build();
    let result = match pool {
        Ok(pool) => pool.install(|| work(&voice)),
        Err(error) => return no_threads(speech, &error),
    };
    result.unwrap_or_else(|error| {
        speech.failed(&error.told());
        ExitCode::from(match error {
            BuildError::Interrupted => INTERRUPTED,
            BuildError::TooManySlices { .. } => WRONG,
            _ => FAILED,
        })
    })
}
