//! Every text that is published is checked: a number that nothing proves is put into every text of every input file
//! (`tests/xss`, where each holds a payload by a name), and is reported there, or the text is exempt for a reason listed here.

use super::project::{check, copy, edit, files, tests, told};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Texts in which a number needs no source: by a part of the payload's name, and why.
const NO_SOURCE: [(&str, &str); 17] = [
    ("-code", "code with letters is for machines, and claims nothing"),
    ("-cellcode", "code with letters is for machines, and claims nothing"),
    ("-fence", "a block of code that names its language is for machines"),
    ("-info", "the name of code's language is shown nowhere"),
    ("-mail", "an address"),
    ("contact", "an address"),
    ("policy", "an address"),
    ("encryption", "an address"),
    ("-term-", "a term is how its words may stand anywhere"),
    ("-alternatives-", "a term is how its words may stand anywhere"),
    ("-avoid-", "words not to use are shown nowhere"),
    ("-rendering-note", "it names a publication, as a source's title does"),
    ("report-licence-name-", "a name"),
    ("report-publisher-name-", "a name"),
    ("sources-", "a source answers for its own title, publisher and note"),
    ("indicators-enterprises-target-", "the target cites a source that is not stored, which answers for it"),
    ("seed-", "a stored source is what everything else is held against"),
];

/// Texts that are not compared between languages, and why.
const NOT_COMPARED: [(&str, &str); 5] = [
    ("-code", "code with letters is for machines"),
    ("-cellcode", "code with letters is for machines"),
    ("-fence", "a block of code that names its language is for machines"),
    ("-info", "the name of code's language is shown nowhere"),
    ("-mail", "an address"),
];

/// The names of the payloads in a file, each once, and the first place of each.
fn payloads(text: &str) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for (at, mark) in text.match_indices("xss('") {
        let rest = &text[at + mark.len()..];
        let name: String = rest.chars().take_while(|sign| sign.is_ascii_alphabetic() || *sign == '-').collect();
        if rest[name.len()..].starts_with("')") {
            found.entry(name).or_insert(at);
        }
    }
    found
}

/// The name without its language.
fn base(name: &str) -> String {
    name.split('-').filter(|part| !matches!(*part, "zh" | "en")).collect::<Vec<_>>().join("-")
}

/// What is reported where all texts of the `chosen` names hold a number: for each code, the numbers that it names.
fn reported(chosen: &BTreeMap<String, u32>) -> (BTreeSet<u32>, BTreeSet<u32>) {
    let project = tempfile::tempdir().unwrap();
    copy(&tests("xss"), project.path());
    for (path, bytes) in files(project.path()) {
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let mut places: Vec<(usize, u32)> =
            payloads(&text).into_iter().filter_map(|(name, at)| Some((at, *chosen.get(&name)?))).collect();
        places.sort_unstable();
        let mut out = text.clone();
        for (at, number) in places.into_iter().rev() {
            out.insert_str(at, &format!(" {number} "));
        }
        fs::write(project.path().join(path), out).unwrap();
    }
    let told = told(&check(project.path()));
    let numbers = |code: &str| {
        let lines = told.lines().filter(|line| line.contains(&format!("[{code}]")));
        let words = lines.flat_map(|line| line.split(|sign: char| !sign.is_ascii_digit()));
        words.filter_map(|word| word.parse().ok()).collect::<BTreeSet<u32>>()
    };
    (numbers("number-without-source"), numbers("numbers-differ"))
}

/// All payloads of the project, each with a number of its own.
fn marked(folder: &Path) -> BTreeMap<String, u32> {
    let texts = files(folder).into_values().filter_map(|bytes| String::from_utf8(bytes).ok());
    let names: BTreeSet<String> = texts.flat_map(|text| payloads(&text).into_keys()).collect();
    names.into_iter().zip((7_300_017..).step_by(11)).collect()
}

