//! What the program says: a bar on a terminal, plain lines elsewhere, problems as they are.

use super::args::CommonArgs;
use super::speech::Speech;
use super::timings::{self, Watch};
use gongbao::diag::formats::{self, Format, Run, Site, Timing};
use gongbao::diag::{Diagnostic, Severity, render};
use gongbao::i18n::{Bilingual, Date, Told, Tongue, counted};
use gongbao::output::Published;
use gongbao::pipeline::{Asked, Found, Progress, Stage, Summary};
use gongbao::plan::Slice;
use gongbao::source::SourceSet;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::Write;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// The day in UTC; `None` where the clock stands before 1970.
#[expect(clippy::disallowed_methods, reason = "the command line alone may ask for the time")]
pub fn today() -> Option<Date> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    Date::from_unix_days(since.as_secs() / 86_400)
}

/// How much is said, and how.
pub struct Voice {
    quiet: bool,
    verbose: bool,
    /// In which language, and whether in colour.
    pub speech: Speech,
    started: Instant,
}

impl Voice {
    /// By what was asked for.
    #[expect(clippy::disallowed_methods, reason = "the command line alone may ask for the time")]
    pub fn new(common: &CommonArgs, speech: Speech) -> Self {
        Self { quiet: common.quiet, verbose: common.verbose, speech, started: Instant::now() }
    }

