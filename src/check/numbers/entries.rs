//! The numbers that the texts of a YAML file may say: those of the entry that they belong to.

use super::cover::Cover;
use crate::check::stored::StoredDocument;
use crate::diag::NumberIn;
use crate::model::{Chart, FigureName, Group, Id, Indicator, KeyedText, List, Pillar, RefKind, Reference, Report};
use crate::source::Spanned;
use std::collections::BTreeMap;

/// The covers of a report's entries, made as they are asked for.
pub struct Entries<'a> {
    report: &'a Report,
    documents: &'a BTreeMap<String, StoredDocument>,
    /// What holds for all: the years of the report and its base year, and what it counts.
    general: Cover,
}

impl<'a> Entries<'a> {
    /// Of `report`.
    pub fn new(report: &'a Report, documents: &'a BTreeMap<String, StoredDocument>) -> Self {
        let mut entries = Self { report, documents, general: Cover::default() };
        entries.general = entries.of_report();
        entries
    }

    /// What may be said in the text that `key` leads to in the file `path`; `None` where nothing is asked of it: a term is how its
    /// words may stand anywhere. A source answers for its own title, a licence and a publisher for their names.
    pub fn cover(&self, path: &str, text: &KeyedText) -> Option<Cover> {
        let key = text.key.as_str();
        let file = path.strip_prefix("content/")?;
        let (folder, name) = file.split_once('/').unwrap_or(("", file));
        if name.ends_with(".csv") {
            // A table of a series: what its indicator may say, and what the row names besides.
            let own = |it: &&Indicator| it.series.iter().any(|row| row.texts().any(|own| text.is(own)));
            let indicator = self.report.indicators.values().find(own)?;
            let mut cover = self.general.clone();
            self.of_indicator_text(&indicator.id.value, text, &mut cover);
            return Some(cover);
        }
        let id = name.strip_suffix(".yaml")?;
        let (head, rest) = key.split_once('.').unwrap_or((key, ""));
        let mut cover = self.general.clone();
        match (folder, id) {
            ("", "sources") => cover.answered(),
            ("", "report") if matches!(head, "licence" | "publisher") => cover.answered(),
            ("", "report") => self.of_settings(&mut cover),
            ("", "glossary") => cover.join(&self.of_term(head).filter(|_| rest == "note")?),
            ("", "releases") => self.of_release(text, &mut cover),
            ("", "charts") => self.of_charts(&self.report.charts, head, &mut cover),
            ("indicators", _) => self.of_indicator_text(id, text, &mut cover),
            ("lists", _) => cover.join(&self.of_list(self.report.lists.get(id)?, key)),
            ("pillars", _) => self.of_pillar_text(self.report.pillar(id)?, (head, rest), &mut cover),
            _ => return None,
        }
        Some(cover)
    }

    /// What the chart or list that `target` places says in its own texts.
    pub fn figure(&self, target: &Reference) -> Cover {
        let mut cover = self.general.clone();
        match target.kind {
            RefKind::List => {
                let list = self.report.lists.get(&target.id);
                list.into_iter().for_each(|list| cover.join(&self.of_list(list, "")));
            }
            _ => {
                let chart = self.report.all_charts().find(|chart| chart.id.value == target.id);
                chart.into_iter().for_each(|chart| self.of_chart(chart, &mut cover));
            }
        }
        cover
    }

    /// What the text of a link to an indicator or a term may say: what that does.
    pub fn answer(&self, target: &Reference) -> Cover {
        match target.kind {
            RefKind::Indicator => {
                self.report.indicators.get(&target.id).map(|it| self.of_indicator(it)).unwrap_or_default()
            }
            _ => self.of_term(&target.id).unwrap_or_default(),
        }
    }

    fn quote(&self, source: &str, quote: &Spanned<String>, cover: &mut Cover) {
        if let Some(source) = self.report.source(source) {
            cover.text(&quote.value, &source.lang);
        }
    }

