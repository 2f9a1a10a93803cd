//! The report's running text, passage by passage, each beside its counterparts in the other languages.

use super::columns::{Measure, measures};
use crate::i18n::Lang;
use crate::model::{
    Block, BlockKind, Inline, InlineKind, KeyedText, RefKind, Reference, Report, Source, Text, Writing,
};
use crate::source::{SourceSet, Span, Spanned};
use std::ops::Range;

/// Stands in a passage for what has no words of its own: code, a figure that the tool writes.
pub const OPAQUE: char = '\u{FFFC}';

/// A paragraph, heading, cell or YAML text without its markup. Places in it can be found in its file.
#[derive(Debug, Default)]
pub struct Passage {
    /// The words; [`OPAQUE`] and spaces stand for what has none.
    pub text: String,
    /// Where all of it was written.
    pub span: Option<Span>,
    /// From which byte of `text` on which stretch of the file is read.
    pieces: Vec<(usize, Span)>,
    /// Stretches that were written as code.
    code: Vec<Range<usize>>,
    /// In a cell of a table: the unit that the head of its column says.
    pub measure: Option<Measure>,
}

/// One passage in every language.
#[derive(Debug)]
pub struct Row {
    /// In the report's order of languages; `None` where a language has none.
    pub passages: Vec<Option<Passage>>,
    /// How much room it has.
    pub length: Length,
}

/// How much room a text has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// As much as it needs.
    Full,
    /// A label's: it shortens what is said in full elsewhere.
    Label,
}

impl Passage {
    /// A text of a YAML file or of front matter.
    pub fn of_text(text: &Spanned<String>) -> Self {
        Self { text: text.value.clone(), span: Some(text.span), pieces: vec![(0, text.span)], ..Self::default() }
    }

    fn of_code(text: &str, span: Span) -> Self {
        let mut passage = Self { span: Some(span), ..Self::default() };
        passage.push_code(text, span);
        passage
    }

    fn of_inlines(inlines: &[Inline], span: Span) -> Self {
        let mut passage = Self { span: Some(span), ..Self::default() };
        passage.append(inlines);
        passage
    }

    /// The words of `inlines` but those that link to an indicator or a term, which answers for them.
    pub fn unanswered(inlines: &[Inline], span: Span) -> Self {
        let mut passage = Self { span: Some(span), ..Self::default() };
        passage.append_where(inlines, |target| !is_answered(target));
        passage
    }

    fn push(&mut self, text: &str, span: Span) {
        self.pieces.push((self.text.len(), span));
        self.text.push_str(text);
    }

    fn push_code(&mut self, text: &str, span: Span) {
        self.code.push(self.text.len()..self.text.len() + text.len());
        self.push(text, span);
    }

    fn append(&mut self, inlines: &[Inline]) {
        self.append_where(inlines, |_| true);
    }

    /// Appends `inlines`; what a reference that is not `read` says counts as having no words.
    fn append_where(&mut self, inlines: &[Inline], read: fn(&Reference) -> bool) {
        let opaque = OPAQUE.to_string();
        for inline in inlines {
            match &inline.kind {
                InlineKind::Text(text) => self.push(text, inline.span),
                // A number in the guise of code or of a formula is read; names, paths, commands and formulas but for their words and
                // amounts are no text, and digits above and below the line are powers and indices.
                InlineKind::Code(text) if is_no_code(text) => self.push_code(text, inline.span),
                InlineKind::Math(math) if is_no_code(&math.source) => self.push_code(&math.source, inline.span),
                InlineKind::Math(math) => {
                    self.push(&opaque, inline.span);
                    for number in math.numbers() {
                        let behind = math.source.get(number.end..).unwrap_or_default().trim_start();
                        self.push_code(math.source.get(number).unwrap_or_default(), inline.span);
                        self.push(if behind.starts_with("\\%") { "%" } else { &opaque }, inline.span);
                    }
                    for words in math.words() {
                        self.push(math.source.get(words).unwrap_or_default(), inline.span);
                        self.push(&opaque, inline.span);
                    }
                }
                InlineKind::Code(_) | InlineKind::Subscript(_) | InlineKind::Superscript(_) => {
                    self.push(&opaque, inline.span);
                }
                // Numbers of footnotes are written by the tool, and stand between no two words.
                InlineKind::Footnote(_) | InlineKind::Task(_) => {}
                InlineKind::SoftBreak => self.push("\n", inline.span),
                InlineKind::HardBreak => self.push("\u{2028}", inline.span),
                InlineKind::Refer { text, .. } | InlineKind::External { text, .. } if text.is_empty() => {
                    self.push(&opaque, inline.span);
                }
                InlineKind::Refer { target, .. } if !read(target) => self.push(&opaque, inline.span),
                InlineKind::Emphasis(inner)
                | InlineKind::Strong(inner)
                | InlineKind::Deleted(inner)
                | InlineKind::Refer { text: inner, .. }
                | InlineKind::External { text: inner, .. } => self.append_where(inner, read),
            }
        }
    }

