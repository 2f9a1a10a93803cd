//! A table beside an indicator as the list that it stands for: one map a row, so that its columns are the keys of an observation.

use super::node::{Entry, Node, NodeKind};
use super::raw::Raw;
use super::signs;
use crate::diag::{Diagnostic, FileProblem, MOST, Problem, YamlProblem};
use crate::i18n::{Bilingual, stray};
use crate::parse::csv::{self, Cell};
use crate::source::{FileId, SourceSet, Span};

/// Puts the rows of the CSV file that `series:` names in place of its name; the file must stand in `folder`.
pub fn splice(root: &mut Node, folder: &str, sources: &SourceSet, problems: &mut Vec<Diagnostic>) {
    let NodeKind::Map(entries) = &mut root.kind else { return };
    for entry in entries.iter_mut().filter(|entry| entry.key == "series") {
        let NodeKind::Text(name) = &entry.value.kind else { continue };
        let told = |problem: Problem| Diagnostic::new(problem, entry.value.span);
        if name.contains('/') || !name.ends_with(".csv") {
            let why = Bilingual::new(
                "`series` is a list, or the name of a CSV file beside this one: `series: data.csv`",
                "`series`应为列表，或同一文件夹里CSV文件的名字：`series: data.csv`",
            );
            problems.push(told(YamlProblem::InvalidValue { why }.into()));
            entry.value.kind = NodeKind::List(Vec::new());
            continue;
        }
        let path = format!("{folder}{name}");
        let file = sources.find(&path).and_then(|id| Some((id, sources.get(id)?)));
        let Some((id, file)) = file else {
            problems.push(told(FileProblem::MissingFile { path }.into()));
            entry.value.kind = NodeKind::List(Vec::new());
            continue;
        };
        entry.value = Node { span: entry.value.span, kind: NodeKind::List(list(id, &file.text, problems)) };
    }
}

fn list(file: FileId, text: &str, problems: &mut Vec<Diagnostic>) -> Vec<Node> {
    let raw = Raw { file, text, offset: 0 };
    problems.extend(stray(text).take(MOST).map(|(at, character)| signs::invisible(raw, at, character)));
    let rows = match csv::rows(text, ',') {
        Ok(rows) => rows,
        Err(fault) => {
            let problem = FileProblem::CsvSyntax { why: fault.why };
            problems.push(Diagnostic::new(problem, Span::new(file, fault.at..fault.at)));
            return Vec::new();
        }
    };
    let mut rows = rows.iter().filter(|row| row.iter().any(|cell| !cell.text.is_empty()));
    let Some(head) = rows.next() else {
        let why = Bilingual::new("the table is empty", "表格是空的");
        problems.push(Diagnostic::new(FileProblem::CsvSyntax { why }, Span::start_of(file)));
        return Vec::new();
    };
    for (cell, number) in head.iter().zip(1..) {
        let twice = !cell.text.is_empty()
            && head.iter().take(number - 1).any(|other| other.text.eq_ignore_ascii_case(&cell.text));
        if twice {
            problems.push(Diagnostic::new(YamlProblem::DuplicateKey { key: cell.text.clone() }, place(file, cell)));
        }
    }
    rows.filter_map(|row| map((file, text), head, row, problems)).collect()
}

/// A row as a map: a cell without text is a key that is not there; `note.zh` is `zh` inside `note`. A row with a cell too many is none: its
/// values may stand in the wrong columns.
fn map((file, text): (FileId, &str), head: &[Cell], row: &[Cell], problems: &mut Vec<Diagnostic>) -> Option<Node> {
    let (first, last) = (row.first()?, row.last()?);
    if let Some(extra) = row.iter().skip(head.len()).find(|cell| !cell.text.is_empty()) {
        let (cells, columns) = (row.len(), head.len());
        let why = Bilingual::of(
            format!(
                "this cell belongs to no column: the line has {cells} cells, the first line names {columns} columns; quote a cell that holds a comma"
            ),
            format!(
                "这个单元格不属于任何列：这一行有{cells}个单元格，第一行只有{columns}个列名；单元格里有逗号的请加引号"
            ),
        );
        problems.push(Diagnostic::new(FileProblem::CsvSyntax { why }, place(file, extra)));
        return None;
    }
    let span = Span::new(file, first.range.start..last.range.end);
    let mut entries: Vec<Entry> = Vec::new();
    for (at, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.text.is_empty()) {
        let Some(key) = head.get(at).filter(|key| !key.text.is_empty()) else {
            let why = Bilingual::new(
                "this cell belongs to no column: the first line has no name for it",
                "这个单元格不属于任何列：第一行没有给它列名",
            );
            problems.push(Diagnostic::new(FileProblem::CsvSyntax { why }, place(file, cell)));
            continue;
        };
        let key_span = place(file, key);
        let value = Node { span: place(file, cell), kind: scalar(&cell.text) };
        match key.text.split_once('.') {
            None => entries.push(Entry { key: key.text.clone(), key_span, value }),
            Some((outer, inner)) => {
                let entry = Entry { key: inner.to_owned(), key_span, value };
                match entries.iter_mut().find(|entry| entry.key == outer) {
                    Some(Entry { value: Node { kind: NodeKind::Map(inside), .. }, .. }) => inside.push(entry),
                    _ => {
                        let value = Node { span: part(text, entry.value.span), kind: NodeKind::Map(vec![entry]) };
                        entries.push(Entry { key: outer.to_owned(), key_span, value });
                    }
                }
            }
        }
    }
    Some(Node { span, kind: NodeKind::Map(entries) })
}

/// No two nodes have the same place: the map round a cell ends one byte behind it, or where it begins if that would lie outside the
/// text or in the middle of a sign.
fn part(text: &str, span: Span) -> Span {
    let behind = Span { end: span.end.saturating_add(1), ..span };
    if text.get(behind.range()).is_some() { behind } else { Span { end: span.start, ..span } }
}

fn place(file: FileId, cell: &Cell) -> Span {
    Span::new(file, cell.range.clone())
}

fn scalar(text: &str) -> NodeKind {
    match text {
        "true" | "false" => NodeKind::Bool(text == "true"),
        _ if text.starts_with(|c: char| c.is_ascii_digit() || c == '-') => NodeKind::Number(text.to_owned()),
        _ => NodeKind::Text(text.to_owned()),
    }
}
