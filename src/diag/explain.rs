//! What a code means, why it matters, an example and its fix: for a terminal, and as a page of the documentation.

use super::example::{Example, Piece};
use super::{Code, GROUPS, Level};
use crate::i18n::{Bilingual, Tongue};

/// One code, for a terminal.
pub fn explain(code: &Code, tongue: Tongue) -> String {
    let example = Example::of(code);
    let mut out = format!("{}  ({})\n\n", code.name, level(code.level).get(tongue));
    out.push_str(&format!("{}\n{}\n\n", code.means.get(tongue), code.why.get(tongue)));
    let mut part = |title: &Bilingual, text: &str| {
        out.push_str(&format!("{}\n{}\n", title.get(tongue), indented(text)));
    };
    part(&WRONG, &shown(&example.wrong, tongue));
    part(&TOLD, example.told.get(tongue));
    part(&RIGHT, &shown(&example.right, tongue));
    out.trim_end().to_owned() + "\n"
}

/// All codes by group, each with its severity and what it means in one line.
pub fn list(tongue: Tongue) -> String {
    let width = super::all().map(|code| code.name.len()).max().unwrap_or(0);
    let mut out = String::new();
    for group in GROUPS {
        out.push_str(&format!("{}\n", group.title.get(tongue)));
        for code in group.codes {
            let severity = code.level.severity().name();
            let sign = if code.level == Level::Fixed { "*" } else { " " };
            let gap = " ".repeat(8_usize.saturating_sub(columns(severity.get(tongue))));
            out.push_str(&format!(
                "  {:width$}  {}{sign}{gap}{}\n",
                code.name,
                severity.get(tongue),
                first_sentence(code.means.get(tongue))
            ));
        }
        out.push('\n');
    }
    out.push_str(&format!("{}\n", FOOT.get(tongue)));
    out
}

/// The page of the documentation: every code with its example.
pub fn page(tongue: Tongue) -> String {
    let mut out = format!("# {}\n\n{}\n\n{}\n", TITLE.get(tongue), OTHER.get(tongue), INTRO.get(tongue));
    for group in GROUPS {
        out.push_str(&format!("\n## {}\n", group.title.get(tongue)));
        for code in group.codes {
            let example = Example::of(code);
            out.push_str(&format!("\n### {}\n\n{}\n\n", code.name, level(code.level).get(tongue)));
            out.push_str(&format!("{}\n{}\n", code.means.get(tongue), code.why.get(tongue)));
            let mut part = |title: &Bilingual, text: &str| {
                out.push_str(&format!("\n{}\n\n````text\n{}\n````\n", title.get(tongue), text.trim_end()));
            };
            part(&WRONG, &shown(&example.wrong, tongue));
            part(&TOLD, example.told.get(tongue));
            part(&RIGHT, &shown(&example.right, tongue));
        }
    }
    out
}

fn level(level: Level) -> Bilingual {
    match level {
        Level::Fixed => Bilingual::new("error, whatever the report says", "错误，报告不能改变其级别"),
        Level::Error => Bilingual::new("error, unless the report says otherwise", "错误，报告可以改变其级别"),
        Level::Warning => Bilingual::new("warning, unless the report says otherwise", "警告，报告可以改变其级别"),
    }
}

/// The files of an example under their names.
fn shown(pieces: &[Piece], tongue: Tongue) -> String {
    let one = |piece: &Piece| format!("{}\n{}\n", piece.path, indented(&piece.content.lines(tongue).join("\n")));
    pieces.iter().map(one).collect::<Vec<_>>().join("\n")
}

fn indented(text: &str) -> String {
    text.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") }).collect::<String>()
}

/// How wide a severity is on a terminal: its Chinese names have two characters of two columns each.
fn columns(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

fn first_sentence(text: &str) -> &str {
    let end = text.find(". ").map(|at| at + 1).or_else(|| text.find('。').map(|at| at + '。'.len_utf8()));
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

const WRONG: Bilingual = Bilingual::new("Wrong:", "错误写法：");
const TOLD: Bilingual = Bilingual::new("What is told:", "提示：");
const RIGHT: Bilingual = Bilingual::new("Right:", "正确写法：");
const FOOT: Bilingual = Bilingual::new(
    "* cannot be lowered. All others can be set in content/report.yaml: severity: {han-spacing: error}\n\
     gongbao explain CODE tells more of one.",
    "*不能降级。其余各项可在content/report.yaml里设定：severity: {han-spacing: error}\n\
     gongbao explain 代码，查看某一项的详细说明。",
);
const TITLE: Bilingual = Bilingual::new("Problems", "问题一览");
const OTHER: Bilingual = Bilingual::new("[中文](problems.zh.md)", "[English](problems.md)");
const INTRO: Bilingual = Bilingual::new(
    "Every problem that `gongbao check` can tell, with an example that fails and one that holds. `gongbao explain CODE` prints the same\n\
     in a terminal. This page is generated from the program's own texts and test fixtures; a test keeps it current.",
    "`gongbao check`能指出的全部问题，各附一个错误的例子和一个正确的例子。在终端里，`gongbao explain 代码`给出同样的内容。\n\
     本页由程序自己的文字和测试用例生成，有测试保证它不过时。",
);
