//! Lines of text: Chinese breaks between any two characters but at marks (clreq, 3.1.1), Latin between words.

use super::face::Face;

/// What may not begin a line.
const NOT_FIRST: &str = "，。、；：？！）》」』〉】”’％%,.;:?!)]}…—·～";
/// What may not end a line.
const NOT_LAST: &str = "（《「『〈【“‘([{¥￥";

/// `text` in lines of at most `room` pixels. A word that is longer alone is broken.
pub fn wrapped(text: &str, face: &Face<'_>, size: f32, room: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        if face.width(&line, size) + face.width(piece.trim_end(), size) <= room {
            line.push_str(piece);
            continue;
        }
        if !line.trim().is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        line.clear();
        for sign in piece.chars() {
            if face.width(&line, size) + face.advance(sign, size) > room {
                lines.push(std::mem::take(&mut line));
            }
            line.push(sign);
        }
    }
    if !line.trim().is_empty() {
        lines.push(line);
    }
    lines
}

/// `text` as it is where there is room for it, otherwise as much of it as there is with an ellipsis.
pub fn clipped(text: &str, face: &Face<'_>, size: f32, room: f32) -> String {
    if face.width(text, size) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut width = face.advance('…', size);
    for sign in text.chars() {
        width += face.advance(sign, size);
        if width > room {
            break;
        }
        kept.push(sign);
    }
    format!("{}…", kept.trim_end())
}

/// The smallest pieces that stay on one line, each with the space behind it.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, sign) in text.char_indices() {
        if before.is_some_and(|before| breaks(before, sign)) {
            pieces.extend(text.get(start..at));
            start = at;
        }
        before = Some(sign);
    }
    pieces.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    pieces
}

/// Whether a line may end between two characters.
fn breaks(before: char, after: char) -> bool {
    if after.is_whitespace() || NOT_FIRST.contains(after) || NOT_LAST.contains(before) {
        return false;
    }
    before.is_whitespace() || before == '-' || is_wide(before) || is_wide(after)
}

/// Han, kana, hangul, and the marks that go with them.
fn is_wide(sign: char) -> bool {
    matches!(sign, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff60}' | '\u{20000}'..='\u{3fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::Marks;
    use crate::card::face::Weight;

    #[test]
    fn marks_stay_with_their_words_and_words_whole() {
        assert_eq!(pieces("“十四五”规划，一二"), ["“十", "四", "五”", "规", "划，", "一", "二"]);
        assert_eq!(pieces("Gross output (2025)"), ["Gross ", "output ", "(2025)"]);
        assert_eq!(pieces("1.7万亿元以上"), ["1.7", "万", "亿", "元", "以", "上"]);
    }

    #[test]
    fn no_line_is_too_long_and_nothing_is_lost() {
        let face = Face::of(Weight::Bold, Marks::Wide).unwrap();
        for text in [
            "规模以上工业总产值，增长百分之五",
            "Gross output of industrial enterprises above designated size",
            &"w".repeat(80),
        ] {
            let lines = wrapped(text, &face, 60.0, 400.0);
            assert_eq!(lines.concat(), text);
            assert!(
                lines.len() > 1 && lines.iter().all(|line| face.width(line.trim_end(), 60.0) <= 400.0),
                "{lines:?}"
            );
            let cut = clipped(text, &face, 60.0, 400.0);
            assert!(cut.ends_with('…') && face.width(&cut, 60.0) <= 400.0, "{cut}");
        }
    }
}
