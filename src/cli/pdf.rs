//! Finds an installed Chromium, and prints pages with it.

use gongbao::i18n::Bilingual;
use gongbao::pipeline::{PrintError, Printer};
use gongbao::source::encoded;
use std::ffi::{OsStr, OsString};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// What Chromium and its kin are called.
const NAMES: [&str; 7] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
/// The first version that writes heads and page numbers as the style sheet says (page-margin boxes).
const OLDEST: u32 = 131;
/// How often a running browser is looked at, and how often at most: ten minutes.
const WAIT: Duration = Duration::from_millis(50);
const LOOKS: u32 = 12_000;

/// An installed Chromium.
#[derive(Debug)]
pub struct Chromium {
    path: OsString,
    /// What the user adds to its arguments.
    arguments: Vec<OsString>,
}

impl Chromium {
    /// The one that is asked for, else the first that is found.
    ///
    /// # Errors
    /// What to install, where there is none or none that is new enough.
    pub fn find(args: &PdfArgs) -> Result<Self, Bilingual> {
        let asked = args.chromium.as_deref();
        let names: Vec<&OsStr> = asked.map_or_else(|| NAMES.map(OsStr::new).to_vec(), |path| vec![path.as_os_str()]);
        let found: Vec<(&OsStr, u32)> = names.into_iter().filter_map(|name| Some((name, version(name)?))).collect();
        if let Some((name, _)) = found.iter().find(|(_, version)| *version >= OLDEST) {
            return Ok(Self { path: (*name).to_owned(), arguments: args.arguments.clone() });
        }
        Err(match (found.first(), asked) {
            (Some((name, version)), _) => Bilingual::of(
                format!(
                    "no PDF: {} is Chromium {version}, and page numbers need {OLDEST} or newer{}",
                    name.display(),
                    INSTALL.en()
                ),
                format!(
                    "没有生成PDF：{}是Chromium {version}，页码需要{OLDEST}或更新的版本{}",
                    name.display(),
                    INSTALL.zh()
                ),
            ),
            (None, Some(path)) => Bilingual::of(
                format!("no PDF: {} does not run as Chromium{}", path.display(), INSTALL.en()),
                format!("没有生成PDF：{}不能作为Chromium运行{}", path.display(), INSTALL.zh()),
            ),
            (None, None) => Bilingual::of(
                format!("no PDF: Chromium was not found{}", INSTALL.en()),
                format!("没有生成PDF：没有找到Chromium{}", INSTALL.zh()),
            ),
        })
    }
}

/// What to do where there is none.
const INSTALL: Bilingual = Bilingual::new(
    "\nhelp: install Chromium or Google Chrome (Debian: apt-get install chromium fonts-noto-cjk), or name it with --chromium PATH or CHROMIUM",
    "\n帮助：请安装Chromium或Google Chrome（Debian：apt-get install chromium fonts-noto-cjk），或用--chromium或环境变量CHROMIUM指明其路径",
);

/// What is there all the same.
pub const BUILT: Bilingual = Bilingual::new("the site was built without PDF files", "网站已经生成，但没有PDF文件");

/// The major version that a program tells: `Chromium 156.0.8078.79`.
fn version(name: &OsStr) -> Option<u32> {
    let output = Command::new(name).arg("--version").stdin(Stdio::null()).output().ok()?;
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    told.split_whitespace().find_map(|word| word.split_once('.')?.0.parse().ok())
}

impl Printer for Chromium {
    fn print(&self, page: &Path, pdf: &Path, room: &Path, stop: &AtomicBool) -> Result<(), PrintError> {
        let mut command = Command::new(&self.path);
        command.args(["--headless", "--disable-gpu", "--disable-background-networking", "--no-first-run"]);
        // Chromium does not sandbox itself for root and refuses to start; the page is this program's own.
        command.args(is_root().then_some("--no-sandbox"));
        command.args(["--no-pdf-header-footer", "--generate-pdf-document-outline"]);
        command.args(&self.arguments);
        command.arg(option("--user-data-dir=", &room.join("profile")));
        command.arg(option("--print-to-pdf=", pdf));
        command.arg(address(page));
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
        let mut child = child.map_err(|error| failed(&error.to_string()))?;
        let told = child.stderr.take().map(|mut pipe| {
            std::thread::spawn(move || {
                let mut told = Vec::new();
                let _ = pipe.read_to_end(&mut told);
                String::from_utf8_lossy(&told).into_owned()
            })
        });
        let ended = wait(&mut child, stop);
        let told = told.and_then(|thread| thread.join().ok()).unwrap_or_default();
        // The browser says how many bytes it wrote, and otherwise why it wrote none.
        let status = ended?;
        if status.success() && told.contains("bytes written to file") {
            return Ok(());
        }
        let why = reason(&told).map_or_else(|| format!("it says nothing ({status})"), str::to_owned);
        Err(PrintError::Failed(with_help(&why, &told)))
    }
}

/// Waits for the end; gives which it was.
fn wait(child: &mut Child, stop: &AtomicBool) -> Result<ExitStatus, PrintError> {
    for _ in 0..LOOKS {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(status),
            Ok(None) if stop.load(Ordering::Relaxed) => {
                end(child);
                return Err(PrintError::Stopped);
            }
            Ok(None) => std::thread::sleep(WAIT),
            Err(error) => return Err(failed(&error.to_string())),
        }
    }
    end(child);
    Err(failed("it does not end"))
}

