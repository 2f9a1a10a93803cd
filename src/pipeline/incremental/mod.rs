//! A build that does only what is new since the last one, and gives the same site.

mod draw;
mod record;
mod routes;
mod unread;

use super::{BuildError, Found, Options, Progress, Stage, draft_with};
use crate::check::{CheckedReport, Earlier, Held};
use crate::diag::{self, Diagnosed, has_errors};
use crate::load::{self, Stamp};
use crate::model::{Status, Writing};
use crate::output::{Published, Staging};
use crate::source::{FileId, Fingerprint, SourceSet};
use crate::theme;
use record::{Detail, Head, Input, Kept, Printed, Record};
use routes::Prints;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::atomic::AtomicBool;
use unread::Unread;

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
    let began = staging.began().unwrap_or(0);
    let printed = options.printer.is_some();
    let features = (cfg!(feature = "xlsx"), cfg!(feature = "cards"));
    let program = Fingerprint::of(&(program, &options.base_url, options.drafts, printed, features));
    let recall = || {
        let recalled = staging.recall().filter(|_| memory == Memory::Kept);
        recalled.and_then(|bytes| Record::read(&bytes)).filter(|record| record.program == program)
    };
    let (last, stamps) = rayon::join(recall, || load::stamps(&options.project));
    if let (Some(last), Some(stamps), true) = (&last, &stamps, staging.is_whole())
        && let Some(inputs) = same(options, last, stamps)
    {
        let found = Found { sources: SourceSet::default(), problems: Vec::new(), summary: Some(last.summary.into()) };
        // Files that had just been written are told apart from later changes by their text, once.
        let renewed = (inputs != last.inputs).then(|| Record { began, inputs, ..last.clone() });
        let bytes = renewed.and_then(|record| record.write());
        return Ok((found, Some(staging.leave(bytes.as_deref()))));
    }
    let detail = last.as_ref().map(Record::detail).unwrap_or_default();
    let work = Work { options, staging: &staging, stamps: stamps.as_deref(), last: &detail, program, progress, stop };
    let unread = last.as_ref().filter(|_| staging.is_whole()).zip(work.stamps);
    let unread = unread.and_then(|(last, stamps)| Unread::of(&options.project, last, &detail, stamps));
    let done = match unread.map(|unread| work.run(Some(unread))).transpose()?.flatten() {
        Some(done) => done,
        None => work.run(None)?.ok_or(BuildError::Interrupted)?,
    };
    if options.denied.stops(&done.found.problems) {
        return Ok((done.found, None));
    }
    progress.entered(Stage::Publish);
    let record = Record { began, ..done.record };
    let published = staging.publish_with(record.write().as_deref())?;
    std::mem::forget((record, detail, last, stamps));
    Ok((done.found, Some(published)))
}

/// A build on its way.
struct Work<'a> {
    options: &'a Options,
    staging: &'a Staging,
    stamps: Option<&'a [(String, Stamp)]>,
    /// What the last build knew; nothing where there is none.
    last: &'a Detail,
    program: Fingerprint,
    progress: &'a dyn Progress,
    stop: &'a AtomicBool,
}

/// What became of it.
struct Done {
    found: Found,
    record: Record,
}

