//! Finds an installed Chromium, and prints pages with it.

use gongbao::i18n::Bilingual;
use gongbao::pipeline::{PrintError, Printer};
use gongbao::source::encoded;
use std::ffi::{OsStr, OsString};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
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
pub struct Chromium(OsString);

impl Chromium {
    /// The one that is `asked` for, else the first that is found.
    ///
    /// # Errors
    /// What to install, where there is none or none that is new enough.
    pub fn find(asked: Option<&Path>) -> Result<Self, Bilingual> {
        let names: Vec<&OsStr> = asked.map_or_else(|| NAMES.map(OsStr::new).to_vec(), |path| vec![path.as_os_str()]);
        let found: Vec<(&OsStr, u32)> = names.into_iter().filter_map(|name| Some((name, version(name)?))).collect();
        if let Some((name, _)) = found.iter().find(|(_, version)| *version >= OLDEST) {
            return Ok(Self((*name).to_owned()));
        }
        Err(match (found.first(), asked) {
            (Some((name, version)), _) => Bilingual::of(
                format!("no PDF: {} is Chromium {version}, and page numbers need {OLDEST} or newer", name.display()),
                format!("没有生成PDF：{}是Chromium {version}，页码需要{OLDEST}或更新的版本", name.display()),
            ),
            (None, Some(path)) => Bilingual::of(
                format!("no PDF: {} does not run as Chromium", path.display()),
                format!("没有生成PDF：{}不能作为Chromium运行", path.display()),
            ),
            (None, None) => Bilingual::new("no PDF: Chromium was not found", "没有生成PDF：没有找到Chromium"),
        })
    }
}

/// What to do where there is none.
pub fn help() -> Bilingual {
    Bilingual::new(
        "install Chromium or Google Chrome (Debian: apt-get install chromium fonts-noto-cjk), or name it with --chromium PATH or CHROMIUM; \
         the rest of the site was built",
        "请安装Chromium或Google Chrome（Debian：apt-get install chromium fonts-noto-cjk），或用--chromium或环境变量CHROMIUM指明其路径；\
         网站的其余部分已经生成",
    )
}

/// The major version that a program tells: `Chromium 156.0.8078.79`.
fn version(name: &OsStr) -> Option<u32> {
    let output = Command::new(name).arg("--version").stdin(Stdio::null()).output().ok()?;
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    told.split_whitespace().find_map(|word| word.split_once('.')?.0.parse().ok())
}

impl Printer for Chromium {
    fn print(&self, page: &Path, pdf: &Path, room: &Path, stop: &AtomicBool) -> Result<(), PrintError> {
        let mut command = Command::new(&self.0);
        command.args(["--headless", "--disable-gpu", "--disable-background-networking", "--no-first-run"]);
        // Chromium does not sandbox itself for root and refuses to start; the page is this program's own.
        command.args(is_root().then_some("--no-sandbox"));
        command.args(["--no-pdf-header-footer", "--generate-pdf-document-outline"]);
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
        if ended? && told.contains("bytes written to file") {
            return Ok(());
        }
        Err(failed(told.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("it says nothing")))
    }
}

/// Waits for the end; gives whether it was a good one.
fn wait(child: &mut Child, stop: &AtomicBool) -> Result<bool, PrintError> {
    for _ in 0..LOOKS {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(status.success()),
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
    PrintError::Failed(Bilingual::of(format!("Chromium printed no PDF: {why}"), format!("Chromium没有生成PDF：{why}")))
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
}

impl PdfArgs {
    /// Who prints, where that is asked for; or why nobody can.
    pub fn printer(&self) -> (Option<Arc<dyn Printer>>, Option<Bilingual>) {
        match self.pdf.then(|| Chromium::find(self.chromium.as_deref())) {
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
    fn addresses_of_files_hold_any_name() {
        assert_eq!(address(Path::new("/a b/报#1?.html")), "file:///a%20b/%E6%8A%A5%231%3F.html");
    }
}
