//! How bad a report takes problems to be, as its settings say.

use super::project::{check, edit, real, told};
use gongbao::diag::Severity;

/// The real report with a space typed between Chinese characters, which is a warning, and these severities.
fn checked(severity: &str) -> (tempfile::TempDir, gongbao::pipeline::Found) {
    let folder = real();
    edit(folder.path(), "content/report.yaml", "知识共享署名4.0国际许可协议", "知识 共享署名4.0国际许可协议");
    edit(folder.path(), "content/report.yaml", "theme: default", &format!("theme: default\n{severity}"));
    let found = check(folder.path());
    (folder, found)
}

fn severities(severity: &str) -> Vec<(&'static str, Severity)> {
    let (_folder, found) = checked(severity);
    let of_typing = found.problems.iter().filter(|it| it.problem.code() == "han-spacing");
    of_typing.map(|it| (it.problem.code(), it.severity)).collect()
}

#[test]
fn a_report_says_how_bad_a_problem_is() {
    assert_eq!(severities("severity: {}"), [("han-spacing", Severity::Warning)]);
    assert_eq!(severities("severity: {han-spacing: error}"), [("han-spacing", Severity::Error)]);
    assert!(severities("severity: {han-spacing: ignore}").is_empty());
}

#[test]
fn what_a_promise_rests_on_is_always_an_error() {
    let (_folder, found) = checked("severity: {quote-not-found: warning}");
    let text = told(&found);
    assert!(text.contains("`quote-not-found` is always an error"), "{text}");
    assert!(text.contains("severity: {quote-not-found: warning}"), "the place is shown: {text}");
}

#[test]
fn an_unknown_code_is_told_with_the_nearest() {
    let (_folder, found) = checked("severity: {han-spaceing: error}");
    let text = told(&found);
    assert!(text.contains("there is no code `han-spaceing`; did you mean `han-spacing`?"), "{text}");
}
