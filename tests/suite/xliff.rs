//! Translations out to translators and back: nothing is lost, nothing else is touched.

use super::project::{check, copy, edit, files, real, tests, told};
use super::validators::{has, xml_schema};
use gongbao::pipeline::{self, Denied, Drafts, Export, Options, Writing};
use gongbao::translation::{Offered, Outcome, Part};
use proptest::prelude::*;
use std::fs;
use std::path::Path;

fn options(project: &Path) -> Options {
    Options {
        project: project.to_owned(),
        base_url: None,
        drafts: Drafts::Hidden,
        denied: Denied::Errors,
        as_of: None,
        printer: None,
    }
}

fn export(project: &Path, part: Part) -> Offered {
    match pipeline::export(&options(project), "en", part, &[]).unwrap().1 {
        Export::Done(offered) => offered,
        other => panic!("{other:?}"),
    }
}

fn import(project: &Path, xliff: &str, writing: Writing) -> Outcome {
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), xliff).unwrap();
    pipeline::import(&options(project), file.path(), writing).unwrap().1.unwrap()
}

fn base() -> tempfile::TempDir {
    let project = tempfile::tempdir().unwrap();
    copy(&tests("fixtures/base"), project.path());
    project
}

/// The text of a target as a translator's tool would write it.
fn with_target(xliff: &str, from: &str, to: &str) -> String {
    let escaped = to.replace('&', "&amp;").replace('<', "&lt;").replace('\r', "&#13;");
    assert!(xliff.contains(&format!(">{from}</target>")), "{xliff}");
    xliff.replacen(&format!(">{from}</target>"), &format!(">{escaped}</target>"), 1)
}

#[test]
fn what_comes_back_unchanged_changes_no_byte() {
    let project = real();
    let before = files(project.path());
    let offered = export(project.path(), Part::All);
    assert!(offered.units > 900, "{}", offered.units);
    let outcome = import(project.path(), &offered.text, Writing::Files);
    assert!(outcome.refused.is_empty() && outcome.changes.is_empty(), "{:?}", outcome.refused);
    assert!(before == files(project.path()));
    assert_eq!(export(project.path(), Part::Missing).units, 0);
}

#[test]
fn a_lost_translation_is_laid_anew_and_the_report_holds() {
    let project = real();
    let offered = export(project.path(), Part::All);
    for file in ["content/chapters/2-goals.en.md", "content/pages/about.en.md", "content/pillars/food.en.md"] {
        fs::remove_file(project.path().join(file)).unwrap();
    }
    let outcome = import(project.path(), &offered.text, Writing::Files);
    assert!(outcome.refused.is_empty(), "{:?}", outcome.refused);
    assert_eq!(outcome.edits.len(), 3);
    assert_eq!(told(&check(project.path())), "");
    assert_eq!(export(project.path(), Part::All), offered);
}

#[test]
fn a_new_paragraph_comes_back_at_its_place() {
    let project = base();
    pipeline::confirm(&options(project.path()), &pipeline::Choice::All).unwrap();
    edit(project.path(), "content/chapters/1-goals.zh.md", "## 目标", "先说一句。\n\n## 目标");
    edit(
        project.path(),
        "content/pillars/cars.yaml",
        "tagline: {zh: 万亿级, en: The trillion class}",
        "tagline: {zh: 万亿级}",
    );
    let offered = export(project.path(), Part::Missing);
    assert_eq!(offered.units, 2, "{}", offered.text);
    let xliff = with_target(&offered.text, "", "First a word.");
    let xliff = with_target(&xliff, "", "A trillion-yuan class, in short").replace("needs-translation", "translated");
    let outcome = import(project.path(), &xliff, Writing::FilesAndRecord);
    assert!(outcome.refused.is_empty(), "{:?}", outcome.refused);
    assert_eq!(told(&check(project.path())), "");
    let text = fs::read_to_string(project.path().join("content/chapters/1-goals.en.md")).unwrap();
    assert!(text.contains("(indicator:output#target)\n\nFirst a word.\n\n## Goals\n"), "{text}");
    let yaml = fs::read_to_string(project.path().join("content/pillars/cars.yaml")).unwrap();
    assert!(yaml.contains("tagline: {zh: 万亿级, en: \"A trillion-yuan class, in short\"}"), "{yaml}");
}