#[test]
fn a_number_in_any_text_needs_a_source_and_its_like_in_the_other_language() {
    let marked = marked(&tests("xss"));
    assert!(marked.len() > 700, "{}", marked.len());
    let mut groups: BTreeMap<String, Vec<(String, u32)>> = BTreeMap::new();
    for (name, number) in &marked {
        groups.entry(base(name)).or_default().push((name.clone(), *number));
    }
    // Of each file only so many problems are told.
    let groups: Vec<_> = groups.into_values().collect();
    let (mut unproven, mut differing) = (BTreeSet::new(), BTreeSet::new());
    for part in groups.chunks(60) {
        let (one, two) = reported(&part.iter().flatten().cloned().collect());
        unproven.extend(one);
        differing.extend(two);
    }
    let silent = |reported: &BTreeSet<u32>, exempt: &[(&str, &str)], names: Vec<(&String, &u32)>| {
        let silent: Vec<&String> =
            names.into_iter().filter(|(_, number)| !reported.contains(number)).map(|(name, _)| name).collect();
        for (part, why) in exempt {
            assert!(silent.iter().any(|name| name.contains(part)), "no text is exempt any more: {part}: {why}");
        }
        let is_exempt = |name: &str| exempt.iter().any(|(part, _)| name.contains(part));
        silent.into_iter().filter(|name| !is_exempt(name)).cloned().collect::<Vec<_>>()
    };
    let lost = silent(&unproven, &NO_SOURCE, marked.iter().collect());
    assert!(lost.is_empty(), "published without a source: {lost:#?}");
    let pairs = groups.iter().filter(|group| group.len() > 1).flatten().map(|(name, number)| (name, number)).collect();
    let lost = silent(&differing, &NOT_COMPARED, pairs);
    assert!(lost.is_empty(), "published without a comparison: {lost:#?}");
}

/// What is told of the small report with these texts behind its first chapter's, in both languages.
fn with_chapter(zh: &str, en: &str) -> Vec<String> {
    with_files(&[
        ("content/chapters/1-goals.zh.md", "\n## 目标", zh),
        ("content/chapters/1-goals.en.md", "\n## Goals", en),
    ])
}

#[test]
fn the_head_of_a_column_says_the_unit_of_its_numbers() {
    let table = |head: &str, number: &str| {
        format!("见[15](source:plan#s1)。\n\n| A | {head} |\n| --- | --- |\n| B | {number} |\n")
    };
    let told = |zh: (&str, &str), en: (&str, &str)| {
        let text = table(en.0, en.1).replace("见", "See ").replace("。", ".");
        with_chapter(&table(zh.0, zh.1), &text).iter().any(|it| it.starts_with("numbers-differ"))
    };
    assert!(!told(("产值（亿元）", "1234.5"), ("Output (RMB billion)", "123.45")));
    assert!(told(("产值（亿元）", "1234.5"), ("Output (RMB billion)", "1,234.5")));
    assert!(!told(("装机（万千瓦）", "4567"), ("Capacity (10,000 kW)", "4,567")));
    assert!(told(("装机（万千瓦）", "4567"), ("Capacity (MW)", "4,567")));
    assert!(told(("比重变化（百分点）", "7.5"), ("Change (%)", "7.5")));
}

/// Whether a code is told of the small report with these texts.
fn tells(code: &str, zh: &str, en: &str) -> bool {
    with_chapter(zh, en).iter().any(|it| it.starts_with(code))
}

#[test]
fn an_amount_in_a_formula_needs_a_source_and_a_power_or_a_factor_none() {
    let cited = |formula: &str| {
        (format!("${formula}$，见[15](source:plan#s1)。"), format!("${formula}$, see [15](source:plan#s1)."))
    };
    for (formula, lacks) in
        [("x=3130", true), ("x=15", false), ("g=4.9\\%", true), ("x^{12}\\times 100+2y_{10}", false)]
    {
        let (zh, en) = cited(formula);
        assert_eq!(tells("number-without-source", &zh, &en), lacks, "{formula}");
    }
}

#[test]
fn prose_bounds_no_number_the_other_way_round_than_its_source() {
    let said = |zh: &str, en: &str| {
        let (zh, en) =
            (format!("产值{zh}，见[计划](source:plan#s1)。"), format!("Output {en}, see [the plan](source:plan#s1)."));
        tells("number-without-source", &zh, &en)
    };
    assert!(!said("17000亿元以上", "of at least RMB 1.7 trillion"));
    assert!(!said("17000亿元", "of RMB 1.7 trillion"));
    assert!(said("不到17000亿元", "below RMB 1.7 trillion"));
}

#[test]
fn languages_differ_inside_items_notes_and_cells() {
    let same = ("1. 甲\n\n   续。\n2. 乙", "1. a\n\n   More.\n2. b");
    assert!(!tells("structure-differs", same.0, same.1));
    for (zh, en) in [
        (same.0, "1. a\n\n2. b"),
        ("- 甲\n\n  > 引文", "- a"),
        ("- 甲\n- \n- 丙", "- a\n- b\n- c"),
        ("见此[^n]。\n\n[^n]: 一。\n\n    二。", "See[^n].\n\n[^n]: One."),
        ("| A | B |\n| --- | --- |\n| 丙 | 丁 |", "| A | B |\n| --- | --- |\n| c | |"),
    ] {
        assert!(tells("structure-differs", zh, en), "{en}");
    }
}

