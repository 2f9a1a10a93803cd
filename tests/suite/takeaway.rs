//! What readers take away: every form says the same figures, and every address in them is there.

use super::project::{build, files, root};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

type Site = BTreeMap<String, Vec<u8>>;

fn site() -> Site {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    assert_eq!(build(&root(), &out, None), "");
    files(&out)
}

fn text<'a>(site: &'a Site, address: &str) -> &'a str {
    std::str::from_utf8(site.get(address).unwrap_or_else(|| panic!("no {address}"))).unwrap()
}

fn json(site: &Site, address: &str) -> Value {
    serde_json::from_str(text(site, address)).unwrap_or_else(|error| panic!("{address}: {error}"))
}

/// Rows of a table without its byte order mark; no cell of the checked columns holds a line break.
fn rows(site: &Site, address: &str) -> Vec<Vec<String>> {
    let text = text(site, address).strip_prefix('\u{feff}').expect("a byte order mark");
    let mut rows = vec![vec![String::new()]];
    let (mut quoted, mut chars) = (false, text.chars().peekable());
    while let Some(c) = chars.next() {
        let row = rows.last_mut().unwrap();
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => row.last_mut().unwrap().push(chars.next().unwrap()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted => {}
            '\n' if !quoted => rows.push(vec![String::new()]),
            c => row.last_mut().unwrap().push(c),
        }
    }
    rows.pop();
    rows
}

/// Every string below one of `keys`, however deep.
fn strings(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::String(text) => out.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| strings(item, out)),
        Value::Object(map) => map.values().for_each(|item| strings(item, out)),
        _ => {}
    }
}

fn resolved(from: &str, link: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        if part == ".." { assert!(parts.pop().is_some(), "{link} in {from} leaves the site") } else { parts.push(part) }
    }
    parts.join("/")
}

#[test]
fn every_address_in_files_for_programs_is_there() {
    let site = site();
    let mut seen = 0;
    for address in site.keys().filter(|address| address.starts_with("data/") && address.ends_with(".json")) {
        let value = json(&site, address);
        let mut links = Vec::new();
        if address == "data/index.json" {
            for key in ["report", "tables", "datapackage", "catalogue"] {
                strings(&value[key], &mut links);
            }
            for part in ["pillars", "indicators"] {
                value[part].as_array().unwrap().iter().for_each(|entry| strings(&entry["links"], &mut links));
            }
        } else {
            strings(&value["links"], &mut links);
        }
        assert!(!links.is_empty(), "{address}");
        for link in links {
            let to = resolved(address, &link);
            assert!(site.contains_key(&to), "{address} links to {to}");
            seen += 1;
        }
    }
    assert!(seen > 500, "{seen}");
}

#[test]
fn tables_and_json_hold_the_same_figures() {
    let site = site();
    let report = json(&site, "data/report.json");
    let mut expected = BTreeSet::new();
    let mut figures = 0;
    for indicator in report["indicators"].as_array().unwrap() {
        let id = indicator["id"].as_str().unwrap();
        let mut add = |kind: &str, figure: &Value| {
            if !figure.is_null() {
                let value = figure["value"].to_string().replace("null", "");
                expected.insert([id, kind, figure["period"].as_str().unwrap(), &value].join("|"));
                figures += 1;
            }
        };
        add("target", &indicator["target"]);
        add("baseline", &indicator["baseline"]);
        indicator["series"].as_array().unwrap().iter().for_each(|figure| add("actual", figure));
        indicator["also"].as_array().unwrap().iter().for_each(|figure| add("also", figure));
        for gap in indicator["gaps"].as_array().unwrap() {
            expected.insert([id, "actual", gap.as_str().unwrap(), ""].join("|"));
        }
    }
    let table = rows(&site, "data/observations.csv");
    assert_eq!(table[0][..3], ["indicator", "figure", "time_period"]);
    assert!(table.iter().all(|row| row.len() == table[0].len()));
    let found: BTreeSet<String> =
        table[1..].iter().map(|row| [&*row[0], &*row[1], &*row[2], &*row[6]].join("|")).collect();
    assert_eq!(found, expected);
    assert!(figures > 150, "{figures}");

    // What a person takes away in a language is the same again.
    for lang in ["zh", "en"] {
        let people = rows(&site, &format!("{lang}/data/report.csv"));
        let values = |rows: &[Vec<String>], column: usize| -> Vec<String> {
            let mut values: Vec<String> =
                rows[1..].iter().map(|row| row[column].clone()).filter(|it| it.parse::<f64>().is_ok()).collect();
            values.sort();
            values
        };
        let without_also: Vec<Vec<String>> = table.iter().filter(|row| row[1] != "also").cloned().collect();
        assert_eq!(values(&people, 5), values(&without_also, 6), "{lang}");
    }
}

#[test]
fn every_figure_names_a_source_of_the_package() {
    let site = site();
    let sources: BTreeSet<String> = rows(&site, "data/sources.csv")[1..].iter().map(|row| row[0].clone()).collect();
    let table = rows(&site, "data/observations.csv");
    for row in &table[1..] {
        match row[7].as_str() {
            "A" => assert!(sources.contains(&row[8]), "{row:?}"),
            "O" => assert!(row[6].is_empty() && row[8].is_empty(), "{row:?}"),
            status => panic!("{status}"),
        }
    }
    let package = json(&site, "datapackage.json");
    for resource in package["resources"].as_array().unwrap() {
        let file = &site[resource["path"].as_str().unwrap()];
        assert_eq!(resource["bytes"], file.len());
    }
}

#[test]
fn an_embedded_data_set_is_json_and_says_where_its_files_are() {
    let site = site();
    let page = text(&site, "en/indicators/gross-industrial-output.html");
    let (_, rest) = page.split_once("<script type=\"application/ld+json\">").expect("a data set");
    let (set, _) = rest.split_once("</script>").unwrap();
    let set: Value = serde_json::from_str(set).unwrap();
    assert_eq!(set["@type"], "Dataset");
    for file in set["distribution"].as_array().unwrap() {
        let to = resolved("en/indicators/gross-industrial-output.html", file["contentUrl"].as_str().unwrap());
        assert!(site.contains_key(&to), "{to}");
    }
}
