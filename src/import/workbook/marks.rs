//! What a sheet says of its cells besides their values: hidden rows and columns, merged cells, formulas that were never calculated, and
//! digits that are footnotes. The library that reads the values gives none of it.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Cursor};
use zip::ZipArchive;

/// A workbook in memory.
pub type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// A workbook has no more merged cells or hidden rows than this, or it is no table.
const MOST: usize = 1 << 20;

/// What a sheet says of its cells.
#[derive(Debug, Default)]
pub struct Marks {
    rows: BTreeSet<usize>,
    columns: Vec<(usize, usize)>,
    /// First row and column, last row and column.
    pub merged: Vec<(usize, usize, usize, usize)>,
    /// The first cell whose formula has no value.
    pub uncalculated: Option<(usize, usize)>,
}

impl Marks {
    /// Whether the row or the column of a cell is hidden.
    pub fn is_hidden(&self, row: usize, column: usize) -> bool {
        self.rows.contains(&row) || self.columns.iter().any(|(first, last)| (*first..=*last).contains(&column))
    }
}

/// The parts of a workbook: the path of each sheet by its name, and that of the texts that cells share.
#[derive(Debug, Default)]
pub struct Parts {
    sheets: BTreeMap<String, String>,
    strings: Option<String>,
    /// The program that wrote the workbook left it to others to calculate it: zeros of formulas are no values.
    is_uncalculated: bool,
}

/// A part of the workbook as XML.
fn part<'a>(archive: &'a mut Archive<'_>, path: &str) -> Result<Reader<impl BufRead + 'a>, String> {
    let is_alike = |archive: &Archive<'_>, index: usize| {
        archive.name_for_index(index).and_then(Result::ok).is_some_and(|name| name.eq_ignore_ascii_case(path))
    };
    let alike = || (0..archive.len()).find(|index| is_alike(archive, *index));
    let index = archive.index_for_name(path).or_else(alike).ok_or_else(|| format!("it has no part {path}"))?;
    let file = archive.by_index(index).map_err(|error| error.to_string())?;
    let mut reader = Reader::from_reader(BufReader::new(file));
    let config = reader.config_mut();
    config.check_end_names = false;
    config.expand_empty_elements = true;
    Ok(reader)
}

/// Hands the elements of a part to `seen`: their beginnings, their texts and their ends.
fn walk(archive: &mut Archive<'_>, path: &str, seen: &mut dyn FnMut(&Event<'_>)) -> Result<(), String> {
    let mut reader = part(archive, path)?;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|error| error.to_string())? {
            Event::Eof => return Ok(()),
            event => seen(&event),
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let found =
        attributes.with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(found.normalized_value(XmlVersion::Implicit1_0).map_or_else(|_| found.value.to_string(), Cow::into_owned))
}

fn is_set(element: &BytesStart<'_>, name: &str) -> bool {
    matches!(attribute(element, name).as_deref(), Some("1" | "true" | "on"))
}

/// `target` as a path of the archive, which a part in `folder` names.
fn resolved(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for piece in target.split('/') {
        match piece {
            "" | "." => {}
            ".." => drop(path.pop()),
            piece => path.push(piece),
        }
    }
    path.retain(|piece| !piece.is_empty());
    path.join("/")
}

/// What the parts of a workbook are called.
pub fn parts(archive: &mut Archive<'_>) -> Result<Parts, String> {
    let relations = |archive: &mut Archive<'_>, folder: &str, path: &str| {
        let mut found: BTreeMap<String, (String, String)> = BTreeMap::new();
        walk(archive, path, &mut |event| {
            if let Event::Start(element) = event
                && element.local_name().as_ref() == "Relationship"
                && let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target"))
            {
                let kind = attribute(element, "Type").unwrap_or_default();
                found.insert(id, (kind, resolved(folder, &target)));
            }
        })
        .map(|()| found)
    };
    let of_kind = |found: &BTreeMap<String, (String, String)>, kind: &str| {
        found.values().find(|(other, _)| other.ends_with(kind)).map(|(_, path)| path.clone())
    };
    let root = relations(archive, "", "_rels/.rels").unwrap_or_default();
    let book = of_kind(&root, "/officeDocument").unwrap_or_else(|| "xl/workbook.xml".to_owned());
    let (folder, file) = book.rsplit_once('/').unwrap_or(("", &book));
    let inner = relations(archive, folder, format!("{folder}/_rels/{file}.rels").trim_start_matches('/'))?;
    let (mut sheets, mut is_uncalculated) = (BTreeMap::new(), false);
    walk(archive, &book, &mut |event| {
        if let Event::Start(element) = event
            && element.local_name().as_ref() == "calcPr"
        {
            is_uncalculated |= is_set(element, "fullCalcOnLoad");
        }
        if let Event::Start(element) = event
            && element.local_name().as_ref() == "sheet"
            && let (Some(name), Some(id)) = (attribute(element, "name"), attribute(element, "id"))
            && let Some((_, path)) = inner.get(&id)
        {
            sheets.insert(name, path.clone());
        }
    })?;
    Ok(Parts { sheets, strings: of_kind(&inner, "/sharedStrings"), is_uncalculated })
}

