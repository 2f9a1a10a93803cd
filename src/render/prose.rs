//! Prose as markup: blocks and inline text of a chapter, page or summary, with its charts and lists in place.

use super::charts;
use super::footnotes;
use super::lists;
use super::paper::Breadth;
use super::scribe::Scribe;
use super::tips::{self, Tips};
use super::view::Link;
use crate::diag::Diagnostic;
use crate::model::{
    Alignment, Block, BlockKind, Definition, DefinitionRole, Document, Inline, InlineKind, MathDisplay, RefKind,
    Reference, Table, TaskState, Term, plain,
};
use crate::plan::{Page, relative};
use crate::theme::{Html, escape, write_escaped};
use std::ops::Deref;

/// The whole of `document`.
///
/// # Errors
/// Where a template of a chart or list cannot be drawn.
pub fn html(scribe: &Scribe<'_>, document: &Document) -> Result<Html, Diagnostic> {
    let mut out = String::new();
    let pen = Pen { scribe, tips: Tips::of(scribe, document) };
    for block in &document.blocks {
        write_block(&pen, block, &mut out)?;
    }
    Ok(Html::from_markup(&out))
}

/// The same, each block by itself.
///
/// # Errors
/// As [`html`].
pub fn blocks(scribe: &Scribe<'_>, document: &Document) -> Result<Vec<Html>, Diagnostic> {
    let pen = Pen { scribe, tips: Tips::of(scribe, document) };
    let drawn = |block: &Block| {
        let mut out = String::new();
        write_block(&pen, block, &mut out).map(|()| Html::from_markup(&out))
    };
    document.blocks.iter().map(drawn).collect()
}

/// A scribe who knows where the text's terms stand first.
pub(super) struct Pen<'a> {
    scribe: &'a Scribe<'a>,
    tips: Tips<'a>,
}

impl<'a> Deref for Pen<'a> {
    type Target = Scribe<'a>;

    fn deref(&self) -> &Scribe<'a> {
        self.scribe
    }
}

/// The headings of level 2, for a table of contents.
pub fn contents(document: &Document) -> Vec<Link> {
    document
        .blocks
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Heading { level: 2, id, inlines } => {
                Some(Link { label: plain(inlines), href: format!("#{id}") })
            }
            _ => None,
        })
        .collect()
}

pub(super) fn write_block(scribe: &Pen<'_>, block: &Block, out: &mut String) -> Result<(), Diagnostic> {
    match &block.kind {
        BlockKind::Heading { level, id, inlines } => {
            let level = scribe.level(*level);
            match scribe.heading(id) {
                Some(id) => out.push_str(&format!("<h{level} id=\"{}\">", escape(&id))),
                None => out.push_str(&format!("<h{level}>")),
            }
            write_inlines(scribe, inlines, out);
            out.push_str(&format!("</h{level}>\n"));
        }
        // A formula with a line of its own scrolls where the line is too short for it.
        BlockKind::Paragraph(inlines) if is_formula(inlines) => {
            let label = escape(scribe.t("formula"));
            out.push_str(&format!("<p class=\"formula\" role=\"group\" tabindex=\"0\" aria-label=\"{label}\">"));
            write_inlines(scribe, inlines, out);
            out.push_str("</p>\n");
        }
        BlockKind::Paragraph(inlines) => {
            out.push_str("<p>");
            write_inlines(scribe, inlines, out);
            out.push_str("</p>\n");
        }
        BlockKind::List { start, items } => write_list(scribe, *start, items, out)?,
        BlockKind::Quote(blocks) => {
            out.push_str("<blockquote>\n");
            for block in blocks {
                write_block(scribe, block, out)?;
            }
            out.push_str("</blockquote>\n");
        }
        BlockKind::Definitions(parts) => write_definitions(scribe, parts, out)?,
        BlockKind::Footnotes(footnotes) => footnotes::write(scribe, footnotes, out)?,
        BlockKind::Table(table) => write_table(scribe, table, out),
        BlockKind::Code { text, .. } => code(scribe, text, out),
        BlockKind::Rule => out.push_str("<hr>\n"),
        BlockKind::Figure { target, .. } => {
            let folder = scribe.from.rsplit_once('/').map_or("", |(folder, _)| folder);
            let place = format!("{folder} {} {}", scribe.lang, scribe.prefix());
            out.push_str(&scribe.memo.figure(place, target.kind, &target.id, || figure(scribe, target))?);
        }
        BlockKind::Picture { target, alternative } => {
            let address = relative(scribe.from, &target.id);
            out.push_str(&format!("<p><img src=\"{}\" alt=\"{}\"></p>\n", escape(&address), escape(alternative)));
        }
    }
    Ok(())
}

fn figure(scribe: &Pen<'_>, target: &Reference) -> Result<String, Diagnostic> {
    let report = scribe.report();
    match target.kind {
        RefKind::Chart => match scribe.plan.chart(&target.id) {
            Some(chart) => scribe.theme.draw("figure.html", scribe.shared, &(), &charts::figure(scribe, chart)?),
            None => Ok(String::new()),
        },
        _ => match report.lists.get(&target.id) {
            Some(list) => scribe.theme.draw("list.html", scribe.shared, &(), &lists::view(scribe, list)),
            None => Ok(String::new()),
        },
    }
}

