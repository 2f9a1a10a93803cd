//! Every id that is used is defined, once.

use super::evidence::is_sentence_name;
use super::stored::StoredDocument;
use crate::diag::{Diagnostic, ReferenceProblem, YamlProblem, nearest};
use crate::i18n::{Bilingual, Period};
use crate::model::{BlockKind, Chart, Id, Indicator, RefKind, Reference, Report, Writing};
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

/// What is defined, by kind.
struct Index<'a> {
    known: BTreeMap<RefKind, BTreeSet<&'a str>>,
    damaged: &'a BTreeSet<(&'static str, Option<String>)>,
    problems: &'a mut Vec<Diagnostic>,
}

impl Index<'_> {
    fn knows(&self, kind: RefKind, id: &str) -> bool {
        self.known.get(&kind).is_some_and(|ids| ids.contains(id))
    }

    /// Whether the file that defines it, or would, has errors of its own.
    fn is_damaged(&self, kind: RefKind, id: &str) -> bool {
        let all = self.damaged.contains(&(kind.scheme(), None)) && !self.knows(kind, id);
        all || self.damaged.contains(&(kind.scheme(), Some(id.to_owned())))
    }

    fn need(&mut self, kind: RefKind, id: &str, span: Span) -> bool {
        let known = self.knows(kind, id);
        if self.is_damaged(kind, id) {
            return false;
        }
        if !known {
            let ids = self.known.get(&kind).into_iter().flatten().copied();
            let problem =
                ReferenceProblem::UnknownReference { kind: kind.noun(), id: id.to_owned(), nearest: nearest(id, ids) };
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

/// Checks every reference, in YAML and in prose.
pub fn check(report: &Report, documents: &BTreeMap<String, StoredDocument>, problems: &mut Vec<Diagnostic>) {
    duplicates(&RefKind::Chart.noun(), report.all_charts().map(|chart| &chart.id), problems);
    duplicates(&RefKind::Term.noun(), report.terms.iter().map(|term| &term.id), problems);
    duplicates(&RefKind::Source.noun(), report.sources.iter().map(|source| &source.id), problems);
    duplicates(&RefKind::Indicator.noun(), report.indicators.values().map(|indicator| &indicator.id), problems);
    duplicates(&RefKind::Pillar.noun(), report.pillars.iter().map(|pillar| &pillar.id), problems);
    duplicates(&RefKind::List.noun(), report.lists.values().map(|list| &list.id), problems);
    duplicates(&TIER, report.settings.tiers.iter().map(|tier| &tier.id), problems);
    duplicates(&Bilingual::new("part", "部分"), report.settings.parts.iter().map(|part| &part.id), problems);
    let dimensions = report.settings.frame.iter().flat_map(|frame| &frame.dimensions);
    duplicates(&DIMENSION, dimensions.map(|dimension| &dimension.id), problems);
    for list in report.lists.values() {
        duplicates(&GROUP, list.groups.iter().map(|group| &group.id), problems);
        duplicates(&Bilingual::new("item", "条目"), list.items.iter().map(|item| &item.id), problems);
    }
    let mut index = Index { known: known(report), damaged: &report.damaged, problems };
    settings(report, &mut index);
    for indicator in report.indicators.values() {
        of_indicator(report, indicator, &mut index);
    }
    for pillar in &report.pillars {
        index.need(RefKind::Source, &pillar.source.value, pillar.source.span);
        index.need_all(RefKind::Indicator, &pillar.indicators);
        if let Some(tier) = &pillar.tier {
            local(&TIER, tier, report.settings.tiers.iter().map(|tier| &tier.id), index.problems);
        }
    }
    for list in report.lists.values() {
        index.need_all(
            RefKind::Source,
            list.source.iter().chain(list.items.iter().filter_map(|item| item.source.as_ref())),
        );
        for group in list.items.iter().filter_map(|item| item.group.as_ref()) {
            local(&GROUP, group, list.groups.iter().map(|group| &group.id), index.problems);
        }
    }
    index.need_all(RefKind::Source, report.terms.iter().filter_map(|term| term.source.as_ref()));
    report.all_charts().for_each(|chart| of_chart(chart, &mut index));
    for (_, writing) in report.writings() {
        for text in writing.texts.values() {
            for reference in text.document.references() {
                if index.need(reference.kind, &reference.id, reference.span) {
                    fragment(report, documents, reference, index.problems);
                }
            }
        }
    }
}

fn known(report: &Report) -> BTreeMap<RefKind, BTreeSet<&str>> {
    [
        (RefKind::Indicator, report.indicators.keys().map(String::as_str).collect()),
        (RefKind::Pillar, report.pillars.iter().map(|pillar| pillar.id.value.as_str()).collect()),
        (RefKind::Chapter, report.chapters.iter().map(|chapter| chapter.id.as_str()).collect()),
        (RefKind::Term, report.terms.iter().map(|term| term.id.value.as_str()).collect()),
        (RefKind::Source, report.sources.iter().map(|source| source.id.value.as_str()).collect()),
        (RefKind::Chart, report.all_charts().map(|chart| chart.id.value.as_str()).collect()),
        (RefKind::List, report.lists.keys().map(String::as_str).collect()),
        (RefKind::Page, report.pages.iter().map(|page| page.id.as_str()).collect()),
        (RefKind::Static, report.statics.iter().map(String::as_str).collect()),
    ]
    .into()
}

const DIMENSION: Bilingual = Bilingual::new("dimension", "维度");
const TIER: Bilingual = Bilingual::new("tier", "级别");
const GROUP: Bilingual = Bilingual::new("group", "分组");
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
            problems.push(
                Diagnostic::new(problem, id.span).with(first, Bilingual::new("first defined here", "第一次定义在这里")),
            );
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
    index.need_all(RefKind::Source, observations.map(|observation| &observation.source));
    if let Some(dimension) = &indicator.dimension {
        let dimensions = report.settings.frame.as_ref().map(|frame| frame.dimensions.as_slice()).unwrap_or_default();
        local(&DIMENSION, dimension, dimensions.iter().map(|dimension| &dimension.id), index.problems);
    }
}

fn of_chart(chart: &Chart, index: &mut Index<'_>) {
    index.need_all(RefKind::Indicator, &chart.indicators);
    index.need_all(RefKind::Indicator, &chart.highlight);
    index.need_all(RefKind::Indicator, &chart.whole);
    index.need_all(RefKind::Pillar, &chart.pillar);
    index.need_all(RefKind::List, &chart.list);
}

/// What follows `#` names something of the target.
fn fragment(
    report: &Report,
    documents: &BTreeMap<String, StoredDocument>,
    reference: &Reference,
    problems: &mut Vec<Diagnostic>,
) {
    let Some(fragment) = &reference.fragment else { return };
    let known = match reference.kind {
        RefKind::Indicator => report.indicators.get(&reference.id).map(figures_of).unwrap_or_default(),
        RefKind::Chapter => sections(&report.chapters, &reference.id),
        RefKind::Page => sections(&report.pages, &reference.id),
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
    let same_period = |name: &String| matches!((Period::try_from(name.clone()), Period::try_from(fragment.clone())), (Ok(a), Ok(b)) if a == b);
    if !known.iter().any(|name| name == fragment || same_period(name)) {
        let target = format!("{}:{}", reference.kind.scheme(), reference.id);
        let known = if known.is_empty() { NOTHING } else { Bilingual::same(known.join(", ")) };
        let problem = ReferenceProblem::UnknownFragment { target, fragment: fragment.clone(), known };
        problems.push(Diagnostic::new(problem, reference.span));
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

fn sections(writings: &[Writing], id: &str) -> Vec<String> {
    let text = writings.iter().find(|writing| writing.id == id).and_then(|writing| writing.texts.values().next());
    let blocks = text.map(|text| text.document.blocks.as_slice()).unwrap_or_default();
    blocks
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Heading { id, .. } => Some(id.clone()),
            _ => None,
        })
        .collect()
}
