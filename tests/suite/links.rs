//! Links to other sites: found at their places, asked for with the real `curl` at a server of our own, not asked again for a week.

use super::project::{Silent, check_links, copy, edit, options, tests, told};
use super::validators::has;
use gongbao::i18n::Date;
use gongbao::links::{Curl, Reply, Web};
use gongbao::pipeline::{self, Asking, BuildError};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

/// A server on the loopback that knows a few paths, and what it was asked for.
struct Server {
    address: String,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let heard = Arc::new(Mutex::new(Vec::new()));
        let noted = Arc::clone(&heard);
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let noted = Arc::clone(&noted);
                std::thread::spawn(move || answer(stream, &noted));
            }
        });
        Self { address, heard }
    }

    fn heard(&self) -> Vec<String> {
        let mut heard = std::mem::take(&mut *self.heard.lock().unwrap());
        heard.sort();
        heard
    }
}

fn answer(mut stream: TcpStream, noted: &Mutex<Vec<String>>) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
    let request = lines.next().unwrap_or_default();
    lines.take_while(|line| !line.is_empty()).for_each(drop);
    let mut words = request.split(' ');
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    noted.lock().unwrap().push(format!("{method} {path}"));
    let (status, more) = match (method, path) {
        (_, "/there") | ("GET", "/get-only") => ("200 OK", ""),
        (_, "/old") => ("301 Moved Permanently", "Location: /there\r\n"),
        (_, "/now") => ("302 Found", "Location: /there\r\n"),
        ("HEAD", "/get-only") => ("405 Method Not Allowed", ""),
        (_, "/closed") => ("403 Forbidden", ""),
        (_, "/silent") => {
            std::thread::sleep(std::time::Duration::from_secs(5));
            return;
        }
        _ => ("404 Not Found", ""),
    };
    let _ = write!(stream, "HTTP/1.1 {status}\r\n{more}Content-Length: 0\r\nConnection: close\r\n\r\n");
}

/// A copy of the small report whose page links to these addresses in both languages.
fn linking(addresses: &[String]) -> tempfile::TempDir {
    let project = tempfile::tempdir().unwrap();
    copy(&tests("fixtures/base"), project.path());
    edit(project.path(), "content/sources.yaml", "https://example.org/daily", &addresses[0]);
    edit(project.path(), "content/report.yaml", "https://example.org/licence", &addresses[0]);
    for lang in ["zh", "en"] {
        let chapter = project.path().join(format!("content/chapters/1-goals.{lang}.md"));
        let mut text = fs::read_to_string(&chapter).unwrap();
        let (before, after) = if lang == "zh" { ("见", "。") } else { ("See ", ".") };
        for address in addresses {
            text.push_str(&format!("\n{before}[A]({address}#part){after}\n"));
        }
        fs::write(chapter, text).unwrap();
    }
    project
}

fn day(text: &str) -> Date {
    Date::try_from(text.to_owned()).unwrap()
}

#[test]
fn what_servers_say_is_told_where_the_address_stands() {
    if !has("curl") {
        return;
    }
    let server = Server::start();
    let paths = ["there", "old", "now", "get-only", "closed", "gone", "silent"];
    let project = linking(&paths.map(|path| format!("{}/{path}", server.address)));
    let web = Curl::find(1).unwrap();
    let asking = Asking { web: &web, today: Some(day("2026-11-25")) };
    let run =
        || pipeline::check_links(&options(project.path(), None), asking, &Silent, &AtomicBool::new(false)).unwrap();
    let (found, asked) = run();
    let told = told(&found).replace(&server.address, "SERVER");
    assert_eq!((asked.addresses, asked.now), (7, 7), "{told}");
    let heads: Vec<&str> = told.lines().filter(|line| line.contains('[') && line.contains("]: ")).collect();
    let [moved, refused, gone, silent] = [
        "warning[link-moved]: SERVER/old now leads to SERVER/there",
        "warning[link-refused]: whether SERVER/closed is there cannot be told: the server answers 403",
        "error[link-gone]: there is no page at SERVER/gone any more: the server answers 404",
        "warning[link-silent]: nobody answers at SERVER/silent: (28) Operation timed out",
    ];
    // Once in each language.
    assert_eq!(heads.len(), 8, "{told}");
    for (head, expected) in heads.iter().zip([moved, refused, gone, silent].iter().cycle()) {
        assert!(head.starts_with(expected), "{head}");
    }
    // The mark is under the address alone.
    assert!(found.problems.iter().all(|it| found.sources.slice(it.span).starts_with("http://127.0.0.1:")), "{told}");
    let mut expected: Vec<String> = paths.iter().map(|path| format!("HEAD /{path}")).collect();
    // Where HEAD did not lead to a page it was tried once more by GET; a redirection was followed.
    expected.extend(["get-only", "closed", "gone", "silent"].map(|path| format!("GET /{path}")));
    expected.extend(["HEAD /there".to_owned(), "HEAD /there".to_owned()]);
    expected.sort();
    assert_eq!(server.heard(), expected);

    // What answered well is not asked again; what did not, is.
    let (again, asked) = run();
    assert_eq!((asked.addresses, asked.now), (7, 3));
    assert_eq!(again.problems, found.problems);
    let tried = server.heard();
    assert_eq!(tried.len(), 6, "{tried:?}");
    let memory = project.path().join(".links.gongbao-cache");
    assert_eq!(fs::read_to_string(&memory).unwrap().lines().count(), 5);

    // A foreign file of that name stands as it was, and the links are told all the same.
    fs::write(&memory, "mine").unwrap();
    let (again, asked) = run();
    assert_eq!((asked.now, again.problems.len()), (7, found.problems.len()));
    assert!(asked.unsaved.is_some());
    assert_eq!(fs::read_to_string(&memory).unwrap(), "mine");
}