#[test]
fn a_map_of_languages_over_several_lines_gets_a_line_more() {
    let project = base();
    let (from, to) =
        ("tagline: {zh: 万亿级, en: The trillion class}", "tagline:   # one line\n  zh: >-\n    万亿级\n\n  # more");
    edit(project.path(), "content/pillars/cars.yaml", from, to);
    let offered = export(project.path(), Part::Missing);
    let outcome = import(project.path(), &with_target(&offered.text, "", "Trillions: #1"), Writing::Files);
    assert!(outcome.refused.is_empty(), "{:?}", outcome.refused);
    let yaml = fs::read_to_string(project.path().join("content/pillars/cars.yaml")).unwrap();
    assert!(yaml.contains("# one line\n  zh: >-\n    万亿级\n  en: \"Trillions: #1\"\n"), "{yaml}");
    assert!(yaml.contains("# more"), "{yaml}");
}

#[test]
fn a_text_whose_source_changed_is_refused_by_name() {
    let project = real();
    let offered = export(project.path(), Part::All);
    edit(project.path(), "content/chapters/1-basis.zh.md", "## 编制背景", "## 编制的背景");
    let before = files(project.path());
    let changed = with_target(&offered.text, "Background", "The background");
    let outcome = import(project.path(), &changed, Writing::Files);
    assert_eq!(outcome.refused.len(), 1);
    let refused = &outcome.refused[0];
    assert_eq!((refused.path.as_str(), refused.name.as_str()), ("content/chapters/1-basis.zh.md", "2.1"));
    assert!(refused.why.en().contains("编制的背景"), "{}", refused.why);
    assert!(before == files(project.path()));
}

#[test]
fn marks_cannot_be_lost_doubled_or_invented() {
    let project = base();
    let xliff = export(project.path(), Part::All).text;
    let target =
        "<target state=\"translated\"><g id=\"1\" ctype=\"link\" equiv-text=\"[](source:plan#s1)\">15</g></target>";
    assert!(xliff.contains(target), "{xliff}");
    let before = files(project.path());
    for (inner, why) in [
        ("15", "is lost"),
        ("<g id=\"1\">15</g><g id=\"1\">15</g>", "stands there twice"),
        ("<g id=\"1\">15</g><x id=\"7\"/>", "is not one of its source text"),
        ("<x id=\"1\"/>", "has another form"),
        ("<ph id=\"1\">15</ph>", "holds &lt;ph&gt;"),
        ("<g id=\"1\">*15*</g>", "signs that mean something"),
    ] {
        let outcome =
            import(project.path(), &xliff.replace(target, &format!("<target>{inner}</target>")), Writing::Files);
        let whys: Vec<&str> = outcome.refused.iter().map(|it| it.why.en()).collect();
        let why = why.replace("&lt;", "<").replace("&gt;", ">");
        assert!(whys.len() == 1 && whys[0].contains(&why), "{inner}: {whys:?}");
        assert!(before == files(project.path()), "{inner}");
    }
    // Segments that a tool marked for itself are looked through.
    let segmented = "<target><mrk mtype=\"seg\" mid=\"0\"><g id=\"1\">all 15</g></mrk></target>";
    let outcome = import(project.path(), &xliff.replace(target, segmented), Writing::Files);
    assert_eq!(outcome.changes.len(), 1, "{:?}", outcome.refused);
}

#[test]
fn the_source_text_in_the_place_of_a_translation_is_none() {
    let project = base();
    let xliff = export(project.path(), Part::All).text;
    let before = files(project.path());
    let (head, rest) = xliff.split_once("<source>").unwrap();
    let (source, rest) = rest.split_once("</source>").unwrap();
    let (_, rest) = rest.split_once("</target>").unwrap();
    for state in ["new", "needs-translation"] {
        let filled = format!("{head}<source>{source}</source><target state=\"{state}\">{source}</target>{rest}");
        let outcome = import(project.path(), &filled, Writing::Files);
        assert!(outcome.changes.is_empty() && before == files(project.path()), "{state}");
    }
}

