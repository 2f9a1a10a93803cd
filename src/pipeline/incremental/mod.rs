//! A build that does only what is new since the last one, and gives the same site.

mod record;
mod routes;

use super::{BuildError, Found, Options, Progress, Stage, Summary, draft_with, draw_all};
use crate::check::Earlier;
use crate::diag::{self, Diagnosed, has_errors};
use crate::load::{self, Stamp};
use crate::output::{OutputPath, Published, Staging};
use crate::plan::Route;
use crate::render::Press;
use crate::source::{Fingerprint, SourceSet};
use crate::theme;
use record::{Input, Record};
use routes::Prints;
use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;

/// What a build takes over from the last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Memory {
    /// Whatever is still as it was; and it leaves what the next one needs.
    Kept,
    /// Nothing: all is read, checked and drawn. It leaves what the next one needs.
    Fresh,
}

/// Builds into `staging`, with what the last build of this `program` left there.
pub fn build(
    options: &Options,
    staging: Staging,
    memory: Memory,
    program: Fingerprint,
    (progress, stop): (&dyn Progress, &AtomicBool),
) -> Result<(Found, Option<Published>), BuildError> {
    progress.entered(Stage::Load);
    let began = staging.began();
    let program = Fingerprint::of(&(program, &options.base_url, options.drafts, cfg!(feature = "xlsx")));
    let recalled = staging.recall().filter(|_| memory == Memory::Kept);
    let last = recalled.and_then(|bytes| Record::read(&bytes)).filter(|record| record.program == program);
    let stamps = load::stamps(&options.project);
    if let (Some(last), Some(stamps), true) = (&last, &stamps, staging.is_whole())
        && let Some(inputs) = same(options, last, stamps)
    {
        let found = Found { sources: SourceSet::default(), problems: Vec::new(), summary: Some(last.summary.into()) };
        // Files that had just been written are told apart from later changes by their text, once.
        let renewed = (inputs != last.inputs).then(|| Record { began: began.unwrap_or(0), inputs, ..last.clone() });
        let bytes = renewed.and_then(|record| record.write());
        return Ok((found, Some(staging.leave(bytes.as_deref()))));
    }
    let Diagnosed { value: sources, mut problems } = load::project(&options.project, theme::embedded())?;
    let texts = texts(&sources);
    let last = last.unwrap_or_else(|| Record::empty(program));
    let earlier = earlier(&sources, &texts, &last);
    let mut checked = Vec::new();
    let press = draft_with(&sources, options, progress, (&mut problems, &mut checked), Some(&earlier));
    problems.append(&mut checked);
    let mut drawn = BTreeMap::new();
    let summary = match &press {
        Some(press) if !has_errors(&problems) => {
            let routes = Prints::new(press.plan(), &earlier).all(&press.routes());
            let summary = put(press, &sources, &staging, (&routes, &last), (progress, stop), &mut problems)?;
            drawn = routes;
            Some(summary)
        }
        _ => None,
    };
    diag::sort(&mut problems);
    let found = Found { sources, problems, summary };
    if options.denied.stops(&found.problems) {
        return Ok((found, None));
    }
    let record = Record {
        program,
        began: began.unwrap_or(0),
        silent: found.problems.is_empty(),
        day: day(options),
        summary: found.summary.unwrap_or_default().into(),
        inputs: stamps.map(|stamps| inputs(stamps, &texts)).unwrap_or_default(),
        routes: drawn,
        sound: press.map(|press| press.plan().checked().sound().collect()).unwrap_or_default(),
    };
    progress.entered(Stage::Publish);
    let published = staging.publish_with(record.write().as_deref())?;
    Ok((found, Some(published)))
}

/// Where nothing has changed since the record was made: its files with their stamps as they are now.
fn same(options: &Options, last: &Record, stamps: &[(String, Stamp)]) -> Option<Vec<Input>> {
    // What was told has to be told again.
    if !last.silent || last.day != day(options) || last.inputs.len() != stamps.len() {
        return None;
    }
    let is_same = |(input, (path, stamp)): (&Input, &(String, Stamp))| {
        let untouched = input.stamp == *stamp && stamp.is_older_than(last.began);
        let same = input.path == *path
            && (untouched || load::fingerprint(&options.project, path).is_some_and(|found| found == input.text));
        same.then(|| Input { stamp: *stamp, ..input.clone() })
    };
    last.inputs.iter().zip(stamps).map(is_same).collect()
}

/// The day on which embargoes are looked at: another one may have something to tell.
fn day(options: &Options) -> Option<String> {
    options.as_of.map(|day| day.to_string())
}

/// The fingerprint of every file's text or bytes.
fn texts(sources: &SourceSet) -> BTreeMap<String, Fingerprint> {
    use rayon::prelude::*;
    let texts: Vec<(&str, &[u8])> =
        sources.files().map(|(_, file)| (file.path.as_str(), file.text.as_bytes())).collect();
    let bytes = sources.binaries().iter().map(|file| (file.path.as_str(), file.bytes.as_slice()));
    let all: Vec<(&str, &[u8])> = texts.into_iter().chain(bytes).collect();
    all.into_par_iter().map(|(path, bytes)| (path.to_owned(), Fingerprint::of_bytes(bytes))).collect()
}

/// What the last build found that still counts.
fn earlier(sources: &SourceSet, texts: &BTreeMap<String, Fingerprint>, last: &Record) -> Earlier {
    let (prose, rest): (Vec<_>, Vec<_>) = texts.iter().partition(|(path, _)| is_prose(path));
    // Which writings there are counts for all of them, what they say does not.
    let names: Vec<&String> = prose.into_iter().map(|(path, _)| path).collect();
    let files = sources.files().filter_map(|(id, file)| Some((id, *texts.get(&file.path)?))).collect();
    let around = Fingerprint::of(&(last.program, names, rest));
    Earlier { around, files, sound: last.sound.iter().copied().collect() }
}

fn is_prose(path: &str) -> bool {
    ["content/chapters/", "content/pages/", "content/pillars/"].iter().any(|folder| path.starts_with(folder))
        && path.ends_with(".md")
}

fn inputs(stamps: Vec<(String, Stamp)>, texts: &BTreeMap<String, Fingerprint>) -> Vec<Input> {
    let input = |(path, stamp): (String, Stamp)| {
        let text = *texts.get(&path)?;
        Some(Input { path, stamp, text })
    };
    // A file that came while the others were read: the next build looks at everything.
    stamps.into_iter().map(input).collect::<Option<_>>().unwrap_or_default()
}

/// Puts every address into `staging`: kept where it is what it was, drawn otherwise.
fn put(
    press: &Press,
    sources: &SourceSet,
    staging: &Staging,
    (routes, last): (&BTreeMap<String, Fingerprint>, &Record),
    (progress, stop): (&dyn Progress, &AtomicBool),
    problems: &mut Vec<diag::Diagnostic>,
) -> Result<Summary, BuildError> {
    let is_kept = |route: &Route| -> Result<bool, BuildError> {
        let address = route.address();
        let same = last.routes.get(&address).is_some_and(|before| routes.get(&address) == Some(before));
        Ok(same && staging.keep(&OutputPath::new(&address)?)?)
    };
    let write = |route: &Route, bytes: Vec<u8>| Ok(staging.write(&OutputPath::new(&route.address())?, &bytes)?);
    draw_all(press, sources, (progress, stop), (&is_kept, &write), problems)
}