/// What the sheet `name` says of its cells.
pub fn sheet_marks(archive: &mut Archive<'_>, parts: &Parts, name: &str) -> Result<Marks, String> {
    let mut marks = Marks::default();
    let Some(path) = parts.sheets.get(name) else { return Ok(marks) };
    let none = if parts.is_uncalculated { "0" } else { "" };
    let mut scan = Scan { none, ..Scan::default() };
    walk(archive, path, &mut |event| match event {
        Event::Start(element) => scan.start(element, &mut marks),
        Event::Text(text) => {
            let is_none = text.trim().is_empty() || text.trim() == scan.none;
            scan.has_value |= scan.is_value && !is_none;
        }
        Event::GeneralRef(_) | Event::CData(_) => scan.has_value |= scan.is_value,
        Event::End(element) => scan.end(element.local_name().as_ref(), &mut marks),
        _ => {}
    })?;
    Ok(marks)
}

/// Where in a sheet the reading is.
#[derive(Debug, Default)]
struct Scan {
    row: usize,
    column: usize,
    has_formula: bool,
    is_value: bool,
    has_value: bool,
    /// What kind of value the cell has; a text may be empty.
    kind: Option<String>,
    /// A value that is none: empty, or the zero of a formula that was left to others.
    none: &'static str,
}

impl Scan {
    fn start(&mut self, element: &BytesStart<'_>, marks: &mut Marks) {
        match element.local_name().as_ref() {
            "row" => {
                let number = attribute(element, "r").and_then(|row| row.parse::<usize>().ok());
                self.row = number.and_then(|row| row.checked_sub(1)).unwrap_or(self.row);
                self.column = 0;
                let flat = attribute(element, "ht").and_then(|height| height.parse::<f64>().ok()) == Some(0.0);
                if (is_set(element, "hidden") || flat) && marks.rows.len() < MOST {
                    marks.rows.insert(self.row);
                }
            }
            "col" => {
                let number = |name: &str| attribute(element, name).and_then(|number| number.parse::<usize>().ok());
                let narrow = attribute(element, "width").and_then(|width| width.parse::<f64>().ok()) == Some(0.0);
                if (is_set(element, "hidden") || narrow)
                    && let (Some(first), Some(last)) = (number("min"), number("max"))
                    && marks.columns.len() < MOST
                {
                    marks.columns.push((first.saturating_sub(1), last.saturating_sub(1)));
                }
            }
            "mergeCell" => {
                let area = attribute(element, "ref").unwrap_or_default();
                let (from, to) = area.split_once(':').unwrap_or((&area, &area));
                if let (Some(from), Some(to)) = (place(from), place(to))
                    && from.0 <= to.0
                    && from.1 <= to.1
                    && marks.merged.len() < MOST
                {
                    marks.merged.push((from.0, from.1, to.0, to.1));
                }
            }
            "c" => {
                if let Some((row, column)) = attribute(element, "r").as_deref().and_then(place) {
                    (self.row, self.column) = (row, column);
                }
                (self.has_formula, self.has_value) = (false, false);
                self.kind = attribute(element, "t");
            }
            "f" => self.has_formula = true,
            "v" | "t" => self.is_value = true,
            _ => {}
        }
    }

    fn end(&mut self, name: &str, marks: &mut Marks) {
        match name {
            "v" | "t" => self.is_value = false,
            "c" => {
                if self.has_formula && !self.has_value && self.kind.as_deref() != Some("str") {
                    marks.uncalculated = marks.uncalculated.or(Some((self.row, self.column)));
                }
                self.column += 1;
            }
            "row" => self.row += 1,
            _ => {}
        }
    }
}

