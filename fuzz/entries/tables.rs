//! Tables from outside, and tables of series.

use gongbao::i18n::Lang;
use gongbao::import::{self, DecimalMark, Grid, Into, Origin, Percent, Reading};
use gongbao::load;
use gongbao::parse;
use gongbao::source::{SourceFile, SourceSet};
use std::collections::BTreeSet;
use std::io::{Cursor, Write};

/// A table as the import reads it, and as the series of an indicator.
pub fn csv(data: &[u8]) {
    for encoding in [None, Some("gb18030"), Some("big5"), Some("utf-16le")] {
        let _ = load::table(data, encoding);
    }
    let text = String::from_utf8_lossy(data);
    if let Ok(grid) = import::separated(&text) {
        import(&grid);
    }
    let indicator = "id: a\nname: {en: a}\nshort: {en: a}\nunit: {code: percent}\nperiod_kind: annual\nseries: a.csv\n";
    let file = |path: &str, text: &str| SourceFile { path: path.to_owned(), text: text.into() };
    let files = [file("content/indicators/a.yaml", indicator), file("content/indicators/a.csv", &text)];
    let sources = SourceSet::new(files, Vec::new());
    super::told(&sources, &parse::report(&sources).problems);
}

/// A workbook: the bytes as they are, or in the place of one of its parts, so that what reads them is reached.
pub fn xlsx(data: &[u8]) {
    let Some((which, part)) = data.split_first() else { return };
    let bytes = match which {
        b'P' => data.to_vec(),
        b'a' => packed("xl/workbook.xml", part),
        b'b' => packed("xl/sharedStrings.xml", part),
        b'c' => packed("xl/styles.xml", part),
        b'd' => packed("xl/_rels/workbook.xml.rels", part),
        _ => packed("xl/worksheets/sheet1.xml", part),
    };
    for wanted in [None, Some("a")] {
        if let Ok((_, grid)) = import::sheet(&bytes, wanted) {
            import(&grid);
        }
    }
}

/// A workbook with `part` at `path` and good parts elsewhere.
fn packed(path: &str, part: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let cell = |place: &str, text: &str| format!("<c r=\"{place}\" t=\"str\"><v>{text}</v></c>");
    let good = [
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{package}\"><Relationship Id=\"rId1\" Type=\"{relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{relations}\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{package}\"><Relationship Id=\"rId1\" Type=\"{relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        ("xl/sharedStrings.xml", format!("<sst xmlns=\"{main}\"><si><t>x</t></si></sst>")),
        (
            "xl/styles.xml",
            format!("<styleSheet xmlns=\"{main}\"><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>"),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!(
                "<worksheet xmlns=\"{main}\"><sheetData><row r=\"1\">{}{}</row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" s=\"0\"><v>1</v></c></row></sheetData></worksheet>",
                cell("A1", "t"),
                cell("B1", "2021年")
            ),
        ),
    ];
    for (name, text) in &good {
        let bytes = if *name == path { part } else { text.as_bytes() };
        archive.start_file(*name, stored).expect("a part in memory");
        archive.write_all(bytes).expect("a part in memory");
    }
    archive.finish().expect("a workbook in memory").into_inner()
}

/// The files that a table becomes can be read again.
fn import(grid: &Grid) {
    let languages = ["zh", "en"].map(|tag| Lang::try_from(tag.to_owned()).expect("a language"));
    let origin = Origin { file: "a b.xlsx".to_owned(), sheet: Some("a".to_owned()) };
    let ways = [
        (Percent::Ask, None),
        (Percent::Shares, Some(DecimalMark::Comma)),
        (Percent::Numbers, Some(DecimalMark::Point)),
    ];
    for (percent, decimal) in ways {
        let reading = Reading { percent, decimal, gaps: vec!["x".to_owned()], is_named: false, is_percent: false };
        let Ok(table) = import::read(grid, &reading) else { continue };
        let into = Into {
            languages: &languages,
            source: Some("daily"),
            taken: BTreeSet::new(),
            id: None,
            names: &[],
            unit: None,
        };
        for file in import::files(&table, &origin, &into) {
            let text = file.text.clone();
            let sources = SourceSet::new([SourceFile { path: file.path, text: file.text.into() }], Vec::new());
            let mut problems = Vec::new();
            for (id, file) in sources.files() {
                let read: Option<gongbao::model::Indicator> = parse::yaml(id, file, &mut problems);
                // TODO is written where nobody could know, and characters that were lost before are told again.
                problems.retain(|it| !matches!(it.problem.code(), "placeholder" | "invisible-character"));
                assert!(read.is_some() && problems.is_empty(), "{text}\n{problems:?}");
            }
        }
    }
}
