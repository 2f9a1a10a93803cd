//! A project held in memory: what changed is read again, and each address is drawn when it is asked for.

use super::{BuildError, Drafts, Options, Unheard, draft};
use crate::check::Revision;
use crate::diag::{self, Diagnosed, Diagnostic};
use crate::i18n::Lang;
use crate::load;
use crate::model::{Status, Writing};
use crate::parse;
use crate::plan::{Revised, Route, SitePlan};
use crate::render::Press;
use crate::source::{FileId, SourceSet};
use crate::theme;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// A project that is being worked on. It knows the problems of the files as they are now, and draws the newest site that had no
/// error; what it draws is byte for byte what a build writes.
#[derive(Debug)]
pub struct Session {
    options: Options,
    sources: SourceSet,
    /// What was found when the files were read.
    unread: Vec<Diagnostic>,
    problems: Vec<Diagnostic>,
    site: Option<Site>,
    /// Files that changed since `site` was planned, which had errors then.
    pending: BTreeSet<FileId>,
    /// Whether files came or went since `site` was planned, so that its numbers of files are others.
    renumbered: bool,
}

/// The newest site that had no error.
#[derive(Debug)]
struct Site {
    press: Press,
    routes: BTreeMap<String, Route>,
    /// What was found before it was checked.
    before: Vec<Diagnostic>,
    /// The files that can change by themselves: the place of the writing that each belongs to, and its language.
    prose: BTreeMap<FileId, (usize, Lang)>,
}

/// What an update found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Update {
    /// No file of the project is other than it was.
    Same,
    /// The project has changed: its problems may be other ones, and so may any page.
    Changed,
}

impl Session {
    /// Reads the project. One with errors can be opened too; it has nothing to draw until they are mended.
    ///
    /// # Errors
    /// When the folder is no project, or cannot be listed.
    pub fn open(options: Options) -> Result<Self, BuildError> {
        let Diagnosed { value: sources, problems: unread } = load::project(&options.project, theme::embedded())?;
        let mut session = Self {
            options,
            sources,
            unread,
            problems: Vec::new(),
            site: None,
            pending: BTreeSet::new(),
            renumbered: true,
        };
        session.check();
        Ok(session)
    }

    /// Reads again what stands at `changed`; what is no part of the project is let pass. A path begins with the project's folder as
    /// it was given, or as the system knows it.
    ///
    /// # Errors
    /// When the folder is no project any more, or cannot be listed. The session stands as it was.
    pub fn update(&mut self, changed: &[PathBuf]) -> Result<Update, BuildError> {
        let mut edited = BTreeSet::new();
        for path in changed.iter().filter_map(|path| load::relative(&self.options.project, path)) {
            let known = self.sources.find(&path).and_then(|id| Some((id, load::again(&self.options.project, &path)?)));
            match known {
                Some((id, text)) if self.sources.get(id).is_none_or(|file| file.text != text) => {
                    self.sources.replace(id, text);
                    edited.insert(id);
                }
                Some(_) => {}
                // Written and removed again, as editors do.
                None if !self.knows(&path) && !load::stands(&self.options.project, &path) => {}
                None => return self.reopen(),
            }
        }
        if edited.is_empty() {
            return Ok(Update::Same);
        }
        edited.append(&mut self.pending);
        if !self.revise(&edited) {
            self.pending = edited;
            self.check();
        }
        Ok(Update::Changed)
    }

    /// Whether the project, as it was read, has a file at `path` or below it.
    pub fn knows(&self, path: &str) -> bool {
        let below = format!("{path}/");
        let binary = |known: &str| known == path || known.starts_with(&below);
        self.sources.find(path).is_some()
            || self.sources.below(&below).next().is_some()
            || self.sources.binaries().iter().any(|file| binary(&file.path))
    }

    /// Reads all files again: some came or went.
    fn reopen(&mut self) -> Result<Update, BuildError> {
        let Diagnosed { value, problems } = load::project(&self.options.project, theme::embedded())?;
        (self.sources, self.unread, self.renumbered) = (value, problems, true);
        self.check();
        Ok(Update::Changed)
    }

