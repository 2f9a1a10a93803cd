//! Every id that is used is defined, once.

use super::evidence::is_sentence_name;
use super::stored::StoredDocument;
use crate::diag::{Diagnostic, ReferenceProblem, YamlProblem, nearest};
use crate::i18n::{Bilingual, Period};
use crate::model::{Block, BlockKind, Chart, Id, Indicator, RefKind, Reference, Report, Writing};
use crate::source::Span;
use std::collections::BTreeMap;

/// What is defined: each id by its kind, with its place among its kind.
#[derive(Debug)]
pub struct Known(BTreeMap<RefKind, BTreeMap<String, usize>>);

impl Known {
    /// All that `report` defines.
    pub fn of(report: &Report) -> Self {
        fn placed<'i>(ids: impl Iterator<Item = &'i String>) -> BTreeMap<String, usize> {
            ids.cloned().zip(0..).collect()
        }
        Self(BTreeMap::from([
            (RefKind::Indicator, placed(report.indicators.keys())),
            (RefKind::Pillar, placed(report.pillars.iter().map(|pillar| &pillar.id.value))),
            (RefKind::Chapter, placed(report.chapters.iter().map(|chapter| &chapter.id))),
            (RefKind::Term, placed(report.terms.iter().map(|term| &term.id.value))),
            (RefKind::Source, placed(report.sources.iter().map(|source| &source.id.value))),
            (RefKind::Chart, placed(report.all_charts().map(|chart| &chart.id.value))),
            (RefKind::List, placed(report.lists.keys())),
            (RefKind::Page, placed(report.pages.iter().map(|page| &page.id))),
            (RefKind::Static, placed(report.statics.iter())),
        ]))
    }

    fn ids(&self, kind: RefKind) -> impl Iterator<Item = &str> {
        self.0.get(&kind).into_iter().flat_map(BTreeMap::keys).map(String::as_str)
    }

    /// The sections of the chapter or page of that id; none where there is no such.
    pub fn sections(&self, report: &Report, kind: RefKind, id: &str) -> Vec<String> {
        let writings = if kind == RefKind::Chapter { &report.chapters } else { &report.pages };
        self.place(kind, id).and_then(|place| writings.get(place)).map(sections).unwrap_or_default()
    }

    fn place(&self, kind: RefKind, id: &str) -> Option<usize> {
        self.0.get(&kind)?.get(id).copied()
    }
}

/// References held against what is defined.
struct Index<'a> {
    known: &'a Known,
    report: &'a Report,
    problems: &'a mut Vec<Diagnostic>,
}

impl Index<'_> {
    fn knows(&self, kind: RefKind, id: &str) -> bool {
        self.known.place(kind, id).is_some()
    }

    /// Whether the file that defines it, or would, has errors of its own.
    fn is_damaged(&self, kind: RefKind, id: &str) -> bool {
        let damaged = &self.report.damaged;
        if damaged.is_empty() {
            return false;
        }
        let all = damaged.contains(&(kind.scheme(), None)) && !self.knows(kind, id);
        all || damaged.contains(&(kind.scheme(), Some(id.to_owned())))
    }

    fn need(&mut self, kind: RefKind, id: &str, span: Span) -> bool {
        let known = self.knows(kind, id);
        if self.is_damaged(kind, id) {
            return false;
        }
        if !known {
            let nearest = nearest(id, self.known.ids(kind));
            let problem = ReferenceProblem::UnknownReference { kind: kind.noun(), id: id.to_owned(), nearest };
            self.problems.push(Diagnostic::new(problem, span));
        }
        known
    }

    fn need_all<'i>(&mut self, kind: RefKind, ids: impl IntoIterator<Item = &'i Id>) {
        for id in ids {
            self.need(kind, &id.value, id.span);
        }
    }
}

