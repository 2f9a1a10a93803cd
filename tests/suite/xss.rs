//! Markup in every field of every input file (`tests/xss`): it is text on every page, drawing, feed and piece of data, or refused.
//! `tests/browser/xss.test.mjs` opens the same site in a browser.

use super::project::{build, check, copy, edit, files, root, tests, told};
use scraper::{ElementRef, Html, Selector};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// Where the site is said to be, so that it has everything that needs an address.
const BASE: &str = "https://example.org/report/";

/// What a field holds that tries to run something: `xss('its-name')`, in letters alone, since numbers need a source.
fn names(text: &str) -> BTreeSet<String> {
    let marks = ["xss(", "xss\\u0028"];
    let rests = marks.iter().flat_map(|mark| text.split(mark).skip(1));
    let quotes = ["&amp;#39;", "&#39;", "\\u0027", "\\'", "%27", "'", "/"];
    rests
        .filter_map(|rest| quotes.iter().find_map(|quote| rest.strip_prefix(quote)))
        .map(|rest| rest.chars().take_while(|sign| sign.is_ascii_alphabetic() || *sign == '-').collect())
        .collect()
}

/// Whether an address leads to something that runs; browsers pass over white space and controls.
fn runs(address: &str) -> bool {
    let bare: String = address.chars().filter(|sign| *sign > ' ').collect::<String>().to_ascii_lowercase();
    ["javascript:", "data:", "vbscript:", "blob:"].iter().any(|scheme| bare.starts_with(scheme))
}

/// What is wrong with an element of a page or a drawing.
fn fault(name: &str, attributes: &[(&str, &str)]) -> Option<&'static str> {
    let own = |wanted: &str| attributes.iter().find(|(name, _)| *name == wanted).map(|(_, value)| *value);
    let is_data = own("type").is_some_and(|it| it == "application/ld+json" || it == "application/json");
    let is_ours = own("src").is_some_and(|src| {
        src.trim_start_matches("./").trim_start_matches("../").trim_start_matches(BASE).starts_with("assets/")
    });
    match name {
        "script" if !is_data && !is_ours => return Some("a script"),
        "base" if own("href").is_some() => return Some("another base of all addresses"),
        "iframe" | "object" | "embed" | "foreignobject" | "foreignObject" | "style" | "animate" | "set" => {
            return Some("an element that no template writes");
        }
        "img" if own("src").is_none_or(|src| src == "x") => return Some("a picture of a payload"),
        _ => {}
    }
    let is_bad = |(name, value): &(&str, &str)| {
        let leads =
            matches!(*name, "href" | "src" | "action" | "formaction" | "data" | "srcset" | "poster" | "content");
        name.to_ascii_lowercase().starts_with("on") || matches!(*name, "style" | "srcdoc") || (leads && runs(value))
    };
    attributes.iter().any(is_bad).then_some("an attribute that runs")
}

/// Everything that is wrong on a page, and the data that stand in it.
fn page(text: &str) -> (Vec<String>, Vec<String>) {
    let page = Html::parse_document(text);
    let all = Selector::parse("*").unwrap();
    let mut faults = Vec::new();
    let mut data = Vec::new();
    for element in page.select(&all) {
        let attributes: Vec<_> = element.value().attrs().collect();
        let fault = fault(element.value().name(), &attributes);
        faults.extend(fault.map(|fault| format!("{fault}: {:.200}", shown(element))));
        if element.value().name() == "script" && element.value().attr("src").is_none() {
            data.push(element.text().collect());
        }
    }
    (faults, data)
}

fn shown(element: ElementRef<'_>) -> String {
    element.html().chars().take(200).collect()
}

