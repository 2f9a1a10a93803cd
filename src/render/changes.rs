//! Releases of the data, for the page and the feed: what changed from what to what.

use super::scribe::Scribe;
use super::view::{ChangeView, Changes, ReleaseView};
use crate::model::{Change, FigureName, Number, Release};
use crate::plan::Page;

/// The page, the newest release first.
pub fn page(scribe: &Scribe<'_>) -> Changes {
    Changes { releases: scribe.report().releases.iter().rev().map(|release| view(scribe, release)).collect() }
}

/// A release in the page's language.
pub fn view(scribe: &Scribe<'_>, release: &Release) -> ReleaseView {
    ReleaseView {
        id: release.id.value.clone(),
        date: release.date.value.text(&scribe.language.dates),
        date_iso: release.date.value.to_string(),
        note: scribe.cited(Some(&release.note), &release.cites).unwrap_or_default(),
        changes: release.changes.iter().filter_map(|change| one(scribe, change)).collect(),
    }
}

fn one(scribe: &Scribe<'_>, change: &Change) -> Option<ChangeView> {
    let indicator = scribe.report().indicators.get(&change.indicator.value)?;
    let period = match change.figure.value {
        FigureName::Target => scribe.t("target").to_owned(),
        FigureName::Baseline => scribe.t("baseline").to_owned(),
        FigureName::Of(period) => scribe.period(period),
    };
    let amount = |number: &crate::source::Spanned<Number>| scribe.amount(indicator, number.value.0).text();
    Some(ChangeView {
        name: scribe.owned(&indicator.name),
        href: scribe.href(&Page::Indicator(change.indicator.value.clone())),
        period,
        from: change.from.as_ref().map(amount),
        to: change.to.as_ref().map(amount),
        reason: scribe.cited(Some(&change.reason), &change.cites).unwrap_or_default(),
    })
}

/// A change in one line, for feeds.
pub fn line(scribe: &Scribe<'_>, change: &ChangeView) -> String {
    let (key, from, to) = match (&change.from, &change.to) {
        (Some(from), Some(to)) => ("change_line", from.as_str(), to.as_str()),
        (None, Some(to)) => ("change_line_new", "", to.as_str()),
        (Some(from), None) => ("change_line_gone", from.as_str(), ""),
        (None, None) => return String::new(),
    };
    let holes = [
        ("name", change.name.as_str()),
        ("period", &change.period),
        ("from", from),
        ("to", to),
        ("reason", &change.reason),
    ];
    scribe.language.fill(key, &holes)
}
