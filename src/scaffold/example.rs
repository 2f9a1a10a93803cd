//! A small report that holds, on sample data that says so in every place where a reader could take it for real.

use super::NewFile;
use super::words::{Words, entry, texts, words};
use crate::check::digest;
use crate::i18n::{Date, Lang};
use std::collections::BTreeMap;

/// What a new report is told of itself.
#[derive(Debug, Clone)]
pub struct Setup {
    /// At least one; the first is the one that it is written in.
    pub languages: Vec<Lang>,
    /// Its title in each language; where there is none, the example's own.
    pub title: BTreeMap<Lang, String>,
    /// Who publishes it, in each language; where there is none, the example's own.
    pub publisher: BTreeMap<Lang, String>,
    /// The day on which it is made.
    pub modified: Date,
}

const TITLE: Words = words("示例报告", "An example report");
const PUBLISHER: Words = words("示例发布者", "Example publisher");

/// The document that the example rests on; the sentences are s1 to s7.
const DOCUMENT: Words = words(
    "示例镇公园设施计划（示例文件）\n本文件由gongbao生成，示例镇和其中的数字都是虚构的。\n到2030年，示例镇的公园长椅达到120张以上。\n\
     2023年，示例镇有公园长椅80张。\n2024年，示例镇有公园长椅91张。\n2025年，示例镇有公园长椅98张。\n新增长椅优先放在口袋公园。\n",
    "A plan for the parks of Sampleton (an example)\nThis file was made by gongbao; Sampleton and its figures are invented.\n\
     By 2030 the parks of Sampleton have at least 120 benches.\nIn 2023 they had 80 benches.\nIn 2024 they had 91 benches.\n\
     In 2025 they had 98 benches.\nNew benches go to pocket parks first.\n",
);
const DOCUMENT_TITLE: Words = words("示例镇公园设施计划（示例文件）", "A plan for the parks of Sampleton (an example)");
const PRIORITY: Words = words("新增长椅优先放在口袋公园", "New benches go to pocket parks first");

/// The files of the example for `setup`.
pub fn example(setup: &Setup) -> Vec<NewFile> {
    let languages = &setup.languages;
    let english = Lang::try_from("en".to_owned()).ok();
    let Some(first) = languages.first().or(english.as_ref()) else { return Vec::new() };
    // The document is in the report's own language, where we write that.
    let origin = if DOCUMENT.within(first).is_some_and(|text| text == DOCUMENT.zh) { "zh" } else { "en" };
    let document = if origin == "zh" { DOCUMENT.zh } else { DOCUMENT.en };
    let seed = format!("seeds/example.{origin}.txt");
    let mut files = vec![
        NewFile::new("content/report.yaml", settings(setup, first)),
        NewFile::new("content/sources.yaml", sources(languages, origin, &seed, document)),
        NewFile::new("content/glossary.yaml", glossary(languages, origin)),
        NewFile::new("content/indicators/benches.yaml", indicator(languages, origin)),
        NewFile::new("content/pillars/parks.yaml", pillar(languages, origin)),
        NewFile::new(seed, document),
    ];
    for lang in languages {
        files.push(NewFile::new(format!("content/chapters/1-plan.{lang}.md"), CHAPTER.in_or_todo(lang)));
        files.push(NewFile::new(format!("content/pillars/parks.{lang}.md"), SUMMARY.in_or_todo(lang)));
        files.push(NewFile::new(format!("content/pages/about.{lang}.md"), ABOUT.in_or_todo(lang)));
    }
    files
}