/// What is wrong in a drawing or a feed. A style stands in drawings that are taken away.
fn xml(text: &str) -> Vec<String> {
    let tree = match roxmltree::Document::parse(text) {
        Ok(tree) => tree,
        Err(error) => return vec![error.to_string()],
    };
    let mut faults = Vec::new();
    for element in tree.descendants().filter(roxmltree::Node::is_element) {
        let attributes: Vec<_> = element.attributes().map(|it| (it.name(), it.value())).collect();
        let name = element.tag_name().name();
        let fault = if name == "style" { None } else { fault(name, &attributes) };
        faults.extend(fault.map(|fault| format!("{fault}: {name} {attributes:?}")));
        if attributes.contains(&("type", "html")) {
            faults.extend(page(element.text().unwrap_or_default()).0);
        }
    }
    faults
}

fn texts(folder: &std::path::Path) -> BTreeMap<String, String> {
    files(folder).into_iter().filter_map(|(path, bytes)| Some((path, String::from_utf8(bytes).ok()?))).collect()
}

#[test]
fn markup_in_any_field_is_text_wherever_it_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let told = build(&tests("xss"), &folder.path().join("site"), Some(BASE));
    assert!(!told.contains("error["), "{told}");
    let site = texts(&folder.path().join("site"));
    let mut met = BTreeSet::new();
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for (path, text) in &site {
        met.extend(names(text));
        let kind = path.rsplit_once('.').map_or("", |(_, kind)| kind);
        *counts.entry(kind).or_default() += 1;
        let read =
            |text: &str| serde_json::from_str::<serde_json::Value>(text).map_err(|it| format!("{it}: {text:.200}"));
        let faults = match kind {
            "html" => {
                let (mut faults, data) = page(text);
                faults.extend(data.iter().filter_map(|data| read(data).err()));
                faults
            }
            "svg" | "xml" => xml(text),
            "json" | "jsonld" => read(text).err().into_iter().collect(),
            _ => Vec::new(),
        };
        assert!(faults.is_empty(), "{path}: {faults:#?}");
    }
    for (kind, least) in [("html", 120), ("svg", 50), ("json", 30), ("xml", 3), ("jsonld", 1)] {
        assert!(counts.get(kind).is_some_and(|count| *count >= least), "{kind}: {counts:?}");
    }
    // What was put in was met on the other side: it is the escape that keeps it harmless, not its absence.
    let phrases = fs::read_to_string(tests("xss/content/report.yaml")).unwrap();
    let (fields, phrases) =
        phrases.split_once("\nphrases:\n").map(|(own, phrases)| (own.to_owned(), names(phrases))).unwrap();
    let content = texts(&tests("xss/content")).into_iter().filter(|(path, _)| path != "report.yaml");
    let mut put: BTreeSet<String> = content.flat_map(|(_, text)| names(&text)).collect();
    put.extend(names(&fields));
    assert!(put.len() > 400 && phrases.len() > 250, "{} fields and {} phrases", put.len(), phrases.len());
    // No page shows the language of code, the head of a pillar's summary, words to avoid, and the note of a class.
    let hidden = |name: &str| ["-info", "-avoid-"].iter().any(|it| name.contains(it)) || name.contains("tiers-a-note");
    let is_head = |name: &str| matches!(name, "cars-zh-title" | "cars-en-title" | "food-zh-title" | "food-en-title");
    let lost: Vec<_> = put.difference(&met).filter(|name| !hidden(name) && !is_head(name)).collect();
    assert!(lost.is_empty(), "shown nowhere: {lost:?}");
    let shown = phrases.intersection(&met).count();
    assert!(shown * 4 > phrases.len() * 3, "{shown} of {} phrases are shown", phrases.len());
}