/// Code as it is, with a button that copies it where the browser lets it.
fn code(scribe: &Pen<'_>, text: &str, out: &mut String) {
    let (text, copy, copied) = (escape(text), escape(scribe.t("copy")), escape(scribe.t("copied")));
    out.push_str("<div class=\"code\">\n");
    out.push_str(&format!("<pre tabindex=\"0\"><code>{text}</code></pre>\n"));
    out.push_str(&format!(
        "<button type=\"button\" class=\"button\" data-copy=\"\" data-copied=\"{copied}\" data-needs-script>{copy}</button>\n</div>\n"
    ));
}

fn write_list(scribe: &Pen<'_>, start: Option<u64>, items: &[Vec<Block>], out: &mut String) -> Result<(), Diagnostic> {
    match start {
        Some(1) => out.push_str("<ol>\n"),
        Some(start) => out.push_str(&format!("<ol start=\"{start}\">\n")),
        None => out.push_str("<ul>\n"),
    }
    for item in items {
        out.push_str(if is_task(item) { "<li class=\"task\">" } else { "<li>" });
        write_item(scribe, item, out)?;
        out.push_str("</li>\n");
    }
    out.push_str(if start.is_some() { "</ol>\n" } else { "</ul>\n" });
    Ok(())
}

/// The blocks of an item; a single paragraph needs no paragraph of its own.
fn write_item(scribe: &Pen<'_>, blocks: &[Block], out: &mut String) -> Result<(), Diagnostic> {
    match blocks {
        [Block { kind: BlockKind::Paragraph(inlines), .. }] => write_inlines(scribe, inlines, out),
        blocks => {
            for block in blocks {
                write_block(scribe, block, out)?;
            }
        }
    }
    Ok(())
}

fn is_task(item: &[Block]) -> bool {
    matches!(item.first(), Some(Block { kind: BlockKind::Paragraph(inlines), .. })
        if matches!(inlines.first(), Some(Inline { kind: InlineKind::Task(_), .. })))
}

fn is_formula(inlines: &[Inline]) -> bool {
    matches!(inlines, [Inline { kind: InlineKind::Math(math), .. }] if math.display == MathDisplay::Block)
}

fn write_definitions(scribe: &Pen<'_>, parts: &[Definition], out: &mut String) -> Result<(), Diagnostic> {
    out.push_str("<dl>\n");
    for part in parts {
        let element = match part.role {
            DefinitionRole::Term => "dt",
            DefinitionRole::Description => "dd",
        };
        out.push_str(&format!("<{element}>"));
        write_item(scribe, &part.blocks, out)?;
        out.push_str(&format!("</{element}>\n"));
    }
    out.push_str("</dl>\n");
    Ok(())
}

fn write_task(scribe: &Pen<'_>, state: TaskState, out: &mut String) {
    let (phrase, checked) = match state {
        TaskState::Open => ("task_open", ""),
        TaskState::Done => ("task_done", " checked"),
    };
    let label = escape(scribe.t(phrase));
    out.push_str(&format!("<input type=\"checkbox\" disabled{checked} aria-label=\"{label}\"> "));
}

fn write_table(scribe: &Pen<'_>, table: &Table, out: &mut String) {
    let Table { alignments, head, rows } = table;
    let label: Vec<String> = head.iter().map(|cell| plain(cell)).collect();
    let label = escape(&label.join(scribe.t("list_separator")));
    let (mut breadth, mut cells) = (Breadth::default(), String::new());
    let class = |column: usize| match alignments.get(column) {
        Some(Alignment::Right) => " class=\"numeric\"",
        Some(Alignment::Center) => " class=\"centered\"",
        _ => "",
    };
    let mut write = |column: usize, cell: &[Inline], cells: &mut String| {
        let start = cells.len();
        write_inlines(scribe, cell, cells);
        let is_whole = alignments.get(column) == Some(&Alignment::Right);
        breadth.take(column, cells.get(start..).unwrap_or_default(), is_whole);
    };
    for (column, cell) in head.iter().enumerate() {
        cells.push_str(&format!("<th scope=\"col\"{}>", class(column)));
        write(column, cell, &mut cells);
        cells.push_str("</th>");
    }
    cells.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        cells.push_str("<tr>");
        for (column, cell) in row.iter().enumerate() {
            let (open, close) = if column == 0 { ("<th scope=\"row\"", "</th>") } else { ("<td", "</td>") };
            cells.push_str(&format!("{open}{}>", class(column)));
            write(column, cell, &mut cells);
            cells.push_str(close);
        }
        cells.push_str("</tr>\n");
    }
    let classes = breadth.classes();
    out.push_str(&format!(
        "<div class=\"table-scroll{classes}\" role=\"region\" tabindex=\"0\" aria-label=\"{label}\"><table>\n<thead><tr>{cells}</tbody></table></div>\n"
    ));
}

