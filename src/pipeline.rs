//! The one place that knows every stage: from a project's folder to a site.

mod exchange;
mod external;
mod import;
mod incremental;
mod owner;
mod printing;
mod progress;
mod scaffold;
mod session;
mod slices;
mod translations;

pub use exchange::{Export, Writing, export, import, save};
pub use external::{Asked, Asking, check_links};
pub use import::{Import, ImportError, Imported, TableKind, import_table, write_import};
pub use incremental::Memory;
pub use owner::other_project;
pub use printing::{PrintError, Printer};
pub use progress::{Progress, Stage};
pub use scaffold::{Made, NewError, Wanted, init, new};
pub use session::{Session, Update};
pub use slices::build_slice;
pub use translations::{Choice, Confirmation, Translations, confirm, translations};

use crate::check::{self, Earlier};
use crate::coverage::{self, SourceUse};
use crate::diag::{self, Diagnosed, Diagnostic, has_errors};
use crate::i18n::{Bilingual, Date, Told, counted};
use crate::links;
use crate::load::{self, LoadError};
use crate::model::{BaseUrl, Text};
use crate::output::{OutputError, OutputPath, OutputPathError, Protected, Published, Staging};
use crate::parse;
use crate::plan::{self, Indexing, Route};
use crate::render::Press;
use crate::source::{FileId, Fingerprint, SourceSet, Spanned};
use crate::theme;
use crate::translation;
use progress::Unheard;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// Which problems keep a site from being written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Denied {
    /// Errors.
    #[default]
    Errors,
    /// Errors and warnings.
    Warnings,
}

impl Denied {
    /// Whether `problems` hold such a one.
    pub fn stops(self, problems: &[Diagnostic]) -> bool {
        match self {
            Self::Errors => has_errors(problems),
            Self::Warnings => !problems.is_empty(),
        }
    }
}

/// What is built, and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder with `content/`, `seeds/` and `themes/`.
    pub project: PathBuf,
    /// The site's absolute address, for canonical links, sitemap and feeds; wins over `content/report.yaml`.
    pub base_url: Option<BaseUrl>,
    /// Whether drafts and figures under embargo are shown.
    pub drafts: Drafts,
    /// Which problems keep a site from being written.
    pub denied: Denied,
    /// The day on which embargoes are looked at; `None`: no embargo has passed. Changes no byte of the site.
    pub as_of: Option<Date>,
    /// Who prints the whole report as PDF files; `None`: there are none. They are the one thing whose bytes depend on another program.
    pub printer: Option<Arc<dyn Printer>>,
}

/// What becomes of what is not published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Drafts {
    /// It is left out.
    Hidden,
    /// It is shown.
    Shown,
}

/// What a run found.
#[derive(Debug)]
pub struct Found {
    /// The files that the problems point into.
    pub sources: SourceSet,
    /// In the order of their places.
    pub problems: Vec<Diagnostic>,
    /// What was, or would be, built; `None` where an error kept it from being planned.
    pub summary: Option<Summary>,
}

/// A site in numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Pages, all languages together.
    pub pages: usize,
    /// Charts of the report, in all languages.
    pub charts: usize,
    /// All files.
    pub files: usize,
}

/// Why nothing could be built, where no file of the report is to blame.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// The project could not be read.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The site could not be written; the one before stands as it was.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// A file of the site would have a name that not every host can serve.
    #[error(transparent)]
    Path(#[from] OutputPathError),
    /// A file from a translator cannot be taken over, or none be made.
    #[error("XLIFF: {0}")]
    Xliff(translation::XliffError),
    /// No program that could ask for links.
    #[error(transparent)]
    Curl(#[from] links::NoCurl),
    /// None of the links was answered.
    #[error(
        "{} asked for, and none answers ({why}); the network cannot be reached from here\n\
         help: check the network and its proxy (https_proxy), or check without --external",
        counted(*addresses, "link")
    )]
    Offline {
        /// How many were asked.
        addresses: usize,
        /// What was said of the first.
        why: String,
    },
    /// The whole report cannot or may not be printed as it is; the site before stands as it was.
    #[error("{0}")]
    Print(Bilingual),
    /// The program that prints failed.
    #[error("{0}")]
    Printer(Bilingual),
    /// Some of the slices would hold nothing.
    #[error("the site has {addresses} addresses and cannot be cut into {slices} slices")]
    TooManySlices {
        /// How many slices were asked for.
        slices: usize,
        /// How many addresses there are.
        addresses: usize,
    },
    /// It was told to stop; the site before stands as it was.
    #[error("interrupted; nothing was changed")]
    Interrupted,
}

/// Checks the project: everything a build does but the writing.
///
/// # Errors
/// When the folder is no project, or `stop` was set.
pub fn check(options: &Options, progress: &dyn Progress, stop: &AtomicBool) -> Result<Found, BuildError> {
    let discard = |_: &Route, _: Vec<u8>| Ok(());
    inspect(options, progress, stop, &discard).map(|(found, _)| found)
}

