//! What the program says: a bar on a terminal, plain lines elsewhere, problems as they are.

use super::args::CommonArgs;
use gongbao::diag::formats::{self, Format};
use gongbao::diag::{Palette, Severity, render};
use gongbao::i18n::Tongue;
use gongbao::output::Published;
use gongbao::pipeline::{Found, Progress, Summary};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::time::Instant;

/// How much is said, and how.
pub struct Voice {
    quiet: bool,
    verbose: bool,
    tongue: Tongue,
    palette: Palette,
    terminal: bool,
    started: Instant,
}

impl Voice {
    /// By what was asked for and where the words go.
    #[expect(clippy::disallowed_methods, reason = "the command line alone may ask for the time and the environment")]
    pub fn new(common: &CommonArgs) -> Self {
        let terminal = std::io::stderr().is_terminal() && std::env::var_os("CI").is_none();
        let colour = terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        Self {
            quiet: common.quiet,
            verbose: common.verbose,
            tongue: Tongue::En,
            palette: if colour { Palette::Ansi } else { Palette::Plain },
            terminal,
            started: Instant::now(),
        }
    }

    /// A bar where somebody is looking, nothing elsewhere.
    pub fn progress(&self) -> Bar {
        let target =
            if self.terminal && !self.quiet { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(0), target);
        if let Ok(style) = ProgressStyle::with_template("{bar:32} {pos}/{len} files") {
            bar.set_style(style);
        }
        Bar(bar)
    }

    /// All problems: with a line that counts them for people, or on standard output in a form for programs.
    pub fn problems(&self, found: &Found, machine: Option<Format>) {
        if let Some(format) = machine {
            print(&formats::write(&found.problems, &found.sources, format, self.tongue));
            return;
        }
        if found.problems.is_empty() {
            return;
        }
        say(&render(&found.problems, &found.sources, self.tongue, self.palette));
        let errors = found.problems.iter().filter(|it| it.severity == Severity::Error).count();
        let warnings = found.problems.len() - errors;
        say(&format!("{}, {}\n", counted(errors, "error"), counted(warnings, "warning")));
    }

    /// Words as they are.
    pub fn say(what: &str) {
        say(what);
    }

    /// A refusal, after the problems that caused it.
    pub fn refused(why: &str) {
        say(&format!("{why}\n"));
    }

    /// A failure that no file of the report is to blame for.
    pub fn failed(why: &str) {
        say(&format!("error: {why}\n"));
    }

    /// A line on what was done.
    pub fn tell(&self, what: &str) {
        if !self.quiet {
            say(&format!("{what}\n"));
        }
    }

    /// What was built.
    pub fn built(&self, found: &Found, published: Option<&Published>, out: &Path) {
        if let Some(leftover) = published.and_then(|published| published.leftover.as_ref()) {
            say(&format!("warning: {leftover}\n"));
        }
        if self.quiet {
            return;
        }
        let seconds = self.started.elapsed().as_secs_f64();
        let summary = found.summary.unwrap_or_default();
        say(&format!("built {} in {seconds:.2} s: {}\n", described(summary), out.join("index.html").display()));
        if let (true, Some(published)) = (self.verbose, published) {
            say(&format!(
                "{} files, {} bytes: {} new, {} changed, {} removed\n",
                published.files, published.bytes, published.added, published.changed, published.removed
            ));
        }
    }

    /// What was checked.
    pub fn checked(&self, found: &Found) {
        if !self.quiet {
            let seconds = self.started.elapsed().as_secs_f64();
            say(&format!("checked {} in {seconds:.2} s\n", described(found.summary.unwrap_or_default())));
        }
        if self.verbose {
            say(&format!("{} files would be written\n", found.summary.unwrap_or_default().files));
        }
    }
}

fn described(summary: Summary) -> String {
    format!("{} and {}", counted(summary.pages, "page"), counted(summary.charts, "chart"))
}

/// A count with its noun.
pub fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// Writes a listing to standard output.
pub fn print(text: &str) {
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}

/// Writes to standard error. A closed pipe is no reason to fail a build.
fn say(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// The bar.
pub struct Bar(ProgressBar);

impl Bar {
    /// Takes it away.
    pub fn finish(&self) {
        self.0.finish_and_clear();
    }
}

impl Progress for Bar {
    fn planned(&self, routes: usize) {
        self.0.set_length(u64::try_from(routes).unwrap_or(u64::MAX));
    }

    fn drawn(&self) {
        self.0.inc(1);
    }
}
