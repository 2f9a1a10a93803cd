//! What stands behind numbers and periods and belongs to neither: flags, footnotes, units.

use super::unit;
use std::borrow::Cow;

/// Something behind a number or a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// A figure is provisional, revised or estimated: what a note says of it.
    Status(&'static str, &'static str),
    /// The same in the table's own words.
    Words(String),
    /// It is a forecast.
    Forecast(String),
    /// A footnote that stands elsewhere.
    Footnote(String),
    /// A unit.
    Unit(String),
}

impl Mark {
    /// As the table writes it, or as it is understood.
    pub fn text(&self) -> &str {
        match self {
            Self::Status(_, text) => text,
            Self::Words(text) | Self::Forecast(text) | Self::Footnote(text) | Self::Unit(text) => text,
        }
    }
}

/// Words of a status, and whether it is that of a forecast.
const WORDS: [(&str, bool); 20] = [
    ("初步", false),
    ("快报", false),
    ("修订", false),
    ("估算", false),
    ("估计", false),
    ("provisional", false),
    ("preliminary", false),
    ("prelim", false),
    ("revised", false),
    ("estimate", false),
    ("预计", true),
    ("预测", true),
    ("预期", true),
    ("目标", true),
    ("计划", true),
    ("forecast", true),
    ("projection", true),
    ("projected", true),
    ("expected", true),
    ("target", true),
];

/// One letter as statistical offices use it.
fn letter(sign: char) -> Option<Mark> {
    match sign.to_ascii_lowercase() {
        'p' => Some(Mark::Status("初步数", "Provisional")),
        'r' => Some(Mark::Status("修订数", "Revised")),
        'e' => Some(Mark::Status("估计数", "Estimate")),
        'f' => Some(Mark::Forecast(sign.to_string())),
        _ => None,
    }
}

fn word(text: &str) -> Option<Mark> {
    let text = text.trim();
    let low = text.to_lowercase();
    let mut signs = low.chars();
    if let (Some(sign), None) = (signs.next(), signs.next()) {
        return letter(sign);
    }
    let (_, is_forecast) = WORDS.iter().find(|(word, _)| low.starts_with(word))?;
    Some(if *is_forecast { Mark::Forecast(text.to_owned()) } else { Mark::Words(text.to_owned()) })
}

/// Whether a text says that figures are forecasts.
pub fn is_forecast(text: &str) -> bool {
    text.chars().count() > 1 && matches!(word(text), Some(Mark::Forecast(_)))
}

/// The inside of a bracket at the end, and what stands before it.
fn bracketed(text: &str, open: [char; 2], close: [char; 2]) -> Option<(&str, &str)> {
    let (before, inside) = text.strip_suffix(close)?.rsplit_once(open)?;
    Some((before.trim_end(), inside.trim()))
}

fn is_footnote(sign: char) -> bool {
    matches!(sign, '①'..='⑳' | '⑴'..='⒇' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '⁾' | '⁽' | '*' | '＊' | '†' | '‡' | '§' | '※')
}

/// Takes footnotes and words in brackets from the end of `text`.
fn bracket(text: &str) -> Option<(&str, Mark)> {
    if text.ends_with(is_footnote) {
        let rest = text.trim_end_matches(is_footnote);
        return Some((rest.trim_end(), Mark::Footnote(text.get(rest.len()..).unwrap_or_default().to_owned())));
    }
    if let Some((rest, inside)) = bracketed(text, ['[', '［'], [']', '］']) {
        let low = inside.to_lowercase();
        let note = low.strip_prefix("note").or_else(|| low.strip_prefix('注')).unwrap_or(&low).trim().to_owned();
        if note.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some((rest, Mark::Footnote(format!("[{inside}]"))));
        }
        return word(inside).map(|mark| (rest, mark));
    }
    let (rest, inside) = bracketed(text, ['(', '（'], [')', '）'])?;
    word(inside).map(|mark| (rest, mark))
}