/// Ends it, and leaves no zombie behind.
fn end(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}

fn failed(why: &str) -> PrintError {
    PrintError::Failed(with_help(why, ""))
}

/// The line that says why a browser ended: the first that calls itself fatal, else the last that is no part of a trace of its stack.
fn reason(told: &str) -> Option<&str> {
    let lines = || told.lines().map(str::trim).filter(|line| !line.is_empty() && !is_trace(line));
    lines().find(|line| line.contains("FATAL")).or_else(|| lines().next_back())
}

/// `#1 0x55d6b6a5a7c3 (/usr/lib/…)`, registers, and the lines around them.
fn is_trace(line: &str) -> bool {
    let is_frame = line.strip_prefix('#').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let is_registers = line.split_once(':').is_some_and(|(name, value)| {
        name.len() <= 3
            && value.trim_start().get(..16).is_some_and(|digits| digits.bytes().all(|it| it.is_ascii_hexdigit()))
    });
    is_frame || is_registers || line.starts_with("[end of stack trace]") || line.starts_with("Received signal")
}

/// What fails on which machines, and what helps there.
static KNOWN: [(&[&str], &str, Bilingual); 3] = [
    (
        &["sandbox", "setuid"],
        "--no-sandbox",
        Bilingual::new(
            "this system does not let Chromium sandbox itself; the page that it prints is the report's own",
            "本系统不允许Chromium使用沙箱；它打印的页面只有这份报告",
        ),
    ),
    (
        &["/dev/shm", "shared memory"],
        "--disable-dev-shm-usage",
        Bilingual::new("/dev/shm is too small, as it is in containers", "/dev/shm太小，容器中常常如此"),
    ),
    (
        &["zygote", "namespace"],
        "--no-zygote",
        Bilingual::new("Chromium cannot start a process of its own here", "Chromium在这里无法启动自己的进程"),
    ),
];

fn with_help(why: &str, told: &str) -> Bilingual {
    let known = KNOWN.iter().find(|(words, ..)| words.iter().any(|word| told.to_lowercase().contains(word)));
    let (en, zh) = match known {
        Some((_, switch, because)) => (
            format!("add --chromium-arg={switch} ({})", because.en()),
            format!("请加上--chromium-arg={switch}（{}）", because.zh()),
        ),
        None => (
            "arguments that Chromium needs here can be given with --chromium-arg".to_owned(),
            "Chromium在这里需要的参数可以用--chromium-arg给出".to_owned(),
        ),
    };
    Bilingual::of(
        format!("Chromium printed no PDF: {why}\nhelp: {en}"),
        format!("Chromium没有生成PDF：{why}\n帮助：{zh}"),
    )
}

fn option(name: &str, path: &Path) -> OsString {
    let mut option = OsString::from(name);
    option.push(path);
    option
}

/// The address of a file, with every byte escaped that means something in an address.
fn address(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    let root = if text.starts_with('/') { "" } else { "/" };
    // The colon behind a drive's letter is one in an address, too.
    format!("file://{root}{}", encoded(&text).replace("%3A", ":"))
}

#[cfg(unix)]
fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}

/// Where the browser is, if somebody says it.
#[derive(Debug, clap::Args)]
pub struct PdfArgs {
    /// Make a PDF of the whole report in each language, with an installed Chromium
    #[arg(long)]
    pub pdf: bool,
    /// The Chromium that prints it; by default the first that is found
    #[arg(long, value_name = "PATH", env = "CHROMIUM")]
    pub chromium: Option<PathBuf>,
    /// An argument that Chromium is given besides gongbao's own, such as --no-sandbox; may be repeated
    #[arg(long = "chromium-arg", value_name = "ARG", allow_hyphen_values = true)]
    pub arguments: Vec<OsString>,
}

impl PdfArgs {
    /// Who prints, where that is asked for; or why nobody can.
    pub fn printer(&self) -> (Option<Arc<dyn Printer>>, Option<Bilingual>) {
        match self.pdf.then(|| Chromium::find(self)) {
            Some(Ok(chromium)) => (Some(Arc::new(chromium)), None),
            Some(Err(missing)) => (None, Some(missing)),
            None => (None, None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_that_says_why_is_found_among_traces() {
        let told = "[1:1:ERROR:dbus.cc(5)] no bus\n[9:9:FATAL:zygote_host_impl_linux.cc(128)] No usable sandbox! Do this.\n\
                    #0 0x55d6b6a5a7c2 (/usr/lib/chromium+0x1)\n#1 0x55d6b6a5a7c3 (/usr/lib/chromium+0x2)\n  r8: 000000000000007f  r9: 0\n";
        assert!(reason(told).unwrap().contains("No usable sandbox! Do this."));
        assert!(with_help(reason(told).unwrap(), told).en().contains("--chromium-arg=--no-sandbox"));
        assert_eq!(reason("out of paper\n#0 0x1\n\n"), Some("out of paper"));
        assert_eq!(reason("#0 0x1\n"), None);
        let small = with_help("x", "Failed to open /dev/shm/.org.chromium");
        assert!(small.zh().contains("--disable-dev-shm-usage"), "{small:?}");
    }

    #[test]
    fn addresses_of_files_hold_any_name() {
        assert_eq!(address(Path::new("/a b/报#1?.html")), "file:///a%20b/%E6%8A%A5%231%3F.html");
    }
}
