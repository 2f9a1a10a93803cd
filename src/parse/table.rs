//! Tables of a text: rows that do not fit their head, lines that were meant to be rows, and fenced blocks of comma-separated values.

use super::builder::Builder;
use super::csv;
use crate::diag::MarkdownProblem;
use crate::i18n::Bilingual;
use crate::model::{Alignment, Block, BlockKind, Inline, InlineKind, Table};
use crate::source::Span;
use std::ops::Range;

const BAR: char = '｜';

/// What is wrong with a row of a table of so many columns; `row` is the row as it is written.
pub(super) fn row_fault(row: &str, columns: usize) -> Option<Bilingual> {
    let cells = cells(row);
    let odd = |cell: &&str| cell.matches('`').count() % 2 == 1;
    if cells.iter().filter(|cell| odd(cell)).count() > 1 {
        return Some(Bilingual::new(
            "a bar cuts the code in this row: write it as `\\|`, in code too",
            "这一行的竖线把代码切断了：竖线请写成`\\|`，代码里也一样",
        ));
    }
    if cells.len() < columns && row.contains(BAR) {
        return Some(Bilingual::new(
            "full-width bars `｜` part no cells: write `|`",
            "全角竖线`｜`不分隔单元格：请写`|`",
        ));
    }
    (cells.len() > columns).then(|| {
        Bilingual::of(
            format!("this row has {} cells, the head {columns}: give the head as many, or write a bar that is text as `\\|`", cells.len()),
            format!("这一行有{}格，表头只有{columns}格：请补齐表头；若竖线是文字，请写成`\\|`", cells.len()),
        )
    })
}

/// The cells of a row.
fn cells(row: &str) -> Vec<&str> {
    let row = row.trim();
    let inner = row.strip_prefix('|').unwrap_or(row);
    let mut cells = Vec::new();
    let mut from = 0;
    for (at, _) in inner.match_indices('|') {
        if inner.get(..at).is_some_and(|before| before.ends_with('\\')) {
            continue;
        }
        cells.extend(inner.get(from..at));
        from = at + 1;
    }
    // What follows the last bar is a cell only where something stands there.
    cells.extend(inner.get(from..).filter(|last| !last.trim().is_empty()));
    cells
}

/// What is wrong with a paragraph, as it is written, that was meant to be a table.
pub(super) fn lost_table(paragraph: &str) -> Option<Bilingual> {
    let is_row = |line: &str| {
        let line = line.trim();
        let bars = line.matches(['|', BAR]).count();
        bars > 1 && line.starts_with(['|', BAR]) && line.ends_with(['|', BAR])
    };
    let rows: Vec<&str> = paragraph.lines().filter(|line| is_row(line)).collect();
    let first = rows.first()?;
    if rows.iter().any(|row| row.contains(BAR)) {
        return Some(Bilingual::new(
            "full-width bars `｜` make no table: write `|`",
            "全角竖线`｜`不构成表格：请写`|`",
        ));
    }
    let columns = cells(first).len();
    Some(Bilingual::of(
        format!(
            "these lines are no table: below the head stands a line with {columns} times `---` between bars, above it an empty line"
        ),
        format!("这几行不是表格：表头下面要有一行，竖线之间写{columns}个`---`；表头上面要空一行"),
    ))
}

impl Builder<'_> {
    /// The table of a fenced block, whose lines are `lines`; its cells are Markdown, as in any table.
    pub(super) fn csv_table(&mut self, lines: &[Inline], range: &Range<usize>) {
        let (mut text, mut places) = (String::new(), Vec::new());
        for line in lines {
            if let InlineKind::Text(words) = &line.kind {
                places.push((text.len(), line.span));
                text.push_str(words);
            }
        }
        // Where a stretch of the table stands in the text below the front matter.
        let offset = self.source.offset;
        let place = |range: &Range<usize>| {
            let piece = places.partition_point(|(begin, _)| *begin <= range.start).saturating_sub(1);
            let (begin, span) = places.get(piece).copied()?;
            let start = span.range().start + (range.start - begin);
            Some(start - offset..start - offset + range.len())
        };
        let rows = match csv::rows(&text, ',') {
            Ok(rows) => rows,
            Err(fault) => {
                let at = place(&(fault.at..fault.at)).unwrap_or_else(|| range.clone());
                return self.report(MarkdownProblem::TableRow { why: fault.why }, &at);
            }
        };
        let columns = rows.first().map_or(0, Vec::len);
        if rows.len() < 2 {
            let why = Bilingual::new("a table has a head and at least one row", "表格要有表头和至少一行");
            return self.report(MarkdownProblem::TableRow { why }, range);
        }
        let mut table = Table { alignments: alignments(&rows), head: Vec::new(), rows: Vec::new() };
        for (number, row) in rows.iter().enumerate() {
            if row.len() != columns {
                let why = Bilingual::of(
                    format!(
                        "this row has {} cells, the head {columns}: put a text with a comma between quotation marks",
                        row.len()
                    ),
                    format!("这一行有{}格，表头有{columns}格：含逗号的文字请加引号", row.len()),
                );
                let at = row.first().and_then(|cell| place(&cell.range)).unwrap_or_else(|| range.clone());
                self.report(MarkdownProblem::TableRow { why }, &at);
            }
            let cell = |cell: &csv::Cell| self.cell(cell, place(&cell.range).unwrap_or_else(|| range.clone()));
            let mut cells: Vec<Vec<Inline>> = row.iter().map(cell).collect();
            cells.resize_with(columns, Vec::new);
            if number == 0 {
                table.head = cells;
            } else {
                table.rows.push(cells);
            }
        }
        self.block(BlockKind::Table(Box::new(table)), range);
    }

    /// The running text of a cell that stands at `range`, with its quotation marks.
    fn cell(&mut self, cell: &csv::Cell, range: Range<usize>) -> Vec<Inline> {
        if cell.text.is_empty() {
            return Vec::new();
        }
        let written = self.source_of(&range).unwrap_or_default();
        let start = written.find(cell.text.as_str()).map(|at| range.start + at);
        let Some(start) = start else {
            // Doubled quotation marks: what is said is not what is written.
            let span = Span::new(self.source.file, self.source.offset + range.start..self.source.offset + range.end);
            return vec![Inline { span, kind: InlineKind::Text(cell.text.as_str().into()) }];
        };
        let inner = start..start + cell.text.len();
        let blocks = self.fragment(&inner);
        match <[Block; 1]>::try_from(blocks) {
            Ok([Block { kind: BlockKind::Paragraph(inlines), .. }]) => inlines,
            _ => {
                let text = self.source_of(&inner).unwrap_or_else(|| cell.text.as_str().into());
                let span =
                    Span::new(self.source.file, self.source.offset + inner.start..self.source.offset + inner.end);
                vec![Inline { span, kind: InlineKind::Text(text) }]
            }
        }
    }
}

/// Columns of numbers are set to the right.
fn alignments(rows: &[Vec<csv::Cell>]) -> Vec<Alignment> {
    let columns = rows.first().map_or(0, Vec::len);
    let is_number = |text: &str| {
        text.contains(|sign: char| sign.is_ascii_digit())
            && text.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ',' | '%' | '-' | '−' | '+' | ' '))
    };
    let numeric = |column: &usize| {
        let mut cells =
            rows.iter().skip(1).filter_map(|row| row.get(*column)).filter(|cell| !cell.text.is_empty()).peekable();
        cells.peek().is_some() && cells.all(|cell| is_number(&cell.text))
    };
    (0..columns).map(|column| if numeric(&column) { Alignment::Right } else { Alignment::None }).collect()
}