    /// Checks the whole project as it is now in memory.
    fn check(&mut self) {
        let mut before = self.unread.clone();
        let mut found = Vec::new();
        let press = draft(&self.sources, &self.options, &Unheard, &mut before, &mut found);
        let problems: Vec<Diagnostic> = before.iter().chain(&found).cloned().collect();
        if let Some(press) = press.filter(|_| !diag::has_errors(&problems)) {
            let routes = by_address(&press);
            let prose = prose(&press, self.options.drafts);
            self.site = Some(Site { press, routes, before, prose });
            self.pending.clear();
            self.renumbered = false;
        }
        self.tell(problems);
    }

    /// Checks the writings of the files `edited` alone, where that is all there is to it.
    fn revise(&mut self, edited: &BTreeSet<FileId>) -> bool {
        let Some(site) = self.site.as_mut().filter(|_| !self.renumbered) else { return false };
        let mut before: Vec<Diagnostic> =
            site.before.iter().filter(|problem| !edited.contains(&problem.span.file)).cloned().collect();
        let mut revisions = Vec::new();
        for id in edited {
            let Some((place, lang)) = site.prose.get(id) else { return false };
            let Diagnosed { value, mut problems } = parse::text(&self.sources, *id);
            // Without front matter there is no writing; and one that is not published yet is left out.
            let Some(text) = value.filter(|text| is_shown(text.status, self.options.drafts)) else { return false };
            site.press.plan().checked().report().settings.severity.apply(&mut problems);
            before.append(&mut problems);
            revisions.push(Revision { place: *place, lang: lang.clone(), text });
        }
        let problems = match site.press.revise(revisions, &self.sources, &before) {
            Ok(revised) => {
                if revised == Revised::Addresses {
                    site.routes = by_address(&site.press);
                }
                let found = site.press.plan().checked().problems();
                let problems = before.iter().chain(found).cloned().collect();
                site.before = before;
                self.pending.clear();
                problems
            }
            Err(mut found) => {
                self.pending.clone_from(edited);
                before.append(&mut found);
                before
            }
        };
        self.tell(problems);
        true
    }

    fn tell(&mut self, mut problems: Vec<Diagnostic>) {
        diag::sort(&mut problems);
        self.problems = problems;
    }

    /// The files as they were last read, into which the problems point.
    pub fn sources(&self) -> &SourceSet {
        &self.sources
    }

    /// What is wrong with the files as they are now, in the order of their places. What only drawing finds out is told by
    /// [`Self::draw`].
    pub fn problems(&self) -> &[Diagnostic] {
        &self.problems
    }

    /// Whether the files as they are now have no error, so that what is drawn is the newest state.
    pub fn holds(&self) -> bool {
        !diag::has_errors(&self.problems)
    }

    /// The newest site that had no error, on paper. Its places are those of [`Self::sources`] while the project [holds](Self::holds).
    pub fn plan(&self) -> Option<&SitePlan> {
        self.site.as_ref().map(|site| site.press.plan())
    }

    /// Every address of the newest site that had no error.
    pub fn routes(&self) -> impl Iterator<Item = &Route> {
        self.site.iter().flat_map(|site| site.routes.values())
    }

    /// What stands at `address`, given from the site's root without a slash before it.
    pub fn find(&self, address: &str) -> Option<&Route> {
        self.site.as_ref()?.routes.get(address)
    }

    /// The bytes at `route`; `None` while there was no site without errors yet.
    ///
    /// # Errors
    /// A problem at its place: a template that asks for what is not there, a chart that has no drawing.
    pub fn draw(&self, route: &Route) -> Option<Result<Vec<u8>, Diagnostic>> {
        Some(self.site.as_ref()?.press.draw(route, &self.sources))
    }
}

/// Every route of the site by its address.
fn by_address(press: &Press) -> BTreeMap<String, Route> {
    press.routes().into_iter().map(|route| (route.address(), route)).collect()
}

fn is_shown(status: Status, drafts: Drafts) -> bool {
    drafts == Drafts::Shown || status == Status::Published
}

/// The files whose text can change by itself: those of writings that are shown in all languages.
fn prose(press: &Press, drafts: Drafts) -> BTreeMap<FileId, (usize, Lang)> {
    let report = press.plan().checked().report();
    let shown = |writing: &Writing| writing.texts.values().all(|text| is_shown(text.status, drafts));
    let writings = report.writings().zip(0..).filter(|((_, writing), _)| shown(writing));
    let files = |((_, writing), place): ((&str, &'_ Writing), usize)| -> Vec<(FileId, (usize, Lang))> {
        writing.texts.iter().map(|(lang, text)| (text.span.file, (place, lang.clone()))).collect()
    };
    writings.flat_map(files).collect()
}
