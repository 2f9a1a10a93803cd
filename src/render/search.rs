//! What a reader finds: the report as entries of the index, in one language, and the page that searches it.

use super::charts;
use super::scribe::Scribe;
use super::view::{Link, SearchGroup, SearchPage};
use crate::check::{Sentence, StoredDocument};
use crate::model::{Block, BlockKind, Document, Inline, InlineKind, Reference, Source, Term, Writing};
use crate::plan::{Findable, FoundKind, OVERVIEWS, Page, SearchFile};
use crate::search::{self, Change, Cut, Cutter, Entry, Gatherer, HEADS, Index, Passage, TEXTS};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// A passage is closed at this many characters: what an excerpt is cut from.
const PASSAGE: usize = 400;

/// So many entries are taken apart at once: their grams take more room than their texts.
const AT_ONCE: usize = 128;

/// Where everything that can be found stands. The scribe stands on the search page.
pub fn index(scribe: &Scribe<'_>) -> Index {
    let entries = &scribe.plan.findables().entries;
    let (mut cutter, mut all) = (Cutter::default(), Gatherer::default());
    entries.iter().for_each(|it| all.take(cutter.cut(&entry(scribe, it))));
    all.index(search::shards(entries.len()))
}

/// The same on all threads. Not for one who draws other addresses in parallel: waiting, a thread would begin with one of these.
pub fn index_in_parallel(scribe: &Scribe<'_>) -> Index {
    let entries = &scribe.plan.findables().entries;
    let mut all = Gatherer::default();
    for some in entries.chunks(AT_ONCE) {
        let cut: Vec<Cut> =
            some.par_iter().map_init(Cutter::default, |cutter, it| cutter.cut(&entry(scribe, it))).collect();
        cut.into_iter().for_each(|cut| all.take(cut));
    }
    all.index(search::shards(entries.len()))
}

/// What the entries of one file are called and where they are.
pub fn heads(scribe: &Scribe<'_>, number: usize) -> String {
    let findables = scribe.plan.findables();
    let of_file = search::in_heads(number, findables.entries.len());
    let found = findables.entries.get(of_file.clone()).unwrap_or_default();
    // The texts of the long ones stand elsewhere.
    let one = |(it, at): (&Findable, usize)| if at < findables.long { head(scribe, it) } else { entry(scribe, it) };
    let entries: Vec<Entry> = found.iter().zip(of_file).map(one).collect();
    search::heads(&entries, number, findables.long)
}

/// What the entries of one file say.
pub fn text(scribe: &Scribe<'_>, number: usize) -> String {
    let entries: Vec<Entry> = scribe.plan.findables().in_text(number).iter().map(|it| entry(scribe, it)).collect();
    search::text(&entries, number)
}

/// The shards that differ from those of a site before in which only the entries of the writings `edited` were others, and how they
/// are now; `former` reads the files of that site. `None` where they do not tell it.
pub fn changed_shards(
    scribe: &Scribe<'_>,
    edited: &[(FoundKind, &str)],
    former: &dyn Fn(SearchFile) -> Option<Vec<u8>>,
) -> Option<BTreeMap<usize, String>> {
    let read = |file: SearchFile| String::from_utf8(former(file)?).ok();
    let findables = scribe.plan.findables();
    let count = search::shards(findables.entries.len());
    let mut changes: BTreeMap<usize, Vec<Change>> = BTreeMap::new();
    for (kind, id) in edited {
        let number = findables.place(*kind, id)?;
        let (heads, texts) = (number / HEADS, number / TEXTS);
        let head = search::read_heads(heads, &read(SearchFile::Heads(heads))?)?.into_iter().nth(number % HEADS)?;
        let passages = search::read_texts(texts, &read(SearchFile::Text(texts))?)?.into_iter().nth(number % TEXTS)?;
        let (before, after) = (Entry { passages, ..head }, entry(scribe, findables.entries.get(number)?));
        for (shard, found) in search::changes(u32::try_from(number).ok()?, &before, &after, count) {
            changes.entry(shard).or_default().extend(found);
        }
    }
    let patched = |(shard, changes): (usize, Vec<Change>)| {
        Some((shard, search::patch(&read(SearchFile::Shard(shard))?, shard, &changes)?))
    };
    changes.into_iter().map(patched).collect()
}

