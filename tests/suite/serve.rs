//! The report as it is served: the built bytes and one line, changes at once, and nothing else for whatever is asked.

use super::project::{self, build, edit, files, real, root};
use gongbao::diag::{Diagnostic, Palette, render};
use gongbao::i18n::{Bilingual, Told as _, Tongue};
use gongbao::pipeline::BuildError;
use gongbao::serve::{self, Changed, Limits, Options, ServeError, Stopper, Teller};
use gongbao::source::SourceSet;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// A served report, stopped when it is dropped.
pub(super) struct Server {
    pub(super) address: SocketAddr,
    told: Mutex<Receiver<Told>>,
    stopper: Stopper,
    thread: Option<JoinHandle<Result<(), ServeError>>>,
}

enum Told {
    Listening(SocketAddr),
    Noticed,
    Updated(String),
}

struct Wire(Sender<Told>);

impl Teller for Wire {
    fn listening(&self, address: SocketAddr, fallback: Option<&Bilingual>) {
        assert_eq!(fallback, None);
        self.0.send(Told::Listening(address)).unwrap();
    }
    fn opened(&self, _: &[Diagnostic], _: &SourceSet) {}
    fn noticed(&self) {
        let _ = self.0.send(Told::Noticed);
    }
    fn updated(&self, _: &Changed, problems: &[Diagnostic], sources: &SourceSet, failure: Option<&BuildError>) {
        let failure = failure.map(|failure| failure.told().en().to_owned()).unwrap_or_default();
        let _ = self.0.send(Told::Updated(render(problems, sources, Tongue::En, Palette::Plain) + &failure));
    }
    fn undrawn(&self, _: &str, _: &Diagnostic, _: &SourceSet) {}
}

pub(super) fn options(project: &Path) -> Options {
    let report = project::options(project, None);
    Options { port: Some(0), ..Options::new(report) }
}

impl Server {
    pub(super) fn start(options: Options) -> Self {
        let (sender, told) = channel();
        let stopper = Stopper::new();
        let stop = stopper.clone();
        let thread = thread::spawn(move || serve::run(options, Box::new(Wire(sender)), &stop));
        let Ok(Told::Listening(address)) = told.recv_timeout(Duration::from_secs(60)) else {
            panic!("nothing is served: {:?}", thread.join());
        };
        Self { address, told: Mutex::new(told), stopper, thread: Some(thread) }
    }

    /// What is wrong after the next change.
    pub(super) fn next(&self) -> String {
        loop {
            match self.told.lock().unwrap().recv_timeout(Duration::from_secs(60)).expect("no change was noticed") {
                Told::Updated(problems) => return problems,
                Told::Listening(_) | Told::Noticed => {}
            }
        }
    }

    /// Waits until a change is heard of.
    pub(super) fn noticed(&self) {
        let told = self.told.lock().unwrap();
        while !matches!(told.recv_timeout(Duration::from_secs(60)).expect("no change was noticed"), Told::Noticed) {}
    }

    /// What is told of further changes until none has come for so long.
    pub(super) fn more_within(&self, wait: Duration) -> Vec<String> {
        let told = self.told.lock().unwrap();
        let mut more = Vec::new();
        while let Ok(next) = told.recv_timeout(wait) {
            if let Told::Updated(problems) = next {
                more.push(problems);
            }
        }
        more
    }

    /// What is wrong once `done` says that the change has arrived.
    pub(super) fn until(&self, done: impl Fn(&str) -> bool) -> String {
        (0..50).map(|_| self.next()).find(|problems| done(problems)).expect("the change does not arrive")
    }