/// Checks the project, and tells what rests on each source; `None` where the report does not hold.
///
/// # Errors
/// When the folder is no project.
pub fn sources(options: &Options) -> Result<(Found, Option<Vec<SourceUse>>), BuildError> {
    let Diagnosed { value: sources, mut problems } = load::project(&options.project, theme::embedded())?;
    let press = prepare(&sources, options, &Unheard, &mut problems);
    let uses = press.map(|press| coverage::sources(press.plan().checked()));
    diag::sort(&mut problems);
    Ok((Found { sources, problems, summary: None }, uses))
}

/// Builds the project into `out`: all of it, or nothing at all where there is any error. Everything is read, checked and drawn, and
/// nothing is left for the next build.
///
/// # Errors
/// When the folder is no project, `out` may not be written, the disk fails, or `stop` was set.
pub fn build(
    options: &Options,
    out: &Path,
    progress: &dyn Progress,
    stop: &AtomicBool,
) -> Result<(Found, Option<Published>), BuildError> {
    let staging = open(options, out)?;
    let write = |route: &Route, bytes: Vec<u8>| {
        let address = route.address();
        Ok(staging.write(&OutputPath::new(&address)?, &bytes)?)
    };
    let (found, press) = inspect(options, progress, stop, &write)?;
    if options.denied.stops(&found.problems) {
        return Ok((found, None));
    }
    if let Some(press) = &press {
        printing::print(press.plan(), &staging, options, progress, stop, &|_| Ok(false))?;
    }
    progress.entered(Stage::Publish);
    let published = staging.publish()?;
    Ok((found, Some(published)))
}

/// Builds the project into `out` as [`build`] does, and gives the same site; what is still as the last build of this `program` left
/// it is neither checked nor drawn again.
///
/// # Errors
/// As [`build`].
pub fn rebuild(
    options: &Options,
    out: &Path,
    memory: Memory,
    program: Fingerprint,
    progress: &dyn Progress,
    stop: &AtomicBool,
) -> Result<(Found, Option<Published>), BuildError> {
    incremental::build(options, open(options, out)?, memory, program, (progress, stop))
}

fn open(options: &Options, out: &Path) -> Result<Staging, BuildError> {
    let inputs = load::INPUT_FOLDERS.map(|folder| options.project.join(folder));
    let inputs: Vec<&Path> = inputs.iter().map(PathBuf::as_path).collect();
    Ok(Staging::open(out, Protected { roots: &[&options.project], inputs: &inputs })?)
}

/// Takes the bytes of one route.
type Sink<'a> = dyn Fn(&Route, Vec<u8>) -> Result<(), BuildError> + Sync + 'a;

/// load → … → render → sink, and what was drawn from.
fn inspect(
    options: &Options,
    progress: &dyn Progress,
    stop: &AtomicBool,
    sink: &Sink<'_>,
) -> Result<(Found, Option<Press>), BuildError> {
    progress.entered(Stage::Load);
    let Diagnosed { value: sources, mut problems } = load::project(&options.project, theme::embedded())?;
    let press = prepare(&sources, options, progress, &mut problems);
    let summary = match &press {
        Some(press) if !has_errors(&problems) => {
            Some(draw_all(press, &press.routes(), &sources, (progress, stop), (&|_| Ok(false), sink), &mut problems)?)
        }
        _ => None,
    };
    diag::sort(&mut problems);
    Ok((Found { sources, problems, summary }, press))
}

/// load → parse → check → plan: everything before the first page is drawn. `None` where an error stands in the way.
fn prepare(
    sources: &SourceSet,
    options: &Options,
    progress: &dyn Progress,
    problems: &mut Vec<Diagnostic>,
) -> Option<Press> {
    let mut found = Vec::new();
    let press = draft(sources, options, progress, problems, &mut found);
    problems.append(&mut found);
    press
}

/// The same, with the problems `before` checking told apart from those that checking `found`.
fn draft(
    sources: &SourceSet,
    options: &Options,
    progress: &dyn Progress,
    before: &mut Vec<Diagnostic>,
    found: &mut Vec<Diagnostic>,
) -> Option<Press> {
    draft_with(sources, options, progress, (before, found), (&BTreeMap::new(), None))
}