    /// A bar where somebody is looking, nothing elsewhere.
    pub fn progress(&self) -> Bar {
        let target = if self.speech.terminal && !self.quiet {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(Some(0), target);
        let bar = Bar { drawn: bar, watch: Watch::default(), tongue: self.speech.tongue, warnings: Mutex::default() };
        bar.set(&FILES);
        bar
    }

    /// All problems, and after them how long the stages took that `bar` saw.
    pub fn report(&self, found: &Found, machine: Option<Format>, timed: Option<&Bar>) {
        let timings = timed.map(|bar| bar.watch.timings()).unwrap_or_default();
        let in_json = machine == Some(Format::Json);
        match machine {
            Some(format) => self.for_programs(found, format, if in_json { &timings } else { &[] }),
            None => self.problems(found),
        }
        if !timings.is_empty() && !in_json {
            self.speech.say(&timings::table(&timings, self.speech.tongue));
        }
    }

    /// All problems in a form for programs, on standard output.
    fn for_programs(&self, found: &Found, format: Format, timings: &[Timing]) {
        let site = found.summary.map(|it| Site { pages: it.pages, charts: it.charts, files: it.files });
        let run = Run { site, timings };
        print(&formats::write(&found.problems, &found.sources, format, self.speech.tongue, &run));
    }

    /// All problems for people.
    pub fn problems(&self, found: &Found) {
        self.say_problems(&found.problems, &self.rendered(&found.problems, &found.sources));
    }

    /// Problems as people read them here.
    pub fn rendered(&self, problems: &[Diagnostic], sources: &SourceSet) -> String {
        render(problems, sources, self.speech.tongue, self.speech.palette)
    }

    /// `text`, which tells of `problems`, and a line that counts them.
    pub fn say_problems(&self, problems: &[Diagnostic], text: &str) {
        if problems.is_empty() {
            return;
        }
        self.speech.say(text);
        let errors = problems.iter().filter(|it| it.severity == Severity::Error).count();
        let warnings = problems.len() - errors;
        self.speech.line(&Bilingual::of(
            format!("{}, {}", counted(errors, "error"), counted(warnings, "warning")),
            format!("{errors}个错误，{warnings}个警告"),
        ));
    }

    /// A refusal, after the problems that caused it.
    pub fn refused(&self, why: &Bilingual) {
        self.speech.line(why);
    }

    /// A failure that no file of the report is to blame for.
    pub fn failed(&self, why: &Bilingual) {
        self.speech.failed(why);
    }

    /// A line on what was done.
    pub fn tell(&self, what: &Bilingual) {
        if !self.quiet {
            self.speech.line(what);
        }
    }

    /// What was built.
    pub fn built(&self, found: &Found, published: Option<&Published>, out: &Path) {
        if let Some(leftover) = published.and_then(|published| published.leftover.as_ref()) {
            self.speech.warned(&leftover.told());
        }
        let seconds = self.started.elapsed().as_secs_f64();
        let (summary, index) = (described(found.summary.unwrap_or_default()), out.join("index.html"));
        self.tell(&Bilingual::of(
            format!("built {} in {seconds:.2} s: {}", summary.en(), index.display()),
            format!("已生成{}，用时{seconds:.2}秒：{}", summary.zh(), index.display()),
        ));
        if let (true, Some(published)) = (self.verbose, published) {
            let Published { files, bytes, added, changed, removed, .. } = published;
            self.tell(&Bilingual::of(
                format!(
                    "{}, {bytes} bytes: {added} new, {changed} changed, {removed} removed",
                    counted(*files, "file")
                ),
                format!("{files}个文件，{bytes}字节：新增{added}，改动{changed}，删除{removed}"),
            ));
        }
    }

    /// What was built of a slice.
    pub fn sliced(&self, slice: Slice, published: &Published, out: &Path) {
        if let Some(leftover) = &published.leftover {
            self.speech.warned(&leftover.told());
        }
        let (seconds, out) = (self.started.elapsed().as_secs_f64(), out.display());
        let (number, of, files) = (slice.number(), slice.of(), published.files);
        self.tell(&Bilingual::of(
            format!("built slice {number} of {of}, {} in {seconds:.2} s: {out}", counted(files, "file")),
            format!("已生成第{number}片，共{of}片，{files}个文件，用时{seconds:.2}秒：{out}"),
        ));
    }

    /// What became of the links to other sites.
    pub fn asked(&self, asked: &Asked) {
        if let Some(why) = &asked.unsaved {
            self.speech.warned(&why.told());
        }
        let Asked { addresses, now, .. } = asked;
        self.tell(&Bilingual::of(
            format!(
                "links to other sites: {addresses}; {now} asked now, {} known from the last 7 days",
                addresses - now
            ),
            format!("外部网址{addresses}个：本次访问{now}个，其余{}个在7天之内已查过", addresses - now),
        ));
    }

    /// What was checked.
    pub fn checked(&self, found: &Found) {
        let summary = found.summary.unwrap_or_default();
        let (seconds, described) = (self.started.elapsed().as_secs_f64(), described(summary));
        self.tell(&Bilingual::of(
            format!("checked {} in {seconds:.2} s", described.en()),
            format!("已检查{}，用时{seconds:.2}秒", described.zh()),
        ));
        if self.verbose {
            let files = summary.files;
            self.tell(&Bilingual::of(
                format!("{} would be written", counted(files, "file")),
                format!("将写入{files}个文件"),
            ));
        }
    }
}

const FILES: Bilingual = Bilingual::new("{bar:32} {pos}/{len} files", "{bar:32} {pos}/{len}个文件");
const LINKS: Bilingual = Bilingual::new("{bar:32} {pos}/{len} links", "{bar:32} {pos}/{len}个链接");

fn described(summary: Summary) -> Bilingual {
    Bilingual::of(
        format!("{} and {}", counted(summary.pages, "page"), counted(summary.charts, "chart")),
        format!("{}个页面、{}张图表", summary.pages, summary.charts),
    )
}

/// Writes a listing to standard output.
pub fn print(text: &str) {
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}

/// The bar.
pub struct Bar {
    drawn: ProgressBar,
    watch: Watch,
    tongue: Tongue,
    /// What is said when the bar is out of the way.
    warnings: Mutex<Vec<Bilingual>>,
}

impl Bar {
    /// What it counts.
    fn set(&self, template: &Bilingual) {
        if let Ok(style) = ProgressStyle::with_template(template.get(self.tongue)) {
            self.drawn.set_style(style);
        }
        self.drawn.set_position(0);
    }

    /// Takes it away.
    pub fn finish(&self, speech: Speech) {
        self.watch.stop();
        self.drawn.finish_and_clear();
        let mut warnings = self.warnings.lock().unwrap_or_else(PoisonError::into_inner);
        warnings.drain(..).for_each(|warning| speech.warned(&warning));
    }
}

impl Progress for Bar {
    fn entered(&self, stage: Stage) {
        self.watch.enter(stage);
        if stage == Stage::Links {
            self.set(&LINKS);
        }
    }

    fn planned(&self, routes: usize) {
        self.drawn.set_length(u64::try_from(routes).unwrap_or(u64::MAX));
    }

    fn drawn(&self) {
        self.drawn.inc(1);
    }

    fn warned(&self, warning: &Bilingual) {
        self.warnings.lock().unwrap_or_else(PoisonError::into_inner).push(warning.clone());
    }
}