#[test]
fn html_that_is_sanitized_leaves_nothing_that_runs() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("project");
    copy(&tests("xss"), &project);
    let mut count = 0;
    for (path, text) in texts(&project).into_iter().filter(|(path, _)| path.ends_with(".md")) {
        if !text.contains("html: sanitized") {
            fs::write(project.join(&path), text.replacen("---\n", "---\nhtml: sanitized\n", 1)).unwrap();
            count += 1;
        }
    }
    assert_eq!(count, 10);
    let told = build(&project, &folder.path().join("site"), Some(BASE));
    assert!(!told.contains("error["), "{told}");
    assert!(told.contains("warning[html-dropped]: `<iframe>` is left out"), "{told}");
    for (path, text) in texts(&folder.path().join("site")) {
        let faults = match path.rsplit_once('.').map_or("", |(_, kind)| kind) {
            "html" => page(&text).0,
            "svg" | "xml" => xml(&text),
            _ => Vec::new(),
        };
        assert!(faults.is_empty(), "{path}: {faults:#?}");
    }
    let read = |path: &str| fs::read_to_string(folder.path().join("site/en").join(path)).unwrap();
    let (chapter, tags) = (read("chapters/process.html"), read("tags.html"));
    assert!(!chapter.contains("c-process-en-block"), "{chapter}");
    // What it began with is what sanitizers have let through.
    assert!(tags.contains("<strong>bold</strong>") && !tags.contains("onmouseover"), "{tags}");
}

/// The keys of a schema that hold text as an author likes it: a text in every language, or one of no particular form.
fn keys(schema: &serde_json::Value) -> BTreeSet<String> {
    let is_text = |value: &serde_json::Value| {
        let named = ["allOf", "anyOf"].iter().filter_map(|it| value[*it].as_array()).flatten().chain([value]);
        let mut named = named.filter_map(|it| it["$ref"].as_str());
        let list = value["items"]["$ref"].as_str();
        let is_plain = value["type"].as_array().is_some_and(|types| types.iter().any(|it| it == "string"))
            || value["type"] == "string";
        let is_free = is_plain && ["pattern", "enum", "const", "format"].iter().all(|it| value[*it].is_null());
        is_free || named.any(|it| it.ends_with("/Text")) || list.is_some_and(|it| it.ends_with("/Text"))
    };
    let mut found = BTreeSet::new();
    let definitions = schema["definitions"].as_object().unwrap().values();
    for object in definitions.chain([schema, &schema["items"]]) {
        for (key, value) in object["properties"].as_object().into_iter().flatten() {
            if is_text(value) {
                found.insert(key.clone());
            }
        }
    }
    found
}

/// The keys in YAML under which a payload stands.
fn hostile(value: &serde_yaml::Value, key: &str, found: &mut BTreeSet<String>) {
    match value {
        serde_yaml::Value::String(text) if !names(text).is_empty() => drop(found.insert(key.to_owned())),
        serde_yaml::Value::Sequence(items) => items.iter().for_each(|item| hostile(item, key, found)),
        serde_yaml::Value::Mapping(map) => map.iter().for_each(|(own, value)| {
            let own = own.as_str().unwrap_or_default();
            hostile(value, if matches!(own, "zh" | "en") { key } else { own }, found);
        }),
        _ => {}
    }
}

#[test]
fn every_key_that_holds_text_holds_a_payload_here() {
    let content = texts(&tests("xss/content"));
    for (schema, folder) in [
        ("report", "report.yaml"),
        ("sources", "sources.yaml"),
        ("glossary", "glossary.yaml"),
        ("charts", "charts.yaml"),
        ("releases", "releases.yaml"),
        ("indicator", "indicators/"),
        ("pillar", "pillars/"),
        ("list", "lists/"),
    ] {
        let text = fs::read_to_string(root().join(format!("docs/schemas/{schema}.schema.json"))).unwrap();
        let wanted = keys(&serde_json::from_str(&text).unwrap());
        assert!(!wanted.is_empty(), "{schema}");
        let mut found = BTreeSet::new();
        // Charts stand in pillars as they do in their own file.
        let is_own = |path: &str| path.starts_with(folder) || (schema == "pillar" && path == "charts.yaml");
        for (_, text) in content.iter().filter(|(path, _)| is_own(path) && path.ends_with(".yaml")) {
            hostile(&serde_yaml::from_str(text).unwrap(), "", &mut found);
        }
        // Refused below, or names of folders and files.
        let refused = ["quote", "tier_quote", "theme", "file", "series", "code"];
        let lacking: Vec<_> = wanted.difference(&found).filter(|key| !refused.contains(&key.as_str())).collect();
        assert!(lacking.is_empty(), "content/{folder}: no payload in {lacking:?}");
    }
}