    /// Whether `range` of the text was written as code.
    pub fn is_code(&self, range: &Range<usize>) -> bool {
        self.code.iter().any(|code| code.start <= range.start && range.end <= code.end)
    }

    /// Whether `range` of the text is written so in one piece: no sign of it is an escape or an entity.
    pub fn is_verbatim(&self, range: &Range<usize>) -> bool {
        let after = self.pieces.partition_point(|(at, _)| *at <= range.start);
        let Some((at, span)) = after.checked_sub(1).and_then(|last| self.pieces.get(last)) else { return false };
        let end = self.pieces.get(after).map_or(self.text.len(), |(next, _)| *next);
        let is_yaml = self.pieces.len() == 1 && Some(*span) == self.span;
        range.end <= end && (is_yaml || span.range().len() == end - at)
    }

    /// Where `range` of the text was written; where it goes over several pieces, its part in the first.
    pub fn place(&self, range: &Range<usize>, sources: &SourceSet) -> Option<Span> {
        let index = self.pieces.partition_point(|(at, _)| *at <= range.start).checked_sub(1)?;
        let (at, span) = *self.pieces.get(index)?;
        let end = self.pieces.get(index + 1).map_or(self.text.len(), |(next, _)| *next);
        let piece = self.text.get(at..end)?;
        let inside = range.start - at..range.end.min(end).saturating_sub(at);
        Some(locate(piece, inside, span, sources.slice(span)))
    }
}

/// Whether code or a formula is a number, and has nothing that only a machine or a mathematician would write.
fn is_no_code(text: &str) -> bool {
    text.contains(char::is_numeric)
        && !text.contains(|c: char| c.is_ascii_alphabetic() || matches!(c, '\\' | '_' | '^' | '=' | '{'))
}

/// Where a stretch of `text` stands in `written`, which may hold quotation marks, escapes and line breaks besides: at the same
/// offset, or at the same of its occurrences; all of it where neither can be told.
fn locate(text: &str, range: Range<usize>, span: Span, written: &str) -> Span {
    let start = span.start as usize;
    let at = |offset: usize| Span::new(span.file, start + offset..start + offset + range.len());
    if text.len() == written.len() {
        return at(range.start);
    }
    // Escapes and line breaks move what stands between quotation marks; the marks themselves are none of the text's.
    let quoted =
        written.len() > 1 && ['"', '\''].iter().any(|mark| written.starts_with(*mark) && written.ends_with(*mark));
    let inner = if quoted { written.get(1..written.len() - 1).unwrap_or_default() } else { written };
    let skipped = usize::from(quoted);
    let (Some(wanted), Some(before)) = (text.get(range.clone()), text.get(..range.start)) else { return span };
    if wanted.is_empty() || text.matches(wanted).count() != inner.matches(wanted).count() {
        return span;
    }
    let earlier = before.matches(wanted).count();
    inner.match_indices(wanted).nth(earlier).map_or(span, |(offset, _)| at(skipped + offset))
}

