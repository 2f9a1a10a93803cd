//! From a report, of which some texts may be unread, to the files of the site: kept, brought up to date, or drawn.

use super::record::Printed;
use super::routes::Prints;
use super::unread::Unread;
use super::{Work, names};
use crate::check::Earlier;
use crate::diag::Diagnostic;
use crate::model::{RefKind, Writing};
use crate::output::{OutputError, OutputPath};
use crate::pipeline::{BuildError, Summary, draw_all, printing, summary};
use crate::plan::{FoundKind, Page, Route, SearchFile};
use crate::render::Press;
use crate::source::SourceSet;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Files that differ from the former ones in few places, by their addresses.
pub type Patches = BTreeMap<String, Vec<u8>>;

/// What is other than it was.
pub struct Changed {
    /// The fingerprints of all addresses as they are now.
    pub prints: Printed,
    /// The addresses to be drawn again.
    drawn: Vec<Route>,
    patches: Patches,
}

impl Work<'_> {
    /// Reads those of the `unread` texts that are drawn, and makes the parts of the index anew that differ. `None` where that is not
    /// enough: then everything is to be read.
    pub fn complete(
        &self,
        unread: &Unread,
        press: &mut Press,
        sources: &mut SourceSet,
        (earlier, routes): (&Earlier, &[Route]),
    ) -> Option<Changed> {
        let checked = press.plan().checked();
        let before = &self.last.prints.routes;
        let are_those = || routes.par_iter().all(|route| before.contains_key(&route.address()));
        if self.last.names != Some(names(checked)) || before.len() != routes.len() || !are_those() {
            return None;
        }
        let mut moved: BTreeSet<(RefKind, String)> = BTreeSet::new();
        for ((kind, writing), gist) in checked.report().writings().zip(checked.gists()) {
            if !unread.has(writing) && unread.has_other_sections(writing, gist.sections) {
                let kind = if kind == "chapter" { RefKind::Chapter } else { RefKind::Page };
                moved.insert((kind, writing.id.clone()));
            }
        }
        if !moved.is_empty() && checked.gists().any(|gist| gist.sections_of.intersection(&moved).next().is_some()) {
            return None;
        }
        let edited = unread.edited(checked.report(), sources);
        let uses = press.plan().uses();
        let same = edited.is_some_and(|edited| edited.iter().all(|(place, before)| uses.are_those_of(*place, before)));
        let prints = Prints::new(press.plan(), earlier, self.last.prints.uses.filter(|_| same));
        let writings = checked.report().writings().zip(0..);
        let read = writings.filter(|((_, writing), _)| !unread.has(writing)).map(|(_, place)| place).collect();
        let (prints, changed) = prints.after(routes, &self.last.prints, &read);
        let drawn: Vec<Route> = changed.into_iter().filter(|route| !is_shard(route)).collect();
        for place in shown(press, &drawn, unread)? {
            let writing = press.plan().checked().report().writings().nth(place)?.1.clone();
            press.supply(place, unread.texts(&self.options.project, sources, &writing)?);
        }
        let patches = self.patches(unread, press, sources)?;
        Some(Changed { prints, drawn, patches })
    }

    /// The shards of every language that differ.
    fn patches(&self, unread: &Unread, press: &Press, sources: &SourceSet) -> Option<Patches> {
        let is_edited = |writing: &Writing| {
            let mut paths = writing.texts.values().filter_map(|text| sources.get(text.span.file));
            paths.any(|file| unread.is_edited(&file.path))
        };
        let report = press.plan().checked().report();
        let edited: Vec<(FoundKind, &str)> = report
            .writings()
            .filter(|(_, writing)| is_edited(writing))
            .map(|(kind, writing)| (found_kind(kind), writing.id.as_str()))
            .collect();
        let mut patches = Patches::new();
        for lang in report.languages() {
            let address = |file: SearchFile| Route::Search(lang.clone(), file).address();
            let former = |file: SearchFile| self.staging.former_bytes(&OutputPath::new(&address(file)).ok()?);
            for (number, text) in press.changed_shards(lang, &edited, &former)? {
                patches.insert(address(SearchFile::Shard(number)), text.into_bytes());
            }
        }
        Some(patches)
    }

    /// Takes the former site over but for what has changed. `None` where each file has to be looked at: then nothing was done.
    fn put_changed(
        &self,
        press: &Press,
        sources: &SourceSet,
        (changed, routes): (&Changed, &[Route]),
        problems: &mut Vec<Diagnostic>,
    ) -> Result<Option<Summary>, BuildError> {
        let Changed { drawn, patches, .. } = changed;
        let addresses = drawn.iter().map(Route::address).chain(patches.keys().cloned());
        let others = addresses.map(|address| OutputPath::new(&address)).collect::<Result<BTreeSet<_>, _>>()?;
        if self.options.printer.is_some() || !self.staging.keep_all_but(&others, routes.len())? {
            return Ok(None);
        }
        for (address, bytes) in patches {
            self.staging.write(&OutputPath::new(address)?, bytes)?;
        }
        let write =
            |route: &Route, bytes: Vec<u8>| Ok(self.staging.write(&OutputPath::new(&route.address())?, &bytes)?);
        draw_all(press, drawn, sources, (self.progress, self.stop), (&|_| Ok(false), &write), problems)?;
        Ok(Some(summary(press, routes)))
    }

    /// Puts every address into the new site: kept where it is what it was, drawn otherwise.
    pub fn put(
        &self,
        press: &Press,
        sources: &SourceSet,
        (prints, changed, all): (&Printed, Option<&Changed>, &[Route]),
        problems: &mut Vec<Diagnostic>,
    ) -> Result<Summary, BuildError> {
        self.staging.reuse()?;
        if let Some(changed) = changed
            && let Some(summary) = self.put_changed(press, sources, (changed, all), problems)?
        {
            return Ok(summary);
        }
        let (routes, patches) = (&prints.routes, changed.map(|changed| &changed.patches));
        let is_there = |route: &Route| -> Result<bool, BuildError> {
            let address = route.address();
            let path = OutputPath::new(&address)?;
            if let Some(bytes) = patches.and_then(|patches| patches.get(&address)) {
                self.staging.write(&path, bytes)?;
                return Ok(true);
            }
            let before = self.last.prints.routes.get(&address);
            let same = before.is_some_and(|before| routes.get(&address) == Some(before));
            let Some(_) = patches.filter(|_| same || is_shard(route)) else {
                return Ok(same && self.staging.keep(&path)?);
            };
            // It cannot be drawn: its text was not read.
            if self.staging.keep(&path)? { Ok(true) } else { Err(OutputError::gone(&address).into()) }
        };
        let write =
            |route: &Route, bytes: Vec<u8>| Ok(self.staging.write(&OutputPath::new(&route.address())?, &bytes)?);
        draw_all(press, all, sources, (self.progress, self.stop), (&is_there, &write), problems)
    }
}