/// The same, without looking again at texts that are `known`, and for what `earlier` builds did not find.
fn draft_with(
    sources: &SourceSet,
    options: &Options,
    progress: &dyn Progress,
    (before, found): (&mut Vec<Diagnostic>, &mut Vec<Diagnostic>),
    (known, earlier): (&BTreeMap<FileId, Text>, Option<&Earlier>),
) -> Option<Press> {
    progress.entered(Stage::Parse);
    let parsed = parse::report_with(sources, known);
    // Nothing more is told of what could not be read: it only looks empty.
    let unread: BTreeSet<FileId> =
        before.iter().filter(|it| it.problem.leaves_nothing_read()).map(|it| it.span.file).collect();
    before.extend(parsed.problems.into_iter().filter(|it| !unread.contains(&it.span.file)));
    let mut report = parsed.value?;
    // An address from outside wins, for what is checked of it, too.
    if let Some(address) = &options.base_url {
        let span = report.settings.base_url.as_ref().map_or(report.settings.languages.span, |own| own.span);
        report.settings.base_url = Some(Spanned::new(address.clone(), span));
    }
    check::embargo(&report, options.as_of, before);
    check::security(&report, options.as_of, before);
    let report = match options.drafts {
        Drafts::Shown => report,
        Drafts::Hidden => report.published(),
    };
    let languages: Vec<_> = report.settings.languages.value.iter().map(|lang| (&lang.value, lang.span)).collect();
    progress.entered(Stage::Theme);
    let theme = theme::assemble(sources, &report.settings.theme, &languages, &report.settings.phrases);
    before.extend(theme.problems);
    report.settings.severity.apply(before);
    let units = theme.value.as_ref().map(theme::Theme::units);
    progress.entered(Stage::Check);
    let checked = check::check_with(report, sources, units.as_deref(), before, earlier);
    found.extend(checked.problems);
    progress.entered(Stage::Plan);
    let indexing = if options.drafts == Drafts::Hidden { Indexing::Allowed } else { Indexing::Refused };
    let plan = plan::plan(checked.value?).with_indexing(indexing).with_pdf(options.printer.is_some());
    let press = Press::new(plan, theme.value?);
    found.extend(plan::address_problems(press.plan(), &press.routes(), sources));
    Some(press)
}

/// Whether a route is there already, so that it need not be drawn.
type Kept<'a> = dyn Fn(&Route) -> Result<bool, BuildError> + Sync + 'a;

/// render → sink, one of the routes at a time on every thread, but for those that are kept.
fn draw_all(
    press: &Press,
    routes: &[Route],
    sources: &SourceSet,
    (progress, stop): (&dyn Progress, &AtomicBool),
    (kept, sink): (&Kept<'_>, &Sink<'_>),
    problems: &mut Vec<Diagnostic>,
) -> Result<Summary, BuildError> {
    progress.entered(Stage::Draw);
    progress.planned(routes.len());
    let go_on = || if stop.load(Ordering::Relaxed) { Err(BuildError::Interrupted) } else { Ok(()) };
    let is_new = |route: &&Route| -> Result<bool, BuildError> {
        go_on()?;
        let is_kept = kept(route)?;
        is_kept.then(|| progress.drawn());
        Ok(!is_kept)
    };
    let wanted: Vec<Option<&Route>> =
        routes.par_iter().map(|route| Ok(is_new(&route)?.then_some(route))).collect::<Result<_, BuildError>>()?;
    let wanted: Vec<&Route> = wanted.into_iter().flatten().collect();
    press.prepare(&wanted);
    let met = Mutex::new(Vec::new());
    wanted.par_iter().try_for_each(|route| {
        go_on()?;
        match press.draw(route, sources) {
            Ok(bytes) => sink(route, bytes)?,
            Err(problem) => met.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(problem),
        }
        progress.drawn();
        Ok::<_, BuildError>(())
    })?;
    problems.extend(met.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner));
    Ok(summary(press, routes))
}

/// A site of `routes` in numbers.
fn summary(press: &Press, routes: &[Route]) -> Summary {
    let report = press.plan().checked().report();
    Summary {
        pages: routes.iter().filter(|route| matches!(route, Route::Page(..))).count(),
        charts: report.all_charts().count() * report.languages().count(),
        files: routes.len(),
    }
}

impl Told for BuildError {
    fn told(&self) -> Bilingual {
        match self {
            Self::Load(error) => error.told(),
            Self::Output(error) => error.told(),
            Self::Path(error) => error.told(),
            Self::Xliff(error) => {
                let why = error.told();
                Bilingual::of(format!("XLIFF: {}", why.en()), format!("XLIFF：{}", why.zh()))
            }
            Self::Curl(error) => error.told(),
            Self::Offline { addresses, why } => Bilingual::of(
                self.to_string(),
                format!(
                    "{addresses}个网址都没有应答（{why}），从这里无法访问网络\n帮助：请检查网络和代理（https_proxy），或不带--external检查"
                ),
            ),
            Self::Print(why) | Self::Printer(why) => why.clone(),
            Self::TooManySlices { slices, addresses } => {
                Bilingual::of(self.to_string(), format!("网站只有{addresses}个网址，不能切成{slices}片"))
            }
            Self::Interrupted => Bilingual::of(self.to_string(), "已中断，没有任何改动"),
        }
    }
}