    pub(super) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        stream
    }

    /// Everything that comes back for `request`, byte for byte.
    pub(super) fn raw(&self, request: &[u8]) -> Vec<u8> {
        let mut stream = self.connect();
        // It may have answered and hung up before all was said.
        let _ = stream.write_all(request);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        answer
    }

    pub(super) fn get(&self, path: &str) -> Answer {
        Answer::read(
            &self.raw(format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").as_bytes()),
        )
    }

    /// A stream of news of a page.
    fn news(&self, path: &str) -> News {
        let mut stream = self.connect();
        write!(stream, "GET /.gongbao/events?at={path} HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        News(BufReader::new(stream))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopper.stop();
        if let Some(thread) = self.thread.take() {
            let ended = thread.join().expect("the server panicked");
            assert!(thread::panicking() || ended.is_ok(), "{ended:?}");
        }
    }
}

#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) head: String,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn read(bytes: &[u8]) -> Self {
        let end =
            bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or_else(|| panic!("no answer: {bytes:?}"));
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Self { status, head: head.to_lowercase(), body: bytes[end + 4..].to_vec() }
    }

    pub(super) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")))
    }
}

struct News(BufReader<TcpStream>);

impl News {
    /// What is told next.
    fn next(&mut self) -> serde_json::Value {
        loop {
            let mut line = String::new();
            assert!(self.0.read_line(&mut line).unwrap() > 0, "the stream has ended");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).unwrap();
            }
        }
    }
}

/// The page without the line that is added to it, and that line.
pub(super) fn without_script(page: &str) -> (String, &str) {
    let line = page.split_inclusive('\n').find(|line| line.contains("/.gongbao/")).expect("no script");
    (page.replacen(line, "", 1), line)
}

#[test]
fn every_address_has_the_built_bytes_and_pages_one_line_more() {
    let project = real();
    let out = project.path().join("public");
    fs::create_dir_all(project.path().join("content/static/图")).unwrap();
    fs::write(project.path().join("content/static/图/a b.bin"), [0, 159, 146, 150]).unwrap();
    assert_eq!(build(project.path(), &out, None), "");
    let server = Server::start(options(project.path()));
    let mut stream = server.connect();
    let built: Vec<_> = files(&out).into_iter().filter(|(path, _)| path != ".gongbao").collect();
    assert!(built.len() > 500, "{}", built.len());
    for (path, bytes) in built {
        let answer = keep_alive(&mut stream, &escaped(&path));
        assert_eq!(answer.status, 200, "{path}");
        if path.ends_with(".html") {
            let page = answer.text();
            let (bare, line) = without_script(&page);
            assert!(bare.as_bytes() == bytes, "{path} differs");
            let digest = line.strip_prefix("<script src=\"/.gongbao/serve.js\" data-page=\"").unwrap();
            assert!(digest.ends_with("\" defer></script>\n") && digest.len() == 32 + 18, "{line}");
        } else {
            assert!(answer.body == bytes, "{path} differs");
        }
    }
}

/// One answer on a connection that stays open.
pub(super) fn keep_alive(stream: &mut TcpStream, path: &str) -> Answer {
    stream.write_all(format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n").as_bytes()).unwrap();
    let mut bytes = Vec::new();
    while !bytes.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte).unwrap();
        bytes.push(byte[0]);
    }
    let mut answer = Answer::read(&bytes);
    answer.body = vec![0; answer.header("content-length").unwrap().parse().unwrap()];
    stream.read_exact(&mut answer.body).unwrap();
    answer
}

fn escaped(path: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' => char::from(byte).to_string(),
        _ => format!("%{byte:02x}"),
    };
    format!("/{}", path.bytes().map(byte).collect::<String>())
}