#[test]
fn what_is_no_text_takes_no_markup() {
    const SCRIPT: &str = "'<script>xss</script>'";
    let report = "content/report.yaml";
    let address = ["javascript:xss()", "' javascript:xss()'", "data:text/html,x", "'https://example.org/\"onfocus=x'"];
    let mut cases: Vec<(&str, &str, &str, &str)> = Vec::new();
    for bad in address {
        cases.push((report, "url: https://example.org/licence", bad, "invalid-value"));
        cases.push((report, "theme: default", bad, "theme-unknown"));
        cases.push(("content/sources.yaml", "url: https://example.org/daily", bad, "invalid-value"));
    }
    let output = "content/indicators/output.yaml";
    cases.extend([
        (report, "period: 2021/2025", SCRIPT, "invalid-value"),
        (report, "modified: 2026-01-01", SCRIPT, "invalid-value"),
        (report, "languages: [zh, en]", "[zh, '<b>']", "invalid-value"),
        (report, "main_source: plan", SCRIPT, "unknown-reference"),
        (report, "count: 15", SCRIPT, "invalid-value"),
        (report, "quote: 共15项指标", SCRIPT, "quote-not-found"),
        (output, "id: output", SCRIPT, "invalid-value"),
        (output, "code: CNY", SCRIPT, "unit-unknown"),
        (output, "scale: 1e8", SCRIPT, "invalid-value"),
        (output, "value: 17000", SCRIPT, "invalid-value"),
        (output, "op: ge", SCRIPT, "invalid-value"),
        (output, "period: 2025", SCRIPT, "invalid-value"),
        ("content/sources.yaml", "lang: en", SCRIPT, "invalid-value"),
        ("content/sources.yaml", "grade: B", SCRIPT, "invalid-value"),
        ("content/sources.yaml", "id: daily", SCRIPT, "invalid-value"),
        ("content/pillars/cars.yaml", "kind: line", SCRIPT, "invalid-value"),
        ("content/pillars/cars.yaml", "tier: trillion", SCRIPT, "unknown-reference"),
    ]);
    for (file, from, to, code) in cases {
        let (key, _) = from.split_once(": ").unwrap();
        refused(file, from, &format!("{key}: {to}"), code);
    }
    for bad in ["javascript:xss()", "data:text/html,x"] {
        refused(report, "theme: default", &format!("theme: default\nedit_url: {bad}"), "invalid-value");
        refused(report, "theme: default", &format!("theme: default\nbase_url: {bad}"), "invalid-value");
    }
    let chapter = "content/chapters/1-goals.en.md";
    for link in [
        "javascript:xss()",
        "JavaScript:xss()",
        "data:text/html,x",
        "vbscript:x",
        "&#106;avascript:xss()",
        "//evil.example",
        "chapter:a\"b",
    ] {
        refused(
            chapter,
            "## Goals",
            &format!("[a](<{link}>)\n\n## Goals"),
            if link.starts_with("chapter") { "unknown-reference" } else { "link-form" },
        );
    }
}

/// With `to` in place of `from` the small report is refused with `code` in `file`.
fn refused(file: &str, from: &str, to: &str, code: &str) {
    let project = tempfile::tempdir().unwrap();
    copy(&tests("fixtures/base"), project.path());
    edit(project.path(), file, from, to);
    let found = check(project.path());
    let is_told =
        found.problems.iter().any(|it| it.problem.code() == code && found.sources.locate(it.span).path == file);
    assert!(is_told, "{to} is not refused with {code}:\n{}", told(&found));
}
