//! Text blocks: how wide a text is and where its lines end.
//!
//! Latin breaks at spaces and after hyphens; Han anywhere, except that by clreq no closing mark begins a line and no
//! opening mark ends one. A number keeps its unit. Nothing is ever cut: a word too long for its line is split.

use super::metrics::{advance, is_ideographic, is_joined, is_printable};
use crate::i18n::is_wide_mark;

/// Height of a line, in em.
pub(crate) const LINE: f64 = 1.3;
/// From the top of a line to its baseline, in em.
pub(crate) const BASELINE: f64 = 1.0;

/// What a text is in the drawing; decides its class, its colour and its weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    /// Labels of ticks, periods, column heads.
    Tick,
    /// Names of things.
    Label,
    /// Names that head others.
    Name,
    /// Values at marks.
    Value,
    /// Asides: gaps, undated, among others.
    Note,
    /// On the highlight colour.
    High,
    /// On strong shades.
    OnDark,
    /// On weak shades.
    OnLight,
    /// On the fill of the series with this number.
    OnSeries(usize),
}

impl Ink {
    /// The CSS class.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Tick => "c-tick",
            Self::Label => "c-label",
            Self::Name => "c-name",
            Self::Value => "c-value",
            Self::Note => "c-note",
            Self::High => "c-on-hi",
            Self::OnDark => "c-on-dark",
            Self::OnLight => "c-on-light",
            Self::OnSeries(number) => {
                ["c-o1", "c-o2", "c-o3", "c-o4", "c-o5", "c-o6"].iter().cycle().nth(number).copied().unwrap_or("c-o1")
            }
        }
    }

    /// Whether the style sheet sets it in bold.
    pub(crate) fn is_bold(self) -> bool {
        matches!(self, Self::Name | Self::Value | Self::High)
    }
}

/// Lines of text with one style, ready to be placed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Block {
    pub(crate) lines: Vec<String>,
    pub(crate) ink: Ink,
    pub(crate) size: f64,
    pub(crate) width: f64,
    /// Whether a word had to be split.
    pub(crate) is_split: bool,
}

impl Block {
    /// `text` in one line.
    pub(crate) fn line(text: &str, ink: Ink, size: f64) -> Self {
        Self::wrapped(text, ink, size, f64::INFINITY)
    }

    /// `text` in as many lines as `width` asks for, of about equal length.
    pub(crate) fn wrapped(text: &str, ink: Ink, size: f64, width: f64) -> Self {
        let text = clean(text);
        let whole = width_of(&text, ink, size);
        if whole <= width {
            let lines = if text.is_empty() { Vec::new() } else { vec![text] };
            return Self { lines, ink, size, width: whole, is_split: false };
        }
        // A line holds at least one full-width character, whatever was asked.
        let room = width.max(size * 1.4) / size;
        let (words, is_split) = fitting(words(&text, ink.is_bold()), room, ink.is_bold());
        let count = fill(&words, room).len();
        let lines = match at_a_joint(&words, room).filter(|_| count == 2) {
            Some(lines) => lines,
            None if count <= 4 => fill(&words, narrowest(&words, room, count)),
            None => fill(&words, room),
        };
        let width = lines.iter().map(|line| width_of(line, ink, size)).fold(0.0, f64::max);
        Self { lines, ink, size, width, is_split }
    }

    /// Height of all lines.
    pub(crate) fn height(&self) -> f64 {
        self.lines.len() as f64 * self.size * LINE
    }
}

/// Width of one line of text in drawing units.
pub(crate) fn width_of(text: &str, ink: Ink, size: f64) -> f64 {
    text.chars().map(|c| advance(c, ink.is_bold())).sum::<f64>() * size
}

/// A name and what is said of it. After Han the colon is the full-width one, by clreq, in whatever language the chart is.
pub(crate) fn said(name: &str, value: &str) -> String {
    let colon = if ends_wide(name) { "：" } else { ": " };
    format!("{name}{colon}{value}")
}

