//! What is written into new files: texts in the languages of the report, and placeholders where there is no text yet.

use crate::i18n::Lang;
use crate::model::PLACEHOLDER;
use crate::translation::scalar;

/// A text of our own in the languages that we write.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    /// In Chinese, simplified.
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
}

/// The words of both languages.
pub const fn words(zh: &'static str, en: &'static str) -> Words {
    Words { zh, en }
}

impl Words {
    /// In `lang`, where we write it: Chinese in simplified characters, and English.
    pub fn within(self, lang: &Lang) -> Option<&'static str> {
        let traditional = ["Hant", "TW", "HK", "MO"];
        match lang.language() {
            "zh" if !lang.as_str().split('-').any(|part| traditional.contains(&part)) => Some(self.zh),
            "en" => Some(self.en),
            _ => None,
        }
    }

    /// A Markdown file in `lang`: ours, or the English one's head and body as placeholders for it.
    pub fn in_or_todo(self, lang: &Lang) -> String {
        let blank = || {
            let line = |line: &str| match line.split_once(": ") {
                Some((key @ ("title" | "summary"), meant)) => {
                    format!("{key}: {PLACEHOLDER}  # {}\n", meant.trim_matches('"'))
                }
                _ => format!("{line}\n"),
            };
            let (head, body) = self.en.rsplit_once("---\n").unwrap_or_default();
            let head: String = head.lines().map(line).collect();
            format!("{head}---\n{PLACEHOLDER}: {body}")
        };
        self.within(lang).map_or_else(blank, str::to_owned)
    }

    /// In `lang`, or English: for comments.
    pub fn near(self, lang: &Lang) -> &'static str {
        self.within(lang).unwrap_or(self.en)
    }
}

/// `key:` with one line a language; where we have no words, a placeholder, and what should stand there as a comment.
pub fn texts(indent: usize, key: &str, meant: Words, languages: &[Lang]) -> String {
    let line = |lang: &Lang| match meant.within(lang) {
        Some(text) => entry(indent + 2, lang.as_str(), text),
        None => format!("{}{lang}: {PLACEHOLDER}  # {}\n", " ".repeat(indent + 2), meant.en),
    };
    let lines: String = languages.iter().map(line).collect();
    format!("{}{key}:\n{lines}", " ".repeat(indent))
}

/// `key:` with a placeholder for each language; what should stand there is a comment in the report's own language.
pub fn blanks(key: &str, meant: Words, languages: &[Lang]) -> String {
    let comment = languages.first().map_or(meant.en, |lang| meant.near(lang));
    let lines = languages.iter().map(|lang| format!("  {lang}: {PLACEHOLDER}\n")).collect::<Vec<_>>().concat();
    format!("{key}:  # {comment}\n{lines}")
}

/// One line of a map.
pub fn entry(indent: usize, key: &str, text: &str) -> String {
    format!("{}{key}: {}\n", " ".repeat(indent), scalar(text))
}
