//! All that Markdown says here, in two languages: on every page that shows it, in the search text, and out to translators and back.

use super::project::{build, check, copy, files, options, tests, told};
use gongbao::pipeline::{self, Choice, Export, Writing};
use gongbao::translation::Part;
use scraper::{Html, Selector};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

const ZH: &str = "---\ntitle: 目标\n---\n[](indicator:output#target)把**“回归”**落实[^a]，第（甲）~（丙）项[^b]，再见前文[^a]。\n\n\
    ## 目标\n\n[15](source:plan#s1)，水是H~2~O，x^2^，~~旧文。~~新文。\n\n\
    芯片\n: 集成电路[^c]。\n: 又称晶片。\n\n- [x] 已建\n- [ ] 在建\n\n增长率为$g = \\frac{a}{b}$：\n\n$$\n\\text{率} = \\frac{a}{b}\n$$\n\n\
    ```csv\n地区,说明\n长春,\"见[文件](source:plan#s1)，15项\"\n```\n\n```\n代码 **不变**\n```\n\n\
    [^a]: 头一条说明。\n[^b]: 另见[^d]。\n\n    又一段。\n[^c]: 又一条。\n[^d]: 末条。\n";
const EN: &str = "---\ntitle: Goals\n---\n[](indicator:output#target) and do the **\"Returns\"**[^a], items (a) to (c)[^b], again as above[^a].\n\n\
    ## Goals\n\n[15](source:plan#s1); water is H~2~O, x^2^, ~~old.~~ new.\n\n\
    Chip\n: An integrated circuit[^c].\n: Also called die.\n\n- [x] Built\n- [ ] Under way\n\nGrowth is $g = \\frac{a}{b}$:\n\n$$\n\\text{rate} = \\frac{a}{b}\n$$\n\n\
    ```csv\nPlace,Remark\nChangchun,\"see the [document](source:plan#s1), 15 items\"\n```\n\n```\nCode **unchanged**\n```\n\n\
    [^a]: A remark.\n[^b]: Another, see[^d].\n\n    With a second paragraph.\n[^c]: One more.\n[^d]: The last.\n";

fn project() -> tempfile::TempDir {
    let project = tempfile::tempdir().unwrap();
    copy(&tests("fixtures/base"), project.path());
    fs::write(project.path().join("content/chapters/1-goals.zh.md"), ZH).unwrap();
    fs::write(project.path().join("content/chapters/1-goals.en.md"), EN).unwrap();
    project
}

fn site(project: &Path) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    assert_eq!(build(project, &out, None), "");
    files(&out)
}

fn select(css: &str) -> Selector {
    Selector::parse(css).unwrap()
}

#[test]
fn it_stands_on_every_page_that_shows_the_text() {
    let project = project();
    let site = site(project.path());
    for page in ["chapters/goals.html", "parallel/chapters/goals.html", "report/index.html"] {
        for lang in ["zh", "en"] {
            let text = std::str::from_utf8(&site[&format!("{lang}/{page}")]).unwrap();
            let page = Html::parse_document(text);
            let count = |css: &str| page.select(&select(css)).count();
            let times = if text.contains("parallel-row") { 2 } else { 1 };
            for (css, number) in [
                ("section.footnotes[aria-label] li", 4),
                (".footnote-reference a[role=doc-noteref]", 5),
                (".footnotes a[role=doc-backlink][aria-label]", 5),
                (".prose dl dt, .prose dl dd", 3),
                ("li.task input[type=checkbox][disabled][aria-label]", 2),
                ("math", 2),
                ("p.formula[aria-label] math[display=block]", 1),
                ("del", 1),
                (".prose sub", 1),
            ] {
                assert_eq!(count(css), number * times, "{css} in {lang}/{page:?}");
            }
            assert_eq!(count("[style]"), 0);
            let ids: Vec<&str> = page.select(&select("[id]")).filter_map(|it| it.value().attr("id")).collect();
            let once: BTreeSet<&str> = ids.iter().copied().collect();
            assert_eq!(once.len(), ids.len(), "an anchor stands twice in {lang}");
            for link in page.select(&select(".footnotes a[href^='#'], .footnote-reference a")) {
                let target = link.value().attr("href").unwrap().trim_start_matches('#');
                assert!(once.contains(target), "{target}");
            }
        }
    }
}

