//! How long an editor waits: one chapter is edited, and its page is there. `cargo bench --bench latency -- PROJECT…` edits a chapter
//! of each project and puts it back; `benches/README.md` tells how a project of any size is made.
//!
//! Told twice: in memory, from the file to the drawn page; and served, from the moment the file is written until a browser that was
//! told of it has the whole page, through the system's watching, the wait for the file to come to rest, and HTTP.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    reason = "a measurement stops where it fails, and asks for the time"
)]

use gongbao::diag::Diagnostic;
use gongbao::i18n::Bilingual;
use gongbao::pipeline::{self, BuildError, Denied, Drafts, Session};
use gongbao::serve::{self, Changed, Stopper, Teller};
use gongbao::source::SourceSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

const EDITS: usize = 60;

fn main() {
    let projects = std::env::args().skip(1).filter(|argument| !argument.starts_with('-'));
    for project in projects {
        let chapter = Chapter::of(Path::new(&project));
        in_memory(&chapter);
        served(&chapter);
        chapter.put_back();
    }
}

/// A chapter in the middle of a report, in Chinese and English.
struct Chapter {
    project: PathBuf,
    files: [PathBuf; 2],
    texts: [String; 2],
    address: String,
}

impl Chapter {
    fn of(project: &Path) -> Self {
        let entries = std::fs::read_dir(project.join("content/chapters")).unwrap().map(|entry| entry.unwrap().path());
        let mut files: Vec<PathBuf> = entries.filter(|path| path.to_string_lossy().ends_with(".zh.md")).collect();
        files.sort();
        let file = files[files.len() / 2].clone();
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let id = name.split_once('-').unwrap().1.split('.').next().unwrap();
        let address = format!("zh/chapters/{id}.html");
        let files = [file.clone(), file.with_file_name(name.replace(".zh.", ".en."))];
        let texts = files.each_ref().map(|file| std::fs::read_to_string(file).unwrap());
        Self { project: project.to_owned(), files, texts, address }
    }

    /// Other words in one language; one edit in six brings a new reference in both, which other pages show, and the next takes it out.
    fn edit(&self, edit: usize) {
        let [zh, en] = &self.texts;
        let words = zh.replacen('，', &"，".repeat(1 + (edit + 1) % 2), 1);
        let more = "\n[](indicator:economy-00#2024)\n";
        match edit % 6 {
            5 => {
                std::fs::write(&self.files[0], format!("{words}{more}")).unwrap();
                std::fs::write(&self.files[1], format!("{en}{more}")).unwrap();
            }
            0 if edit > 0 => {
                std::fs::write(&self.files[0], words).unwrap();
                std::fs::write(&self.files[1], en).unwrap();
            }
            _ => std::fs::write(&self.files[0], words).unwrap(),
        }
    }

    fn put_back(&self) {
        self.files.iter().zip(&self.texts).for_each(|(file, text)| std::fs::write(file, text).unwrap());
    }

    fn options(&self) -> pipeline::Options {
        pipeline::Options {
            project: self.project.clone(),
            base_url: None,
            drafts: Drafts::Hidden,
            denied: Denied::Errors,
            as_of: None,
            printer: None,
        }
    }

    fn tell(&self, what: &str, opened: f64, mut times: Vec<f64>) {
        times.sort_by(f64::total_cmp);
        let at = |share: usize| times[(times.len() - 1) * share / 100];
        println!(
            "{}, {what}: opened in {opened:.2} s; edit to page in ms: min {:.1}, median {:.1}, p95 {:.1}, max {:.1} (n = {})",
            self.project.display(),
            at(0),
            at(50),
            at(95),
            at(100),
            times.len()
        );
    }
}

fn in_memory(chapter: &Chapter) {
    let started = Instant::now();
    let mut session = Session::open(chapter.options()).unwrap();
    let opened = started.elapsed().as_secs_f64();
    assert!(session.holds(), "{}: the project has errors", chapter.project.display());
    let mut times = Vec::new();
    for edit in 0..EDITS {
        chapter.edit(edit);
        let started = Instant::now();
        session.update(&chapter.files).unwrap();
        let bytes = session.find(&chapter.address).map(|route| session.draw(route).unwrap().unwrap()).unwrap();
        times.push(started.elapsed().as_secs_f64() * 1000.0);
        assert!(session.holds() && !bytes.is_empty());
    }
    chapter.tell("in memory", opened, times);
}

/// Tells where the server listens.
struct Wire(Sender<SocketAddr>);

impl Teller for Wire {
    fn listening(&self, address: SocketAddr, fallback: Option<&Bilingual>) {
        assert_eq!(fallback, None, "the system tells of changes");
        self.0.send(address).unwrap();
    }
    fn opened(&self, _: &[Diagnostic], _: &SourceSet) {}
    fn noticed(&self) {}
    fn updated(&self, _: &Changed, _: &[Diagnostic], _: &SourceSet, _: Option<&BuildError>) {}
    fn undrawn(&self, _: &str, _: &Diagnostic, _: &SourceSet) {}
}

fn served(chapter: &Chapter) {
    chapter.put_back();
    let (sender, told) = channel();
    let (stopper, started) = (Stopper::new(), Instant::now());
    let (stop, options) = (stopper.clone(), serve::Options { port: Some(0), ..serve::Options::new(chapter.options()) });
    let server = thread::spawn(move || serve::run(options, Box::new(Wire(sender)), &stop).unwrap());
    let address = told.recv().unwrap();
    let opened = started.elapsed().as_secs_f64();
    let mut news = TcpStream::connect(address).unwrap();
    write!(news, "GET /.gongbao/events?at=/{} HTTP/1.1\r\nHost: localhost\r\n\r\n", chapter.address).unwrap();
    let mut news = BufReader::new(news);
    let mut shown = next(&mut news);
    let mut times = Vec::new();
    for edit in 0..EDITS {
        // As people do: never before the page is there.
        thread::sleep(Duration::from_millis(60));
        let started = Instant::now();
        chapter.edit(edit);
        // What is told may be about something else first: a problem that came or went.
        let look = std::iter::repeat_with(|| next(&mut news)).find(|look| *look != shown).unwrap();
        let page = get(address, &chapter.address);
        times.push(started.elapsed().as_secs_f64() * 1000.0);
        assert!(page.contains(&look), "the page is the one that was told of");
        shown = look;
    }
    stopper.stop();
    server.join().unwrap();
    chapter.tell("served", opened, times);
}

/// The name of what the page says, as it is told next.
fn next(news: &mut impl BufRead) -> String {
    loop {
        let mut line = String::new();
        assert!(news.read_line(&mut line).unwrap() > 0, "the stream has ended");
        if let Some(page) = line.split("\"page\":\"").nth(1) {
            return page.split('"').next().unwrap().to_owned();
        }
    }
}

fn get(address: SocketAddr, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET /{path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
    let mut page = String::new();
    stream.read_to_string(&mut page).unwrap();
    page
}