/// Checks every id and every reference in YAML.
pub fn data(report: &Report, known: &Known, problems: &mut Vec<Diagnostic>) {
    duplicates(&RefKind::Chart.noun(), report.all_charts().map(|chart| &chart.id), problems);
    duplicates(&RefKind::Term.noun(), report.terms.iter().map(|term| &term.id), problems);
    duplicates(&RefKind::Source.noun(), report.sources.iter().map(|source| &source.id), problems);
    duplicates(&RefKind::Indicator.noun(), report.indicators.values().map(|indicator| &indicator.id), problems);
    duplicates(&RefKind::Pillar.noun(), report.pillars.iter().map(|pillar| &pillar.id), problems);
    duplicates(&RefKind::List.noun(), report.lists.values().map(|list| &list.id), problems);
    duplicates(&Bilingual::new("release", "发布"), report.releases.iter().map(|release| &release.id), problems);
    duplicates(&TIER, report.settings.tiers.iter().map(|tier| &tier.id), problems);
    duplicates(&Bilingual::new("part", "部分"), report.settings.parts.iter().map(|part| &part.id), problems);
    chapters(&report.chapters, problems);
    let dimensions = report.settings.frame.iter().flat_map(|frame| &frame.dimensions);
    duplicates(&DIMENSION, dimensions.map(|dimension| &dimension.id), problems);
    for list in report.lists.values() {
        duplicates(&GROUP, list.groups.iter().map(|group| &group.id), problems);
        duplicates(&Bilingual::new("item", "条目"), list.items.iter().map(|item| &item.id), problems);
    }
    let mut index = Index { known, report, problems };
    settings(report, &mut index);
    for indicator in report.indicators.values() {
        of_indicator(report, indicator, &mut index);
    }
    for pillar in &report.pillars {
        index.need(RefKind::Source, &pillar.source.value, pillar.source.span);
        index.need_all(RefKind::Source, pillar.cites.iter().chain(pillar.facts.iter().flat_map(|fact| &fact.cites)));
        index.need_all(RefKind::Indicator, &pillar.indicators);
        if let Some(tier) = &pillar.tier {
            local(&TIER, tier, report.settings.tiers.iter().map(|tier| &tier.id), index.problems);
        }
    }
    for list in report.lists.values() {
        let items = list.items.iter().flat_map(|item| item.source.iter().chain(&item.cites));
        index.need_all(RefKind::Source, list.source.iter().chain(&list.cites).chain(items));
        for group in list.items.iter().filter_map(|item| item.group.as_ref()) {
            local(&GROUP, group, list.groups.iter().map(|group| &group.id), index.problems);
        }
    }
    for release in &report.releases {
        let cited = release.changes.iter().flat_map(|change| &change.cites);
        index.need_all(RefKind::Source, release.cites.iter().chain(cited));
    }
    let changes = report.releases.iter().flat_map(|release| &release.changes);
    index.need_all(RefKind::Indicator, changes.map(|change| &change.indicator));
    index.need_all(RefKind::Source, report.terms.iter().filter_map(|term| term.source.as_ref()));
    report.all_charts().for_each(|chart| of_chart(chart, &mut index));
}

/// Checks every reference of a writing.
pub fn writing(
    report: &Report,
    known: &Known,
    documents: &BTreeMap<String, StoredDocument>,
    writing: &Writing,
    problems: &mut Vec<Diagnostic>,
) {
    let mut index = Index { known, report, problems };
    for reference in writing.texts.values().flat_map(|text| text.document.references()) {
        if index.need(reference.kind, &reference.id, reference.span) {
            fragment(&mut index, documents, reference);
        }
    }
}

/// The ids of the headings of a piece of writing, by which references name its sections.
pub fn sections(writing: &Writing) -> Vec<String> {
    let blocks = writing.texts.values().next().map(|text| text.document.blocks.as_slice()).unwrap_or_default();
    let id = |block: &Block| match &block.kind {
        BlockKind::Heading { id, .. } => Some(id.clone()),
        _ => None,
    };
    blocks.iter().filter_map(id).collect()
}

const DIMENSION: Bilingual = Bilingual::new("dimension", "维度");
const TIER: Bilingual = Bilingual::new("tier", "级别");
const GROUP: Bilingual = Bilingual::new("group", "分组");
const FIRST: Bilingual = Bilingual::new("first defined here", "第一次定义在这里");
const NOTHING: Bilingual = Bilingual::new("nothing", "没有");

fn duplicates<'i>(kind: &Bilingual, ids: impl Iterator<Item = &'i Id>, problems: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for id in ids {
        if !is_id(&id.value) {
            let why = Bilingual::of(
                format!("`{}` is not an id: use a–z, 0–9 and hyphens, at most 80", id.value),
                format!("`{}`不能作标识：只能用a–z、0–9和连字符，最多80个字符", id.value),
            );
            problems.push(Diagnostic::new(YamlProblem::InvalidValue { why }, id.span));
        }
        if let Some(first) = seen.insert(&id.value, id.span) {
            let problem = ReferenceProblem::DuplicateId { kind: kind.clone(), id: id.value.clone() };
            problems.push(Diagnostic::new(problem, id.span).with(first, FIRST));
        }
    }
}

/// Ids become file names, addresses and anchors, so they are kept to what all of those allow.
pub fn is_id(id: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=80).contains(&id.len()) && id.bytes().all(plain) && !id.starts_with('-')
}

/// An id that is known only within its file or the settings.
fn local<'i>(kind: &Bilingual, id: &Id, known: impl Iterator<Item = &'i Id> + Clone, problems: &mut Vec<Diagnostic>) {
    if !known.clone().any(|known| known.value == id.value) {
        let nearest = nearest(&id.value, known.map(|known| known.value.as_str()));
        let problem = ReferenceProblem::UnknownReference { kind: kind.clone(), id: id.value.clone(), nearest };
        problems.push(Diagnostic::new(problem, id.span));
    }
}

