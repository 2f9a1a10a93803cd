//! How far targets are reached, and the page that says it of each: on track, behind, reached, or no figure and why.

use super::scribe::Scribe;
use super::view::{Progress, ProgressCount, ProgressGroup, ProgressPage, ProgressRow};
use super::{cards, charts::table, filters};
use crate::model::{Indicator, Op};
use rust_decimal::Decimal;

/// How far a target is reached, and how far it would be on a straight line from baseline to target; 1 is the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// (actual − baseline) / (target − baseline)
    pub share: Decimal,
    /// (time of the actual − time of the baseline) / (time of the target − time of the baseline), by the ends of periods in months.
    pub expected: Decimal,
    /// What is asked for is more, or less, than the target's number itself.
    is_beyond: bool,
}

/// Why no progress is calculated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// The report does not ask for it.
    Method,
    /// The target is said in words, or there is none.
    Number,
    Baseline,
    Figure,
    /// The newest figure is not later than the baseline.
    LaterFigure,
    /// The baseline is as large as the target.
    Way,
}

/// Where an indicator stands: only where its file asks for progress and has baseline, target and a later figure.
///
/// # Errors
/// What is missing.
pub fn standing(indicator: &Indicator) -> Result<Standing, Missing> {
    let target = indicator.target.as_ref().map(|target| &target.value).ok_or(Missing::Number)?;
    let value = target.value.as_ref().ok_or(Missing::Number)?.value.0;
    let actual = &indicator.series.last().ok_or(Missing::Figure)?.value;
    if !indicator.asks_for_progress() {
        return Err(Missing::Method);
    }
    let baseline = &indicator.baseline.as_ref().ok_or(Missing::Baseline)?.value;
    let time = |period: crate::i18n::Period| Decimal::from(period.end_month());
    let (began, now, due) = (time(baseline.period.value), time(actual.period.value), time(target.period.value));
    if now <= began {
        return Err(Missing::LaterFigure);
    }
    let from = baseline.value.value.0;
    let done = || {
        let way = value.checked_sub(from)?;
        let share = actual.value.value.0.checked_sub(from)?.checked_div(way)?;
        Some(Standing {
            share,
            expected: (now - began).checked_div(due - began)?,
            is_beyond: matches!(target.op, Op::Gt | Op::Lt),
        })
    };
    done().ok_or(Missing::Way)
}

impl Standing {
    /// `reached`, `on-track` or `behind`.
    pub fn state(self) -> &'static str {
        let is_reached = if self.is_beyond { self.share > Decimal::ONE } else { self.share >= Decimal::ONE };
        match self {
            _ if is_reached => "reached",
            Self { share, expected, .. } if share >= expected => "on-track",
            _ => "behind",
        }
    }

    /// How much of the way is done, in words.
    fn words(self, scribe: &Scribe<'_>) -> String {
        let [share, expected] = [self.share, self.expected].map(|share| percent(scribe, share));
        scribe.language.fill("progress_shares", &[("share", &share), ("expected", &expected)])
    }
}

impl Missing {
    fn phrase(self) -> &'static str {
        match self {
            Self::Method => "progress_off",
            Self::Number => "progress_words",
            Self::Baseline => "progress_no_baseline",
            Self::Figure => "progress_none",
            Self::LaterFigure => "progress_not_later",
            Self::Way => "progress_level",
        }
    }
}

/// What cards and the indicator's page say of it.
pub fn of(scribe: &Scribe<'_>, indicator: &Indicator) -> Progress {
    let own = scribe.optional(indicator.progress_note.as_ref());
    match standing(indicator) {
        Ok(standing) => Progress {
            state: standing.state(),
            state_name: scribe.t(phrase(standing.state())).to_owned(),
            shares: Some(standing.words(scribe)),
            text: own.unwrap_or_default(),
        },
        Err(missing) => {
            // Where nobody asked for progress, or there is nothing to measure it by, its absence needs no word.
            let usual = match missing {
                Missing::Method | Missing::Number => String::new(),
                missing => scribe.t(missing.phrase()).to_owned(),
            };
            Progress {
                state: "none",
                state_name: scribe.t("state_none").to_owned(),
                shares: None,
                text: own.unwrap_or(usual),
            }
        }
    }
}

fn percent(scribe: &Scribe<'_>, share: Decimal) -> String {
    let percent = share.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(share);
    scribe.language.numbers.digits(percent.round_dp(1).normalize())
}

/// Every target: the report's own, then those of others.
pub fn page(scribe: &Scribe<'_>) -> ProgressPage {
    let report = scribe.report();
    let with_target: Vec<&Indicator> = report.indicators.values().filter(|it| it.target.is_some()).collect();
    let group = |name: &'static str, keep: &dyn Fn(&Indicator) -> bool| ProgressGroup {
        name: scribe.t(name).to_owned(),
        rows: with_target.iter().filter(|it| keep(it)).map(|it| row(scribe, it)).collect(),
    };
    let mut groups = vec![
        group("group_plan_numbers", &|it| filters::status(it) == "number"),
        group("group_plan_words", &|it| filters::status(it) == "words"),
        group("progress_others", &|it| filters::status(it) == "actual"),
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
    let usual = standing.err().map(|missing| scribe.t(missing.phrase()).to_owned()).unwrap_or_default();
    let shares = standing.ok().map(|standing| standing.words(scribe));
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
