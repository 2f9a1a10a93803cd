//! Cells as figures: thousands, decimal marks, percent signs, flags, and signs that mean no figure.

use super::grid::Cell;
use super::mark::{self, Mark};
use crate::i18n::Bilingual;
use crate::model::Number;
use rust_decimal::Decimal;

/// Which sign parts the whole from its decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecimalMark {
    /// 1,234.5
    Point,
    /// 1.234,5
    Comma,
}

/// How the numbers of a table are written.
#[derive(Debug, Clone, Copy)]
pub struct Style<'a> {
    /// If it was said.
    pub decimal: Option<DecimalMark>,
    /// Cells are separated by semicolons: there, commas in numbers are decimal marks more often than not.
    pub has_semicolons: bool,
    /// Signs that mean no figure, besides the usual ones.
    pub gaps: &'a [String],
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing.
    Blank,
    /// A sign that means no figure.
    Gap,
    /// A figure.
    Figure(Figure),
    /// Neither.
    Text(NoNumber),
}

/// A figure of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// As it is written.
    pub value: Decimal,
    /// A percent sign stands behind it.
    pub is_percent: bool,
    /// What else stands behind it.
    pub marks: Vec<Mark>,
}

/// Why a cell is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoNumber {
    /// It is something else.
    Text,
    /// (1.2), △1.2
    Negative,
    /// 1.234,5
    Comma,
    /// 1,234 between semicolons.
    Doubtful,
}

impl NoNumber {
    /// What to say of `text`.
    pub fn why(self, text: &str) -> Bilingual {
        match self {
            Self::Text => Bilingual::of(format!("`{text}` is no number"), format!("`{text}`不是数字")),
            Self::Negative => Bilingual::of(
                format!("`{text}` is no number; if it is a negative one, write a minus sign"),
                format!("`{text}`不是数字；如果表示负数，请写负号"),
            ),
            Self::Comma => Bilingual::of(
                format!(
                    "`{text}` is no number with a decimal point; if the numbers have decimal commas, say --decimal comma"
                ),
                format!("`{text}`不是带小数点的数字；如果用逗号作小数点，请加--decimal comma"),
            ),
            Self::Doubtful => Bilingual::of(
                format!(
                    "`{text}` can be read in two ways, for cells are separated by semicolons; say --decimal comma or --decimal point"
                ),
                format!("`{text}`有两种读法（单元格之间是分号）；请加--decimal comma或--decimal point"),
            ),
        }
    }
}

/// What the cell holds.
pub fn read(cell: &Cell, style: &Style<'_>) -> Value {
    let text = cell.text.as_str();
    if text.is_empty() {
        return Value::Blank;
    }
    let is_gap = GAPS.contains(&text.to_lowercase().as_str());
    if is_gap || style.gaps.iter().any(|gap| gap.trim() == text) {
        return Value::Gap;
    }
    let (rest, mut marks) = mark::strip_number(text);
    let (rest, is_percent) = rest.strip_suffix(['%', '％']).map_or((rest, false), |rest| (rest.trim_end(), true));
    let (rest, more) = if is_percent { mark::strip_number(rest) } else { (rest, Vec::new()) };
    marks.extend(more);
    let plain = plain(rest);
    match number(&plain, cell.is_number, style) {
        Ok(value) => Value::Figure(Figure { value, is_percent, marks }),
        Err(why) => Value::Text(why),
    }
}

/// Full-width signs, minus signs and spaces made alike.
fn plain(text: &str) -> String {
    let alike = |sign: char| match sign {
        '０'..='９' => char::from_u32(u32::from(sign) - u32::from('０') + u32::from('0')).unwrap_or(sign),
        '−' | '－' | '–' | '﹣' => '-',
        '，' => ',',
        '．' => '.',
        '＋' => '+',
        '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{3000}' => ' ',
        '’' | '＇' => '\'',
        _ => sign,
    };
    text.chars().map(alike).collect()
}

fn number(plain: &str, is_number: bool, style: &Style<'_>) -> Result<Decimal, NoNumber> {
    let decimal = |digits: String| Number::try_from(digits).ok().map(|number| number.0).ok_or(NoNumber::Text);
    if is_number {
        return decimal(plain.to_owned());
    }
    let signed = plain.strip_prefix('+').unwrap_or(plain);
    let (sign, digits) = signed.strip_prefix('-').map_or(("", signed), |digits| ("-", digits.trim_start()));
    let (group, point) = match style.decimal {
        Some(DecimalMark::Comma) => ('.', ','),
        Some(DecimalMark::Point) | None => (',', '.'),
    };
    if let Some(found) = ungrouped(digits, group, point) {
        let is_doubtful = style.has_semicolons && style.decimal.is_none();
        return match () {
            // 1,234 and 1.234 are one and a bit, or more than a thousand.
            () if is_doubtful && (digits.contains(',') || is_three_behind(digits)) => Err(NoNumber::Doubtful),
            () => decimal(format!("{sign}{found}")),
        };
    }
    if style.decimal.is_none() && ungrouped(digits, '.', ',').is_some() {
        return Err(NoNumber::Comma);
    }
    let bare =
        plain.strip_prefix(['(', '（', '△', '▲', '▼', '▽']).map(|rest| rest.trim_end_matches([')', '）']).trim());
    let is_negative = bare.is_some_and(|bare| ungrouped(bare, group, point).is_some());
    Err(if is_negative { NoNumber::Negative } else { NoNumber::Text })
}