#[test]
fn folders_kinds_and_caches() {
    let project = real();
    let server = Server::start(options(project.path()));
    assert_eq!(server.get("/zh").header("location"), Some("/zh/"));
    assert_eq!(server.get("/zh/").status, 200);
    let missing = server.get("/zh/pillars/nothing.html");
    assert_eq!((missing.status, missing.text().contains("<html lang=\"zh\">")), (404, true));
    let page = server.get("/zh/index.html");
    for (name, value) in [
        ("content-type", "text/html; charset=utf-8"),
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert_eq!(page.header(name), Some(value), "{}", page.head);
    }
    let mark = page.header("etag").unwrap();
    let again = server.raw(
        format!("GET /zh/index.html HTTP/1.1\r\nHost: [::1]\r\nIf-None-Match: {mark}\r\nConnection: close\r\n\r\n")
            .as_bytes(),
    );
    let again = Answer::read(&again);
    assert_eq!((again.status, again.body.len()), (304, 0));
    let head =
        Answer::read(&server.raw(b"HEAD /zh/index.html HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), page.header("content-length"));
    for (path, kind) in [
        ("/zh/feed.xml", "application/xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/zh/indicators/gdp-growth.csv", "text/csv; charset=utf-8"),
        ("/.gongbao/serve.js", "text/javascript; charset=utf-8"),
        ("/.gongbao/serve.css", "text/css; charset=utf-8"),
    ] {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.header("content-type")), (200, Some(kind)), "{path}");
    }
}

#[test]
fn the_policy_is_that_of_the_recipe() {
    let project = real();
    let server = Server::start(options(project.path()));
    let recipe = fs::read_to_string(root().join("deploy/nginx.conf")).unwrap();
    let policy = recipe.split("Content-Security-Policy \"").nth(1).unwrap().split('"').next().unwrap();
    let policy = policy.replace("$gongbao_style", "'self'");
    let policy = policy.replace("$gongbao_frames", "'self'");
    let mut wanted: Vec<&str> = policy.split("; ").collect();
    wanted.sort_unstable();
    let page = server.get("/zh/index.html");
    let mut sent: Vec<&str> = page.header("content-security-policy").unwrap().split("; ").collect();
    sent.sort_unstable();
    assert_eq!(sent, wanted);
    // A drawing by itself has its style in it.
    let drawing = server.get("/zh/charts/indicators/gdp.svg");
    assert_eq!(drawing.status, 200);
    assert!(drawing.header("content-security-policy").unwrap().contains("style-src 'self' 'unsafe-inline'"));
}

#[test]
fn nothing_outside_the_site_is_sent() {
    let project = real();
    fs::write(project.path().join("secret.txt"), "the-secret").unwrap();
    let server = Server::start(options(project.path()));
    for path in [
        "/secret.txt",
        "/content/report.yaml",
        "/seeds/",
        "/../secret.txt",
        "/zh/../secret.txt",
        "/zh/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/zh/%2e%2e%2f%2e%2e/secret.txt",
        "/..%5csecret.txt",
        "/zh\\..\\..\\secret.txt",
        "//secret.txt",
        "/./secret.txt",
        "/zh/index.html/../../secret.txt",
        "/secret.txt%00.html",
        "/zh/index.html%00",
        "/%c0%ae%c0%ae/secret.txt",
        "/.gongbao",
        "/.gongbao/",
        "/.gongbao/../secret.txt",
        "/.gongbao/%2e%2e/secret.txt",
        "/.gongbao/serve.rs",
        "/file:///etc/passwd",
        "/C:/secret.txt",
        "/~root",
        "/.git/config",
        "/zh/index.html/",
        "/zh//index.html",
        "/.gongbao/events",
        "/.gongbao/events?at=../../secret.txt",
        "/.gongbao/events?at=/../secret.txt",
    ] {
        let answer = server.get(path);
        assert!(matches!(answer.status, 400 | 404), "{path}: {}", answer.head);
        assert!(!answer.text().contains("the-secret"), "{path}");
    }
    let absolute = format!("{}", project.path().join("secret.txt").display());
    assert!(!server.get(&absolute).text().contains("the-secret"));
    assert_eq!(server.get("/zh/index.html").status, 200);
}

