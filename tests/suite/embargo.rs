//! What is held back: it is in no file of the site, and a passed embargo is told of on the day that is named.

use super::project::{edit, files, real};
use gongbao::i18n::Date;
use gongbao::pipeline::{self, Denied, Drafts, Options, Progress};
use std::fs;
use std::path::Path;
use std::sync::atomic::AtomicBool;

struct Silent;

impl Progress for Silent {
    fn planned(&self, _: usize) {}
    fn drawn(&self) {}
}

fn options(project: &Path, drafts: Drafts, as_of: &str) -> Options {
    Options {
        project: project.to_owned(),
        base_url: Some("https://example.org/".to_owned().try_into().unwrap()),
        drafts,
        denied: Denied::Errors,
        as_of: Some(Date::try_from(as_of.to_owned()).unwrap()),
        printer: None,
    }
}

/// A figure of the report under embargo, and an indicator of its own under embargo; both with values found nowhere else.
fn held_back() -> tempfile::TempDir {
    let project = real();
    edit(
        project.path(),
        "content/indicators/gdp.yaml",
        "gaps: [2020, 2024]",
        "  - period: 2026\n    value: 15793.46\n    source: gwr2026\n    status: embargoed\n    embargo_until: 2027-01-20\n    \
         note: {zh: 秘而不宣, en: not to be told}\ngaps: [2020, 2024]",
    );
    fs::write(
        project.path().join("content/indicators/secret-growth.yaml"),
        "id: secret-growth\ngroup: context\nname: {zh: 保密增速, en: Confidential growth}\nshort: {zh: 保密增速, en: Confidential}\n\
         unit: {code: percent}\nperiod_kind: annual\nstatus: embargoed\nembargo_until: 2027-01-20\nseries:\n  \
         - {period: 2025, value: 73.19, source: gwr2026}\n  - {period: 2026, value: 68.57, source: gwr2026}\n",
    )
    .unwrap();
    project
}

const SECRETS: [&str; 9] =
    ["15793.46", "15,793.46", "1.579346", "73.19", "68.57", "secret-growth", "保密增速", "秘而不宣", "not to be told"];

fn build(project: &Path, drafts: Drafts) -> std::collections::BTreeMap<String, Vec<u8>> {
    let out = tempfile::tempdir().unwrap();
    let site = out.path().join("site");
    let (found, published) =
        pipeline::build(&options(project, drafts, "2026-11-25"), &site, &Silent, &AtomicBool::new(false)).unwrap();
    assert!(published.is_some(), "{:?}", found.problems);
    files(&site)
}

fn leaks(site: &std::collections::BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let has = |bytes: &[u8], secret: &str| bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
    let told = |(path, bytes): (&String, &Vec<u8>)| {
        let found: Vec<&str> =
            SECRETS.iter().copied().filter(|secret| path.contains(secret) || has(bytes, secret)).collect();
        (!found.is_empty()).then(|| format!("{path}: {found:?}"))
    };
    site.iter().filter_map(told).collect()
}

#[test]
fn a_figure_under_embargo_is_in_no_file_of_the_site() {
    let project = held_back();
    let hidden = build(project.path(), Drafts::Hidden);
    assert!(hidden.len() > 300);
    assert_eq!(leaks(&hidden), Vec::<String>::new());
    // The same search finds them where they are to be shown.
    let shown = leaks(&build(project.path(), Drafts::Shown)).join("\n");
    for (kind, mark) in
        [("page", "gdp.html"), ("data", "gdp.csv"), ("page", "secret-growth.html"), ("data", "secret-growth.csv")]
    {
        assert!(shown.contains(mark), "no {kind} {mark} among\n{shown}");
    }
}

#[test]
fn an_embargo_that_has_passed_is_told_of() {
    let project = held_back();
    let codes = |as_of: &str| -> Vec<&'static str> {
        let options = options(project.path(), Drafts::Hidden, as_of);
        let found = pipeline::check(&options, &Silent, &AtomicBool::new(false)).unwrap();
        found.problems.iter().map(|problem| problem.problem.code()).filter(|code| code.starts_with("embargo")).collect()
    };
    assert!(codes("2027-01-19").is_empty());
    assert_eq!(codes("2027-01-20"), ["embargo-passed", "embargo-passed"]);
}
#[test]
fn a_text_cannot_tell_what_is_held_back() {
    let project = held_back();
    edit(project.path(), "content/charts.yaml", "查到的六个年份中，只有2022年", "2026年总值15793.46亿元，只有2022年");
    let options = options(project.path(), Drafts::Hidden, "2026-11-25");
    let found = pipeline::check(&options, &Silent, &AtomicBool::new(false)).unwrap();
    let told = found.problems.iter().filter(|problem| problem.problem.code() == "number-without-source");
    let told: Vec<_> = told.map(|problem| found.sources.slice(problem.span)).collect();
    assert!(told.iter().any(|text| text.contains("15793.46")), "{told:?}");
}