    /// Sources that a note names besides: a stored one must hold the number somewhere, a cited one answers for it.
    fn cites(&self, sources: &[Id], cover: &mut Cover) {
        for id in sources {
            match (self.documents.get(&id.value), self.report.source(&id.value)) {
                (Some(document), Some(source)) => cover.text(&document.text, &source.lang),
                (None, Some(_)) => cover.answered(),
                (_, None) => {}
            }
        }
    }

    fn of_report(&self) -> Cover {
        let mut cover = Cover::default();
        let report = self.report;
        let period = report.settings.period;
        cover.period(period);
        cover.base_year(period);
        cover.join(&classes(report));
        if let Some(frame) = &report.settings.frame {
            self.quote(&frame.source.value, &frame.quote, &mut cover);
            let own = report.indicators.values().filter(|it| it.group == Group::Plan);
            let numbered =
                own.filter(|it| it.target.as_ref().is_some_and(|target| target.value.value.is_some())).count();
            cover.count(numbered);
        }
        cover
    }

    /// What is said of the report as a whole rests on its main source.
    fn of_settings(&self, cover: &mut Cover) {
        self.cites(self.report.settings.main_source.as_slice(), cover);
        for part in &self.report.settings.parts {
            if let (Some(source), Some(quote)) = (&part.source, &part.quote) {
                self.quote(&source.value, quote, cover);
            }
        }
    }

    fn of_term(&self, id: &str) -> Option<Cover> {
        let term = self.report.terms.iter().find(|term| term.id.value == id)?;
        let mut cover = Cover::default();
        for (lang, text) in term.term.iter() {
            cover.text(&text.value, lang);
        }
        for (lang, texts) in &term.alternatives {
            texts.iter().for_each(|text| cover.text(text, lang));
        }
        self.cites(term.source.as_slice(), &mut cover);
        Some(cover)
    }

    fn of_indicator(&self, indicator: &Indicator) -> Cover {
        let mut cover = Cover::default();
        let unit = indicator.unit.as_ref().map(|unit| &unit.value);
        let observed = indicator.baseline.iter().chain(&indicator.series).chain(&indicator.also);
        for observation in observed {
            cover.figure(observation.value.value.0, unit);
            cover.period(observation.period.value);
            if let Some(quote) = &observation.quote {
                self.quote(&observation.source.value, quote, &mut cover);
            }
        }
        indicator.gaps.iter().for_each(|gap| cover.period(gap.value));
        if let Some(target) = &indicator.target {
            cover.period(target.period.value);
            if let Some(value) = &target.value.value {
                cover.figure(value.0, unit);
            }
            if let Some(quote) = &target.quote {
                self.quote(&target.source.value, quote, &mut cover);
            }
        }
        cover.count(indicator.series.len());
        cover
    }

    fn of_indicator_text(&self, id: &str, text: &KeyedText, cover: &mut Cover) {
        let Some(indicator) = self.report.indicators.get(id) else { return };
        cover.join(&self.of_indicator(indicator));
        let target = indicator.target.iter().flat_map(|it| it.texts().map(|text| (text, &it.cites)));
        let observed = indicator.baseline.iter().chain(&indicator.series).chain(&indicator.also);
        let observed = observed.flat_map(|it| it.texts().map(|text| (text, &it.cites)));
        let of_figure = target.chain(observed).find(|(own, _)| text.is(own));
        self.cites(of_figure.map_or(&indicator.cites, |(_, cites)| cites), cover);
    }

    /// A reason may say what changed and whatever else its indicator says; the note of a release, what any of its changes may, and
    /// the days of the releases.
    fn of_release(&self, text: &KeyedText, cover: &mut Cover) {
        for release in &self.report.releases {
            let of_all = text.is(&release.note);
            if of_all {
                self.report.releases.iter().for_each(|release| cover.date(release.date.value));
                cover.count(release.changes.len());
                self.cites(&release.cites, cover);
            }
            for change in release.changes.iter().filter(|change| of_all || text.is(&change.reason)) {
                self.cites(&change.cites, cover);
                let Some(indicator) = self.report.indicators.get(&change.indicator.value) else { continue };
                cover.join(&self.of_indicator(indicator));
                let unit = indicator.unit.as_ref().map(|unit| &unit.value);
                change.from.iter().chain(&change.to).for_each(|number| cover.figure(number.value.0, unit));
                if let FigureName::Of(period) = change.figure.value {
                    cover.period(period);
                }
            }
        }
    }

