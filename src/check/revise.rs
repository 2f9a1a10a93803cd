//! A checked report in which the text of some writings changes: only those are checked again, and those that name their sections.

use super::CheckedReport;
use super::prose::{Around, Finding};
use super::references::sections;
use crate::diag::{Diagnostic, has_errors};
use crate::i18n::Lang;
use crate::model::{RefKind, Text, Writing};
use crate::source::SourceSet;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// A text that takes the place of the one before it.
#[derive(Debug)]
pub struct Revision {
    /// The place of its writing among [`Report::writings`](crate::model::Report::writings).
    pub place: usize,
    /// Its language.
    pub lang: Lang,
    /// The text as it is now.
    pub text: Text,
}

impl CheckedReport {
    /// Puts the texts of `revisions` in place of those that were there. `sources` are the files as they are now, and `before` what
    /// was found when they were parsed. Files, ids and everything in YAML must be what they were.
    ///
    /// # Errors
    /// All that checking finds, where any of it or of `before` is an error; the report is then as it was.
    pub fn revise(
        &mut self,
        revisions: Vec<Revision>,
        sources: &SourceSet,
        before: &[Diagnostic],
    ) -> Result<(), Vec<Diagnostic>> {
        let mut affected: BTreeSet<usize> = revisions.iter().map(|revision| revision.place).collect();
        let edited = affected.clone();
        let old_sections = self.sections(&edited);
        let former: Vec<Revision> = revisions.into_iter().filter_map(|revision| self.swap(revision)).collect();
        let new_sections = self.sections(&edited);
        let moved: BTreeSet<(RefKind, String)> =
            old_sections.into_iter().zip(new_sections).filter(|(old, new)| old != new).map(|(old, _)| old.0).collect();
        if !moved.is_empty() {
            let names = |finding: &Finding| finding.gist.sections_of.intersection(&moved).next().is_some();
            affected.extend(self.prose.iter().zip(0..).filter(|(finding, _)| names(finding)).map(|(_, place)| place));
        }
        let around = Around { report: &self.report, documents: &self.documents, sources, earlier: None };
        let writings: Vec<(usize, (&str, &Writing))> = around
            .report
            .writings()
            .zip(0..)
            .filter(|(_, place)| affected.contains(place))
            .map(|(it, place)| (place, it))
            .collect();
        let found: Vec<(usize, Finding)> = writings
            .into_par_iter()
            .map(|(place, (kind, writing))| (place, self.context.check(around, kind, writing)))
            .collect();
        if has_errors(before) || found.iter().any(|(_, finding)| has_errors(&finding.problems)) {
            let mut places: Vec<&Finding> = self.prose.iter().collect();
            for (place, finding) in &found {
                if let Some(slot) = places.get_mut(*place) {
                    *slot = finding;
                }
            }
            let all = [&self.data].into_iter().chain(places).flat_map(|finding| &finding.problems);
            let problems = all.cloned().collect();
            former.into_iter().for_each(|revision| drop(self.swap(revision)));
            return Err(problems);
        }
        for (place, finding) in found {
            if let Some(slot) = self.prose.get_mut(place) {
                *slot = finding;
            }
        }
        self.evidence = OnceLock::new();
        Ok(())
    }

    /// Puts a text in its place and gives the one that was there.
    fn swap(&mut self, revision: Revision) -> Option<Revision> {
        let Revision { place, lang, text } = revision;
        let slot = self.report.writing_mut(place)?.texts.get_mut(&lang)?;
        let text = std::mem::replace(slot.as_mut(), text);
        Some(Revision { place, lang, text })
    }

    /// The sections of the writings at `places`, each by the name that references give it.
    fn sections(&self, places: &BTreeSet<usize>) -> Vec<((RefKind, String), Vec<String>)> {
        let named = |(kind, writing): (&str, &Writing)| {
            let kind = if kind == "chapter" { RefKind::Chapter } else { RefKind::Page };
            ((kind, writing.id.clone()), sections(writing))
        };
        places.iter().filter_map(|place| self.report.writings().nth(*place)).map(named).collect()
    }
}