/// Says the same of every address.
struct Always(Reply, AtomicUsize);

impl Web for Always {
    fn ask(&self, _: &str) -> Reply {
        self.1.fetch_add(1, Ordering::Relaxed);
        self.0.clone()
    }
}

#[test]
fn without_a_network_no_link_is_blamed() {
    let addresses =
        ["https://a.example.org/".to_owned(), "https://b.example.org/".to_owned(), "https://c.example.org/".to_owned()];
    let project = linking(&addresses);
    let web = Always(Reply::Silent("(6) Could not resolve host".to_owned()), AtomicUsize::new(0));
    let asking = Asking { web: &web, today: None };
    let result = pipeline::check_links(&options(project.path(), None), asking, &Silent, &AtomicBool::new(false));
    assert!(matches!(result, Err(BuildError::Offline { addresses: 3, .. })), "{result:?}");
    assert!(!project.path().join(".links.gongbao-cache").exists());
}

#[test]
fn a_report_that_does_not_hold_asks_nobody() {
    let project = linking(&["https://a.example.org/".to_owned()]);
    fs::write(project.path().join("content/indicators/new.yaml"), "id: [").unwrap();
    let web = Always(Reply::Status { status: 404, location: None }, AtomicUsize::new(0));
    let asking = Asking { web: &web, today: None };
    let (found, _) =
        pipeline::check_links(&options(project.path(), None), asking, &Silent, &AtomicBool::new(false)).unwrap();
    assert!(!told(&found).contains("link-"), "{}", told(&found));
    assert_eq!(web.1.into_inner(), 0);
}

#[test]
fn a_report_may_say_how_bad_it_takes_lost_links_to_be() {
    let project = linking(&["https://a.example.org/".to_owned()]);
    let web = Always(Reply::Status { status: 404, location: None }, AtomicUsize::new(0));
    assert!(told(&check_links(project.path(), &web)).contains("error[link-gone]"));
    let settings = project.path().join("content/report.yaml");
    let text = fs::read_to_string(&settings).unwrap();
    fs::write(&settings, format!("{text}\nseverity: {{link-gone: ignore}}\n")).unwrap();
    assert_eq!(told(&check_links(project.path(), &web)), "");
}

fn gongbao(project: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongbao"));
    command.arg("check").arg("--project").arg(project).args(["--lang", "en"]).args(arguments);
    command
}

#[test]
fn the_program_asks_only_when_told_to_and_says_what_it_needs() {
    let server = Server::start();
    let project = linking(&[format!("{}/gone", server.address)]);
    let output = gongbao(project.path(), &[]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(server.heard().is_empty());

    let output = gongbao(project.path(), &["--external"]).env("PATH", "").output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains("help: install it (Debian: apt-get install curl), or check without --external"), "{said}");

    if has("curl") {
        let output = gongbao(project.path(), &["--external"]).env("no_proxy", "127.0.0.1").output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains("error[link-gone]: there is no page at http://127.0.0.1:"), "{said}");
    }
}