fn settings(setup: &Setup, first: &Lang) -> String {
    let said = |key: &str, indent: usize, own: &BTreeMap<Lang, String>, meant: Words| {
        if own.is_empty() {
            return texts(indent, key, meant, &setup.languages);
        }
        let line = |lang: &Lang| Some(entry(indent + 2, lang.as_str(), own.get(lang)?));
        let lines: String = setup.languages.iter().filter_map(line).collect();
        format!("{}{key}:\n{lines}", " ".repeat(indent))
    };
    let tags: Vec<&str> = setup.languages.iter().map(Lang::as_str).collect();
    let about =
        words("报告的设置。改完运行gongbao check。", "Settings of the report. Run gongbao check after each change.");
    let licence = words("换成自己选的许可", "put the licence of your choice");
    [
        format!("# {}\n", about.near(first)),
        said("title", 0, &setup.title, TITLE),
        said("short_title", 0, &setup.title, TITLE),
        texts(0, "description", words("用虚构数据写成的示例。", "An example on invented data."), &setup.languages),
        texts(0, "lead", LEAD, &setup.languages),
        format!("languages: [{}]\nperiod: 2023/2030\nmodified: {}\npublisher:\n", tags.join(", "), setup.modified),
        said("name", 2, &setup.publisher, PUBLISHER),
        format!("licence:  # {}\n", licence.near(first)),
        texts(2, "name", words("知识共享署名4.0", "CC BY 4.0"), &setup.languages),
        "  url: https://creativecommons.org/licenses/by/4.0/\nmain_source: example\n".to_owned(),
        "home:\n  headline: [benches]\n  charts: [benches-by-year]\n".to_owned(),
    ]
    .concat()
}

const LEAD: Words = words(
    "这份报告由gongbao生成，示例镇和其中的数字都是虚构的。换上自己的来源、指标和文字，它就是你的报告。",
    "This report was made by gongbao; Sampleton and its figures are invented. With your own sources, indicators and words it becomes yours.",
);

fn sources(languages: &[Lang], origin: &str, seed: &str, document: &str) -> String {
    let own = if origin == "zh" { DOCUMENT_TITLE.zh } else { DOCUMENT_TITLE.en };
    let publisher = if origin == "zh" { "gongbao（示例）" } else { "gongbao (an example)" };
    let others: Vec<Lang> = languages.iter().filter(|lang| lang.language() != origin).cloned().collect();
    let translated = if others.is_empty() {
        String::new()
    } else {
        // A text has every language of the report.
        texts(2, "title_translated", DOCUMENT_TITLE, languages)
    };
    [
        "- id: example\n".to_owned(),
        entry(2, "title", own),
        translated,
        format!("  lang: {origin}\n"),
        entry(2, "publisher", publisher),
        format!("  file: {seed}\n  sha256: {}\n", digest(document)),
    ]
    .concat()
}

fn glossary(languages: &[Lang], origin: &str) -> String {
    let own = languages.first().is_some_and(|lang| lang.language() == origin);
    // A term stands word for word in its source only in the source's own language.
    let source = if own { "  source: example\n" } else { "" };
    format!(
        "- id: pocket-park\n{}  kind: term\n{source}",
        texts(2, "term", words("口袋公园", "pocket park"), languages)
    )
}

fn indicator(languages: &[Lang], origin: &str) -> String {
    let quote = |zh: &'static str, en: &'static str| if origin == "zh" { zh } else { en };
    let target =
        quote("到2030年，示例镇的公园长椅达到120张以上", "By 2030 the parks of Sampleton have at least 120 benches");
    let seen = [
        (2023, 80, quote("2023年，示例镇有公园长椅80张", "In 2023 they had 80 benches")),
        (2024, 91, quote("2024年，示例镇有公园长椅91张", "In 2024 they had 91 benches")),
        (2025, 98, quote("2025年，示例镇有公园长椅98张", "In 2025 they had 98 benches")),
    ];
    let observation = |(period, value, quote): &(u32, u32, &str)| {
        format!("{{period: {period}, value: {value}, source: example, quote: \"{quote}\"}}")
    };
    let series = seen.iter().map(|it| format!("  - {}\n", observation(it))).collect::<Vec<_>>().concat();
    let baseline = seen.first().map(observation).unwrap_or_default();
    [
        "id: benches\n".to_owned(),
        texts(0, "name", words("公园长椅数量", "Number of park benches"), languages),
        texts(0, "short", words("公园长椅", "Park benches"), languages),
        texts(0, "definition", DEFINITION, languages),
        "unit:\n  code: count\n".to_owned(),
        texts(2, "noun", words("张", "benches"), languages),
        "direction: up\nperiod_kind: annual\n".to_owned(),
        format!("target: {{period: 2030, op: ge, value: 120, source: example, quote: \"{target}\"}}\n"),
        format!("baseline: {baseline}\nseries:\n{series}progress: linear\n"),
    ]
    .concat()
}

