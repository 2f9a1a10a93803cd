//! How long an editor waits: one chapter is edited, and its page is drawn. `cargo bench --bench latency -- PROJECT…` works on a copy
//! of each project's newest chapter and puts it back; `benches/README.md` tells how a project of any size is made.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    reason = "a measurement stops where it fails, and asks for the time"
)]

use gongbao::pipeline::{Denied, Drafts, Options, Session};
use std::path::{Path, PathBuf};
use std::time::Instant;

const EDITS: usize = 60;

fn main() {
    let projects = std::env::args().skip(1).filter(|argument| !argument.starts_with('-'));
    projects.for_each(|project| measure(Path::new(&project)));
}

fn measure(project: &Path) {
    let options = Options {
        project: project.to_owned(),
        base_url: None,
        drafts: Drafts::Hidden,
        denied: Denied::Errors,
        as_of: None,
    };
    let started = Instant::now();
    let mut session = Session::open(options).unwrap();
    let opened = started.elapsed().as_secs_f64();
    assert!(session.holds(), "{}: the project has errors", project.display());
    let file = chapter(project);
    let text = std::fs::read_to_string(&file).unwrap();
    let name = file.file_name().unwrap().to_string_lossy().into_owned();
    let id = name.split_once('-').unwrap().1.split('.').next().unwrap();
    let address = format!("zh/chapters/{id}.html");
    let mut times = Vec::new();
    for edit in 0..EDITS {
        // One edit in six brings a new reference, which other pages show.
        let more = if edit % 6 == 5 { "\n[](indicator:economy-00#2024)" } else { "" };
        let words = text.replacen('，', &"，".repeat(1 + edit % 2), 1);
        std::fs::write(&file, if more.is_empty() { words } else { words.replacen("。\n", &format!("。{more}\n"), 1) })
            .unwrap();
        let started = Instant::now();
        session.update(std::slice::from_ref(&file)).unwrap();
        let bytes = session.find(&address).map(|route| session.draw(route).unwrap().unwrap()).unwrap();
        times.push(started.elapsed().as_secs_f64() * 1000.0);
        assert!(!bytes.is_empty());
    }
    std::fs::write(&file, &text).unwrap();
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times[(times.len() - 1) * share / 100];
    println!(
        "{}: opened in {opened:.2} s; edit to page in ms: min {:.1}, median {:.1}, p90 {:.1}, max {:.1} (n = {EDITS})",
        project.display(),
        at(0),
        at(50),
        at(90),
        at(100)
    );
}

/// A Chinese chapter in the middle of the report.
fn chapter(project: &Path) -> PathBuf {
    let entries = std::fs::read_dir(project.join("content/chapters")).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.to_string_lossy().ends_with(".zh.md")).collect();
    files.sort();
    files[files.len() / 2].clone()
}
