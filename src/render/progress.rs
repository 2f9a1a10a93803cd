//! How far targets are reached, and the page that says it of each: on track, behind, reached, or no figure and why.

use super::scribe::Scribe;
use super::view::{Progress, ProgressCount, ProgressGroup, ProgressPage, ProgressRow};
use super::{cards, charts::table};
use crate::model::{Group, Indicator, ProgressMethod};
use rust_decimal::Decimal;

/// How far a target is reached, and how far it would be on a straight line from baseline to target; 1 is the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// (actual − baseline) / (target − baseline)
    pub share: Decimal,
    /// (time of the actual − time of the baseline) / (time of the target − time of the baseline), by the ends of periods in months.
    pub expected: Decimal,
}

/// Where an indicator stands: only where its file asks for progress, and baseline, actual and target were published for one measure.
pub fn standing(indicator: &Indicator) -> Option<Standing> {
    if indicator.progress != ProgressMethod::Linear {
        return None;
    }
    let (target, baseline) = (&indicator.target.as_ref()?.value, &indicator.baseline.as_ref()?.value);
    let actual = &indicator.series.last()?.value;
    let from = baseline.value.value.0;
    let way = target.value.as_ref()?.value.0.checked_sub(from)?;
    let share = actual.value.value.0.checked_sub(from)?.checked_div(way)?;
    let time = |period: crate::i18n::Period| Decimal::from(period.end_month());
    let began = time(baseline.period.value);
    let expected = (time(actual.period.value) - began).checked_div(time(target.period.value) - began)?;
    Some(Standing { share, expected })
}

impl Standing {
    /// `reached`, `on-track` or `behind`.
    pub fn state(self) -> &'static str {
        match self {
            Self { share, .. } if share >= Decimal::ONE => "reached",
            Self { share, expected } if share >= expected => "on-track",
            _ => "behind",
        }
    }
}

/// What a card says of it.
pub fn of(scribe: &Scribe<'_>, indicator: &Indicator) -> Progress {
    let own = scribe.optional(indicator.progress_note.as_ref());
    match standing(indicator) {
        Some(standing) => {
            let reached = standing.state() == "reached";
            let percent = (!reached).then(|| percent(scribe, standing.share));
            Progress { state: if reached { "reached" } else { "share" }, percent, text: own.unwrap_or_default() }
        }
        None => {
            let has_target = indicator.target.as_ref().is_some_and(|target| target.value.value.is_some());
            let usual = if has_target { scribe.t("progress_none") } else { "" };
            Progress { state: "none", percent: None, text: own.unwrap_or_else(|| usual.to_owned()) }
        }
    }
}

fn percent(scribe: &Scribe<'_>, share: Decimal) -> String {
    let percent = share.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(share);
    scribe.language.numbers.digits(percent.round_dp(1).normalize())
}

/// Every target: those of the plan, then those of others.
pub fn page(scribe: &Scribe<'_>) -> ProgressPage {
    let report = scribe.report();
    let with_target: Vec<&Indicator> = report.indicators.values().filter(|it| it.target.is_some()).collect();
    let group = |name: &'static str, keep: &dyn Fn(&Indicator) -> bool| ProgressGroup {
        name: scribe.t(name).to_owned(),
        rows: with_target.iter().filter(|it| keep(it)).map(|it| row(scribe, it)).collect(),
    };
    let mut groups = vec![
        group("group_plan_numbers", &|it| it.group == Group::Plan && !cards::is_in_words(it)),
        group("group_plan_words", &cards::is_in_words),
        group("progress_others", &|it| it.group != Group::Plan),
    ];
    groups.retain(|group| !group.rows.is_empty());
    let count = |state: &'static str, phrase: &'static str| {
        let rows = groups.iter().flat_map(|group| &group.rows).filter(|row| row.state == state).count();
        ProgressCount { state, name: scribe.t(phrase).to_owned(), count: scribe.count(rows) }
    };
    let counts = vec![
        count("reached", "state_reached"),
        count("on-track", "state_on_track"),
        count("behind", "state_behind"),
        count("none", "state_none"),
    ];
    ProgressPage { counts, frame: cards::frame(scribe), groups }
}

fn row(scribe: &Scribe<'_>, indicator: &Indicator) -> ProgressRow {
    let standing = standing(indicator);
    let state = standing.map_or("none", Standing::state);
    let own = scribe.optional(indicator.progress_note.as_ref());
    let in_words = indicator.target.as_ref().is_some_and(|target| target.value.words.is_some());
    let usual = match (standing, in_words) {
        (Some(_), _) => String::new(),
        (None, true) => scribe.t("progress_words").to_owned(),
        (None, false) => scribe.t("progress_none").to_owned(),
    };
    let shares = standing.map(|it| {
        let holes = [percent(scribe, it.share), percent(scribe, it.expected)];
        scribe.language.fill("progress_shares", &[("share", &holes[0]), ("expected", &holes[1])])
    });
    ProgressRow {
        card: cards::indicator(scribe, indicator),
        baseline: indicator.baseline.as_ref().map(|baseline| {
            let value = scribe.single(indicator, &baseline.value).text();
            let citation = scribe.citation(&baseline.value.source.value, baseline.value.quote.as_ref());
            let period = scribe.period(baseline.value.period.value);
            table::label(scribe, &[value, period, citation.label].join(scribe.t("joint")), citation.grade.as_deref())
        }),
        state,
        state_name: scribe.t(phrase(state)).to_owned(),
        shares,
        why: own.unwrap_or(usual),
    }
}

fn phrase(state: &str) -> &'static str {
    match state {
        "reached" => "state_reached",
        "on-track" => "state_on_track",
        "behind" => "state_behind",
        _ => "state_none",
    }
}
