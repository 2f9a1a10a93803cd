//! Releases of the data: what changed is on a page of its own and in the feeds; what is held back is in neither.

use super::project::{build, check, copy, edit, files, real, tests, told};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const CHANGED: &str = "- id: start
  date: 2026-10-01
  note: {zh: 首次发布。, en: First release.}
- id: second
  date: 2026-11-20
  note: {zh: 修订。, en: Revision.}
  changes:
    - {indicator: gross-industrial-output, figure: target, from: 16000, to: 17000, reason: {zh: 更正笔误。, en: A slip was corrected.}}
    - {indicator: gdp, figure: 2011, from: 1, reason: {zh: 查无此数。, en: It could not be found.}, cites: [gwr2026]}
";

fn site(change: impl Fn(&Path)) -> BTreeMap<String, String> {
    let project = real();
    fs::write(project.path().join("content/releases.yaml"), CHANGED).unwrap();
    change(project.path());
    let out = tempfile::tempdir().unwrap();
    let told = build(project.path(), &out.path().join("site"), None);
    assert!(!told.contains("error["), "{told}");
    files(&out.path().join("site"))
        .into_iter()
        .filter_map(|(path, bytes)| Some((path, String::from_utf8(bytes).ok()?)))
        .collect()
}

#[test]
fn the_page_and_the_feed_say_what_changed_from_what_to_what() {
    let site = site(|_| {});
    let page = &site["en/changes.html"];
    let place = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text} is not on the page"));
    assert!(place("id=\"second\"") < place("id=\"start\""), "the newest comes first");
    for text in ["RMB 1.6 trillion", "RMB 1.7 trillion", "A slip was corrected.", "withdrawn", "indicators/gdp.html"] {
        place(text);
    }
    assert!(site["zh/changes.html"].contains("1.6万亿元") && site["zh/changes.html"].contains("撤下"));
    let feed = &site["en/feed.xml"];
    assert!(feed.contains("<title>Release of 20 November 2026</title>"), "{feed}");
    assert!(feed.contains("changes.html#second") && feed.contains("<updated>2026-11-20T00:00:00Z</updated>"), "{feed}");
    assert!(feed.contains("RMB 1.6 trillion → RMB 1.7 trillion. A slip was corrected."), "{feed}");
    // A source that a reason draws on is named, and knows that it is used.
    let source = page.find("It could not be found. (Source: ").map(|at| &page[at..at + 120]).unwrap();
    assert!(site["en/sources/index.html"].contains("href=\"../changes.html\""), "{source}");
    // From every page there is a way to it.
    assert!(site["zh/pillars/food.html"].contains("href=\"../changes.html\""));
}

#[test]
fn a_figure_that_is_held_back_is_in_no_release() {
    let site = site(|project| {
        edit(
            project,
            "content/indicators/gdp.yaml",
            "gaps: [2020, 2024]",
            "  - {period: 2026, value: 15793.46, source: gwr2026, status: embargoed, embargo_until: 2027-01-20}\ngaps: [2020, 2024]",
        );
        let held =
            "    - {indicator: gdp, figure: 2026, to: 15793.46, reason: {zh: 秘而不宣。, en: Not to be told.}}\n";
        fs::write(project.join("content/releases.yaml"), format!("{CHANGED}{held}")).unwrap();
    });
    for (path, text) in &site {
        for secret in ["15793.46", "15,793.46", "秘而不宣", "Not to be told"] {
            assert!(!text.contains(secret), "{path} says {secret}");
        }
    }
    assert!(site["en/changes.html"].contains("It could not be found."));
}

#[test]
fn a_number_in_a_reason_is_one_that_changed_or_has_a_source() {
    const SMALL: &str = "- {id: start, date: 2025-01-01, note: {zh: 首次发布。, en: First release.}}
- id: second
  date: 2025-02-01
  note: {zh: 修订。, en: Revision.}
  changes:
    - {indicator: output, figure: target, from: 16000, to: 17000, reason: {zh: 笔误。, en: A slip.}}
";
    let folder = tempfile::tempdir().unwrap();
    copy(&tests("fixtures/base"), folder.path());
    let said = |from: &str, to: &str| {
        assert!(SMALL.contains(from), "{from}");
        fs::write(folder.path().join("content/releases.yaml"), SMALL.replace(from, to)).unwrap();
        told(&check(folder.path()))
    };
    let (reason, note) = ("{zh: 笔误。, en: A slip.}", "{zh: 修订。, en: Revision.}");
    let held = said(reason, "{zh: 16000亿元是笔误。, en: RMB 1.6 trillion was a slip.}");
    assert!(!held.contains("error["), "{held}");
    let other = "{zh: 误差3.7%。, en: The error was 3.7%.}";
    let lacking = said(reason, other);
    assert_eq!(lacking.matches("error[number-without-source]").count(), 2, "{lacking}");
    let cited = said(reason, &format!("{other}, cites: [daily]"));
    assert!(!cited.contains("error["), "{cited}");
    let unknown = said(reason, &format!("{other}, cites: [weekly]"));
    assert!(unknown.contains("error[unknown-reference]"), "{unknown}");
    let differs = said(reason, "{zh: 16000亿元是笔误。, en: RMB 1.7 trillion is right.}");
    assert!(differs.contains("error[numbers-differ]"), "{differs}");
    let lacking = said(note, "{zh: 修订8处。, en: Revision of 8 places.}");
    assert_eq!(lacking.matches("error[number-without-source]").count(), 2, "{lacking}");
    let days = "{zh: 修订2025年1月1日发布的1个数字。, en: Revises 1 figure of the release of 1 January 2025.}";
    let held = said(note, days);
    assert!(!held.contains("error["), "{held}");
}

#[test]
fn a_report_without_releases_has_no_such_page() {
    let site = site(|project| fs::remove_file(project.join("content/releases.yaml")).unwrap());
    assert!(site.keys().all(|path| !path.contains("changes")));
    assert!(!site["en/index.html"].contains("changes.html"));
}