#[test]
fn no_mark_of_markdown_reaches_a_page_or_the_search() {
    let project = project();
    for (path, bytes) in site(project.path()) {
        if !(path.ends_with(".html") || path.contains("search/")) {
            continue;
        }
        let text = String::from_utf8(bytes).unwrap().replace("**不变**", "").replace("**unchanged**", "");
        for mark in ["**", "~~", "[^"] {
            assert!(!text.contains(mark) || path.ends_with(".js") && !path.contains("text-"), "{mark} in {path}");
        }
        if path.starts_with("zh/search/text") {
            assert!(text.contains("头一条说明") && text.contains("又称晶片") && text.contains("长春"), "{text}");
        }
    }
}

#[test]
fn it_goes_out_to_translators_and_comes_back() {
    let project = project();
    let options = options(project.path(), None);
    let export = || match pipeline::export(&options, "en", Part::All, &[]).unwrap().1 {
        Export::Done(offered) => offered.text,
        other => panic!("{other:?}"),
    };
    let import = |xliff: &str| {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), xliff).unwrap();
        pipeline::import(&options, file.path(), Writing::Files).unwrap().1.unwrap()
    };
    let offered = export();
    for words in ["A remark.", "Also called die.", "Built", "Changchun"] {
        assert!(offered.contains(words), "{words}");
    }
    let same = import(&offered);
    assert!(same.changes.is_empty() && same.refused.is_empty(), "{:?}", same.refused);
    // Other words, at their places.
    let changed =
        offered.replace("A remark.", "A short remark.").replace("Built", "Completed").replace(">One more.", ">More.");
    let outcome = import(&changed);
    assert!(outcome.refused.is_empty(), "{:?}", outcome.refused);
    assert_eq!(outcome.changes.len(), 3);
    assert_eq!(told(&check(project.path())), "");
    // The file as a whole, laid over the source: code and formulas keep their lines.
    fs::remove_file(project.path().join("content/chapters/1-goals.en.md")).unwrap();
    let outcome = import(&changed);
    assert!(outcome.refused.is_empty(), "{:?}", outcome.refused);
    let problems: Vec<_> = check(project.path()).problems.iter().map(|it| it.problem.code()).collect();
    assert_eq!(problems, ["untranslated-text"], "the words of the formula are still to be translated");
    let text = fs::read_to_string(project.path().join("content/chapters/1-goals.en.md")).unwrap();
    assert!(text.contains("```\n代码 **不变**\n```") && text.contains("[^a]: A short remark."), "{text}");
    // A mark that is lost is refused by name.
    let whole = export();
    let (before, target) = whole.split_once(" and do the <g").unwrap();
    let (words, after) = target.split_once("<x id=").unwrap();
    let (mark, after) = after.split_once("/>").unwrap();
    assert!(mark.contains("[^a]"), "{mark}");
    let lost = format!("{before} and do the <g{words}{after}");
    assert!(import(&lost).refused.iter().any(|it| it.why.en().contains("[^a]")));
}

#[test]
fn languages_differ_where_a_mark_does() {
    for (from, to) in [
        ("item", "item"),
        ("[x] Built", "[ ] Built"),
        ("again as above[^a]", "again as above[^b]"),
        ("$g = \\frac{a}{b}$", "$g = \\frac{b}{a}$"),
        ("Chip\n: An", "Chip\n\nAn"),
    ] {
        let project = project();
        let path = project.path().join("content/chapters/1-goals.en.md");
        fs::write(&path, EN.replacen(from, to, 1)).unwrap();
        let found = check(project.path());
        let differs = found.problems.iter().any(|it| it.problem.code() == "structure-differs");
        assert_eq!(differs, from != to, "{from} → {to}: {}", told(&found));
    }
}

#[test]
fn numbers_in_footnotes_and_tables_have_a_source() {
    for (from, to) in [("又一条。", "又一条，增长9%。"), ("15项\"", "19项\"")] {
        let project = project();
        fs::write(project.path().join("content/chapters/1-goals.zh.md"), ZH.replacen(from, to, 1)).unwrap();
        let codes: Vec<_> = check(project.path()).problems.iter().map(|it| it.problem.code()).collect();
        assert!(codes.contains(&"number-without-source") && codes.contains(&"numbers-differ"), "{to}: {codes:?}");
    }
}

#[test]
fn a_translation_is_stale_where_a_footnote_changed() {
    let project = project();
    pipeline::confirm(&options(project.path(), None), &Choice::All).unwrap();
    fs::write(project.path().join("content/chapters/1-goals.zh.md"), ZH.replace("又一条。", "又有一条。")).unwrap();
    let codes: Vec<_> = check(project.path()).problems.iter().map(|it| it.problem.code()).collect();
    assert_eq!(codes, ["stale-translation"]);
}
