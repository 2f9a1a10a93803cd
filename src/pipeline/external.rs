//! The links to other sites: after a report was checked, and only on request.

use super::{BuildError, Found, Options, Press, Progress, Stage, inspect};
use crate::diag;
use crate::i18n::Date;
use crate::links::{self, Answer, Memory, Web};
use crate::load;
use crate::output::{self, OutputError};
use crate::source::SourceSet;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

/// What the links of a report were asked with.
#[derive(Clone, Copy)]
pub struct Asking<'a> {
    /// Who replies.
    pub web: &'a dyn Web,
    /// The day, for what need not be asked again within a week; `None`: everything is asked, and nothing kept.
    pub today: Option<Date>,
}

/// What became of the links.
#[derive(Debug, Default)]
pub struct Asked {
    /// How many addresses the report links to; each counts once.
    pub addresses: usize,
    /// How many of them were asked now.
    pub now: usize,
    /// Why what answered could not be kept for the next time.
    pub unsaved: Option<OutputError>,
}

/// Checks the project as [`super::check()`] does, and where it holds asks for each address of another site that it links to.
///
/// # Errors
/// When the folder is no project, none of several addresses answers, or `stop` was set.
pub fn check_links(
    options: &Options,
    asking: Asking<'_>,
    progress: &dyn Progress,
    stop: &AtomicBool,
) -> Result<(Found, Asked), BuildError> {
    let (mut found, press) = inspect(options, progress, stop, &|_, _| Ok(()))?;
    let Some(press) = press.filter(|_| found.summary.is_some()) else { return Ok((found, Asked::default())) };
    let asked = ask(&press, &found.sources, options, asking, (progress, stop));
    let (mut problems, asked) = asked?;
    press.plan().checked().report().settings.severity.apply(&mut problems);
    found.problems.extend(problems);
    diag::sort(&mut found.problems);
    Ok((found, asked))
}

fn ask(
    press: &Press,
    sources: &SourceSet,
    options: &Options,
    asking: Asking<'_>,
    (progress, stop): (&dyn Progress, &AtomicBool),
) -> Result<(Vec<diag::Diagnostic>, Asked), BuildError> {
    progress.entered(Stage::Links);
    let outside = links::outside(press.plan().checked().report(), sources);
    let file = options.project.join(links::NAME);
    let mut memory = asking.today.map_or_else(Memory::default, |today| remembered(&file, today));
    let known = |address: &String| Some((address.clone(), memory.answer(address)?.clone()));
    let mut answers: BTreeMap<String, Answer> = outside.keys().filter_map(known).collect();
    let unknown: Vec<&str> = outside.keys().filter(|it| !answers.contains_key(*it)).map(String::as_str).collect();
    progress.planned(unknown.len());
    let stopped = || stop.load(Ordering::Relaxed);
    let heard = links::ask(unknown.iter().copied(), asking.web, &stopped, &|| progress.drawn());
    if stopped() {
        return Err(BuildError::Interrupted);
    }
    let reasons = heard.values().map(|answer| if let Answer::Silent { why } = answer { Some(why) } else { None });
    if let Some([why, _, _, ..]) = reasons.collect::<Option<Vec<_>>>().as_deref() {
        return Err(BuildError::Offline { addresses: heard.len(), why: (*why).clone() });
    }
    let mut asked = Asked { addresses: outside.len(), now: heard.len(), unsaved: None };
    if let (Some(today), false) = (asking.today, heard.is_empty()) {
        memory.learn(&heard, today);
        let text = memory.text(&|address| outside.contains_key(address));
        asked.unsaved = output::export(&file, links::SIGN, &text).err();
    }
    answers.extend(heard);
    Ok((links::judge(&outside, &answers), asked))
}

/// What a file says; nothing where there is none, or it cannot be read.
fn remembered(file: &Path, today: Date) -> Memory {
    load::text(file).map_or_else(|_| Memory::default(), |text| Memory::read(&text, today))
}
