//! Series from a table beside the indicator: what it may hold, how it may be saved, and where each problem is told.

use super::project::{build, check, copy, tests, told};
use encoding_rs::GB18030;
use std::fs;
use std::path::Path;

const INDICATOR: &str = "id: growth\ngroup: context\nname: {zh: 增速, en: Growth}\nshort: {zh: 增速, en: Growth}\n\
                         unit: {code: percent}\nperiod_kind: annual\nseries: growth.csv\ngaps: [2022]\n";
const TABLE: &str = "period,value,source,note.zh,note.en\n2021,6.5,daily,,\n2023,6.8,daily,初步核算,Preliminary\n";

/// The small report, with its growth from a table.
fn project(table: &[u8]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&tests("fixtures/base"), folder.path());
    fs::write(folder.path().join("content/indicators/growth.yaml"), INDICATOR).unwrap();
    fs::write(folder.path().join("content/indicators/growth.csv"), table).unwrap();
    folder
}

fn said(table: &str) -> String {
    told(&check(project(table.as_bytes()).path()))
}

fn page(project: &Path) -> String {
    let out = project.join("public");
    assert_eq!(build(project, &out, None), "");
    fs::read_to_string(out.join("zh/indicators/growth.html")).unwrap()
}

#[test]
fn a_table_gives_the_page_that_a_list_gives_in_every_encoding() {
    let list = project(TABLE.as_bytes());
    let rows = "series:\n  - {period: 2021, value: 6.5, source: daily}\n  \
                - {period: 2023, value: 6.8, source: daily, note: {zh: 初步核算, en: Preliminary}}\n";
    fs::write(list.path().join("content/indicators/growth.yaml"), INDICATOR.replace("series: growth.csv\n", rows))
        .unwrap();
    fs::remove_file(list.path().join("content/indicators/growth.csv")).unwrap();
    let wanted = page(list.path());
    assert!(wanted.contains("初步核算"));
    let utf16: Vec<u8> = "\u{feff}".encode_utf16().chain(TABLE.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for (name, bytes) in [
        ("UTF-8", TABLE.as_bytes().to_vec()),
        ("UTF-8 with its mark", format!("\u{feff}{TABLE}").into_bytes()),
        ("GB 18030", GB18030.encode(TABLE).0.into_owned()),
        ("UTF-16", utf16),
        ("CRLF", TABLE.replace('\n', "\r\n").into_bytes()),
    ] {
        assert!(page(project(&bytes).path()) == wanted, "{name}");
    }
}

#[test]
fn each_problem_is_told_at_its_line_and_column_in_the_table() {
    for (table, place, words) in [
        ("period,value,source\n2021,6.5,daily\n2023,\"6,8\",daily\n", "growth.csv:3:6", "write `6.8`"),
        ("period,value,source\n2021,6.5,dayly\n", "growth.csv:2:10", "there is no source `dayly`"),
        ("period,value,source\n2021,,daily\n", "growth.csv:2:1", "the key `value` is missing"),
        ("period,valeu,source\n2021,6.5,daily\n", "growth.csv:1:8", "unknown key `valeu`"),
        ("period,value,source\n2023,6.8,daily\n2021,6.5,daily\n", "growth.csv:3:1", "does not come after 2023"),
        ("period,value,source\n2021,6.5,daily,又,一\n", "growth.csv:2:16", "belongs to no column"),
        ("period,value,source\n2021,6.5,\"daily\n", "growth.csv:2:10", "never closed"),
        ("period,value,value,source\n2021,6.5,6.5,daily\n", "growth.csv:1:14", "written twice"),
        ("period,value,source\n2021,6.5,TODO\n", "growth.csv:2:10", "still to be written"),
        ("", "growth.csv:1:1", "the table is empty"),
        ("period,value,source,note.zh\n2021,6.5,daily,初步\n", "growth.csv:2:16", "missing in `en`"),
    ] {
        let said = said(table);
        assert!(said.contains(&format!("--> content/indicators/{place}")) && said.contains(words), "{table}\n{said}");
    }
    // Places are counted in characters of the text, whatever the file's encoding.
    let bytes =
        GB18030.encode("period,note.zh,note.en,value,source\n2021,初步核算,Preliminary,六,daily\n").0.into_owned();
    let said = told(&check(project(&bytes).path()));
    assert!(said.contains("growth.csv:2:23"), "{said}");
}

#[test]
fn a_table_that_is_not_there_or_not_named_is_told() {
    let folder = project(TABLE.as_bytes());
    fs::rename(folder.path().join("content/indicators/growth.csv"), folder.path().join("content/indicators/other.csv"))
        .unwrap();
    let said = told(&check(folder.path()));
    assert!(said.contains("the file `content/indicators/growth.csv` is missing"), "{said}");
    assert!(said.contains("warning[unknown-file]: `content/indicators/other.csv`"), "{said}");
    for name in ["../growth.csv", "/etc/passwd", "growth.txt", "12"] {
        let folder = project(TABLE.as_bytes());
        let text = INDICATOR.replace("growth.csv", name);
        fs::write(folder.path().join("content/indicators/growth.yaml"), text).unwrap();
        let said = told(&check(folder.path()));
        assert!(said.contains("growth.yaml:7:9"), "{name}: {said}");
    }
}

#[test]
fn bytes_in_no_known_encoding_are_no_table() {
    let said = told(&check(project(b"period,value,source\n2021,\xff\xff,daily\n").path()));
    assert!(said.contains("[invalid-utf8]") && said.contains("growth.csv:2:6"), "{said}");
}