impl Work<'_> {
    /// Prints the whole report where that is asked for, unless its page is what it was; gives whether nothing had to be said of it.
    pub fn print(&self, press: &Press, prints: &Printed) -> Result<bool, BuildError> {
        let same = press.plan().checked().report().languages().all(|lang| {
            let address = Page::Whole.address(lang);
            self.last.prints.routes.get(&address).is_some_and(|before| prints.routes.get(&address) == Some(before))
        });
        let is_kept = |pdf: &OutputPath| Ok(same && self.staging.keep(pdf)?);
        printing::print(press.plan(), self.staging, self.options, self.progress, self.stop, &is_kept)
    }
}

fn is_shard(route: &Route) -> bool {
    matches!(route, Route::Search(_, SearchFile::Shard(_)))
}

fn found_kind(kind: &str) -> FoundKind {
    match kind {
        "chapter" => FoundKind::Chapter,
        "pillar" => FoundKind::Pillar,
        _ => FoundKind::Page,
    }
}

/// The places of the `unread` writings whose texts are shown at the addresses `drawn`; `None` where that is not known.
fn shown(press: &Press, drawn: &[Route], unread: &Unread) -> Option<BTreeSet<usize>> {
    let plan = press.plan();
    let mut named: BTreeSet<(FoundKind, &str)> = BTreeSet::new();
    for route in drawn {
        match route {
            Route::Page(_, Page::Chapter(id) | Page::ParallelChapter(id)) => {
                named.insert((FoundKind::Chapter, id));
            }
            Route::Page(_, Page::Plain(id)) => {
                named.insert((FoundKind::Page, id));
            }
            Route::Search(_, SearchFile::Text(number)) => {
                named.extend(plan.findables().in_text(*number).iter().map(|it| (it.kind, it.id.as_str())));
            }
            route if super::routes::shows_no_writing(route) => {}
            _ => return None,
        }
    }
    let writings = plan.checked().report().writings().zip(0..);
    let shown = writings.filter(|((kind, writing), _)| named.contains(&(found_kind(kind), writing.id.as_str())));
    Some(shown.filter(|((_, writing), _)| unread.has(writing)).map(|(_, place)| place).collect())
}