/// 1.234: three digits behind a point, and as many before it as a group of thousands can have.
fn is_three_behind(digits: &str) -> bool {
    let (before, behind) = digits.split_once('.').unwrap_or_default();
    (1..=3).contains(&before.len()) && behind.len() == 3 && before != "0"
}

/// The number without the signs between its thousands and with a point; `None` where it is none.
fn ungrouped(digits: &str, group: char, point: char) -> Option<String> {
    let (whole, decimals) = digits.split_once(point).map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if decimals.is_some_and(|decimals| !all_digits(decimals) || decimals.is_empty()) {
        return None;
    }
    let separator = whole.chars().find(|sign| !sign.is_ascii_digit());
    let whole = match separator {
        None if whole.is_empty() && decimals.is_none() => return None,
        None => whole.to_owned(),
        Some(sign) if sign == group || sign == ' ' || sign == '\'' => {
            let groups: Vec<&str> = whole.split(sign).collect();
            let (first, rest) = groups.split_first()?;
            let fits = (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3);
            if !fits || !groups.iter().all(|group| all_digits(group)) {
                return None;
            }
            groups.concat()
        }
        Some(_) => return None,
    };
    let whole = if whole.is_empty() { "0" } else { &whole };
    Some(decimals.map_or_else(|| whole.to_owned(), |decimals| format!("{whole}.{decimals}")))
}

/// What tables write where they have no figure.
const GAPS: [&str; 24] = [
    "-", "--", "—", "——", "–", "…", "……", "...", "..", "n/a", "na", "n.a.", "#n/a", "/", "无", ":", "：", "[x]", "[z]",
    "[c]", "[w]", "(:)", ": c", ": z",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, style: Style<'_>) -> String {
        match read(&Cell::new(text), &style) {
            Value::Blank => "blank".to_owned(),
            Value::Gap => "gap".to_owned(),
            Value::Figure(figure) => format!("{}{}", figure.value, if figure.is_percent { "%" } else { "" }),
            Value::Text(why) => format!("{why:?}"),
        }
    }

    const PLAIN: Style<'_> = Style { decimal: None, has_semicolons: false, gaps: &[] };

    #[test]
    fn numbers_as_tables_write_them() {
        for (text, number) in [
            ("1,234.5", "1234.5"),
            ("1 234", "1234"),
            ("1\u{202f}234\u{202f}567", "1234567"),
            ("1’234", "1234"),
            ("+5.3", "5.3"),
            ("−1.2", "-1.2"),
            ("１２．５", "12.5"),
            (".5", "0.5"),
            ("12.3%①", "12.3%"),
            ("12.3①%", "12.3%"),
            ("12.3 p", "12.3"),
            ("1,23,456", "Text"),
            ("12 3", "Text"),
            ("1,5", "Comma"),
            ("1.234,5", "Comma"),
            ("1.234.567", "Comma"),
            ("(1.2)", "Negative"),
            ("△1.2", "Negative"),
            ("▲ 1.2", "Negative"),
            ("1e5", "Text"),
            ("1.23E+05", "Text"),
            ("3.6万", "Text"),
            ("12‰", "Text"),
            ("x", "Text"),
            ("c", "Text"),
            ("[x]", "gap"),
            (":", "gap"),
            ("..", "gap"),
            ("", "blank"),
        ] {
            assert_eq!(told(text, PLAIN), number, "{text}");
        }
    }

    #[test]
    fn decimal_commas_are_read_where_they_are_said() {
        let comma = Style { decimal: Some(DecimalMark::Comma), ..PLAIN };
        for (text, number) in [("1.234,5", "1234.5"), ("1,234", "1.234"), ("1.234", "1234"), ("1,234.5", "Text")] {
            assert_eq!(told(text, comma), number, "{text}");
        }
        let semicolons = Style { has_semicolons: true, ..PLAIN };
        for (text, number) in
            [("1,234", "Doubtful"), ("1.234", "Doubtful"), ("12.5", "12.5"), ("3.601,8", "Comma"), ("7", "7")]
        {
            assert_eq!(told(text, semicolons), number, "{text}");
        }
        let gaps = ["x".to_owned()];
        assert_eq!(told("x", Style { gaps: &gaps, ..PLAIN }), "gap");
        let typed = Cell { is_number: true, ..Cell::new("1.234") };
        assert!(matches!(read(&typed, &semicolons), Value::Figure(_)));
    }
}