/// The page: what its script must know, and without one an index of what there is.
pub fn page(scribe: &Scribe<'_>) -> SearchPage {
    let report = scribe.report();
    let findables = scribe.plan.findables();
    let group = |label: &'static str, links: Vec<Link>| SearchGroup { name: scribe.t(label).to_owned(), links };
    let indicators = report.indicators.keys().map(|id| scribe.link(&Page::Indicator(id.clone()))).collect();
    let pillars = report.pillars.iter().map(|it| scribe.link(&Page::Pillar(it.id.value.clone()))).collect();
    let chapters = report.chapters.iter().map(|it| scribe.link(&Page::Chapter(it.id.clone()))).collect();
    let term =
        |term: &Term| Link { label: scribe.owned(&term.term), href: scribe.href_at(&Page::Glossary, &term.id.value) };
    let overviews = OVERVIEWS.iter().filter(|page| scribe.plan.has(page)).map(|page| scribe.link(page)).collect();
    let mut groups = vec![
        group("nav_indicators", indicators),
        group("nav_pillars", pillars),
        group("nav_chapters", chapters),
        group("glossary_terms", report.terms.iter().map(term).collect()),
        group("overview", overviews),
    ];
    groups.retain(|group| !group.links.is_empty());
    SearchPage {
        folder: "search/".to_owned(),
        shards: search::shards(findables.entries.len()),
        heads: HEADS,
        texts: TEXTS,
        kinds: FoundKind::ALL.map(|kind| scribe.t(kind.phrase()).to_owned()).to_vec(),
        groups,
    }
}

fn entry(scribe: &Scribe<'_>, it: &Findable) -> Entry {
    let written = |found: Option<&Writing>| found.map(|it| of_writing(scribe, it)).unwrap_or_default();
    let long = match it.kind {
        FoundKind::Chapter => written(scribe.plan.chapter(&it.id)),
        FoundKind::Page => written(scribe.plan.page(&it.id)),
        FoundKind::Pillar => of_pillar(scribe, &it.id),
        FoundKind::Document => of_document(scribe.plan.checked().documents().get(&it.id)),
        _ => Vec::new(),
    };
    let mut entry = head(scribe, it);
    entry.passages.extend(long);
    entry
}

/// An entry, of the long ones without its text.
fn head(scribe: &Scribe<'_>, it: &Findable) -> Entry {
    let report = scribe.report();
    let id = it.id.clone();
    let kind = FoundKind::ALL.iter().position(|kind| *kind == it.kind).unwrap_or_default();
    let of_page = |page: Page, passages: Vec<Passage>| Entry {
        kind,
        title: scribe.title(&page),
        href: scribe.href(&page),
        passages,
        ..Entry::default()
    };
    match it.kind {
        FoundKind::Chapter => of_page(Page::Chapter(id), Vec::new()),
        FoundKind::Page => of_page(Page::Plain(id), Vec::new()),
        FoundKind::Pillar => of_page(Page::Pillar(id), Vec::new()),
        FoundKind::Document => of_page(Page::Source(id), Vec::new()),
        FoundKind::Indicator => {
            let figure = report.indicators.get(&it.id).map(|indicator| figure(scribe, indicator)).unwrap_or_default();
            Entry { figure, ..of_page(Page::Indicator(id), of_indicator(scribe, &it.id)) }
        }
        FoundKind::Overview => {
            let page = OVERVIEWS.iter().find(|page| page.path() == it.id).unwrap_or(&Page::Home);
            let (intro, aliases) = overview(scribe, page);
            let said = [aliases, intro].into_iter().filter(|key| !key.is_empty()).map(|key| scribe.t(key).to_owned());
            let aliases = if aliases.is_empty() { String::new() } else { scribe.t(aliases).to_owned() };
            Entry { aliases, ..of_page(page.clone(), said.flat_map(passage).collect()) }
        }
        FoundKind::Course => {
            let page = scribe.plan.uses().chart_page(&id).cloned().unwrap_or_else(|| Page::Chart(id.clone()));
            let title = scribe.plan.chart(&id).map(|chart| scribe.owned(&chart.title)).unwrap_or_default();
            let href = scribe.href_at(&page, &charts::anchor(&id));
            Entry { title: scribe.t("timeline").to_owned(), href, ..of_page(page, passage(title)) }
        }
        FoundKind::Term => {
            let term = report.terms.iter().find(|term| term.id.value == it.id);
            let title = term.map(|term| scribe.owned(&term.term)).unwrap_or_default();
            let href = scribe.href_at(&Page::Glossary, &it.id);
            Entry {
                kind,
                title,
                href,
                passages: term.map(|it| of_term(scribe, it)).unwrap_or_default(),
                ..Entry::default()
            }
        }
        FoundKind::Source => {
            let source = report.source(&it.id);
            let title = source.map(|source| scribe.source_title(source)).unwrap_or_default();
            let href = scribe.href_at(&Page::Sources, &it.id);
            let passages = source.map(|it| of_source(scribe, it)).unwrap_or_default();
            Entry { kind, title, href, passages, ..Entry::default() }
        }
    }
}

