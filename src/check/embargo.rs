//! Embargo dates: each has its status, and none has passed unnoticed.
//!
//! Looked at before what is held back is taken out of the report. The day is told from outside: the pipeline has no clock.

use crate::diag::{DataProblem, Diagnostic, YamlProblem};
use crate::i18n::Date;
use crate::model::{Report, Status};
use crate::source::{Span, Spanned};

/// Checks indicators and single observations on the day `as_of`; without a day no embargo has passed.
pub fn check(report: &Report, as_of: Option<Date>, problems: &mut Vec<Diagnostic>) {
    for indicator in report.indicators.values() {
        one(indicator.status, indicator.embargo_until.as_ref(), indicator.id.span, as_of, problems);
        for it in indicator.baseline.iter().chain(&indicator.series).chain(&indicator.also) {
            one(it.status, it.embargo_until.as_ref(), it.period.span, as_of, problems);
        }
    }
}

fn one(status: Status, until: Option<&Spanned<Date>>, span: Span, as_of: Option<Date>, problems: &mut Vec<Diagnostic>) {
    match (status, until) {
        (Status::Embargoed, None) => {
            problems.push(Diagnostic::new(YamlProblem::MissingKey { key: "embargo_until".into() }, span));
        }
        (Status::Embargoed, Some(until)) if as_of.is_some_and(|today| today >= until.value) => {
            problems.push(Diagnostic::new(DataProblem::EmbargoPassed { until: until.value.to_string() }, until.span));
        }
        (Status::Published | Status::Draft, Some(until)) => {
            problems.push(Diagnostic::new(DataProblem::EmbargoStatus { until: until.value.to_string() }, until.span));
        }
        _ => {}
    }
}