/// The texts of links to an indicator or a term, which [`Passage::unanswered`] leaves out.
pub fn answered(inlines: &[Inline]) -> Vec<(&Reference, &[Inline])> {
    let mut found = Vec::new();
    for inline in inlines {
        match &inline.kind {
            InlineKind::Refer { target, text } if is_answered(target) => found.push((target.as_ref(), text.as_slice())),
            kind => found.extend(kind.inner().into_iter().flat_map(|inner| answered(inner))),
        }
    }
    found
}

fn is_answered(target: &Reference) -> bool {
    matches!(target.kind, RefKind::Indicator | RefKind::Term)
}

/// Every text of the YAML files.
pub fn data(report: &Report) -> Vec<Row> {
    let languages: Vec<&Lang> = report.languages().collect();
    let row = |text: &KeyedText| Row {
        passages: languages.iter().map(|lang| text.texts.get(*lang).map(Passage::of_text)).collect(),
        length: if text.is_label() { Length::Label } else { Length::Full },
    };
    report.texts.iter().map(row).collect()
}

/// The title of each source beside its translations, which may leave a number out, but say no other.
pub fn titles(report: &Report) -> Vec<Row> {
    let passage = |source: &Source, lang: &Lang| {
        let title = source.title.as_ref().filter(|_| source.lang == *lang);
        title.or_else(|| source.title_translated.as_ref()?.spanned(lang)).map(Passage::of_text)
    };
    let row = |source: &Source| Row {
        passages: report.languages().map(|lang| passage(source, lang)).collect(),
        length: Length::Label,
    };
    report.sources.iter().filter(|source| source.title.is_some()).map(row).collect()
}

/// Title, summary and blocks of a writing.
pub fn writing(writing: &Writing, languages: &[&Lang]) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut weaver = Weaver { languages, rows: &mut rows };
    let texts: Vec<(usize, &Text)> = languages
        .iter()
        .zip(0..)
        .filter_map(|(lang, index)| Some((index, writing.texts.get(*lang)?.as_ref())))
        .collect();
    weaver.row(texts.iter().map(|(index, text)| (*index, Passage::of_text(&text.title))));
    weaver.row(texts.iter().filter_map(|(index, text)| Some((*index, Passage::of_text(text.summary.as_ref()?)))));
    weaver.blocks(texts.iter().map(|(index, text)| (*index, text.document.blocks.as_slice())).collect());
    rows
}

/// Lays the blocks of several languages side by side.
struct Weaver<'r> {
    languages: &'r [&'r Lang],
    rows: &'r mut Vec<Row>,
}

