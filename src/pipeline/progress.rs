//! How far a run is, for whoever wants to know.

use crate::i18n::Bilingual;

/// A stage of a run, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The project is read from the disk.
    Load,
    /// Texts become a report.
    Parse,
    /// The theme is put together.
    Theme,
    /// The report is checked.
    Check,
    /// Every address is laid down.
    Plan,
    /// Every address is drawn, and written where a site is built.
    Draw,
    /// The whole report is printed, where a build does that.
    Print,
    /// The site takes the place of the former one.
    Publish,
    /// Other sites are asked for what the report links to.
    Links,
}

impl Stage {
    /// Its name, as programs read it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Load => "load",
            Self::Parse => "parse",
            Self::Theme => "theme",
            Self::Check => "check",
            Self::Plan => "plan",
            Self::Draw => "draw",
            Self::Print => "print",
            Self::Publish => "publish",
            Self::Links => "links",
        }
    }
}

/// How a build tells how far it is. The pipeline has no clock: who wants to know how long a stage took looks at one of their own.
pub trait Progress: Sync {
    /// This stage begins, and the one before is over.
    fn entered(&self, _stage: Stage) {}
    /// All is known: so many addresses will be drawn, or of other sites asked for.
    fn planned(&self, routes: usize);
    /// One more address was drawn, or asked for.
    fn drawn(&self);
    /// Something is not as it should be that stands at no place in the report's files.
    fn warned(&self, _warning: &Bilingual) {}
}

/// Nobody listens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unheard;

impl Progress for Unheard {
    fn planned(&self, _: usize) {}
    fn drawn(&self) {}
}