#[test]
fn a_link_with_a_password_is_refused() {
    let link = "[A](https://editor:secret@example.org/)";
    assert!(tells("invalid-value", link, link));
    assert!(!tells("invalid-value", "[A](mailto:a@example.org)", "[A](mailto:a@example.org)"));
}

/// The codes and places of what is told of the small report with a text put before each mark.
fn with_files(changes: &[(&str, &str, &str)]) -> Vec<String> {
    let project = tempfile::tempdir().unwrap();
    copy(&tests("fixtures/base"), project.path());
    for (file, mark, text) in changes {
        edit(project.path(), file, mark, &format!("\n{text}\n{mark}"));
    }
    codes(project.path())
}

fn codes(project: &Path) -> Vec<String> {
    let found = check(project);
    let place = |it: &gongbao::diag::Diagnostic| {
        let at = found.sources.locate(it.span);
        format!(
            "{} {}:{}",
            it.problem.code(),
            at.path.rsplit('/').next().unwrap_or_default(),
            found.sources.slice(it.span)
        )
    };
    found.problems.iter().map(place).collect()
}

/// The same where one of the small report's files is changed.
fn edited(file: &str, from: &str, to: &str) -> Vec<String> {
    let project = tempfile::tempdir().unwrap();
    copy(&tests("fixtures/base"), project.path());
    edit(project.path(), file, from, to);
    codes(project.path())
}

#[test]
fn what_a_page_shows_beside_sentences_is_checked() {
    let nothing: Vec<String> = Vec::new();
    // The first number of a list.
    let told = with_chapter("3. 甲\n4. 乙", "3. Ah\n4. Bee");
    assert_eq!(told, ["number-without-source 1-goals.en.md:3", "number-without-source 1-goals.zh.md:3"]);
    assert_eq!(with_chapter("1. 甲\n2. 乙\n\n然后\n\n3. 丙", "1. Ah\n2. Bee\n\nThen\n\n3. Cee"), nothing);
    assert!(with_chapter("3. 甲", "4. Ah").iter().any(|it| it.starts_with("structure-differs")));
    assert!(with_chapter("1. 甲", "- Ah").iter().any(|it| it.starts_with("structure-differs")));
    // Code without a language, and numbers in the guise of code and formulas.
    let told = with_chapter("```\n共250万户\n```", "```\n250 million households\n```");
    assert!(told.iter().any(|it| it == "numbers-differ 1-goals.en.md:250 million"), "{told:?}");
    assert_eq!(told.iter().filter(|it| it.starts_with("number-without-source")).count(), 2, "{told:?}");
    assert_eq!(with_chapter("```sh\nmake -j 250\n```", "```sh\nmake -j 250\n```"), nothing);
    for text in ["`250`", "**250**", "~~250~~"] {
        assert_eq!(with_chapter(text, text).len(), 2, "{text}");
    }
    assert_eq!(with_chapter("`port 250` $x^{250}$", "`port 250` $x^{250}$"), nothing);
    // Links to an indicator say what it says.
    assert_eq!(with_chapter("[2021年](indicator:growth)", "[in 2021](indicator:growth)"), nothing);
    assert_eq!(with_chapter("[增长6.8%](indicator:growth)", "[up 6.8%](indicator:growth)"), nothing);
    assert_eq!(with_chapter("[增长9.8%](indicator:growth)", "[up 9.8%](indicator:growth)").len(), 2);
    assert_eq!(with_chapter("2023年增长[](indicator:growth#2023)", "[](indicator:growth#2023) in 2023"), nothing);
    assert_eq!(with_chapter("2022年增长[](indicator:growth#2023)", "[](indicator:growth#2023) in 2022").len(), 2);
}

#[test]
fn one_link_covers_a_table_a_picture_or_a_note() {
    let nothing: Vec<String> = Vec::new();
    let table = "\n\n| 甲 | 乙 |\n|---|---|\n| 15 | 500 |\n";
    let told = with_chapter(&format!("数据{table}"), &format!("Data{table}").replace('甲', "A").replace('乙', "B"));
    assert_eq!(told.len(), 4, "{told:?}");
    for (zh, en) in [("[数据](source:plan)", "[Data](source:plan)"), ("[数据](source:daily)", "[Data](source:daily)")]
    {
        let english = table.replace('甲', "A").replace('乙', "B");
        assert_eq!(with_chapter(&format!("{zh}{table}"), &format!("{en}{english}")), nothing, "lead");
        assert_eq!(
            with_chapter(&format!("\n{table}\n{zh}"), &format!("\n{english}\n{en}")),
            nothing,
            "line of sources"
        );
    }
    // A stored source is asked for the number; one that is not stored answers for what it is linked to.
    assert_eq!(with_chapter("企业600家，[据规划](source:plan)", "600 firms, [the plan says](source:plan)").len(), 2);
    assert_eq!(with_chapter("企业500家，[据规划](source:plan)", "500 firms, [the plan says](source:plan)"), nothing);
    assert_eq!(with_chapter("企业600家，[据报道](source:daily)", "600 firms, [the Daily says](source:daily)"), nothing);
    assert_eq!(
        with_chapter("企业600家[^a]。\n\n[^a]: [日报](source:daily)", "600 firms[^a].\n\n[^a]: [Daily](source:daily)"),
        nothing
    );
    assert_eq!(with_chapter("企业600家[^a]。\n\n[^a]: 据报道", "600 firms[^a].\n\n[^a]: They say").len(), 2);
}

