//! A project held in memory: what changed is read again, and each address is drawn when it is asked for.

use super::{BuildError, Options, prepare};
use crate::diag::{self, Diagnosed, Diagnostic};
use crate::load;
use crate::plan::Route;
use crate::render::Press;
use crate::source::SourceSet;
use crate::theme;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A project that is being worked on. It knows the problems of the files as they are now, and draws the newest site that had no
/// error; what it draws is byte for byte what a build writes.
#[derive(Debug)]
pub struct Session {
    options: Options,
    sources: SourceSet,
    problems: Vec<Diagnostic>,
    press: Option<Press>,
    routes: BTreeMap<String, Route>,
    holds: bool,
}

/// What an update found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Update {
    /// No file of the project is other than it was.
    Same,
    /// The project has changed: its problems are other ones, or any page may be.
    Changed,
}

impl Session {
    /// Reads the project. One with errors can be opened too; it has nothing to draw until they are mended.
    ///
    /// # Errors
    /// When the folder is no project, or cannot be listed.
    pub fn open(options: Options) -> Result<Self, BuildError> {
        let mut session = Self {
            options,
            sources: SourceSet::default(),
            problems: Vec::new(),
            press: None,
            routes: BTreeMap::new(),
            holds: false,
        };
        session.read()?;
        Ok(session)
    }

    /// Reads again what stands at `changed`, paths below the project's folder or below its parent as a watcher tells them; others
    /// are let pass.
    ///
    /// # Errors
    /// When the folder is no project any more, or cannot be listed. The session stands as it was.
    pub fn update(&mut self, changed: &[PathBuf]) -> Result<Update, BuildError> {
        if changed.is_empty() {
            return Ok(Update::Same);
        }
        self.read()?;
        Ok(Update::Changed)
    }

    fn read(&mut self) -> Result<(), BuildError> {
        let Diagnosed { value: sources, mut problems } = load::project(&self.options.project, theme::embedded())?;
        let press = prepare(&sources, &self.options, &mut problems);
        diag::sort(&mut problems);
        self.holds = press.is_some() && !diag::has_errors(&problems);
        if let Some(press) = press.filter(|_| self.holds) {
            self.routes = press.routes().into_iter().map(|route| (route.address(), route)).collect();
            self.press = Some(press);
        }
        self.sources = sources;
        self.problems = problems;
        Ok(())
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
        self.holds
    }

    /// Every address of the newest site that had no error.
    pub fn routes(&self) -> impl Iterator<Item = &Route> {
        self.routes.values()
    }

    /// What stands at `address`, given from the site's root without a slash before it.
    pub fn find(&self, address: &str) -> Option<&Route> {
        self.routes.get(address)
    }

    /// The bytes at `route`; `None` while there was no site without errors yet.
    ///
    /// # Errors
    /// A problem at its place: a template that asks for what is not there, a chart that has no drawing.
    pub fn draw(&self, route: &Route) -> Option<Result<Vec<u8>, Diagnostic>> {
        Some(self.press.as_ref()?.draw(route, &self.sources))
    }
}