/// `C7` as row and column from 0.
fn place(name: &str) -> Option<(usize, usize)> {
    let name = name.replace('$', "");
    let digits = name.find(|sign: char| sign.is_ascii_digit())?;
    let (letters, digits) = name.split_at_checked(digits)?;
    let mut column: usize = 0;
    for letter in letters.bytes() {
        let letter = letter.to_ascii_uppercase();
        column = column.checked_mul(26)?.checked_add(usize::from(letter.checked_sub(b'A')?) + 1)?;
    }
    Some((digits.parse::<usize>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

/// Texts that end in raised digits, with these as what they are: 12.3 and a raised 1 is `12.3¹`, not 12.31.
pub fn superscripts(archive: &mut Archive<'_>, parts: &Parts) -> BTreeMap<String, String> {
    let (mut found, mut plain, mut raised) = (BTreeMap::new(), String::new(), String::new());
    let (mut is_text, mut is_raised) = (false, false);
    let Some(path) = parts.strings.clone() else { return found };
    let walked = walk(archive, &path, &mut |event| match event {
        Event::Start(element) => match element.local_name().as_ref() {
            "si" => {
                plain.clear();
                raised.clear();
            }
            "r" => is_raised = false,
            "vertAlign" => is_raised = attribute(element, "val").as_deref() == Some("superscript"),
            "t" => is_text = true,
            _ => {}
        },
        Event::Text(text) if is_text => {
            let text = text.xml10_content();
            plain.push_str(&text);
            raised.extend(text.chars().map(|sign| if is_raised { lifted(sign) } else { sign }));
        }
        Event::End(element) => match element.local_name().as_ref() {
            "t" => is_text = false,
            "si" if plain != raised && found.len() < MOST => {
                found.insert(plain.trim().to_owned(), raised.trim().to_owned());
            }
            _ => {}
        },
        _ => {}
    });
    // What is damaged there, the library that reads the values says.
    if walked.is_err() { BTreeMap::new() } else { found }
}

fn lifted(sign: char) -> char {
    let raised = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    sign.to_digit(10).and_then(|digit| raised.get(digit as usize).copied()).unwrap_or(sign)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    fn marks(sheet: &str, book: &str) -> Marks {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let relation = |id: &str, kind: &str, target: &str| {
            format!(
                "<Relationships><Relationship Id=\"{id}\" Type=\"http://x/{kind}\" Target=\"{target}\"/></Relationships>"
            )
        };
        for (path, text) in [
            ("_rels/.rels", relation("a", "officeDocument", "/xl/workbook.xml")),
            (
                "xl/workbook.xml",
                format!("<workbook><sheets><sheet name=\"a &amp; b\" r:id=\"b\"/></sheets>{book}</workbook>"),
            ),
            ("xl/_rels/workbook.xml.rels", relation("b", "worksheet", "sheets/../sheets/one.xml")),
            ("xl/sheets/one.xml", format!("<worksheet>{sheet}</worksheet>")),
        ] {
            writer.start_file(path, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        let bytes = writer.finish().unwrap().into_inner();
        let mut archive = ZipArchive::new(Cursor::new(bytes.as_slice())).unwrap();
        let parts = parts(&mut archive).unwrap();
        sheet_marks(&mut archive, &parts, "a & b").unwrap()
    }

    #[test]
    fn formulas_that_were_never_calculated_are_seen() {
        let calculated =
            |cell: &str, book: &str| marks(&format!("<row r=\"2\">{cell}</row>"), book).uncalculated.is_none();
        assert!(calculated("<c r=\"B2\"><f>1+1</f><v>2</v></c>", ""));
        assert!(calculated("<c r=\"B2\"><f>1-1</f><v>0</v></c>", ""));
        assert!(calculated("<c r=\"B2\" t=\"str\"><f>A1</f><v></v></c>", ""));
        assert!(!calculated("<c r=\"B2\"><f>1+1</f></c>", ""));
        assert!(!calculated("<c><f>1+1</f><v/></c>", ""));
        assert!(!calculated("<c><f>1+1</f><v>0</v></c>", "<calcPr fullCalcOnLoad=\"1\"/>"));
    }

    #[test]
    fn hidden_and_merged_cells_are_seen() {
        let found = marks(
            "<cols><col min=\"3\" max=\"4\" width=\"0\"/></cols><row r=\"2\" hidden=\"1\"/><row/><row ht=\"0\"/>\
             <mergeCells><mergeCell ref=\"B1:AA3\"/></mergeCells>",
            "",
        );
        let hidden = [(0, 0), (1, 0), (2, 0), (3, 0), (0, 1), (0, 2), (0, 3), (0, 4)];
        let hidden = hidden.map(|(row, column)| found.is_hidden(row, column));
        assert_eq!(hidden, [false, true, false, true, false, true, true, false]);
        assert_eq!(found.merged, [(0, 1, 2, 26)]);
    }
}