    fn of_charts(&self, charts: &[Chart], id: &str, cover: &mut Cover) {
        charts.iter().filter(|chart| chart.id.value == id).for_each(|chart| self.of_chart(chart, cover));
    }

    fn of_chart(&self, chart: &Chart, cover: &mut Cover) {
        for indicator in chart.indicators.iter().chain(&chart.whole) {
            if let Some(indicator) = self.report.indicators.get(&indicator.value) {
                cover.join(&self.of_indicator(indicator));
            }
        }
        if let Some(pillar) = chart.pillar.as_ref().and_then(|id| self.report.pillar(&id.value)) {
            cover.join(&self.of_pillar(pillar));
        }
        if let Some(list) = chart.list.as_ref().and_then(|id| self.report.lists.get(&id.value)) {
            cover.join(&self.of_list(list, ""));
        }
        cover.count(chart.indicators.len());
        self.cites(&chart.cites, cover);
    }

    /// A chart's text may say what its data do; a fact's and the pillar's own, what any quote of the pillar does.
    fn of_pillar_text(&self, pillar: &Pillar, (head, rest): (&str, &str), cover: &mut Cover) {
        let part = rest.split('.').next().unwrap_or_default();
        if head == "charts" {
            return self.of_charts(&pillar.charts, part, cover);
        }
        cover.join(&self.of_pillar(pillar));
        let fact = part.parse::<usize>().ok().filter(|_| head == "facts").and_then(|index| pillar.facts.get(index));
        self.cites(fact.map_or(&pillar.cites, |fact| &fact.cites), cover);
    }

    fn of_pillar(&self, pillar: &Pillar) -> Cover {
        let mut cover = Cover::default();
        let quotes = pillar.facts.iter().map(|fact| &fact.quote);
        for quote in [&pillar.quote].into_iter().chain(&pillar.tier_quote).chain(quotes) {
            self.quote(&pillar.source.value, quote, &mut cover);
        }
        cover
    }

    /// An item may say what its own quote says; what is said of the whole list, what any of them does.
    fn of_list(&self, list: &List, key: &str) -> Cover {
        let mut cover = Cover::default();
        let own = key.strip_prefix("items.").and_then(|rest| rest.split('.').next());
        for item in list.items.iter().filter(|item| own.is_none_or(|own| own == item.id.value)) {
            if let (Some(source), Some(quote)) = (item.source.as_ref().or(list.source.as_ref()), &item.quote) {
                self.quote(&source.value, quote, &mut cover);
            }
            if let Some(date) = item.date {
                cover.date(date);
            }
            self.cites(&item.cites, &mut cover);
        }
        for quote in list.groups.iter().filter(|_| own.is_none()).filter_map(|group| group.quote.as_ref()) {
            if let Some(source) = &list.source {
                self.quote(&source.value, quote, &mut cover);
            }
        }
        if own.is_none() {
            self.cites(&list.cites, &mut cover);
        }
        cover.count(list.items.len());
        cover
    }
}

/// What a text of the file `path` is part of, and so how its numbers get a source.
pub fn place(path: &str) -> NumberIn {
    match path {
        "content/report.yaml" => NumberIn::Settings,
        "content/glossary.yaml" => NumberIn::Term,
        _ => NumberIn::Entry,
    }
}

/// The report's classes, which may be named anywhere.
pub fn classes(report: &Report) -> Cover {
    let mut cover = Cover::default();
    for tier in &report.settings.tiers {
        if let Some(source) = report.source(&tier.source.value) {
            cover.text(&tier.quote.value, &source.lang);
        }
    }
    cover
}