/// A period without its marks, and these: flags, footnotes, a unit in parentheses, and the code of a year as the World Bank writes it.
pub fn strip_head(text: &str) -> (Cow<'_, str>, Vec<Mark>) {
    let mut rest = text.trim();
    let mut marks = Vec::new();
    for _ in 0..4 {
        if let Some((before, inside)) = bracketed(rest, ['[', '［'], [']', '］'])
            && inside.get(..2).is_some_and(|code| code.eq_ignore_ascii_case("yr"))
            && inside.get(2..) == Some(before)
        {
            rest = before;
        } else if let Some((before, mark)) = bracket(rest) {
            rest = before;
            marks.push(mark);
        } else if let Some((before, inside)) = bracketed(rest, ['(', '（'], [')', '）'])
            && unit::known(inside).is_some()
        {
            rest = before;
            marks.push(Mark::Unit(inside.to_owned()));
        } else if let Some((before, inside)) = bracketed(rest, ['(', '（'], [')', '）'])
            && matches!(inside.len(), 1 | 2)
            && inside.bytes().all(|byte| byte.is_ascii_digit())
        {
            rest = before;
            marks.push(Mark::Footnote(format!("({inside})")));
        } else if let Some((before, mark)) = year_flag(rest) {
            rest = before;
            marks.push(mark);
        } else {
            break;
        }
    }
    (Cow::Borrowed(rest), marks)
}

/// 2020r, 2024E, 2023年预计: a letter or a word at once behind a year or a quarter.
fn year_flag(text: &str) -> Option<(&str, Mark)> {
    if let Some(at) = text.find('年')
        && let Some((before, behind)) = text.split_at_checked(at + '年'.len_utf8())
        && !behind.is_empty()
        && let Some(mark) = word(behind)
    {
        // In heads an E is what is expected.
        let is_expected = behind.eq_ignore_ascii_case("e");
        return Some((before, if is_expected { Mark::Forecast(behind.to_owned()) } else { mark }));
    }
    let last = text.chars().next_back()?;
    let before = text.strip_suffix(last)?.trim_end();
    let behind_number = before.ends_with(|sign: char| sign.is_ascii_digit() || sign == '年');
    let has_year = before.trim_end_matches('年').len() >= 4;
    match letter(last) {
        Some(_) if matches!(last, 'E' | 'e' | 'F' | 'f') && behind_number && has_year => {
            Some((before, Mark::Forecast(last.to_string())))
        }
        Some(mark) if behind_number && has_year => Some((before, mark)),
        _ => None,
    }
}

/// A number without its marks, and these.
pub fn strip_number(text: &str) -> (&str, Vec<Mark>) {
    let mut rest = text.trim();
    let mut marks = Vec::new();
    for _ in 0..4 {
        if let Some((before, mark)) = bracket(rest) {
            rest = before;
            marks.push(mark);
            continue;
        }
        let letters = rest.trim_end_matches(['p', 'r', 'e', 'f', 'P', 'R', 'E', 'F']);
        let flags = rest.get(letters.len()..).unwrap_or_default();
        let number = letters.trim_end();
        if !(1..=2).contains(&flags.len())
            || !number.ends_with(|sign: char| sign.is_ascii_digit() || "%％".contains(sign) || is_footnote(sign))
        {
            break;
        }
        marks.extend(flags.chars().filter_map(letter));
        rest = number;
    }
    (rest, marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_and_footnotes_stand_behind_numbers() {
        for (text, number, marks) in [
            ("12.3p", "12.3", "Provisional"),
            ("12.3 r", "12.3", "Revised"),
            ("12.3[note 1]", "12.3", "[note 1]"),
            ("12.3[注1]", "12.3", "[注1]"),
            ("12.3%①", "12.3%", "①"),
            ("12.3¹⁾", "12.3", "¹⁾"),
            ("12.3 (p)", "12.3", "Provisional"),
            ("12.3（初步数）", "12.3", "初步数"),
            ("12.3*p", "12.3", "Provisional *"),
            ("12.3m", "12.3m", ""),
            ("12.3b", "12.3b", ""),
            ("12.3 (4.5)", "12.3 (4.5)", ""),
            ("p", "p", ""),
        ] {
            let (rest, found) = strip_number(text);
            let found: Vec<&str> = found.iter().map(Mark::text).collect();
            assert_eq!((rest, found.join(" ").as_str()), (number, marks), "{text}");
        }
    }
}