impl Weaver<'_> {
    fn row(&mut self, passages: impl IntoIterator<Item = (usize, Passage)>) {
        let mut row: Vec<Option<Passage>> = std::iter::repeat_with(|| None).take(self.languages.len()).collect();
        for (index, passage) in passages {
            if let Some(slot) = row.get_mut(index) {
                *slot = Some(passage);
            }
        }
        self.rows.push(Row { passages: row, length: Length::Full });
    }

    /// Blocks at the same place belong together as far as the languages are built alike; from where one parts, it goes on alone.
    fn blocks(&mut self, mut columns: Vec<(usize, &[Block])>) {
        while let Some((_, first)) = columns.first().and_then(|(index, blocks)| Some((*index, blocks.first()?))) {
            let (alike, parted): (Vec<_>, Vec<_>) = columns
                .into_iter()
                .partition(|(_, blocks)| blocks.first().is_some_and(|block| are_alike(&first.kind, &block.kind)));
            let heads: Vec<(usize, &Block)> =
                alike.iter().filter_map(|(index, blocks)| Some((*index, blocks.first()?))).collect();
            self.block(&heads);
            columns = alike.into_iter().map(|(index, blocks)| (index, blocks.get(1..).unwrap_or_default())).collect();
            for column in parted {
                self.blocks(vec![column]);
            }
        }
        // What the first language has no more of.
        columns.retain(|(_, blocks)| !blocks.is_empty());
        for column in columns {
            self.blocks(vec![column]);
        }
    }

    fn block(&mut self, heads: &[(usize, &Block)]) {
        let Some((_, first)) = heads.first() else { return };
        match &first.kind {
            BlockKind::Heading { .. } | BlockKind::Paragraph(_) | BlockKind::Figure { .. } => {
                self.row(heads.iter().map(|(index, block)| (*index, leaf(block))));
            }
            BlockKind::List { .. } | BlockKind::Quote(_) | BlockKind::Definitions(_) | BlockKind::Footnotes(_) => {
                let groups: Vec<(usize, Vec<&[Block]>)> =
                    heads.iter().map(|(index, block)| (*index, block.groups())).collect();
                for group in 0..first.groups().len() {
                    let columns = groups.iter().filter_map(|(index, groups)| Some((*index, *groups.get(group)?)));
                    self.blocks(columns.collect());
                }
            }
            BlockKind::Table(_) => {
                let of_language = |lang: &Lang, block: &Block| cells(block, lang).into_iter();
                let mut tables: Vec<(usize, std::vec::IntoIter<Passage>)> = heads
                    .iter()
                    .filter_map(|(index, block)| Some((*index, of_language(self.languages.get(*index)?, block))))
                    .collect();
                for _ in 0..tables.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0) {
                    let row: Vec<(usize, Passage)> =
                        tables.iter_mut().filter_map(|(index, cells)| Some((*index, cells.next()?))).collect();
                    self.row(row);
                }
            }
            BlockKind::Picture { .. } => self.row(heads.iter().filter_map(|(index, block)| match &block.kind {
                BlockKind::Picture { alternative, .. } => {
                    Some((*index, Passage::of_text(&Spanned::new(alternative.clone(), block.span))))
                }
                _ => None,
            })),
            BlockKind::Code { .. } => self.row(heads.iter().filter_map(|(index, block)| match &block.kind {
                // What names its language is for machines, and says nothing in any other.
                BlockKind::Code { language, text } if language.is_empty() => {
                    Some((*index, Passage::of_code(text, block.span)))
                }
                _ => None,
            })),
            BlockKind::Rule => {}
        }
    }
}

fn leaf(block: &Block) -> Passage {
    match &block.kind {
        BlockKind::Heading { inlines, .. } | BlockKind::Paragraph(inlines) => Passage::of_inlines(inlines, block.span),
        BlockKind::Figure { caption, .. } => Passage::of_inlines(caption, block.span),
        _ => Passage::default(),
    }
}

/// The cells of a table, the head's first; those below in the unit of their column.
fn cells(block: &Block, lang: &Lang) -> Vec<Passage> {
    let BlockKind::Table(table) = &block.kind else { return Vec::new() };
    let measures = measures(table, lang);
    let passage = |cell: &Vec<Inline>| Passage::of_inlines(cell, around(cell).unwrap_or(block.span));
    let below = table.rows.iter().flat_map(|row| {
        let units = measures.iter().copied().chain(std::iter::repeat(None));
        row.iter().zip(units).map(|(cell, measure)| Passage { measure, ..passage(cell) })
    });
    table.head.iter().map(passage).chain(below).collect()
}

fn around(inlines: &[Inline]) -> Option<Span> {
    let (first, last) = (inlines.first()?, inlines.last()?);
    Some(Span { end: last.span.end, ..first.span })
}

/// Whether two blocks are of one kind and size, so that their parts belong together one by one.
fn are_alike(one: &BlockKind, other: &BlockKind) -> bool {
    match (one, other) {
        (BlockKind::Heading { level: one, .. }, BlockKind::Heading { level: other, .. }) => one == other,
        (BlockKind::List { items: one, .. }, BlockKind::List { items: other, .. }) => one.len() == other.len(),
        (BlockKind::Footnotes(one), BlockKind::Footnotes(other)) => one.len() == other.len(),
        (BlockKind::Definitions(one), BlockKind::Definitions(other)) => {
            one.iter().map(|part| part.role).eq(other.iter().map(|part| part.role))
        }
        (BlockKind::Table(one), BlockKind::Table(other)) => {
            one.head.len() == other.head.len() && one.rows.len() == other.rows.len()
        }
        _ => std::mem::discriminant(one) == std::mem::discriminant(other),
    }
}