const DEFINITION: Words = words(
    "示例镇所有公园里的长椅。数字是虚构的，只作示例。",
    "All benches in the parks of Sampleton. The figures are invented, as an example.",
);

fn pillar(languages: &[Lang], origin: &str) -> String {
    let quote = if origin == "zh" { PRIORITY.zh } else { PRIORITY.en };
    let fact = words("口袋公园", "Pocket parks");
    let item: Vec<String> =
        texts(0, "-", fact, languages).lines().skip(1).map(|line| format!("    {line}\n")).collect();
    let mut items = item.concat();
    items.replace_range(4..5, "-");
    [
        "id: parks\norder: 1\n".to_owned(),
        texts(0, "name", words("公园", "Parks"), languages),
        texts(0, "short", words("公园", "Parks"), languages),
        texts(0, "tagline", PRIORITY, languages),
        format!(
            "source: example\nquote: {quote}\nfacts:\n  - kind: direction\n    items:\n{items}    quote: {quote}\n"
        ),
        "indicators: [benches]\ncharts:\n  - id: benches-by-year\n    kind: column\n    indicators: [benches]\n"
            .to_owned(),
        texts(4, "title", words("示例镇的公园长椅逐年增加", "Each year Sampleton has more park benches"), languages),
    ]
    .concat()
}

const CHAPTER: Words = words(
    "---\ntitle: 长椅计划\nsummary: 示例章节：计划要放多少长椅，现在有多少。\n---\n\
     到2030年，示例镇的公园长椅要达到[](indicator:benches#target)，[文件的原话](source:example#s3)是这样写的；[2025年的统计](source:example#s6)是[](indicator:benches#2025)。\n\n\
     ## 放在哪里\n\n新增长椅优先放在[口袋公园](term:pocket-park)，见[文件](source:example#s7)。\n\n![示例镇的公园长椅逐年增加](chart:benches-by-year)\n",
    "---\ntitle: The plan for benches\nsummary: \"An example of a chapter: how many benches are planned, and how many there are.\"\n---\n\
     By 2030 the parks of Sampleton shall have [](indicator:benches#target), [in the plan's words](source:example#s3); [the count for 2025](source:example#s6) was [](indicator:benches#2025).\n\n\
     ## Where they go\n\nNew benches go to [pocket parks](term:pocket-park) first, says [the plan](source:example#s7).\n\n![Each year Sampleton has more park benches](chart:benches-by-year)\n",
);

const SUMMARY: Words = words(
    "---\ntitle: 公园\n---\n示例镇的公园里有[](indicator:benches#2025)。\n",
    "---\ntitle: Parks\n---\nIn the parks of Sampleton there are [](indicator:benches#2025).\n",
);

const ABOUT: Words = words(
    "---\ntitle: 关于本示例\n---\n示例镇、示例文件和所有数字都是虚构的。发布之前，请逐一换掉：\n\n- `seeds/`里的来源文件\n- `content/`里的指标、重点领域、章节和术语\n- 这一页\n",
    "---\ntitle: About this example\n---\nSampleton, its plan and all figures are invented. Before you publish, replace:\n\n- the source document in `seeds/`\n- indicators, pillars, chapters and terms in `content/`\n- this page\n",
);
