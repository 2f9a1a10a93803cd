//! Headers of tables as periods: 2021年, 2023年1—6月, Q1 2023.

use crate::i18n::Period;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The period that a header names, and whether it can be nothing else: a number like 2021 alone may be a value.
pub fn period(header: &str) -> Option<(Period, bool)> {
    let text = plain(header);
    let certain = !text.bytes().all(|byte| byte.is_ascii_digit());
    let written = iso(&text)?;
    let period = Period::try_from(written).ok()?;
    // Years that no statistics of this kind have are values.
    (certain || (1900..2101).contains(&period.year())).then_some((period, certain))
}

/// Full-width digits, any dash, spaces and capitals made alike.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{3000}')
        .map(|c| match c {
            '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
            '—' | '–' | '－' | '~' | '～' | '至' | '−' => '-',
            _ => c.to_ascii_lowercase(),
        })
        .collect::<String>()
        .replace("--", "-")
}

/// The period as `Period` reads it.
fn iso(text: &str) -> Option<String> {
    let year_at =
        |text: &str| text.get(..4).filter(|year| year.bytes().all(|byte| byte.is_ascii_digit())).map(str::to_owned);
    if let Some(year) = year_at(text) {
        let rest = text.get(4..)?;
        if let Some(to) =
            rest.strip_prefix('-').or_else(|| rest.strip_prefix("年-")).map(|to| to.trim_end_matches('年'))
            && to.len() == 4
        {
            return year_at(to).map(|to| format!("{year}/{to}"));
        }
        let rest = rest.strip_prefix('年').unwrap_or(rest);
        return within(&year, rest.trim_start_matches('-'));
    }
    english(text)
}

/// What stands behind the year.
fn within(year: &str, rest: &str) -> Option<String> {
    let span = |from: u32, to: u32| (from < to && to <= 12).then(|| format!("{year}-{from:02}/{year}-{to:02}"));
    match rest {
        "" | "度" | "全年" => return Some(year.to_owned()),
        "上半年" | "h1" => return Some(format!("{year}-H1")),
        "下半年" | "h2" => return Some(format!("{year}-H2")),
        "前三季度" => return span(1, 9),
        _ => {}
    }
    if let Some(quarter) = rest.strip_suffix("季度").or_else(|| rest.strip_prefix('q')) {
        let number = match quarter.trim_start_matches('第') {
            "1" | "一" => 1,
            "2" | "二" => 2,
            "3" | "三" => 3,
            "4" | "四" => 4,
            _ => return None,
        };
        return Some(format!("{year}-Q{number}"));
    }
    let months = rest.strip_suffix('月').unwrap_or(rest);
    match months.split_once('-') {
        Some((from, to)) => span(from.trim_end_matches('月').parse().ok()?, to.parse().ok()?),
        None if months.len() <= 2 => {
            months.parse().ok().filter(|month| (1..=12).contains(month)).map(|month: u32| format!("{year}-{month:02}"))
        }
        None => None,
    }
}

/// `q12023`, `june2023`, `jan-sep2023`.
fn english(text: &str) -> Option<String> {
    let at = text.len().checked_sub(4)?;
    let (head, year) = (text.get(..at)?, text.get(at..)?);
    if !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let month = |name: &str| {
        let short = name.get(..3)?;
        let full = name.len() == 3 || name.len() > 3;
        MONTHS.iter().position(|known| *known == short && full).map(|at| at + 1)
    };
    match head {
        "q1" | "q2" | "q3" | "q4" | "h1" | "h2" => Some(format!("{year}-{}", head.to_uppercase())),
        _ => match head.split_once('-') {
            Some((from, to)) => {
                let (from, to) = (month(from)?, month(to)?);
                (from < to).then(|| format!("{year}-{from:02}/{year}-{to:02}"))
            }
            None => month(head).map(|month| format!("{year}-{month:02}")),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_periods_as_offices_write_them() {
        for (header, written) in [
            ("2021年", "2021"),
            ("2021", "2021"),
            ("２０２１年度", "2021"),
            ("2023年1—6月", "2023-01/2023-06"),
            ("2023年1-9月", "2023-01/2023-09"),
            ("2023年1月至9月", "2023-01/2023-09"),
            ("2023年 6月", "2023-06"),
            ("2023年上半年", "2023-H1"),
            ("2023年一季度", "2023-Q1"),
            ("2023年第3季度", "2023-Q3"),
            ("2023年前三季度", "2023-01/2023-09"),
            ("2023-06", "2023-06"),
            ("2021—2025年", "2021/2025"),
            ("Q2 2023", "2023-Q2"),
            ("2023Q2", "2023-Q2"),
            ("H1 2023", "2023-H1"),
            ("January–September 2023", "2023-01/2023-09"),
            ("June 2023", "2023-06"),
        ] {
            let wanted = Period::try_from(written.to_owned()).unwrap();
            assert_eq!(period(header).map(|(found, _)| found), Some(wanted), "{header}");
        }
        for other in
            ["", "指标", "17000", "1.5", "2023年13月", "2023年9—1月", "第5行", "单位：亿元", "0003", "2023年以来"]
        {
            assert_eq!(period(other), None, "{other}");
        }
    }
}