/// A part of something, such as a period of a series.
pub(crate) fn part(whole: &str, part: &str) -> String {
    let dot = if ends_wide(whole) { "·" } else { " · " };
    format!("{whole}{dot}{part}")
}

fn ends_wide(text: &str) -> bool {
    text.chars().next_back().is_some_and(|c| is_ideographic(c) || is_wide_mark(c))
}

/// White space runs become one space, what cannot be shown is dropped: as a browser does with SVG text.
fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        if c.is_whitespace() && c != '\u{a0}' {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else if is_printable(c) {
            out.push(c);
        }
    }
    out
}

/// A stretch in which no line ends.
#[derive(Debug, Clone, Copy)]
struct Word<'t> {
    text: &'t str,
    em: f64,
    /// Whether a space goes before it inside a line.
    spaced: bool,
}

fn words(text: &str, bold: bool) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let (mut start, mut em, mut spaced) = (0, 0.0, false);
    let (mut before, mut last) = (' ', ' ');
    for (at, c) in text.char_indices() {
        if at > start && may_break(before, last, c) {
            words.extend(text.get(start..at).map(|text| Word { text, em, spaced }));
            (start, em, spaced) = (at, 0.0, false);
        }
        if c == ' ' {
            (start, em, spaced) = (at + 1, 0.0, true);
        } else {
            em += advance(c, bold);
        }
        (before, last) = (last, c);
    }
    words.extend(text.get(start..).filter(|rest| !rest.is_empty()).map(|text| Word { text, em, spaced }));
    words
}

/// Whether a line may end between `a` and `b`; `before` stands in front of `a`.
fn may_break(before: char, a: char, b: char) -> bool {
    const NO_START: &str = "、。，．：；！？）》」』】〕〉〗”’％‰℃～·・ー々,.:;!?)]}%/–-";
    const NO_END: &str = "（《「『【〔〈〖“‘([{¥￥$＄€£/";
    if b == ' ' {
        return true;
    }
    if a == ' ' || is_joined(b) || a == '\u{200d}' || NO_START.contains(b) || NO_END.contains(a) {
        return false;
    }
    if a == b && matches!(a, '—' | '…') {
        return false;
    }
    if matches!(a, '-' | '–' | '—') {
        return before.is_alphabetic() && b.is_alphanumeric();
    }
    if a.is_ascii_digit() || (is_scale(a) && (is_scale(b) || is_unit(b))) {
        // 557万千瓦, 2023年, 171.9亿元: the number keeps what it counts.
        return false;
    }
    is_ideographic(a) || is_ideographic(b) || "、。，；：！？）》」』】”".contains(a)
}

/// Words for large numbers, which no line separates from their unit.
fn is_scale(c: char) -> bool {
    "十百千万亿".contains(c)
}

/// Units that follow a number or a large-number word.
fn is_unit(c: char) -> bool {
    "元吨辆家户人台套件头只米瓦克升次个项名亩".contains(c)
}

/// Splits the words that are wider than a line, between characters that can stand alone.
fn fitting(words: Vec<Word<'_>>, room: f64, bold: bool) -> (Vec<Word<'_>>, bool) {
    if words.iter().all(|word| word.em <= room) {
        return (words, false);
    }
    let mut out = Vec::with_capacity(words.len() + 8);
    for word in words {
        let (mut start, mut em, mut spaced) = (0, 0.0, word.spaced);
        for (at, c) in word.text.char_indices() {
            let more = advance(c, bold);
            if at > start && em + more > room && !is_joined(c) {
                out.extend(word.text.get(start..at).map(|text| Word { text, em, spaced }));
                (start, em, spaced) = (at, 0.0, false);
            }
            em += more;
        }
        out.extend(word.text.get(start..).map(|text| Word { text, em, spaced }));
    }
    (out, true)
}

