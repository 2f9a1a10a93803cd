//! Texts as they are compared: however a character is coded, whatever nobody sees, and wherever Chinese lines end.

use super::hidden::is_hidden;
use super::script::is_wide;
use std::ops::Range;
use unicode_normalization::char::{canonical_combining_class, decompose_canonical, decompose_compatible};

/// A text in the form in which it is compared, and where each byte of that form comes from. Accents stand behind their letters;
/// compatibility ideographs and radicals are the characters that they show; invisible characters are left out; white space is one
/// space, and beside a character of Chinese none.
#[derive(Debug, Clone, Default)]
pub struct Comparable {
    form: String,
    /// For each byte of the form, the byte of the text at which its character begins.
    origin: Vec<usize>,
}

impl Comparable {
    /// The form of `text`.
    pub fn new(text: &str) -> Self {
        let mut made = Self { form: String::with_capacity(text.len()), origin: Vec::with_capacity(text.len()) };
        let mut space = None;
        let mut marks: Vec<(char, usize)> = Vec::new();
        let mut last = None;
        for (at, character) in text.char_indices() {
            if character.is_whitespace() {
                space.get_or_insert(at);
                continue;
            }
            if is_hidden(character) {
                continue;
            }
            decompose(character, |part| {
                if canonical_combining_class(part) != 0 {
                    marks.push((part, at));
                    return;
                }
                made.settle(&mut marks);
                let between = space.take().zip(last).filter(|(_, last)| !is_wide(*last) && !is_wide(part));
                if let Some((space, _)) = between {
                    made.push(' ', space);
                }
                made.push(part, at);
                last = Some(part);
            });
        }
        made.settle(&mut marks);
        made
    }

    /// Marks of one letter in the order of Unicode.
    fn settle(&mut self, marks: &mut Vec<(char, usize)>) {
        marks.sort_by_key(|(mark, _)| canonical_combining_class(*mark));
        for (mark, at) in marks.drain(..) {
            self.push(mark, at);
        }
    }

    fn push(&mut self, character: char, at: usize) {
        self.form.push(character);
        self.origin.extend(std::iter::repeat_n(at, character.len_utf8()));
    }

    /// The form itself.
    pub fn as_str(&self) -> &str {
        &self.form
    }

    /// Where `part` is found first, as the places of the text at which its first and its last character begin. A letter without its
    /// accent is not found in one that has it.
    pub fn find(&self, part: &Self) -> Option<(usize, usize)> {
        let mut from = 0;
        while let Some(at) = self.form.get(from..)?.find(&part.form).filter(|_| !part.form.is_empty()) {
            let (start, end) = (from + at, from + at + part.form.len());
            let next = self.form.get(end..)?.chars().next();
            if next.is_none_or(|next| canonical_combining_class(next) == 0) {
                return Some((*self.origin.get(start)?, *self.origin.get(end - 1)?));
            }
            from = start + self.form.get(start..)?.chars().next()?.len_utf8();
        }
        None
    }

    /// Where `part` ceases to be what stands in `range` of the text and behind it. The
    /// passage is laid so that as much of it as possible is the same.
    pub fn difference(&self, part: &Self, range: &Range<usize>) -> Option<Difference> {
        let first = self.origin.partition_point(|at| *at < range.start);
        let last = self.origin.partition_point(|at| *at < range.end);
        let passage = self.form.get(first..)?;
        let starts = passage.char_indices().map(|(at, _)| at).take_while(|at| first + at < last);
        let common = |start: usize| -> usize {
            let other = passage.get(start..).unwrap_or_default();
            part.form
                .chars()
                .zip(other.chars())
                .take_while(|(one, other)| one == other)
                .map(|(one, _)| one.len_utf8())
                .sum()
        };
        let (same, start) =
            starts.map(|start| (common(start), start)).max_by_key(|(same, start)| (*same, usize::MAX - start))?;
        if same == 0 {
            return None;
        }
        let before: Vec<char> = part.form.get(..same)?.chars().collect();
        Some(Difference {
            before: before.iter().skip(before.len().saturating_sub(6)).collect(),
            part: *part.origin.get(same)?,
            text: self.origin.get(first + start + same).copied(),
        })
    }
}

/// The first place at which a part differs from a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What stands before it in both.
    pub before: String,
    /// The byte of the part.
    pub part: usize,
    /// The byte of the text; `None` at its end.
    pub text: Option<usize>,
}

fn decompose(character: char, mut each: impl FnMut(char)) {
    match character {
        '\0'..='\u{bf}' | '\u{4e00}'..='\u{9fff}' => each(character),
        '\u{2e80}'..='\u{2eff}' => match radical(character) {
            Some(ideograph) => each(ideograph),
            None => decompose_compatible(character, each),
        },
        '\u{2f00}'..='\u{2fdf}' => decompose_compatible(character, each),
        other => decompose_canonical(other, each),
    }
}

/// Radicals that texts taken out of PDF files have in the place of characters, where Unicode's own tables of decomposition have none.
fn radical(character: char) -> Option<char> {
    const PAIRS: &str =
        "⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟";
    let mut characters = PAIRS.chars();
    while let (Some(radical), Some(ideograph)) = (characters.next(), characters.next()) {
        if radical == character {
            return Some(ideograph);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(text: &'t str, part: &str) -> Option<&'t str> {
        let (start, last) = Comparable::new(text).find(&Comparable::new(part))?;
        text.get(start..last + text.get(last..)?.chars().next()?.len_utf8())
    }

    #[test]
    fn the_same_words_are_found_however_they_are_coded() {
        for (text, part) in [
            ("达到 1.7\n万亿元", "达到1.7万亿元"),
            ("产\n值达到17000亿元", "产值达到17000"),
            ("⼯业产值", "工业产值"),
            ("工业产值", "⼯业产值"),
            ("汽⻋产业", "汽车产业"),
            ("鉄\u{fa19}社", "神社"),
            ("公\u{ad}园\u{200b}长椅", "公园长椅"),
            ("cafe\u{301} noir", "café noir"),
            ("café noir", "cafe\u{301}   noir"),
            ("a\u{323}\u{307}b", "ạ\u{307}b"),
            ("a\u{307}\u{323}b", "ạ\u{307}b"),
            ("at current\n  prices", "at current prices"),
            ("“ 六个回归 ”", "“六个回归”"),
        ] {
            assert!(found(text, part).is_some(), "{text} {part}");
        }
        assert_eq!(found("　　规模 达到\n17000亿元以上。", "达到17000亿元"), Some("达到\n17000亿元"));
        assert_eq!(found("un café noir", "cafe\u{301}"), Some("café"));
    }

    #[test]
    fn other_words_are_not_found() {
        for (text, part) in [
            ("café noir", "cafe"),
            ("5 6家", "56家"),
            ("at currentprices", "current prices"),
            ("m²", "m2"),
            ("17000", ""),
        ] {
            assert_eq!(found(text, part), None, "{text} {part}");
        }
    }

    #[test]
    fn the_first_difference_is_told() {
        let text = "其他。2024年，示例镇有公园长椅91张。";
        let range = "其他。".len()..text.len();
        let part = "示例镇有公園长椅";
        let difference = Comparable::new(text).difference(&Comparable::new(part), &range).unwrap();
        assert_eq!(difference.before, "示例镇有公");
        let behind = |text: &str, at: usize| text.split_at(at).1.chars().next();
        assert_eq!((behind(part, difference.part), behind(text, difference.text.unwrap())), (Some('園'), Some('园')));
    }
}
