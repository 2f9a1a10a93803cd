//! How `serve` hears of changes: each way in which an editor saves is one change and no false alarm; and files that are looked at.

use super::project::{edit, real};
use super::serve::{Server, options};
use gongbao::serve::{Hearing, Options};
use std::fs;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

const CHAPTER: &str = "content/chapters/2-goals.en.md";

/// A step of an editor that saves `text` as `file`; those in between take so long.
type Save = fn(file: &Path, text: &str, pause: Duration);

/// `text`, a translation, with `words` at its end: in the last paragraph, so that both languages keep the same blocks.
fn with(text: &str, words: &str) -> String {
    format!("{} {words}\n", text.trim_end())
}

/// `file` with `suffix` behind its name.
fn beside(file: &Path, suffix: &str) -> std::path::PathBuf {
    file.with_file_name(format!("{}{suffix}", file.file_name().unwrap().to_string_lossy()))
}

fn in_place(file: &Path, text: &str, _: Duration) {
    fs::write(file, text).unwrap();
}

/// Emacs: the file becomes its own backup and is written anew; what was typed stood in `#x#`, a lock in `.#x`.
fn emacs(file: &Path, text: &str, pause: Duration) {
    let name = file.file_name().unwrap().to_string_lossy().into_owned();
    let (kept, lock) = (file.with_file_name(format!("#{name}#")), file.with_file_name(format!(".#{name}")));
    fs::write(&kept, text).unwrap();
    fs::write(&lock, "me@here").unwrap();
    sleep(pause);
    fs::rename(file, beside(file, "~")).unwrap();
    sleep(pause);
    fs::write(file, text).unwrap();
    fs::remove_file(kept).unwrap();
    fs::remove_file(lock).unwrap();
}

fn jetbrains(file: &Path, text: &str, pause: Duration) {
    let (new, old) = (beside(file, "___jb_tmp___"), beside(file, "___jb_old___"));
    fs::write(&new, text).unwrap();
    sleep(pause);
    fs::rename(file, &old).unwrap();
    sleep(pause);
    fs::rename(new, file).unwrap();
    sleep(pause);
    fs::remove_file(old).unwrap();
}

fn vim(file: &Path, text: &str, pause: Duration) {
    let probe = file.with_file_name("4913");
    fs::write(beside(file, ".swp"), "b0VIM").unwrap();
    fs::write(&probe, "").unwrap();
    fs::remove_file(probe).unwrap();
    fs::rename(file, beside(file, "~")).unwrap();
    sleep(pause);
    fs::write(file, text).unwrap();
    sleep(pause);
    fs::remove_file(beside(file, "~")).unwrap();
    fs::remove_file(beside(file, ".swp")).unwrap();
}

/// Kate, gedit and others: the text under a name that nobody knows takes the place of the file.
fn by_a_name_of_its_own(file: &Path, text: &str, pause: Duration) {
    let new = beside(file, ".Xk3PqZ");
    fs::write(&new, text).unwrap();
    sleep(pause);
    fs::rename(new, file).unwrap();
}

fn removed_and_written(file: &Path, text: &str, pause: Duration) {
    fs::remove_file(file).unwrap();
    sleep(pause);
    fs::write(file, text).unwrap();
}

/// Word and `LibreOffice` beside the file: locks.
fn office(file: &Path, text: &str, pause: Duration) {
    let lock = file.with_file_name("~$als.docx");
    let part = file.with_file_name("lu12ab.tmp");
    fs::write(&lock, "me").unwrap();
    fs::write(&part, text).unwrap();
    sleep(pause);
    fs::rename(part, file).unwrap();
    fs::remove_file(lock).unwrap();
}

