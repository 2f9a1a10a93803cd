//! Releases of the data: in the order of time, and each change leads from what was said before to what the data say.

use crate::diag::{DataProblem, Diagnostic};
use crate::model::{Change, FigureName, Number, Release, Report};
use std::collections::BTreeMap;

/// The newest change of each figure, with what the data had to say after it.
type Newest<'a> = BTreeMap<(&'a str, FigureName), &'a crate::source::Spanned<Change>>;

/// Checks `content/releases.yaml` against the data.
pub fn check(report: &Report, problems: &mut Vec<Diagnostic>) {
    let mut newest = Newest::new();
    let mut before: Option<&Release> = None;
    for release in &report.releases {
        if let Some(before) = before.filter(|before| before.date.value >= release.date.value) {
            let (date, before) = (release.date.value.to_string(), before.date.value.to_string());
            problems.push(Diagnostic::new(DataProblem::ReleaseOrder { date, before }, release.date.span));
        }
        before = Some(release);
        for change in &release.changes {
            let former = newest.insert((&change.indicator.value, change.figure.value), change);
            chained(change, former.map(|former| &former.value), problems);
        }
    }
    if let Some(last) = before.filter(|last| last.date.value > report.settings.modified) {
        let (date, before) = (last.date.value.to_string(), format!("modified: {}", report.settings.modified));
        problems.push(Diagnostic::new(DataProblem::ReleaseAhead { date, before }, last.date.span));
    }
    for ((id, name), change) in newest {
        // An indicator that is not there is told of as a reference.
        let Some(indicator) = report.indicators.get(id) else { continue };
        let now = indicator.figure(name);
        let said = change.to.as_ref().map(|to| to.value);
        if now != said {
            let span = change.to.as_ref().map_or(change.figure.span, |to| to.span);
            let problem =
                DataProblem::ReleaseFigure { figure: format!("{id}#{name}"), said: text(said), now: text(now) };
            problems.push(Diagnostic::new(problem, span));
        }
    }
}

/// A change begins with what the one before it ended with, and ends with something else.
fn chained(change: &crate::source::Spanned<Change>, former: Option<&Change>, problems: &mut Vec<Diagnostic>) {
    let number = |it: &Option<crate::source::Spanned<Number>>| it.as_ref().map(|it| it.value);
    let (from, to) = (number(&change.from), number(&change.to));
    let span = change.from.as_ref().map_or(change.figure.span, |from| from.span);
    let figure = format!("{}#{}", change.indicator.value, change.figure.value);
    if from == to {
        problems.push(Diagnostic::new(DataProblem::ReleaseSame { figure }, span));
    } else if let Some(former) = former.map(|former| number(&former.to)).filter(|former| *former != from) {
        let problem = DataProblem::ReleaseChain { figure, said: text(from), before: text(former) };
        problems.push(Diagnostic::new(problem, span));
    }
}

/// The number as it is written; a dash where there is none.
fn text(number: Option<Number>) -> String {
    number.map_or_else(|| "—".to_owned(), |number| number.0.to_string())
}