fn passage(text: String) -> Vec<Passage> {
    if text.is_empty() { Vec::new() } else { vec![Passage { anchor: String::new(), text }] }
}

/// What such a page says at its head, and other words by which readers look for it. Nothing of any writing: an edit of one changes
/// no other entry of the index.
fn overview(scribe: &Scribe<'_>, page: &Page) -> (&'static str, &'static str) {
    let has_parallel =
        scribe.report().chapters.first().is_some_and(|it| scribe.plan.has(&Page::ParallelChapter(it.id.clone())));
    match page {
        Page::Progress => ("progress_intro", "search_progress"),
        Page::Comparison => ("compare_intro", "search_comparison"),
        Page::Changes => ("changes_intro", "search_changes"),
        Page::Whole => ("whole_intro", "search_whole"),
        Page::Data => ("data_intro", "search_data"),
        Page::Chapters if has_parallel => ("chapters_intro", "search_parallel"),
        Page::Chapters => ("chapters_intro", ""),
        Page::Pillars => (super::cards::pillars_intro(scribe.report()), ""),
        Page::Indicators => ("indicators_intro", ""),
        Page::Sources => ("sources_intro", ""),
        _ => ("", ""),
    }
}

/// The target, or else the newest figure, with its period.
fn figure(scribe: &Scribe<'_>, indicator: &crate::model::Indicator) -> String {
    let figure = scribe.target_figure(indicator).or_else(|| scribe.latest_figure(indicator));
    figure.map(|it| format!("{}{}{}", it.text, scribe.t("separator"), it.period)).unwrap_or_default()
}

fn of_indicator(scribe: &Scribe<'_>, id: &str) -> Vec<Passage> {
    let Some(indicator) = scribe.report().indicators.get(id) else { return Vec::new() };
    let texts = [Some(scribe.owned(&indicator.short)), scribe.optional(indicator.definition.as_ref())];
    texts.into_iter().flatten().flat_map(passage).collect()
}

fn of_pillar(scribe: &Scribe<'_>, id: &str) -> Vec<Passage> {
    let Some(pillar) = scribe.report().pillar(id) else { return Vec::new() };
    let facts = pillar.facts.iter().flat_map(|fact| &fact.items).map(|item| scribe.owned(item)).collect::<Vec<_>>();
    let mut passages = passage(scribe.owned(&pillar.tagline));
    passages.extend(pillar.writing.iter().flat_map(|writing| of_writing(scribe, writing)));
    passages.extend(passage(facts.join(scribe.t("clause_separator"))));
    passages
}

/// A term in every language: whoever knows it in another finds it here.
fn of_term(scribe: &Scribe<'_>, term: &Term) -> Vec<Passage> {
    let others = term.term.iter().filter(|(lang, _)| *lang != scribe.lang).map(|(_, text)| text.value.clone());
    let alternatives = term.alternatives.values().flatten().cloned();
    let names: Vec<String> = others.chain(alternatives).collect();
    let mut passages = passage(names.join(scribe.t("clause_separator")));
    passages.extend(scribe.optional(term.note.as_ref()).into_iter().flat_map(passage));
    passages
}