/// Reports chapters that have one id or one number.
fn chapters(chapters: &[Writing], problems: &mut Vec<Diagnostic>) {
    let mut ids: BTreeMap<&str, Span> = BTreeMap::new();
    let mut numbers: BTreeMap<u32, (Span, &str)> = BTreeMap::new();
    for chapter in chapters {
        let Some(span) = chapter.texts.values().next().map(|text| text.span) else { continue };
        if let Some(first) = ids.insert(&chapter.id, span) {
            let problem = ReferenceProblem::DuplicateId { kind: RefKind::Chapter.noun(), id: chapter.id.clone() };
            problems.push(Diagnostic::new(problem, span).with(first, FIRST));
            continue;
        }
        let Some(number) = chapter.number else { continue };
        if let Some((first, _)) = numbers.insert(number, (span, &chapter.id)) {
            problems.push(Diagnostic::new(ReferenceProblem::ChapterNumber { number }, span).with(first, FIRST));
        }
    }
}

fn settings(report: &Report, index: &mut Index<'_>) {
    let settings = &report.settings;
    index.need_all(RefKind::Source, &settings.main_source);
    index.need_all(RefKind::Source, settings.frame.iter().map(|frame| &frame.source));
    index.need_all(RefKind::Source, settings.tiers.iter().map(|tier| &tier.source));
    index.need_all(RefKind::Indicator, &settings.home.headline);
    index.need_all(RefKind::Chart, &settings.home.charts);
    index.need_all(RefKind::List, &settings.home.lists);
    for part in &settings.parts {
        index.need_all(RefKind::Chapter, &part.chapters);
        index.need_all(RefKind::Source, &part.source);
    }
}

fn of_indicator(report: &Report, indicator: &Indicator, index: &mut Index<'_>) {
    index.need_all(RefKind::Pillar, &indicator.pillar);
    index.need_all(RefKind::Source, indicator.target.iter().map(|target| &target.source));
    let observations = indicator.baseline.iter().chain(&indicator.series).chain(&indicator.also);
    index.need_all(RefKind::Source, observations.flat_map(|it| [&it.source].into_iter().chain(&it.cites)));
    let targets = indicator.target.iter().flat_map(|target| &target.cites);
    index.need_all(RefKind::Source, indicator.cites.iter().chain(targets));
    if let Some(dimension) = &indicator.dimension {
        let dimensions = report.settings.frame.as_ref().map(|frame| frame.dimensions.as_slice()).unwrap_or_default();
        local(&DIMENSION, dimension, dimensions.iter().map(|dimension| &dimension.id), index.problems);
    }
}

fn of_chart(chart: &Chart, index: &mut Index<'_>) {
    index.need_all(RefKind::Source, &chart.cites);
    index.need_all(RefKind::Indicator, &chart.indicators);
    index.need_all(RefKind::Indicator, &chart.highlight);
    index.need_all(RefKind::Indicator, &chart.whole);
    index.need_all(RefKind::Pillar, &chart.pillar);
    index.need_all(RefKind::List, &chart.list);
}

/// What follows `#` names something of the target.
fn fragment(index: &mut Index<'_>, documents: &BTreeMap<String, StoredDocument>, reference: &Reference) {
    let Some(fragment) = &reference.fragment else { return };
    let report = index.report;
    let known = match reference.kind {
        RefKind::Indicator => match report.indicators.get(&reference.id) {
            Some(indicator) if has_figure(indicator, fragment) => return,
            indicator => indicator.map(figures_of).unwrap_or_default(),
        },
        RefKind::Chapter | RefKind::Page => index.known.sections(report, reference.kind, &reference.id),
        RefKind::Pillar => report
            .pillar(&reference.id)
            .map(|pillar| pillar.charts.iter().map(|chart| chart.id.value.clone()).collect())
            .unwrap_or_default(),
        RefKind::Source => match documents.get(&reference.id) {
            // Words are looked up where the evidence is collected.
            Some(document) if !is_sentence_name(fragment) || document.sentence(fragment).is_some() => return,
            Some(document) => vec!["s1".into(), "…".into(), format!("s{}", document.sentences.len())],
            None => Vec::new(),
        },
        RefKind::Term | RefKind::Chart | RefKind::List | RefKind::Static => Vec::new(),
    };
    if !known.contains(fragment) {
        let target = format!("{}:{}", reference.kind.scheme(), reference.id);
        let known = if known.is_empty() { NOTHING } else { Bilingual::same(known.join(", ")) };
        let problem = ReferenceProblem::UnknownFragment { target, fragment: fragment.clone(), known };
        index.problems.push(Diagnostic::new(problem, reference.span));
    }
}

/// Whether the fragment names a figure of the indicator, whichever way its period is written.
fn has_figure(indicator: &Indicator, fragment: &str) -> bool {
    match fragment {
        "target" => indicator.target.is_some(),
        "baseline" => indicator.baseline.is_some(),
        period => Period::try_from(period.to_owned())
            .is_ok_and(|period| indicator.series.iter().any(|observation| observation.period.value == period)),
    }
}

fn figures_of(indicator: &Indicator) -> Vec<String> {
    let target = indicator.target.iter().map(|_| "target".to_owned());
    let baseline = indicator.baseline.iter().map(|_| "baseline".to_owned());
    target
        .chain(baseline)
        .chain(indicator.series.iter().map(|observation| observation.period.value.to_string()))
        .collect()
}