/// First fit.
fn fill(words: &[Word<'_>], room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut used = 0.0;
    for word in words {
        let gap = if word.spaced { 0.28 } else { 0.0 };
        match lines.last_mut() {
            Some(line) if used + gap + word.em <= room => {
                if word.spaced {
                    line.push(' ');
                }
                line.push_str(word.text);
                used += gap + word.em;
            }
            _ => {
                lines.push(word.text.to_owned());
                used = word.em;
            }
        }
    }
    lines
}

/// Two lines that part after a year, month or day, where both fit: 2022年 | 汽车当月增速 is read at a glance, 2022年汽 | 车当月增速 is not.
fn at_a_joint(words: &[Word<'_>], room: f64) -> Option<Vec<String>> {
    let is_date = |word: &Word<'_>| {
        word.text.starts_with(|c: char| c.is_ascii_digit()) && word.text.ends_with(['年', '月', '日'])
    };
    let joints = words.iter().enumerate().rev().filter(|(_, word)| is_date(word)).map(|(index, _)| index + 1);
    let parted = joints.filter_map(|joint| words.split_at_checked(joint)).filter(|(_, after)| !after.is_empty());
    let mut lines = parted.map(|(before, after)| [fill(before, room), fill(after, room)].concat());
    lines.find(|lines| lines.len() == 2)
}

/// The narrowest room that needs no more lines, so that no last line holds a single character.
fn narrowest(words: &[Word<'_>], room: f64, count: usize) -> f64 {
    let (mut low, mut high) = (words.iter().map(|word| word.em).fold(0.0, f64::max), room);
    for _ in 0..6 {
        let middle = f64::midpoint(low, high);
        if fill(words, middle).len() > count {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, width: f64) -> Vec<String> {
        Block::wrapped(text, Ink::Label, 10.0, width).lines
    }

    #[test]
    fn latin_breaks_at_spaces_and_lines_are_balanced() {
        assert_eq!(lines("Optoelectronic information", 70.0), ["Optoelectronic", "information"]);
        assert_eq!(lines("January–September 2022", 60.0), ["January–", "September", "2022"]);
    }

    #[test]
    fn han_keeps_closing_marks_off_the_start_of_a_line() {
        assert_eq!(lines("新能源汽车，智能网联", 50.0), ["新能源汽", "车，智能", "网联"]);
        assert_eq!(lines("推进《规划》实施", 30.0), ["推进", "《规", "划》", "实施"]);
    }

    #[test]
    fn a_colon_after_han_is_wide() {
        assert_eq!(said("2024年", "6.9%"), "2024年：6.9%");
        assert_eq!(said("2024", "6.9%"), "2024: 6.9%");
        assert_eq!(said(&part("产值（亿元）", "2024年"), "120"), "产值（亿元）·2024年：120");
        assert_eq!(said(&part("Wind", "2024"), "120"), "Wind · 2024: 120");
    }

    #[test]
    fn two_lines_part_after_a_date() {
        assert_eq!(lines("2022年汽车当月增速", 92.0), ["2022年", "汽车当月增速"]);
        assert_eq!(lines("2023年第1季度", 60.0), ["2023年", "第1季度"]);
        assert_eq!(lines("2022年新能源汽车当月增速", 92.0).len(), 2);
    }

    #[test]
    fn a_number_keeps_its_unit_and_a_dash_its_range() {
        assert_eq!(lines("2023年1—9月", 40.0), ["2023年", "1—9月"]);
        assert_eq!(lines("2020-03", 20.0).concat(), "2020-03");
    }

    #[test]
    fn nothing_is_lost() {
        let block = Block::wrapped("Donaudampfschifffahrtsgesellschaft", Ink::Label, 10.0, 40.0);
        assert!(block.is_split);
        assert_eq!(block.lines.concat(), "Donaudampfschifffahrtsgesellschaft");
        assert!(block.width <= 40.0);
    }

    #[test]
    fn control_characters_are_dropped() {
        assert_eq!(lines("a\u{0}b\n\tc\u{ffff}", 100.0), ["ab c"]);
        assert!(lines(" \u{1} ", 10.0).is_empty());
    }
}
