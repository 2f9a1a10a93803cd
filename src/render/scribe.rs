//! Writes the report's values in one language for one page: links, periods, figures, citations.

use super::memo::Memo;
use super::place::{self, Place};
use super::view::{Citation, Figure, Link, Page as Frame};
use crate::check::Subject;
use crate::diag::Diagnostic;
use crate::i18n::{Lang, Localized, Noun, Period, Written};
use crate::model::{Id, Indicator, Observation, Op, Report, Source, Target, Text, Writing};
use crate::plan::{Page, SitePlan, relative};
use crate::source::Spanned;
use crate::theme::{Language, Shared, Theme};
use rust_decimal::Decimal;
use serde::Serialize;
use std::sync::Arc;

/// One page in one language.
#[derive(Clone, Copy)]
pub struct Scribe<'a> {
    pub plan: &'a SitePlan,
    pub theme: &'a Theme,
    pub language: &'a Language,
    pub shared: &'a Shared,
    pub lang: &'a Lang,
    /// The address of the page.
    pub from: &'a str,
    /// Where on the page it writes.
    pub place: Place<'a>,
    /// What was drawn already for other pages.
    pub memo: &'a Memo,
}

impl<'a> Scribe<'a> {
    pub fn report(&self) -> &'a Report {
        self.plan.checked().report()
    }

    /// The text in this language.
    pub fn text(&self, text: &'a Localized) -> &'a str {
        text.get(self.lang)
    }

    pub fn owned(&self, text: &Localized) -> String {
        text.get(self.lang).to_owned()
    }

    pub fn optional(&self, text: Option<&Localized>) -> Option<String> {
        text.map(|text| self.owned(text))
    }

    /// The theme's phrase.
    pub fn t(&self, key: &'static str) -> &'a str {
        self.language.phrase(key)
    }

    pub fn period(&self, period: Period) -> String {
        period.text(&self.language.dates)
    }

    /// The phrase `key` for `count` of something, which fills the hole `{n}`; the other holes as [`Language::fill`] fills them.
    pub fn counted(&self, key: &'static str, count: usize, holes: &[(&str, &str)]) -> String {
        self.language.counted(key, count, holes)
    }

    /// A count, as the language writes numbers.
    pub fn count(&self, count: usize) -> String {
        self.language.numbers.digits(Decimal::from(count))
    }

    pub fn href(&self, page: &Page) -> String {
        if self.stays() { place::inside(page, None) } else { relative(self.from, &page.address(self.lang)) }
    }

    pub fn href_at(&self, page: &Page, fragment: &str) -> String {
        if self.stays() { place::inside(page, Some(fragment)) } else { format!("{}#{fragment}", self.href(page)) }
    }

    /// A link to a page, by its title.
    pub fn link(&self, page: &Page) -> Link {
        Link { label: self.title(page), href: self.href(page) }
    }

    /// The pages that use an indicator, as links.
    pub fn users(&self, id: &str) -> Vec<Link> {
        self.plan.uses().of_indicator(id).map(|page| self.link(page)).collect()
    }

    /// Draws `template` with the page's frame and its own value.
    ///
    /// # Errors
    /// A problem at the template's line and column.
    pub fn draw<I: Serialize>(&self, template: &str, frame: &Frame, it: &I) -> Result<String, Diagnostic> {
        self.theme.draw(template, self.shared, frame, it)
    }

    /// What a page is called.
    pub fn title(&self, page: &Page) -> String {
        let report = self.report();
        let writing = |found: Option<&'a Writing>| {
            found.and_then(|writing| self.prose(writing)).map(|text| text.title.value.clone()).unwrap_or_default()
        };
        match page {
            Page::Home => self.owned(&report.settings.title),
            Page::Chapters => self.t("nav_chapters").into(),
            Page::Chapter(id) => writing(self.plan.chapter(id)),
            Page::Pillars => self.t("nav_pillars").into(),
            Page::Pillar(id) => report.pillar(id).map(|pillar| self.owned(&pillar.name)).unwrap_or_default(),
            Page::Indicators => self.t("nav_indicators").into(),
            Page::Indicator(id) => report.indicators.get(id).map(|it| self.owned(&it.name)).unwrap_or_default(),
            Page::Glossary => self.t("nav_glossary").into(),
            Page::Sources => self.t("nav_sources").into(),
            Page::Source(id) => report.source(id).map(|source| self.page_title(source)).unwrap_or_default(),
            Page::Data => self.t("nav_data").into(),
            Page::Changes => self.t("changes_title").into(),
            Page::Search => self.t("nav_search").into(),
            Page::Plain(id) => writing(self.plan.page(id)),
            Page::Progress => self.t("progress_title").into(),
            Page::Comparison => self.t("compare_title").into(),
            Page::Whole => self.t("whole_title").into(),
            Page::ParallelChapter(_) | Page::ParallelPillar(_) => {
                let title = page.original().map(|page| self.title(&page)).unwrap_or_default();
                self.language.fill("parallel_of", &[("title", &title)])
            }
            Page::Chart(id) => self.plan.chart(id).map(|chart| self.owned(&chart.title)).unwrap_or_default(),
            Page::IndicatorChart(id) => self.title(&Page::Indicator(id.clone())),
            Page::Missing => self.t("missing_title").into(),
        }
    }

    /// A source's title in its own language, or what describes it.
    pub fn source_title(&self, source: &Source) -> String {
        match (&source.title, &source.description) {
            (Some(title), _) => title.value.clone(),
            (None, Some(description)) => self.owned(description),
            (None, None) => source.publisher.clone(),
        }
    }

    /// A document's title in the page's language, where it was translated into it.
    fn page_title(&self, source: &Source) -> String {
        let translated = source.title_translated.as_ref().filter(|_| source.lang != *self.lang);
        let translated = translated.and_then(|text| text.spanned(self.lang)).map(|text| text.value.clone());
        translated.unwrap_or_else(|| self.source_title(source))
    }

    /// The text of a writing in this language.
    pub fn prose(&self, writing: &'a Writing) -> Option<&'a Text> {
        writing.texts.get(self.lang).map(Box::as_ref)
    }

    /// Where a source, or the passage quoted from it, stands on this site.
    pub fn citation(&self, source_id: &str, quote: Option<&Spanned<String>>) -> Citation {
        let source = self.report().source(source_id);
        let evidence = quote.and_then(|quote| self.plan.checked().quote_at(quote.span));
        let (label, href) = match (source, evidence) {
            (_, Some(evidence)) => {
                let number = evidence.sentence.to_string();
                let sentence = self.language.fill("source_sentence", &[("n", &number)]);
                let anchor = self.plan.uses().anchor(source_id, &evidence.range);
                let anchor = anchor.unwrap_or_else(|| format!("s{number}"));
                let label = format!("{}{}{sentence}", self.t("source_document"), self.t("separator"));
                (label, self.href_at(&Page::Source(source_id.to_owned()), &anchor))
            }
            (Some(source), None) if source.file.is_some() => {
                (self.t("source_document").to_owned(), self.href(&Page::Source(source_id.to_owned())))
            }
            (Some(source), None) => (self.cite_short(source), self.href_at(&Page::Sources, source_id)),
            (None, None) => (source_id.to_owned(), self.href(&Page::Sources)),
        };
        let away = match source {
            Some(source) if source.file.is_some() => format!("{}, {}", source.publisher, self.source_title(source)),
            _ => label.clone(),
        };
        Citation {
            label,
            href,
            away,
            quote: quote.map(|quote| quote.value.clone()),
            lang: source.map_or_else(|| self.lang.to_string(), |source| source.lang.to_string()),
            grade: source.and_then(|source| source.grade.clone()),
        }
    }

    fn cite_short(&self, source: &Source) -> String {
        match source.date {
            Some(date) => {
                let date = date.text(&self.language.dates);
                self.language.fill("cite_short", &[("publisher", &source.publisher), ("date", &date)])
            }
            None => source.publisher.clone(),
        }
    }

    /// A figure with the language's comparator.
    /// With the comparator that belongs to it.
    pub fn compared(&self, written: Written, op: Op) -> Written {
        written.within(self.language.operators.get(op.key()).map_or("{}", String::as_str))
    }

    fn unit<'i>(&self, indicator: &'i Indicator) -> (Decimal, &'i str, Noun<'i>)
    where
        'a: 'i,
    {
        indicator.unit.as_ref().map_or((Decimal::ONE, "", Noun::default()), |unit| {
            let text = unit.noun.as_ref().map_or("", |noun| noun.get(self.lang));
            let noun = Noun { text, forms: unit.noun_forms.as_ref().and_then(|forms| forms.value.get(self.lang)) };
            (unit.scale.0, unit.code.value.as_str(), noun)
        })
    }

    /// The place that an indicator measures.
    pub fn area(&self, indicator: &'a Indicator) -> Option<&'a str> {
        indicator.area.as_ref().or(self.report().settings.area.as_ref()).map(|area| self.text(area))
    }

    /// Names in a row, the last one joined in the language's way: 2022 and 2024, 2022年和2024年.
    pub fn listed(&self, names: &[String]) -> String {
        match names {
            [before @ .., last] if !before.is_empty() => {
                format!("{}{}{last}", before.join(self.t("list_separator")), self.t("list_last"))
            }
            _ => names.concat(),
        }
    }

    /// The code and the noun of an indicator's unit.
    pub fn unit_words(&self, indicator: &'a Indicator) -> (&'a str, Noun<'a>) {
        let (_, code, noun) = self.unit(indicator);
        (code, noun)
    }

    /// The observations as written, all with one scale word; in the order of the series.
    pub fn observations(&self, indicator: &Indicator) -> Vec<Written> {
        let (own, code, noun) = self.unit(indicator);
        let values: Vec<Decimal> = indicator.series.iter().map(|observation| observation.value.value.value.0).collect();
        let written = self.language.numbers.amounts(&values, own, code, noun);
        written
            .into_iter()
            .zip(&indicator.series)
            .map(|(written, observation)| self.compared(written, observation.op))
            .collect()
    }

    /// The numbers that `values` of an indicator are written with, and how many base units one of them is.
    pub fn numbers(&self, indicator: &Indicator, values: &[Decimal]) -> (Decimal, Vec<Decimal>) {
        let (own, code, _) = self.unit(indicator);
        self.language.numbers.numbers(values, own, code)
    }

    /// Values of an indicator as they are written, with at most so many decimals; without what is counted, if it stands elsewhere.
    pub fn rounded(
        &self,
        indicator: &Indicator,
        (values, decimals): (&[Decimal], u32),
        has_noun: bool,
    ) -> Vec<Written> {
        let (own, code, noun) = self.unit(indicator);
        self.language.numbers.rounded(values, own, (code, if has_noun { noun } else { Noun::default() }), decimals)
    }

    /// Figures of other sources, each for itself.
    pub fn single(&self, indicator: &Indicator, observation: &Observation) -> Written {
        let (own, code, noun) = self.unit(indicator);
        self.compared(self.language.numbers.amount(observation.value.value.0, own, code, noun), observation.op)
    }

    /// A number in an indicator's unit.
    pub fn amount(&self, indicator: &Indicator, number: Decimal) -> Written {
        let (own, code, noun) = self.unit(indicator);
        self.language.numbers.amount(number, own, code, noun)
    }

    /// The target as written.
    pub fn target(&self, indicator: &Indicator, target: &Target) -> Written {
        let (own, code, noun) = self.unit(indicator);
        match (&target.value, &target.words) {
            (Some(value), _) => self.compared(self.language.numbers.amount(value.value.0, own, code, noun), target.op),
            (None, Some(words)) => Written { before: self.owned(words), ..Written::default() },
            (None, None) => Written::default(),
        }
    }

    /// The target of an indicator with all that belongs to it.
    pub fn target_figure(&self, indicator: &Indicator) -> Option<Figure> {
        let target = &indicator.target.as_ref()?.value;
        let written = self.target(indicator, target);
        let words_only = target.value.is_none();
        Some(Figure {
            text: written.text(),
            before: if words_only { String::new() } else { written.before.trim().to_owned() },
            number: written.number,
            after: written.after.trim().to_owned(),
            period: self.period(target.period.value),
            citation: self.citation(&target.source.value, target.quote.as_ref()),
            of: self.optional(target.of.as_ref()),
            note: self.cited(target.note.as_ref(), &target.cites),
            words_only,
        })
    }

    /// The newest observation of an indicator.
    pub fn latest_figure(&self, indicator: &Indicator) -> Option<Figure> {
        let observation = &indicator.series.last()?.value;
        let written = self.observations(indicator).pop()?;
        Some(Figure {
            text: written.text(),
            before: written.before.trim().to_owned(),
            number: written.number,
            after: written.after.trim().to_owned(),
            period: self.period(observation.period.value),
            citation: self.citation(&observation.source.value, observation.quote.as_ref()),
            of: None,
            note: self.observation_note(observation),
            words_only: false,
        })
    }

    /// A note, with the sources that it or the texts beside it draw on besides.
    pub fn cited(&self, note: Option<&Localized>, cites: &[Id]) -> Option<String> {
        let parts: Vec<String> = self.optional(note).into_iter().chain(self.sources(cites)).collect();
        (!parts.is_empty()).then(|| parts.join(self.t("word_space")))
    }

    /// A sentence that names sources; none where there are none.
    pub fn sources(&self, cites: &[Id]) -> Option<String> {
        if cites.is_empty() {
            return None;
        }
        let sources: Vec<String> = cites.iter().map(|id| self.citation(&id.value, None).label).collect();
        let sources = sources.join(self.t("list_separator"));
        Some(self.language.fill("note_from", &[("sources", sources.as_str())]))
    }

    /// All that is said of one figure: what it covers, its note, why it is right where it lies far from its neighbours.
    pub fn observation_note(&self, observation: &Observation) -> Option<String> {
        let filled = |key, hole, text: &Localized| self.language.fill(key, &[(hole, text.get(self.lang))]);
        let coverage = observation.coverage.iter().map(|text| filled("coverage_of", "coverage", text));
        let note = self.cited(observation.note.as_ref(), &observation.cites).into_iter();
        let confirmed = observation.confirmed.iter().map(|text| filled("confirmed_because", "reason", text));
        let all: Vec<String> = coverage.chain(note).chain(confirmed).collect();
        (!all.is_empty()).then(|| all.join(self.t("word_space")))
    }

    /// The figure that a reference in prose stands for.
    pub fn referred(&self, indicator: &Indicator, fragment: &str) -> Arc<str> {
        self.memo
            .written(self.lang, &indicator.id.value, fragment, || self.figure(indicator, fragment).unwrap_or_default())
    }

    fn figure(&self, indicator: &Indicator, fragment: &str) -> Option<String> {
        if fragment == "target" {
            return indicator.target.as_ref().map(|target| self.target(indicator, target).text());
        }
        if fragment == "baseline" {
            return indicator.baseline.as_ref().map(|baseline| self.single(indicator, baseline).text());
        }
        let period = Period::try_from(fragment.to_owned()).ok()?;
        let at = indicator.series.iter().position(|observation| observation.period.value == period)?;
        self.observations(indicator).get(at).map(Written::text)
    }

    /// Who rests on a passage, as a link; `None` for a list that no page shows.
    pub fn subject(&self, subject: &Subject) -> Option<Link> {
        let report = self.report();
        let link = |label: String, href: String| Some(Link { label, href });
        match subject {
            Subject::Indicator(id) => {
                let indicator = report.indicators.get(id)?;
                link(self.owned(&indicator.short), self.href(&Page::Indicator(id.clone())))
            }
            Subject::Pillar(id) => Some(self.link(&Page::Pillar(id.clone()))),
            Subject::Chapter(id) => Some(self.link(&Page::Chapter(id.clone()))),
            Subject::Page(id) => Some(self.link(&Page::Plain(id.clone()))),
            Subject::Term(id) => {
                let term = report.terms.iter().find(|term| term.id.value == *id)?;
                let label = format!("{}{}{}", self.t("term"), self.t("colon"), self.text(&term.term));
                link(label, self.href_at(&Page::Glossary, id))
            }
            Subject::List(id) => {
                let page = self.plan.uses().list_page(id)?;
                link(self.owned(&report.lists.get(id)?.name), self.href(page))
            }
            Subject::Frame => Some(self.link(&Page::Indicators)),
            Subject::Tier(id) => {
                let tier = report.settings.tiers.iter().find(|tier| tier.id.value == *id)?;
                link(self.owned(&tier.name), self.href(&Page::Pillars))
            }
            Subject::Part(id) => {
                let part = report.settings.parts.iter().find(|part| part.id.value == *id)?;
                link(self.owned(&part.name), self.href(&Page::Chapters))
            }
        }
    }
}
