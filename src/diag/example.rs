//! A code's example, taken out of its fixture: what is wrong, what is told of it, what is right. So every example is tested.

use super::Code;
use crate::i18n::{Bilingual, Tongue};

/// The longest stretch of a file that an example shows, in lines.
const MOST: usize = 12;

/// What a code looks like.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// Files that make the problem.
    pub wrong: Vec<Piece>,
    /// What is told of it.
    pub told: Bilingual,
    /// Files that mend it.
    pub right: Vec<Piece>,
}

/// A file of an example, or what is done to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// Its path in a project.
    pub path: String,
    /// What it holds.
    pub content: Content,
}

/// What a file of an example holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// These lines.
    Lines(Vec<String>),
    /// These lines no longer.
    Without(Vec<String>),
    /// Something that cannot be shown as text.
    Words(Bilingual),
}

impl Example {
    /// The example of `code`.
    pub fn of(code: &Code) -> Self {
        let (wrong, rest) = code.fixture.split_once("\nfix\n").unwrap_or((code.fixture, ""));
        let (right, told) = rest.split_once("\nexpect\n").unwrap_or((rest, ""));
        let (english, chinese) = told.split_once("\nexpect zh\n").unwrap_or((told, ""));
        let own = |text: &str| {
            let mark = format!("[{}]", code.name);
            text.split("\n\n").find(|block| block.contains(&mark)).unwrap_or_default().trim_end().to_owned()
        };
        Self { wrong: pieces(wrong), told: Bilingual::of(own(english), own(chinese)), right: pieces(right) }
    }
}

/// The changes of a fixture, as `tests/README.md` describes them.
fn pieces(change: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut lines = change.lines().peekable();
    while let Some(line) = lines.next() {
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        let mut taken = |mark: char| {
            let mut text = Vec::new();
            while let Some(line) = lines.next_if(|line| line.starts_with(mark)) {
                let line = line.strip_prefix(mark).unwrap_or_default();
                text.push(line.strip_prefix(' ').unwrap_or(line).to_owned());
            }
            text
        };
        let (path, argument) = rest.split_once(' ').unwrap_or((rest, ""));
        let content = match verb {
            "edit" => {
                let (old, new) = (taken('-'), taken('+'));
                if new.iter().all(String::is_empty) { Content::Without(cut(old)) } else { Content::Lines(cut(new)) }
            }
            "write" => Content::Lines(cut(taken('|'))),
            "delete" => Content::Words(Bilingual::new("the file is not there", "没有这个文件")),
            "large" => Content::Words(Bilingual::new("a file of 33 MiB", "33 MiB的文件")),
            "bytes" => Content::Words(Bilingual::of(format!("the bytes {argument}"), format!("内容是字节{argument}"))),
            "link" => Content::Words(Bilingual::of(
                format!("a symbolic link to {argument}"),
                format!("指向{argument}的符号链接"),
            )),
            "web" => Content::Words(match argument.split_once(' ') {
                Some((status, to)) if status.parse::<u16>().is_ok() => {
                    Bilingual::of(format!("answers {status}, now at {to}"), format!("返回{status}，现在的地址是{to}"))
                }
                None => Bilingual::of(format!("answers {argument}"), format!("返回{argument}")),
                Some(_) => Bilingual::of(format!("no answer: {argument}"), format!("没有应答：{argument}")),
            }),
            _ => continue,
        };
        pieces.push(Piece { path: path.to_owned(), content });
    }
    pieces
}

fn cut(mut lines: Vec<String>) -> Vec<String> {
    if lines.len() > MOST {
        lines.truncate(MOST - 1);
        lines.push("…".to_owned());
    }
    lines
}

impl Content {
    /// Its lines in `tongue`; what is left out is struck by a minus sign.
    pub fn lines(&self, tongue: Tongue) -> Vec<String> {
        match self {
            Self::Lines(lines) => lines.clone(),
            Self::Without(lines) => lines.iter().map(|line| format!("- {line}")).collect(),
            Self::Words(words) => vec![format!("({})", words.get(tongue))],
        }
    }
}