fn of_source(scribe: &Scribe<'_>, source: &Source) -> Vec<Passage> {
    let translated = scribe.optional(source.title_translated.as_ref());
    [Some(source.publisher.clone()), translated].into_iter().flatten().flat_map(passage).collect()
}

fn of_document(document: Option<&StoredDocument>) -> Vec<Passage> {
    let sentences = document.into_iter().flat_map(|document| document.sentences.iter().map(move |it| (document, it)));
    let passage = |(document, it): (&StoredDocument, &Sentence)| Passage {
        anchor: format!("s{}", it.number),
        text: document.slice(&it.range).to_owned(),
    };
    sentences.map(passage).collect()
}

/// The summary, and the text in passages that never run over a heading.
fn of_writing(scribe: &Scribe<'_>, writing: &Writing) -> Vec<Passage> {
    let Some(text) = scribe.prose(writing) else { return Vec::new() };
    let mut passages = text.summary.as_ref().map(|it| passage(it.value.clone())).unwrap_or_default();
    of_prose(scribe, &text.document, &mut passages);
    passages
}

fn of_prose(scribe: &Scribe<'_>, document: &Document, passages: &mut Vec<Passage>) {
    let mut open = Passage::default();
    for block in &document.blocks {
        let heading = match &block.kind {
            BlockKind::Heading { id, .. } => Some(id),
            _ => None,
        };
        if heading.is_some() || open.text.chars().count() > PASSAGE {
            let anchor = heading.cloned().unwrap_or_else(|| open.anchor.clone());
            let closed = std::mem::replace(&mut open, Passage { anchor, text: String::new() });
            passages.extend((!closed.text.is_empty()).then_some(closed));
        }
        of_block(scribe, block, &mut open.text);
    }
    passages.extend((!open.text.is_empty()).then_some(open));
}

fn of_block(scribe: &Scribe<'_>, block: &Block, out: &mut String) {
    // Blocks are apart: no word is found that runs from one into the next.
    if !out.is_empty() {
        out.push('\n');
    }
    match &block.kind {
        BlockKind::Heading { inlines, .. } | BlockKind::Paragraph(inlines) => of_inlines(scribe, inlines, out),
        BlockKind::List { .. } | BlockKind::Quote(_) | BlockKind::Definitions(_) | BlockKind::Footnotes(_) => {
            block.inner().for_each(|block| of_block(scribe, block, out));
        }
        BlockKind::Table(table) => {
            for cell in table.cells() {
                of_inlines(scribe, cell, out);
                out.push('\n');
            }
        }
        BlockKind::Code { text, .. } => out.push_str(text),
        BlockKind::Picture { alternative, .. } => out.push_str(alternative),
        BlockKind::Figure { .. } | BlockKind::Rule => {}
    }
}

/// The figure that stands for a reference without words.
fn referred(scribe: &Scribe<'_>, target: &Reference) -> String {
    let indicator = scribe.report().indicators.get(&target.id);
    let figure = indicator.zip(target.fragment.as_deref()).map(|(it, fragment)| scribe.referred(it, fragment));
    figure.map(|figure| figure.to_string()).unwrap_or_default()
}

fn of_inlines(scribe: &Scribe<'_>, inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => out.push_str(text),
            InlineKind::SoftBreak | InlineKind::HardBreak => out.push(' '),
            InlineKind::Math(math) => out.push_str(&math.source),
            InlineKind::Footnote(_) | InlineKind::Task(_) => {}
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Deleted(inner)
            | InlineKind::Subscript(inner)
            | InlineKind::Superscript(inner)
            | InlineKind::External { text: inner, .. } => of_inlines(scribe, inner, out),
            InlineKind::Refer { target, text } if text.is_empty() => {
                out.push_str(&referred(scribe, target));
            }
            InlineKind::Refer { text, .. } => of_inlines(scribe, text, out),
        }
    }
}