impl Work<'_> {
    /// Reads, checks and draws. `None` only where there is something `unread` that has to be read after all.
    fn run(&self, mut unread: Option<Unread>) -> Result<Option<Done>, BuildError> {
        let Some(Diagnosed { value: mut sources, mut problems }) = self.load(unread.as_mut())? else { return Ok(None) };
        let texts = texts(&sources, unread.as_ref());
        let earlier = self.earlier(&sources, &texts, unread.as_mut());
        if unread.is_some() && self.last.around != Some(earlier.around) {
            return Ok(None);
        }
        let (mut checked, nothing) = (Vec::new(), BTreeMap::new());
        let known = unread.as_ref().map_or(&nothing, |unread| &unread.texts);
        let told = (&mut problems, &mut checked);
        let draft = || draft_with(&sources, self.options, self.progress, told, (known, Some(&earlier)));
        let (mut press, ()) = rayon::join(draft, || self.staging.look_for_spare());
        problems.append(&mut checked);
        if unread.is_some() && has_errors(&problems) {
            // What is wrong here may be wrong in what was not read as well: a chapter that is a draft now, and links to it.
            return Ok(None);
        }
        let (mut summary, mut prints) = (None, Printed::default());
        if let Some(press) = press.as_mut().filter(|_| !has_errors(&problems)) {
            let all = press.routes();
            let mut changed = None;
            if let Some(unread) = &unread {
                let Some(found) = self.complete(unread, press, &mut sources, (&earlier, &all)) else { return Ok(None) };
                prints.clone_from(&found.prints);
                changed = Some(found);
            } else {
                prints = Prints::new(press.plan(), &earlier, None).all(&all);
            }
            summary = Some(self.put(press, &sources, (&prints, changed.as_ref(), &all), &mut problems)?);
        }
        diag::sort(&mut problems);
        let found = Found { sources, problems, summary };
        let holds = !self.options.denied.stops(&found.problems);
        let mut silent = found.problems.is_empty();
        if let Some(press) = press.as_ref().filter(|_| holds) {
            silent &= self.print(press, &prints)?;
        }
        let checked = press.as_ref().filter(|_| holds).map(|press| press.plan().checked());
        let detail = checked.map(|checked| detail(checked, &earlier, prints, (&found, self.stamps)));
        let record = Record { silent, ..self.record(&found, &texts, &detail.unwrap_or_default()) };
        if unread.is_some() {
            // The program ends soon, and the system takes back at once what would be given back piece by piece here. Where all was
            // read, the list of files and the record need its room: it goes at the end of this function.
            std::mem::forget((press, earlier, unread, texts));
        }
        Ok(Some(Done { found, record }))
    }

    /// All files; of those that are `unread` only their names. `None` where any of them is not what it was.
    fn load(&self, unread: Option<&mut Unread>) -> Result<Option<Diagnosed<SourceSet>>, BuildError> {
        let folder = &self.options.project;
        let (Some(unread), Some(stamps)) = (unread, self.stamps) else {
            return Ok(Some(load::project(folder, theme::embedded())?));
        };
        let paths: Vec<String> = stamps.iter().map(|(path, _)| path.clone()).collect();
        let mut found = load::listed(folder, &paths, theme::embedded(), &|path| unread.is_read(path));
        Ok(unread.read_named(folder, &mut found.value).map(|()| found))
    }

    /// What the last build found that still counts.
    fn earlier(&self, sources: &SourceSet, texts: &Texts, unread: Option<&mut Unread>) -> Earlier {
        let (prose, rest): (Vec<_>, Vec<_>) = texts.iter().partition(|(path, _)| is_prose(path));
        // Which writings there are counts for all of them, what they say does not.
        let names: Vec<&String> = prose.into_iter().map(|(path, _)| path).collect();
        let files = sources.files().filter_map(|(id, file)| Some((id, *texts.get(&file.path)?))).collect();
        let around = Fingerprint::of(&(self.program, names, rest));
        let held = unread.map(|unread| std::mem::take(&mut unread.held)).unwrap_or_default();
        Earlier { around, files, sound: self.last.writings.iter().map(|kept| kept.held.key).collect(), held }
    }

    fn record(&self, found: &Found, texts: &Texts, detail: &Detail) -> Record {
        let record = Record {
            day: day(self.options),
            summary: found.summary.unwrap_or_default().into(),
            inputs: self.stamps.map(|stamps| inputs(stamps, texts)).unwrap_or_default(),
            ..Record::empty(self.program)
        };
        record.with(detail)
    }
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
type Texts = BTreeMap<String, Fingerprint>;

fn texts(sources: &SourceSet, unread: Option<&Unread>) -> Texts {
    use rayon::prelude::*;
    let is_read = |path: &str| unread.is_none_or(|unread| unread.is_read(path));
    let texts = sources.files().map(|(_, file)| (file.path.as_str(), file.text.as_bytes()));
    let bytes = sources.binaries().iter().map(|file| (file.path.as_str(), file.bytes.as_slice()));
    let all: Vec<(&str, &[u8])> = texts.chain(bytes).filter(|(path, _)| is_read(path)).collect();
    let read = all.into_par_iter().map(|(path, bytes)| (path.to_owned(), Fingerprint::of_bytes(bytes)));
    let mut texts: Texts = read.collect();
    texts.extend(unread.into_iter().flat_map(Unread::files).map(|(path, text)| (path.clone(), *text)));
    texts
}

fn is_prose(path: &str) -> bool {
    ["content/chapters/", "content/pages/", "content/pillars/"].iter().any(|folder| path.starts_with(folder))
        && path.ends_with(".md")
}

fn inputs(stamps: &[(String, Stamp)], texts: &Texts) -> Vec<Input> {
    let input =
        |(path, stamp): &(String, Stamp)| Some(Input { path: path.clone(), stamp: *stamp, text: *texts.get(path)? });
    // A file that came while the others were read: the next build looks at everything.
    stamps.iter().map(input).collect::<Option<_>>().unwrap_or_default()
}

/// Which writings there are, in their order.
fn names(checked: &CheckedReport) -> Fingerprint {
    Fingerprint::of(&checked.report().writings().map(|(kind, it)| (kind, &it.id)).collect::<Vec<_>>())
}

/// What the next build needs to know of this one.
fn detail(
    checked: &CheckedReport,
    earlier: &Earlier,
    prints: Printed,
    (found, stamps): (&Found, Option<&[(String, Stamp)]>),
) -> Detail {
    let places: HashMap<&str, usize> =
        stamps.unwrap_or_default().iter().map(|(path, _)| path.as_str()).zip(0..).collect();
    let troubled: BTreeSet<FileId> = found.problems.iter().map(|problem| problem.span.file).collect();
    let writings: Vec<(&str, &Writing)> = checked.report().writings().collect();
    let kept = |(place, held): (usize, Held)| {
        let (kind, writing) = writings.get(place)?;
        let unread = *kind != "pillar"
            && writing.texts.values().all(|it| it.status == Status::Published && !troubled.contains(&it.span.file));
        let head = |text: &crate::model::Text| {
            let input = *places.get(found.sources.get(text.span.file)?.path.as_str())?;
            let title = (text.title.value.clone(), text.title.span);
            let summary = text.summary.as_ref().map(|it| (it.value.clone(), it.span));
            Some(Head { input, span: text.span, title, summary })
        };
        let heads =
            writing.texts.values().filter(|_| unread).map(|text| head(text)).collect::<Option<_>>().unwrap_or_default();
        Some(Kept { held, heads })
    };
    let kept = checked.held().filter_map(kept).collect();
    Detail { around: Some(earlier.around), names: Some(names(checked)), prints, writings: kept }
}
