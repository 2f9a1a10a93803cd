//! `JUnit` XML: every file of the report is a test case; one with problems fails and tells them.

use super::Told;
use crate::diag::Severity;
use crate::source::SourceSet;
use std::collections::BTreeMap;

pub(super) fn write(told: &[Told<'_>], sources: &SourceSet) -> String {
    let mut files: BTreeMap<&str, Vec<&Told<'_>>> = sources
        .files()
        .filter(|(_, file)| file.path.starts_with("content/"))
        .map(|(_, file)| (file.path.as_str(), Vec::new()))
        .collect();
    for told in told {
        files.entry(told.place.path).or_default().push(told);
    }
    let is_failed = |told: &&Told<'_>| told.severity == Severity::Error;
    let failures = files.values().filter(|told| told.iter().any(is_failed)).count();
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n<testsuite name=\"gongbao check\" tests=\"{}\" \
         failures=\"{failures}\" errors=\"0\" skipped=\"0\" time=\"0\">\n",
        files.len()
    );
    for (path, told) in &files {
        out.push_str(&format!("<testcase classname=\"gongbao\" name=\"{}\" time=\"0\"", escape(path)));
        if told.is_empty() {
            out.push_str("/>\n");
            continue;
        }
        out.push_str(">\n");
        let text: Vec<String> = told.iter().map(|told| in_words(told)).collect();
        let text = escape(&text.join("\n"));
        let first = told.iter().copied().find(|told| is_failed(told));
        match first {
            Some(first) => out.push_str(&format!(
                "<failure message=\"{}\" type=\"{}\">{text}</failure>\n",
                escape(&first.message),
                first.code
            )),
            None => out.push_str(&format!("<system-out>{text}</system-out>\n")),
        }
        out.push_str("</testcase>\n");
    }
    out.push_str("</testsuite>\n</testsuites>\n");
    out
}

fn in_words(told: &Told<'_>) -> String {
    let start = told.place.start;
    format!(
        "{}:{}:{}: {}[{}]: {}\n  {}",
        told.place.path,
        start.line,
        start.column,
        told.level(),
        told.code,
        told.message,
        told.hint
    )
}

/// XML's special characters replaced; what XML cannot hold left out.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() && !matches!(c, '\n' | '\t') => {}
            '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
    out
}