pub(super) fn write_inlines(scribe: &Pen<'_>, inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(text) => scribe.tips.write(scribe, inline.span, text, out),
            InlineKind::Code(text) => wrapped(out, "code", |out| write_escaped(out, text)),
            InlineKind::Emphasis(inner) => wrapped(out, "em", |out| write_inlines(scribe, inner, out)),
            InlineKind::Strong(inner) => wrapped(out, "strong", |out| write_inlines(scribe, inner, out)),
            InlineKind::Deleted(inner) => wrapped(out, "del", |out| write_inlines(scribe, inner, out)),
            InlineKind::Subscript(inner) => wrapped(out, "sub", |out| write_inlines(scribe, inner, out)),
            InlineKind::Superscript(inner) => wrapped(out, "sup", |out| write_inlines(scribe, inner, out)),
            InlineKind::Footnote(reference) => footnotes::write_reference(scribe, reference, out),
            InlineKind::Math(math) => out.push_str(&math.markup),
            InlineKind::Task(state) => write_task(scribe, *state, out),
            InlineKind::SoftBreak => out.push('\n'),
            InlineKind::HardBreak => out.push_str("<br>\n"),
            InlineKind::Refer { target, text } => write_reference(scribe, target, text, out),
            InlineKind::External { url, text } => {
                out.push_str(&format!("<a href=\"{}\" rel=\"external\">", escape(url)));
                write_inlines(scribe, text, out);
                out.push_str("</a>");
            }
        }
    }
}

fn wrapped(out: &mut String, tag: &str, write: impl FnOnce(&mut String)) {
    for part in ["<", tag, ">"] {
        out.push_str(part);
    }
    write(out);
    for part in ["</", tag, ">"] {
        out.push_str(part);
    }
}

fn write_reference(scribe: &Pen<'_>, target: &Reference, text: &[Inline], out: &mut String) {
    let class = match target.kind {
        RefKind::Indicator => "ref-indicator",
        RefKind::Term => "ref-term",
        RefKind::Source => "ref-source",
        _ => "ref",
    };
    let Some(address) = address(scribe, target) else { return write_inlines(scribe, text, out) };
    for part in ["<a class=\"", class, "\" href=\""] {
        out.push_str(part);
    }
    write_escaped(out, &address);
    out.push('"');
    let is_term = |term: &&Term| target.kind == RefKind::Term && term.id.value == target.id;
    if let Some(term) = scribe.report().terms.iter().find(is_term) {
        out.push_str(&tips::about(scribe, term));
    }
    out.push('>');
    let figure = || {
        let indicator = scribe.report().indicators.get(&target.id)?;
        Some(scribe.referred(indicator, target.fragment.as_deref()?))
    };
    match text {
        [] => figure().into_iter().for_each(|figure| write_escaped(out, &figure)),
        text => write_inlines(scribe, text, out),
    }
    out.push_str("</a>");
}

/// Where a reference leads, if it can lead there from here.
fn address(scribe: &Pen<'_>, target: &Reference) -> Option<String> {
    let id = target.id.clone();
    let at = |page: Page| match &target.fragment {
        Some(fragment) => scribe.href_at(&page, fragment),
        None => scribe.href(&page),
    };
    let address = match target.kind {
        RefKind::Indicator => scribe.href(&Page::Indicator(id)),
        RefKind::Pillar => match &target.fragment {
            Some(chart) => scribe.href_at(&Page::Pillar(id), &charts::anchor(chart)),
            None => scribe.href(&Page::Pillar(id)),
        },
        RefKind::Chapter => at(Page::Chapter(id)),
        RefKind::Page => at(Page::Plain(id)),
        RefKind::Term => scribe.href_at(&Page::Glossary, &id),
        RefKind::Source => source_address(scribe, target),
        RefKind::Chart => placed(scribe, scribe.plan.uses().chart_page(&id), &charts::anchor(&id)),
        RefKind::List => placed(scribe, scribe.plan.uses().list_page(&id), &id),
        RefKind::Static => return scribe.file(&id),
    };
    Some(address)
}

/// Where a chart or list stands; the home page where no page shows it.
fn placed(scribe: &Pen<'_>, page: Option<&Page>, id: &str) -> String {
    page.map_or_else(|| scribe.href(&Page::Home), |page| scribe.href_at(page, id))
}

fn source_address(scribe: &Pen<'_>, target: &Reference) -> String {
    let Some(document) = scribe.plan.checked().documents().get(&target.id) else {
        return scribe.href_at(&Page::Sources, &target.id);
    };
    let page = Page::Source(target.id.clone());
    let Some(fragment) = &target.fragment else { return scribe.href(&page) };
    if document.sentence(fragment).is_some() {
        return scribe.href_at(&page, fragment);
    }
    let anchor = document.find(fragment).and_then(|range| scribe.plan.uses().anchor(&target.id, &range));
    anchor.map_or_else(|| scribe.href(&page), |anchor| scribe.href_at(&page, &anchor))
}
