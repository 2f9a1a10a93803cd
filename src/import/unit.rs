//! Units as tables write them.

/// A unit of the theme, with its scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableUnit {
    /// The theme's code; `None` where the table's words are not known.
    pub code: Option<&'static str>,
    /// Value times scale is the amount in the base unit; `1` or a power of ten.
    pub scale: &'static str,
    /// What is counted.
    pub noun: Option<String>,
    /// As the table writes it.
    pub written: String,
}

/// Whether two places of a table say one unit, or none.
pub fn are_one(one: Option<&TableUnit>, other: Option<&TableUnit>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => {
            let known =
                one.code.is_some() && (one.code, one.scale, &one.noun) == (other.code, other.scale, &other.noun);
            known || one.written == other.written
        }
        _ => false,
    }
}

const UNITS: [(&str, &str, &str); 26] = [
    ("亿元", "CNY", "1e8"),
    ("万元", "CNY", "1e4"),
    ("元", "CNY", "1"),
    ("100 million yuan", "CNY", "1e8"),
    ("10,000 yuan", "CNY", "1e4"),
    ("yuan", "CNY", "1"),
    ("%", "percent", "1"),
    ("percentage", "percent", "1"),
    ("percentage (%)", "percent", "1"),
    ("％", "percent", "1"),
    ("percent", "percent", "1"),
    ("per cent", "percent", "1"),
    ("亿千瓦时", "kWh", "1e8"),
    ("万千瓦时", "kWh", "1e4"),
    ("千瓦时", "kWh", "1"),
    ("kwh", "kWh", "1"),
    ("万千瓦", "W", "1e7"),
    ("千瓦", "W", "1e3"),
    ("mw", "W", "1e6"),
    ("亿吨", "t", "1e8"),
    ("万吨", "t", "1e4"),
    ("吨", "t", "1"),
    ("tonnes", "t", "1"),
    ("t", "t", "1"),
    ("10,000 tonnes", "t", "1e4"),
    ("10 000 tonnes", "t", "1e4"),
];
const COUNTED: &str = "个家人户件台辆套艘架座条项种所处册次张本枚棵盏根";

/// The unit that `text` is; `None` where it names none that we know.
pub fn known(text: &str) -> Option<TableUnit> {
    let written = text.trim();
    let low = written.to_lowercase();
    let plain = |code, scale| TableUnit { code: Some(code), scale, noun: None, written: written.to_owned() };
    if let Some((_, code, scale)) = UNITS.iter().find(|(name, ..)| *name == low) {
        return Some(plain(code, scale));
    }
    let (scale, noun) = match (written.strip_prefix('万'), written.strip_prefix('亿')) {
        (Some(noun), _) => ("1e4", noun),
        (_, Some(noun)) => ("1e8", noun),
        _ => ("1", written),
    };
    let mut signs = noun.chars();
    match (signs.next(), signs.next()) {
        (Some(sign), None) if COUNTED.contains(sign) => {
            Some(TableUnit { noun: Some(noun.to_owned()), ..plain("count", scale) })
        }
        _ => None,
    }
}

/// `text` as a unit, known or not.
pub fn any(text: &str) -> TableUnit {
    known(text).unwrap_or_else(|| unknown(text))
}

/// `text` as a unit that is not known.
pub fn unknown(text: &str) -> TableUnit {
    TableUnit { code: None, scale: "1", noun: None, written: text.trim().to_owned() }
}

/// A name and the unit in parentheses at its end: 产值（亿元）.
pub fn split(name: &str) -> (String, Option<TableUnit>) {
    let trimmed = name.trim();
    // 增长% has its unit without parentheses.
    if let Some(rest) = trimmed.strip_suffix(['%', '％']).map(str::trim_end)
        && rest.ends_with(char::is_alphabetic)
    {
        return (rest.to_owned(), Some(any("%")));
    }
    let inner = trimmed.strip_suffix(['）', ')']).and_then(|rest| rest.rsplit_once(['（', '(']));
    match inner.and_then(|(name, unit)| Some((name.trim().to_owned(), known(unit)?))) {
        Some((name, unit)) if !name.is_empty() => (name, Some(unit)),
        _ => (trimmed.to_owned(), None),
    }
}

/// The unit of a whole table: 单位：亿元.
pub fn of_table(text: &str) -> Option<TableUnit> {
    let text = text.trim().trim_start_matches(['（', '(']).trim_end_matches(['）', ')']);
    let rest = ["计量单位", "单位", "Units", "Unit", "unit"].iter().find_map(|word| text.strip_prefix(word))?;
    let rest = rest.trim_start().strip_prefix([':', '：'])?;
    (!rest.trim().is_empty()).then(|| any(rest))
}

/// A unit alone in parentheses, for the whole table: （亿元）.
pub fn bare(text: &str) -> Option<TableUnit> {
    let inside = text.trim().strip_prefix(['（', '('])?.strip_suffix(['）', ')'])?;
    known(inside)
}

/// Whether a header says that units stand below it.
pub fn is_header(text: &str) -> bool {
    let low = text.trim().to_lowercase().replace('_', " ");
    matches!(
        low.as_str(),
        "单位" | "计量单位" | "unit" | "units" | "unit measure" | "unit of measure" | "computation units"
    )
}

/// Whether a name is that of a change or a share, which is never in the unit of the table as a whole.
pub fn is_rate(name: &str) -> bool {
    let low = name.to_lowercase();
    let words = [
        "增长",
        "增速",
        "同比",
        "环比",
        "增幅",
        "比重",
        "占比",
        "比上年",
        "growth",
        "change",
        "share of",
        "rate",
        "%",
        "％",
    ];
    words.iter().any(|word| low.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_as_tables_write_them() {
        let told = |text: &str| known(text).map(|unit| (unit.code.unwrap(), unit.scale, unit.noun));
        assert_eq!(told("亿元"), Some(("CNY", "1e8", None)));
        assert_eq!(told("万千瓦"), Some(("W", "1e7", None)));
        assert_eq!(told("万辆"), Some(("count", "1e4", Some("辆".into()))));
        assert_eq!(told("Percent"), Some(("percent", "1", None)));
        assert_eq!(told("立方米"), None);
        assert_eq!(split("总产值（亿元）").0, "总产值");
        assert_eq!(split("总产值（现价）"), ("总产值（现价）".into(), None));
        assert_eq!(of_table("单位：亿元").unwrap().code, Some("CNY"));
        assert_eq!(of_table("单位数"), None);
    }
}