#[test]
fn entries_name_their_sources_with_cites() {
    let nothing: Vec<String> = Vec::new();
    let output = "content/indicators/output.yaml";
    let text = "definition: {zh: 年收入2000万元以上, en: Revenue of at least RMB 20 million}";
    assert_eq!(edited(output, "unit:", &format!("{text}\nunit:")).len(), 2);
    assert_eq!(edited(output, "unit:", &format!("{text}\ncites: [daily]\nunit:")), nothing);
    assert_eq!(edited(output, "unit:", "cites: [dayly]\nunit:"), ["unknown-reference output.yaml:dayly"]);
    let cars = "content/pillars/cars.yaml";
    let tagline = "tagline: {zh: 600家企业, en: 600 firms}";
    assert_eq!(edited(cars, "tagline: {zh: 万亿级, en: The trillion class}", tagline).len(), 2);
    let cited = format!("{tagline}\ncites: [daily]");
    assert_eq!(edited(cars, "tagline: {zh: 万亿级, en: The trillion class}", &cited), nothing);
}

#[test]
fn nouns_titles_and_tables_are_read_like_other_texts() {
    let growth = "content/indicators/growth.yaml";
    for noun in ["{zh: 万户, en: million households}", "{zh: '%', en: percent}", "{zh: 0户, en: 0 households}"] {
        let told = edited(growth, "unit: {code: percent}", &format!("unit: {{code: percent, noun: {noun}}}"));
        assert!(told.iter().filter(|it| it.starts_with("invalid-value")).count() == 2, "{noun}: {told:?}");
    }
    let fine = edited(growth, "unit: {code: percent}", "unit: {code: percent, noun: {zh: 户, en: households}}");
    assert_eq!(fine, Vec::<String>::new());
    let translated = "title: 2023年规划\n  title_translated: {zh: 2023年规划, en: Plan of 2024}";
    let told = edited("content/sources.yaml", "title: 规划", translated);
    assert!(told.iter().any(|it| it.starts_with("numbers-differ sources.yaml")), "{told:?}");
    // A table beside an indicator.
    let project = tempfile::tempdir().unwrap();
    copy(&tests("fixtures/base"), project.path());
    let series =
        "series:\n  - {period: 2021, value: 6.5, source: daily}\n  - {period: 2023, value: 6.8, source: daily}";
    edit(project.path(), growth, series, "series: growth.csv");
    let rows = "period,value,source,note.zh,note.en\n2021,6.5,daily,,\n2023,6.8,daily,覆盖250万户,Reaches 250 million households\n";
    fs::write(project.path().join("content/indicators/growth.csv"), rows).unwrap();
    let told = codes(project.path());
    assert!(told.iter().any(|it| it == "numbers-differ growth.csv:250 million"), "{told:?}");
    assert_eq!(told.iter().filter(|it| it.starts_with("number-without-source growth.csv")).count(), 2, "{told:?}");
}

#[test]
fn a_value_says_how_it_is_to_be_written() {
    for (value, right) in
        [("'1,8'", "write `1.8`"), ("1 234", "write `1234`"), ("１８", "write `18`"), ("6.8%", "write `6.8`")]
    {
        let project = tempfile::tempdir().unwrap();
        copy(&tests("fixtures/base"), project.path());
        edit(project.path(), "content/indicators/growth.yaml", "value: 6.8", &format!("value: {value}"));
        let told = told(&check(project.path()));
        assert!(told.contains("invalid-value") && told.contains(right), "{value}: {told}");
    }
    let project = tempfile::tempdir().unwrap();
    copy(&tests("fixtures/base"), project.path());
    edit(project.path(), "content/indicators/growth.yaml", "value: 6.8", "value: 6,8");
    let told = told(&check(project.path()));
    assert!(told.contains("write decimals with a point"), "{told}");
}
