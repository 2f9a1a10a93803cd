//! The user guide, followed step by step in an empty folder with the real program: every command, every file, every output that it
//! shows; and how long the first chapter takes.

use super::project::{check, root, told};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// A fenced block: what it is, what it holds, and the paragraph before it.
struct Block {
    kind: String,
    text: String,
    before: String,
    /// It follows another block at once.
    after: Option<String>,
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let (mut before, mut after) = (String::new(), None);
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(kind) = line.strip_prefix("```") {
            let text: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let block = Block { kind: kind.to_owned(), text: text.join("\n") + "\n", before: before.clone(), after };
            after = Some(block.kind.clone());
            blocks.push(block);
        } else if !line.is_empty() {
            (before, after) = (line.to_owned(), None);
        }
    }
    blocks
}

/// The chapters of the guide in `lang`, in their order.
fn chapters(lang: &str) -> Vec<(String, Vec<Block>)> {
    let folder = root().join("docs/guide/content/chapters");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.to_string_lossy().ends_with(&format!(".{lang}.md")));
    let number = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        name.split('-').next().unwrap().parse::<u32>().unwrap()
    };
    files.sort_by_key(number);
    files
        .iter()
        .map(|path| {
            (path.file_name().unwrap().to_string_lossy().into_owned(), blocks(&fs::read_to_string(path).unwrap()))
        })
        .collect()
}

/// An editor with a terminal.
struct Desk {
    folder: tempfile::TempDir,
    /// Where the terminal is.
    here: PathBuf,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let here = folder.path().to_owned();
        Self { folder, here }
    }

    /// Runs the lines of a block and gives what the terminal shows.
    fn run(&mut self, script: &str, place: &str) -> String {
        let path = std::env::join_paths(
            std::iter::once(Path::new(env!("CARGO_BIN_EXE_gongbao")).parent().unwrap().to_owned())
                .chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
        );
        let state = self.folder.path().join(".where");
        let output = Command::new("bash")
            .args(["-euo", "pipefail", "-c", &format!("{{\n{script}}} 2>&1\npwd >'{}'", state.display())])
            .current_dir(&self.here)
            .env("PATH", path.unwrap())
            .env("CI", "true")
            .env("LC_ALL", "C")
            .stdin(std::process::Stdio::null())
            .output()
            .unwrap();
        let shown = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{place}:\n{script}\nshows\n{shown}");
        self.here = PathBuf::from(fs::read_to_string(state).unwrap().trim());
        shown
    }

    /// Writes the file that the paragraph before a block names last.
    fn write(&self, block: &Block, place: &str) {
        let path = self.here.join(named(block, place));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, &block.text).unwrap();
    }

    /// Puts the lines with `+` in place of those with `-`, between those that stand in both.
    fn change(&self, block: &Block, place: &str) {
        let path = self.here.join(named(block, place));
        let side = |mark: char| -> String {
            let lines = block.text.lines().filter(|line| line.starts_with([mark, ' ']));
            lines.flat_map(|line| [&line[1..], "\n"]).collect()
        };
        let (old, new) = (side('-'), side('+'));
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(
            text.matches(&old).count(),
            1,
            "{place}: {} does not hold once:\n{old}\nbut\n{text}",
            path.display()
        );
        fs::write(path, text.replace(&old, &new)).unwrap();
    }
}

fn named<'b>(block: &'b Block, place: &str) -> &'b str {
    let path =
        block.before.split('`').skip(1).step_by(2).filter(|name| name.contains('.') && !name.contains(' ')).last();
    path.unwrap_or_else(|| panic!("{place}: no file is named before the block:\n{}", block.text))
}

/// Without what differs from run to run, and without the number of pages: a new kind of page changes it everywhere.
fn steady(shown: &str) -> String {
    let line = |line: &str| {
        // ` in 0.05 s`, and the address behind it.
        let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == '.');
        let timed = line.rsplit_once(" in ").and_then(|(before, time)| {
            let (seconds, rest) = time.split_once(" s")?;
            digits(seconds).then(|| format!("{before} in … s{rest}"))
        });
        let line = timed.as_deref().unwrap_or(line);
        match line.split_once(" pages and ") {
            Some((before, charts)) => {
                let verb = before.trim_end_matches(|c: char| c.is_ascii_digit());
                assert!(verb.len() < before.len(), "no number of pages: {line}");
                format!("{verb}… pages and {charts}")
            }
            None => line.to_owned(),
        }
    };
    shown.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// Follows one chapter.
fn follow(desk: &mut Desk, name: &str, blocks: &[Block]) {
    let mut shown = String::new();
    for (block, number) in blocks.iter().zip(1..) {
        let place = format!("{name}, block {number}");
        match block.kind.as_str() {
            "sh" => shown = desk.run(&block.text, &place),
            "text" if block.after.as_deref() == Some("sh") => {
                assert_eq!(steady(&shown), steady(&block.text), "{place}: the guide shows otherwise");
            }
            "diff" => desk.change(block, &place),
            "text" | "yaml" | "markdown" | "csv" | "xml" => desk.write(block, &place),
            // The program that is tested was built already.
            "console" => assert_eq!(block.text, "cargo install --locked --path .\n", "{place}"),
            other => panic!("{place}: a block of kind `{other}` is not followed"),
        }
    }
}

#[test]
fn the_guide_holds_itself_without_a_warning() {
    assert_eq!(told(&check(&root().join("docs/guide"))), "");
}

#[test]
fn every_step_of_the_guide_does_what_it_shows() {
    for lang in ["zh", "en"] {
        let chapters = chapters(lang);
        assert_eq!(chapters.len(), 10);
        let mut desk = Desk::new();
        for (name, blocks) in &chapters {
            follow(&mut desk, name, blocks);
        }
        let commands: usize = chapters.iter().flat_map(|it| &it.1).filter(|it| it.kind == "sh").count();
        assert!(commands > 20, "{commands} blocks of commands");
        let page = fs::read_to_string(desk.here.join("public/zh/chapters/outlook.html")).unwrap();
        assert!(page.contains("105张") && page.contains("120张以上"), "{page}");
    }
}

#[test]
fn the_steps_are_the_same_in_both_languages() {
    let steps = |lang| -> Vec<(String, String)> {
        chapters(lang).into_iter().flat_map(|it| it.1).map(|it| (it.kind, it.text)).collect()
    };
    assert_eq!(steps("zh"), steps("en"));
}

/// From nothing to a figure of one's own on one's own page: what the machine needs of the two minutes that an editor has.
#[test]
fn the_first_chapter_leads_to_a_figure_of_ones_own_in_a_moment() {
    let chapters = chapters("en");
    let (name, blocks) = &chapters[0];
    let mut desk = Desk::new();
    let start = Instant::now();
    follow(&mut desk, name, blocks);
    let taken = start.elapsed();
    let page = fs::read_to_string(desk.here.join("public/en/indicators/benches.html")).unwrap();
    assert!(page.contains("105"), "{page}");
    println!("the first chapter took {taken:?}");
    assert!(taken < Duration::from_secs(60), "{taken:?}");
}
