//! `gongbao serve`: what is served, and the line for each change.

use super::args::CommonArgs;
use super::speech::Speech;
use super::voice::Voice;
use super::{FAILED, browser, options, threads};
use gongbao::diag::{Diagnostic, Severity};
use gongbao::i18n::{Bilingual, Told};
use gongbao::pipeline::BuildError;
use gongbao::serve::{self, Changed, Editor, Hearing, Options, Stopper, Teller};
use gongbao::source::SourceSet;
use std::fmt::Display;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// What `gongbao serve` takes.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  gongbao serve\n  gongbao serve --open --drafts\n  gongbao serve --port 8080 --editor zed\n  \
                  gongbao serve --editor 'x-kate://{path}:{line}'\n  gongbao serve --host 0.0.0.0 --allow-host report.test"
)]
pub struct ServeArgs {
    #[command(flatten)]
    common: CommonArgs,
    /// The port; by default the first free one from 8000
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// The address to listen on; any other than the loopback lets other machines read the report
    #[arg(long, value_name = "IP", default_value = "127.0.0.1", value_parser = host)]
    host: IpAddr,
    /// Let requests be addressed to this name too, besides localhost
    #[arg(long = "allow-host", value_name = "NAME")]
    names: Vec<String>,
    /// Open the report in the browser
    #[arg(long)]
    open: bool,
    /// What edit links open: vscode, vscodium, cursor, windsurf, zed, idea, subl, txmt, mvim, none, or an address with {path} and {line}
    #[arg(long, value_name = "EDITOR", env = "GONGBAO_EDITOR", default_value = "vscode")]
    editor: Editor,
    /// Look at the files every 0.4 s instead of being told of changes: for folders whose changes the system does not report. On Linux that
    /// begins by itself on FUSE, NFS, CIFS, 9P, vboxsf and their like; elsewhere a shared folder needs this option
    #[arg(long)]
    poll: bool,
}

fn host(text: &str) -> Result<IpAddr, String> {
    match text {
        "localhost" => Ok(Ipv4Addr::LOCALHOST.into()),
        _ => text.parse().map_err(|_| "write it as an address: 127.0.0.1, ::1, 0.0.0.0".to_owned()),
    }
}

/// Serves until Ctrl-C, which is how serving is done: exit code 0.
pub fn run(args: ServeArgs, speech: Speech) -> ExitCode {
    if let Err(code) = threads(&args.common, speech) {
        return code;
    }
    let stopper = Stopper::new();
    let (told, stop) = (AtomicBool::new(false), stopper.clone());
    // Where no handler can be set the default one ends the program, which has nothing open for writing.
    let _ = ctrlc::set_handler(move || {
        if told.swap(true, Ordering::Relaxed) {
            std::process::exit(super::INTERRUPTED.into());
        }
        stop.stop();
    });
    let voice = Voice::new(&args.common, speech);
    let herald = Herald { voice, open: args.open, last: Mutex::default(), since: Mutex::default() };
    let served = Options {
        host: args.host,
        port: args.port,
        names: args.names,
        editor: args.editor,
        tongue: speech.tongue,
        hearing: if args.poll { Hearing::Polled } else { Hearing::Told },
        ..Options::new(options(&args.common))
    };
    match serve::run(served, Box::new(herald), &stopper) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            speech.failed(&error.told());
            ExitCode::from(FAILED)
        }
    }
}

/// Tells on the terminal what the server does.
struct Herald {
    voice: Voice,
    open: bool,
    /// What was wrong when it was last told: the same is not told twice.
    last: Mutex<String>,
    /// Since when changes are read.
    since: Mutex<Option<Instant>>,
}

impl Herald {
    fn problems(&self, problems: &[Diagnostic], sources: &SourceSet) {
        let text = self.voice.rendered(problems, sources);
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if *last != text {
            self.voice.say_problems(problems, &text);
            *last = text;
        }
    }

    fn warn(&self, en: &str, zh: &str, why: &dyn Display) {
        self.voice.speech.warned(&Bilingual::of(format!("{en}: {why}"), format!("{zh}：{why}")));
    }
}

impl Teller for Herald {
    fn listening(&self, address: SocketAddr, fallback: Option<&Bilingual>) {
        let url = url(address);
        self.voice.tell(&Bilingual::of(
            format!("\n  {url}\n\nfollows content/, seeds/ and themes/; Ctrl-C stops it"),
            format!("\n  {url}\n\n页面随content/、seeds/、themes/的改动自动更新；按Ctrl-C停止"),
        ));
        if !address.ip().is_loopback() {
            let open = Bilingual::new("other machines can read the report too", "其他机器也能读到这份报告");
            self.voice.speech.warned(&open);
        }
        if let Some(why) = fallback {
            self.voice.speech.warned(why);
        }
        if self.open
            && let Err(why) = browser::open(&url)
        {
            self.warn("no browser could be opened", "无法打开浏览器", &why);
        }
    }

    fn opened(&self, problems: &[Diagnostic], sources: &SourceSet) {
        self.problems(problems, sources);
    }

    #[expect(clippy::disallowed_methods, reason = "the command line alone may ask for the time")]
    fn noticed(&self) {
        *self.since.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }

    fn updated(&self, changed: &Changed, problems: &[Diagnostic], sources: &SourceSet, failure: Option<&BuildError>) {
        let since = self.since.lock().unwrap_or_else(PoisonError::into_inner).take();
        let took = since.map_or(0.0, |since| since.elapsed().as_secs_f64() * 1000.0);
        if let Some(failure) = failure {
            self.voice.failed(&failure.told());
        }
        self.problems(problems, sources);
        let holds = failure.is_none() && problems.iter().all(|it| it.severity != Severity::Error);
        let (en, zh) = if holds {
            ("ready", "已更新")
        } else {
            ("the pages stay as they were", "有错误，页面保持原样")
        };
        let named = named(changed);
        self.voice.tell(&Bilingual::of(
            format!("{}: {en} ({took:.0} ms)", named.en()),
            format!("{}：{zh}（{took:.0}毫秒）", named.zh()),
        ));
    }

    fn undrawn(&self, address: &str, problem: &Diagnostic, sources: &SourceSet) {
        let text = self.voice.rendered(std::slice::from_ref(problem), sources);
        self.voice.say_problems(std::slice::from_ref(problem), &text);
        self.voice.tell(&Bilingual::of(format!("/{address}: cannot be drawn"), format!("/{address}：无法生成")));
    }
}

/// What changed, in a few words.
fn named(changed: &Changed) -> Bilingual {
    let mut paths = changed.paths.iter();
    match (paths.next(), paths.count()) {
        _ if changed.everything => Bilingual::new("all files", "全部文件"),
        (Some(path), 0) => Bilingual::same(path.as_str()),
        (Some(path), more) => Bilingual::of(format!("{path} and {more} more"), format!("{path}等{}个文件", more + 1)),
        (None, _) => Bilingual::same(""),
    }
}

/// The address as a browser takes it.
fn url(address: SocketAddr) -> String {
    let host = match address.ip() {
        ip if ip.is_unspecified() => "localhost".to_owned(),
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => format!("[{ip}]"),
    };
    format!("http://{host}:{}/", address.port())
}
