//! A translation renders the source text as it is now: where the record knows another source text, the translation is behind.

use crate::diag::{Diagnostic, LanguageProblem};
use crate::i18n::Bilingual;
use crate::model::{Report, Writing};
use crate::source::SourceSet;
use crate::translation::{self, Record, State, TranslatedFile, Unit};

/// Checks every translation in the YAML files against the record; a project without one is not asked.
pub fn data(report: &Report, sources: &SourceSet, record: Option<&Record>, problems: &mut Vec<Diagnostic>) {
    if record.is_none() {
        return;
    }
    for lang in report.languages().skip(1) {
        for file in translation::data(report, sources, record, lang) {
            file.units.iter().for_each(|unit| of_unit(&file, unit, problems));
        }
    }
}

/// Checks the translations of a writing.
pub fn writing(
    report: &Report,
    sources: &SourceSet,
    record: Option<&Record>,
    writing: &Writing,
    problems: &mut Vec<Diagnostic>,
) {
    let Some(origin) = report.languages().next().filter(|_| record.is_some()) else { return };
    for lang in report.languages().skip(1) {
        if let Some(file) = translation::of_prose(writing, sources, record, origin, lang) {
            file.units.iter().for_each(|unit| of_unit(&file, unit, problems));
        }
    }
}

fn of_unit(file: &TranslatedFile, unit: &Unit, problems: &mut Vec<Diagnostic>) {
    // What is missing is told by the check of languages.
    let Some(target) = &unit.target else { return };
    let (lang, path) = (file.lang.to_string(), file.target_path.clone());
    let problem = match unit.state {
        State::Stale => LanguageProblem::StaleTranslation { lang, path },
        State::Unconfirmed => LanguageProblem::UnconfirmedTranslation { lang, path },
        State::Confirmed | State::Missing => return,
    };
    let label = if unit.has_moved() {
        Bilingual::new("this source text stood at another place when it was confirmed", "确认时，这段原文在别的位置")
    } else if unit.state == State::Stale {
        Bilingual::new("this source text has changed since", "这段原文此后改动过")
    } else {
        Bilingual::new("its source text", "它的原文")
    };
    problems.push(Diagnostic::new(problem, target.span).with(unit.source, label));
}