#[test]
fn each_save_of_an_editor_is_one_change_and_no_alarm() {
    let project = real();
    let server = Server::start(options(project.path()));
    let file = project.path().join(CHAPTER);
    let first = fs::read_to_string(&file).unwrap();
    let editors: [(&str, Save); 7] = [
        ("in place", in_place),
        ("emacs", emacs),
        ("jetbrains", jetbrains),
        ("vim", vim),
        ("another name", by_a_name_of_its_own),
        ("removed", removed_and_written),
        ("office", office),
    ];
    for (turn, pause) in [("at once", 0), ("slowly", 12), ("very slowly", 45)] {
        let pause = Duration::from_millis(pause);
        for (editor, save) in editors {
            let word = format!("Saved by {editor}, {turn}.");
            save(&file, &with(&first, &word), pause);
            assert_eq!(server.next(), "", "{word}");
            assert!(server.get("/en/chapters/goals.html").text().contains(&word), "{word}");
            assert_eq!(server.more_within(Duration::from_millis(250)), Vec::<String>::new(), "{word}");
        }
    }
    // Backups that stay are no files of the report, whenever all files are read.
    fs::write(beside(&file, "~"), "old").unwrap();
    fs::write(file.with_file_name("#2-goals.en.md#"), "new").unwrap();
    edit(project.path(), "content/report.yaml", "licence:", "license:");
    assert!(server.next().contains("license"));
    edit(project.path(), "content/report.yaml", "license:", "licence:");
    assert_eq!(server.next(), "");
}

#[test]
fn files_that_come_and_go_are_heard_of_all_the_same() {
    let project = real();
    let server = Server::start(options(project.path()));
    let stray = project.path().join("content/chapters/notes.odt");
    fs::write(&stray, "x").unwrap();
    assert!(server.next().contains("notes.odt"), "a file that stays is told");
    fs::remove_file(stray).unwrap();
    assert_eq!(server.next(), "");
    fs::remove_file(project.path().join(CHAPTER)).unwrap();
    assert!(server.next().contains("2-goals"), "a translation that is gone is told");
}

#[test]
fn an_ordinary_edit_does_not_wait() {
    let project = real();
    let server = Server::start(options(project.path()));
    let file = project.path().join(CHAPTER);
    let first = fs::read_to_string(&file).unwrap();
    let waits: Vec<Duration> = ["Saved again.", "Saved once more.", "And again.", "And once more.", "At last."]
        .into_iter()
        .map(|turn| {
            let started = Instant::now();
            by_a_name_of_its_own(&file, &with(&first, turn), Duration::ZERO);
            server.noticed();
            let waited = started.elapsed();
            assert_eq!(server.next(), "");
            waited
        })
        .collect();
    assert!(waits.iter().min().unwrap() < &Duration::from_millis(60), "{waits:?}");
}

#[test]
fn files_that_are_looked_at_are_followed_within_a_second_and_by_the_second_edit_too() {
    let project = real();
    let server = Server::start(Options { hearing: Hearing::Polled, ..options(project.path()) });
    let file = project.path().join(CHAPTER);
    let first = fs::read_to_string(&file).unwrap();
    for turn in ["Saved first.", "Saved second.", "Saved third.", "Saved at last."] {
        fs::write(&file, with(&first, turn)).unwrap();
        assert_eq!(server.next(), "", "turn {turn}");
        assert!(server.get("/en/chapters/goals.html").text().contains(turn));
    }
    // An older text with an older date in its place, as a version control brings it.
    let older = beside(&file, ".old");
    fs::write(&older, &first).unwrap();
    let day = std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    fs::File::options().write(true).open(&older).unwrap().set_modified(day).unwrap();
    fs::rename(&older, &file).unwrap();
    server.until(|told| told.is_empty() && !server.get("/en/chapters/goals.html").text().contains("Saved at last"));
    emacs(&file, &with(&first, "Saved otherwise."), Duration::from_millis(45));
    assert_eq!(server.next(), "");
    let new = project.path().join("content/chapters/notes.odt");
    fs::write(&new, "x").unwrap();
    assert!(server.next().contains("notes.odt"));
}