#[test]
fn foreign_hosts_and_other_methods_are_refused() {
    let project = real();
    let server = Server::start(Options { names: vec!["report.test".into()], ..options(project.path()) });
    let status = |request: &str| Answer::read(&server.raw(request.as_bytes())).status;
    let of = |host: &str| status(&format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));
    for own in ["localhost", "localhost:9", "127.0.0.1", "[::1]:8000", "REPORT.test", "zh.localhost"] {
        assert_eq!(of(own), 200, "{own}");
    }
    for foreign in [
        "evil.example",
        "evil.example:8000",
        "localhost.evil.example",
        "192.168.0.9",
        "127.0.0.1.evil.example",
        "a@localhost",
    ] {
        assert_eq!(of(foreign), 403, "{foreign}");
    }
    assert_eq!(status("GET / HTTP/1.1\r\nConnection: close\r\n\r\n"), 400);
    assert_eq!(status("GET / HTTP/1.0\r\n\r\n"), 403);
    assert_eq!(status("GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n"), 400);
    assert_eq!(status("GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), 403);
    assert_eq!(status("GET http://localhost/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"), 403);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT", "BREW"] {
        let target = if method == "CONNECT" { "localhost:80" } else { "/" };
        let request =
            format!("{method} {target} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        assert_eq!(status(&request), 405, "{method}");
    }
}

#[test]
fn malformed_requests_harm_nobody() {
    let project = real();
    let server = Server::start(options(project.path()));
    let long = "a".repeat(100_000);
    let requests: Vec<Vec<u8>> = vec![
        b"\r\n\r\n".to_vec(),
        b"GET\r\n\r\n".to_vec(),
        b"GET / HTTP/9.9\r\n\r\n".to_vec(),
        b"GET  / HTTP/1.1\r\n\r\n".to_vec(),
        b"GET / HTTP/1.1\r\nHost localhost\r\n\r\n".to_vec(),
        b"GET / HTTP/1.1\r\nHost: local\0host\r\n\r\n".to_vec(),
        b"GET /\x00 HTTP/1.1\r\nHost: localhost\r\n\r\n".to_vec(),
        b"GET /\xff\xfe HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".to_vec(),
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec(),
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec(),
        (0..=255).cycle().take(10_000).collect(),
        format!("GET /{long} HTTP/1.1\r\nHost: localhost\r\n\r\n").into_bytes(),
        format!("GET / HTTP/1.1\r\nHost: localhost\r\nX: {long}\r\n\r\n").into_bytes(),
        format!("GET / HTTP/1.1\r\nHost: localhost\r\n{}\r\n", "X: 1\r\n".repeat(5_000)).into_bytes(),
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n".to_vec(),
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /evil HTTP/1.1\r\n\r\n".to_vec(),
        b"GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n".to_vec(),
    ];
    for request in requests {
        let start = String::from_utf8_lossy(&request[..request.len().min(60)]).into_owned();
        let answer = String::from_utf8_lossy(&server.raw(&request)).into_owned();
        assert!(answer.is_empty() || answer.starts_with("HTTP/1."), "{start:?}: {answer}");
        assert_eq!(server.get("/robots.txt").status, 200, "after {start:?}");
    }
}

#[test]
fn slow_clients_are_given_up() {
    let project = real();
    fs::create_dir_all(project.path().join("content/static")).unwrap();
    fs::write(project.path().join("content/static/film.bin"), vec![7; 24 << 20]).unwrap();
    let limits = Limits { head: Duration::from_millis(700), stall: Duration::from_millis(700) };
    let server = Server::start(Options { limits, ..options(project.path()) });
    // One says nothing, one stops in the middle of its head, one never hangs up, one takes nothing of what it asked for.
    let silent = server.connect();
    let mut halting = server.connect();
    halting.write_all(b"GET / HTTP/1.1\r\nHo").unwrap();
    let mut idle = server.connect();
    keep_alive(&mut idle, "/robots.txt");
    let mut stalled = server.connect();
    stalled.write_all(b"GET /film.bin HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    stalled.read_exact(&mut [0; 1_000]).unwrap();
    thread::sleep(Duration::from_millis(2_500));
    let started = Instant::now();
    for mut stream in [silent, halting, idle] {
        let mut rest = Vec::new();
        let _ = stream.read_to_end(&mut rest);
        assert!(started.elapsed() < Duration::from_secs(2), "a connection is still open");
    }
    let mut film = Vec::new();
    let _ = stalled.read_to_end(&mut film);
    assert!(film.len() < 24 << 20, "all of it was kept for one that took nothing");
    assert_eq!(server.get("/robots.txt").status, 200);
    // Whoever takes it gets it whole.
    assert_eq!(server.get("/film.bin").body.len(), 24 << 20);
}

/// Changes the day that the home page shows, and nothing else.
pub(super) fn set_day(project: &Path, day: u32) {
    let path = project.join("content/report.yaml");
    let text = fs::read_to_string(&path).unwrap();
    let line = text.lines().find(|line| line.starts_with("modified: ")).unwrap();
    fs::write(&path, text.replace(line, &format!("modified: 2027-10-{day:02}"))).unwrap();
}

#[test]
fn two_hundred_connections_while_files_change() {
    let project = real();
    let server = Server::start(options(project.path()));
    let whole = AtomicUsize::new(0);
    thread::scope(|scope| {
        let ask = |number: usize| {
            let (server, whole) = (&server, &whole);
            move || {
                let mut stream = server.connect();
                for _ in 0..5 {
                    let path = ["/zh/index.html", "/en/chapters/goals.html", "/robots.txt"][number % 3];
                    let answer = keep_alive(&mut stream, path);
                    assert_eq!(answer.status, 200, "{path}");
                    assert!(!path.ends_with(".html") || answer.text().ends_with("</html>\n"), "{path} is cut");
                    whole.fetch_add(1, Ordering::Relaxed);
                    thread::sleep(Duration::from_millis(20));
                }
                // All stay, and half of them listen.
                (stream, number.is_multiple_of(2).then(|| server.news("/zh/index.html")))
            }
        };
        let builder = || thread::Builder::new().stack_size(256 << 10);
        let threads: Vec<_> = (0..200).map(|number| builder().spawn_scoped(scope, ask(number)).unwrap()).collect();
        for day in 1..=5 {
            set_day(project.path(), day);
            thread::sleep(Duration::from_millis(60));
        }
        let open: Vec<_> = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
        assert_eq!(whole.load(Ordering::Relaxed), 1_000);
        set_day(project.path(), 28);
        let last = loop {
            assert_eq!(server.next(), "");
            let page = server.get("/zh/index.html").text();
            if page.contains("2027-10-28") {
                break page.split("data-page=\"").nth(1).unwrap()[..32].to_owned();
            }
        };
        // Each hears of the last state, whatever it heard before.
        let mut heard = 0;
        for mut news in open.into_iter().filter_map(|(_, news)| news) {
            heard += usize::from((0..10).any(|_| news.next()["page"] == last.as_str()));
        }
        assert_eq!(heard, 100);
    });
}

#[test]
fn an_edit_is_served_and_told_and_only_to_the_page_that_it_changes() {
    let project = real();
    let server = Server::start(options(project.path()));
    let (mut home, mut chart) = (server.news("/zh/index.html"), server.news("/zh/charts/gdp-growth.html"));
    let (before, other) = (home.next(), chart.next());
    let shows = |look: &serde_json::Value| {
        let page = server.get("/zh/index.html").text();
        page.contains(&format!("data-page=\"{}\"", look["page"].as_str().unwrap()))
    };
    assert!(shows(&before));
    set_day(project.path(), 9);
    let after = home.next();
    assert_ne!(after["page"], before["page"]);
    assert!(shows(&after) && server.get("/zh/index.html").text().contains("2027-10-09"));
    // What the other page hears next is the error that follows, not the new day.
    edit(project.path(), "content/report.yaml", "licence:", "license:");
    let next = chart.next();
    assert_eq!((&next["page"], &next["errors"]), (&other["page"], &1.into()));
}

#[test]
fn a_new_style_is_no_new_page() {
    let project = real();
    let server = Server::start(options(project.path()));
    let mut news = server.news("/en/chapters/goals.html");
    let before = news.next();
    let assets = project.path().join("themes/default/assets");
    let css = fs::read_to_string(root().join("themes/default/assets/site.css")).unwrap();
    fs::create_dir_all(&assets).unwrap();
    fs::write(assets.join("site.css"), format!("{css}\nh1 {{ color: red; }}\n")).unwrap();
    let after = news.next();
    assert_eq!(after["page"], before["page"]);
    assert_ne!(after["sheets"], before["sheets"]);
    let sheet = server.get(&format!("/{}", after["sheets"][0].as_str().unwrap()));
    assert!(sheet.status == 200 && sheet.text().contains("h1 { color: red; }"));
}

#[test]
fn errors_are_told_as_in_the_terminal_and_the_last_good_page_stays() {
    let project = real();
    let server = Server::start(options(project.path()));
    let good = server.get("/zh/chapters/goals.html").text();
    let mut news = server.news("/zh/chapters/goals.html");
    assert_eq!(news.next()["problems"], serde_json::json!([]));
    edit(project.path(), "content/report.yaml", "licence:", "license:");
    let told = server.until(|told| told.contains("license"));
    let look = news.next();
    assert_eq!((&look["errors"], &look["held"]), (&1.into(), &true.into()));
    assert_eq!(look["problems"][0]["text"].as_str().unwrap(), told.trim_end());
    let href = look["problems"][0]["place"]["href"].as_str().unwrap();
    assert!(href.starts_with("vscode://file/") && href.ends_with("/content/report.yaml:18:1"), "{href}");
    assert!(server.get("/zh/chapters/goals.html").text() == good, "another page");
    edit(project.path(), "content/report.yaml", "license:", "licence:");
    assert_eq!(server.until(str::is_empty), "");
    let look = news.next();
    assert_eq!((&look["errors"], &look["problems"]), (&0.into(), &serde_json::json!([])));
}

#[test]
fn a_report_that_never_held_shows_what_is_wrong() {
    let project = real();
    edit(project.path(), "content/report.yaml", "licence:", "\"<script>\":");
    let server = Server::start(options(project.path()));
    let answer = server.get("/zh/");
    assert_eq!(answer.status, 500);
    let page = answer.text();
    assert!(page.contains("content/report.yaml:18") && page.contains("/.gongbao/serve.js"), "{page}");
    assert!(!page.contains("<script>"), "{page}");
    edit(project.path(), "content/report.yaml", "\"<script>\":", "licence:");
    server.until(str::is_empty);
    assert_eq!(server.get("/zh/").status, 200);
}

#[test]
fn a_template_that_cannot_be_drawn_keeps_the_last_page() {
    let project = real();
    let server = Server::start(options(project.path()));
    let good = server.get("/en/glossary.html").text();
    let mut news = server.news("/en/glossary.html");
    news.next();
    let templates = project.path().join("themes/default/templates");
    let own = fs::read_to_string(root().join("themes/default/templates/glossary.html")).unwrap();
    fs::create_dir_all(&templates).unwrap();
    fs::write(templates.join("glossary.html"), own.replace("{{ page.title }}", "{{ page.titel }}")).unwrap();
    let look = news.next();
    assert_eq!(look["errors"], 1, "{look}");
    let problem = &look["problems"][0];
    assert!(problem["text"].as_str().unwrap().contains("themes/default/templates/glossary.html:"), "{problem}");
    assert!(problem["place"]["href"].as_str().unwrap().contains("templates/glossary.html:"), "{problem}");
    assert!(server.get("/en/glossary.html").text() == good, "another page");
    assert_eq!(server.get("/en/index.html").status, 200);
}

#[test]
fn a_project_that_goes_away_may_come_back() {
    let project = real();
    let server = Server::start(options(project.path()));
    let (content, away) = (project.path().join("content"), project.path().join("away"));
    fs::rename(&content, &away).unwrap();
    assert!(server.until(|told| !told.is_empty()).contains("is not a report project"));
    assert_eq!(server.get("/zh/index.html").status, 200);
    fs::rename(&away, &content).unwrap();
    server.until(str::is_empty);
    edit(project.path(), "content/report.yaml", "licence:", "license:");
    assert!(server.until(|told| !told.is_empty()).contains("license"));
}

#[test]
fn edit_places_lead_to_the_lines() {
    let project = real();
    let server = Server::start(options(project.path()));
    let look = server.news("/zh/chapters/goals.html").next();
    assert_eq!(look["edit"]["page"][0]["label"], "content/chapters/2-goals.zh.md:2");
    let text = fs::read_to_string(project.path().join("content/chapters/2-goals.zh.md")).unwrap();
    let blocks = look["edit"]["blocks"].as_array().unwrap();
    let headings: Vec<_> = blocks.iter().filter(|block| block[0] == "h2").collect();
    assert!(headings.len() > 2);
    for heading in headings {
        let line: usize = heading[1]["label"].as_str().unwrap().rsplit(':').next().unwrap().parse().unwrap();
        assert!(text.lines().nth(line - 1).unwrap().starts_with("## "), "line {line}");
    }
    for (path, label) in [
        ("/en/indicators/gdp-growth.html", "content/indicators/gdp-growth.yaml:1"),
        ("/en/pillars/automotive.html", "content/pillars/automotive.en.md:2"),
        ("/en/glossary.html", "content/glossary.yaml:1"),
        ("/en/index.html", "content/report.yaml:1"),
    ] {
        assert_eq!(server.news(path).next()["edit"]["page"][0]["label"], label, "{path}");
    }
}

#[test]
fn the_next_free_port_is_taken_unless_one_is_asked_for() {
    let project = real();
    let first = Server::start(Options { port: None, ..options(project.path()) });
    let second = Server::start(Options { port: None, ..options(project.path()) });
    assert_ne!(first.address, second.address);
    assert!(first.address.ip().is_loopback() && first.address.port() >= 8000);
    let same = Options { port: Some(first.address.port()), ..options(project.path()) };
    let (sender, _told) = channel();
    let error = serve::run(same, Box::new(Wire(sender)), &Stopper::new()).unwrap_err().told().en().to_owned();
    assert!(error.contains(&first.address.to_string()) && error.contains("--port"), "{error}");
}

#[cfg(unix)]
#[test]
fn the_program_says_where_it_is_and_ends_with_ctrl_c() {
    let project = real();
    let mut child = Command::new(env!("CARGO_BIN_EXE_gongbao"))
        .args(["serve", "--port", "0", "--editor", "zed", "--lang", "en"])
        .current_dir(project.path())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
    let address = lines.find(|line| line.starts_with("  http://127.0.0.1:")).unwrap();
    let port: u16 = address.trim().trim_end_matches('/').rsplit(':').next().unwrap().parse().unwrap();
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    stream.write_all(b"GET /.gongbao/events?at=/zh/ HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    let mut news = News(BufReader::new(stream));
    assert!(news.next()["edit"]["page"][0]["href"].as_str().unwrap().starts_with("zed://file/"));
    edit(project.path(), "content/report.yaml", "licence:", "license:");
    let told: Vec<String> = lines.by_ref().take_while(|line| !line.contains("the pages stay as they were")).collect();
    let text = news.next()["problems"][0]["text"].as_str().unwrap().to_owned();
    assert!(told.join("\n").contains(&text), "{told:#?} does not say\n{text}");
    let started = Instant::now();
    Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
    let mut rest = String::new();
    assert!(news.0.read_line(&mut rest).unwrap() <= 5, "the stream was not closed: {rest}");
}
