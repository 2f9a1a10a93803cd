//! Words of a text in another script than its language's: they say in which language they are, so that they are read aloud and drawn
//! as what they are (WCAG 3.1.2).

use super::scribe::Scribe;
use crate::i18n::{Lang, Script, is_han, is_wide_mark};
use crate::theme::{escape, write_escaped};

/// Below this no UTF-8 byte begins a Chinese character: most texts need no other look.
const FIRST_WIDE_BYTE: u8 = 0xe3;

/// `text` escaped; where it is in a language of words and spaces, Chinese characters in it name their language.
pub fn marked(scribe: &Scribe<'_>, text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    write(scribe, text, &mut out);
    out
}

/// Appends `text` to `out` as [`marked`] gives it.
pub fn write(scribe: &Scribe<'_>, text: &str, out: &mut String) {
    let may_have = text.bytes().any(|byte| byte >= FIRST_WIDE_BYTE) && scribe.lang.script() == Script::Spaced;
    let Some(lang) = han(scribe).filter(|_| may_have) else { return write_escaped(out, text) };
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    for run in characters.chunk_by(|(_, a), (_, b)| belongs(*a) == belongs(*b)) {
        let (from, to) = match (run.first(), run.last()) {
            (Some((from, _)), Some((last, character))) => (*from, last + character.len_utf8()),
            _ => continue,
        };
        let words = text.get(from..to).unwrap_or_default();
        if words.chars().any(is_han) {
            out.push_str(&format!("<span lang=\"{}\">", escape(lang.as_str())));
            write_escaped(out, words);
            out.push_str("</span>");
        } else {
            write_escaped(out, words);
        }
    }
}

/// Whether a character beside Chinese ones is part of what they say: 17000亿元以上.
fn belongs(character: char) -> bool {
    is_han(character) || is_wide_mark(character) || character.is_ascii_digit()
}

/// The language of Chinese words in a text that is in another: the report's own, or that of a source.
fn han<'a>(scribe: &Scribe<'a>) -> Option<&'a Lang> {
    let report = scribe.report();
    let sources = report.sources.iter().map(|source| &source.lang);
    report.languages().chain(sources).find(|lang| lang.script() == Script::Han)
}