#[test]
fn what_is_no_xliff_for_this_report_is_refused() {
    let project = base();
    let file = project.path().join("a.xlf");
    let xliff = export(project.path(), Part::All).text;
    for (text, why) in [
        ("no XML".to_owned(), "well-formed"),
        ("<html/>".to_owned(), "not XLIFF 1.2"),
        (xliff.replace("document:1.2", "document:2.0"), "not XLIFF 1.2"),
        (xliff.replace("target-language=\"en\"", "target-language=\"fr\""), "into `fr`"),
        (format!("<!DOCTYPE a [<!ENTITY b \"c\">]>{}", xliff.split_once("?>").unwrap().1), "well-formed"),
    ] {
        fs::write(&file, text).unwrap();
        let error = pipeline::import(&options(project.path()), &file, Writing::Files).unwrap_err().to_string();
        assert!(error.contains(why), "{error}");
    }
}

#[test]
fn what_is_exported_holds_against_the_schema_of_oasis() {
    if !has("xmllint") {
        return;
    }
    let project = real();
    for part in [Part::All, Part::Missing] {
        let file = project.path().join("a.xlf");
        fs::write(&file, export(project.path(), part).text).unwrap();
        xml_schema(&tests("schemas/xliff-core-1.2-strict.xsd"), &file).unwrap();
    }
}

/// Texts of the signs that mean something to YAML, XML and Markdown.
fn texts() -> impl Strategy<Value = String> {
    let sign = prop::sample::select(vec![
        "a", "规模", "17000", " ", ": ", " #", "#", "\"", "'", "\\", ",", "[", "]", "{", "}", "&", "<", ">", "😀",
        "\n", "\t", "- ", "!", "*", "_", "`", "|", "~", "%", "@", "no", "null", "1e5", "\u{a0}", "\u{200b}",
        "\u{2028}", "é", "：", "“",
    ]);
    prop::collection::vec(sign, 1..12)
        .prop_map(|signs| signs.concat())
        .prop_filter("words", |text| !text.trim().is_empty())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn any_text_comes_back_to_yaml_to_the_letter(text in texts()) {
        let project = base();
        for (shape, part) in [("{zh: 万亿级, en: The trillion class}", Part::All), ("\n  en: The trillion class\n  zh: 万亿级", Part::All), ("{zh: 万亿级}", Part::Missing), ("\n  zh: 万亿级", Part::Missing)] {
            copy(&tests("fixtures/base"), project.path());
            edit(project.path(), "content/pillars/cars.yaml", "{zh: 万亿级, en: The trillion class}", shape);
            let from = if part == Part::All { "The trillion class" } else { "" };
            // The report names the class, too: the first in the order of the files is the pillar's.
            let xliff = export(project.path(), part).text;
            let outcome = import(project.path(), &with_target(&xliff, from, &text), Writing::Files);
            prop_assert!(outcome.refused.is_empty(), "{:?} {shape:?} {text:?}", outcome.refused);
            let again = export(project.path(), Part::All).text;
            let rest = import(project.path(), &again, Writing::Dry);
            prop_assert!(rest.changes.is_empty() && rest.refused.is_empty());
            prop_assert_eq!(outcome.changes.len(), usize::from(text != from));
        }
    }

    #[test]
    fn any_text_comes_back_to_markdown_or_is_refused(text in texts()) {
        let project = base();
        let before = files(project.path());
        let xliff = export(project.path(), Part::All).text;
        let outcome = import(project.path(), &with_target(&xliff, "Goals", &text), Writing::Files);
        prop_assert!(outcome.refused.len() <= 1);
        if outcome.edits.is_empty() {
            prop_assert!(before == files(project.path()));
        } else {
            let rest = import(project.path(), &export(project.path(), Part::All).text, Writing::Dry);
            prop_assert!(rest.changes.is_empty() && rest.refused.is_empty(), "{:?} {text:?}", rest.refused);
        }
    }
}
