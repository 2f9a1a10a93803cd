//! Looking at a folder: is it a site that may be replaced, is it the site that was just written?

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rayon::prelude::*;

use super::error::OutputError;
use super::manifest::{Entry, MANIFEST_NAME, Manifest};
use super::part;
use super::path::OutputPath;
use super::place::Place;
use super::refusal::Refusal;
use super::unjoined::Unjoined;

/// How many files an error names.
const NAMED: usize = 5;

/// A folder that may be replaced.
#[derive(Debug)]
pub(super) enum Existing {
    /// There is no folder.
    Missing,
    /// There is an empty folder.
    Empty,
    /// There is a site, and it holds nothing but what was written to it.
    Ours(Manifest),
    /// The same, but some of its files are gone; or slices of a site that are not joined.
    Incomplete(Manifest),
}

/// When each folder of a site was last given a file or lost one, as far as that is known for sure.
#[derive(Debug, Default)]
pub(super) struct Folders(Option<Vec<(PathBuf, SystemTime)>>);

/// So much younger than a moment a folder must not be: some file systems count in steps of two seconds.
const STEP: Duration = Duration::from_secs(2);

impl Folders {
    fn of(site: &Path, manifest: &Manifest, now: Option<SystemTime>) -> Self {
        let (mut inside, mut last): (BTreeSet<&str>, _) = (BTreeSet::new(), None);
        for path in manifest.files.keys() {
            let folder = path.folders().last();
            // Most files stand in the folder of the one before.
            if folder != last {
                inside.extend(path.folders());
                last = folder;
            }
        }
        let folders = [""].into_iter().chain(inside).map(|folder| {
            let path: PathBuf = folder.split('/').collect();
            let time = fs::symlink_metadata(site.join(&path)).ok()?.modified().ok()?;
            (time.checked_add(STEP)? < now?).then_some((path, time))
        });
        Self(folders.collect())
    }

    /// Whether nothing was put into the site or taken out of it since, which now stands at `site`. `false` where that is not known.
    pub(super) fn are_untouched(&self, site: &Path) -> bool {
        let same = |(path, time): &(PathBuf, SystemTime)| {
            fs::symlink_metadata(site.join(path)).is_ok_and(|found| found.modified().is_ok_and(|now| now == *time))
        };
        self.0.as_ref().is_some_and(|folders| folders.iter().all(same))
    }
}

/// Looks at the folder and refuses one that must not be replaced. `shown` is its name in messages.
pub(super) fn existing(folder: &Path, shown: &Path) -> Result<Existing, OutputError> {
    Ok(look(folder, shown, None)?.0)
}

/// The same, with when its folders were last touched, the time being `now`.
pub(super) fn look(folder: &Path, shown: &Path, now: Option<SystemTime>) -> Result<(Existing, Folders), OutputError> {
    let refuse = |reason| Err(OutputError::Refused { out: shown.to_owned(), reason });
    match fs::symlink_metadata(folder) {
        Ok(found) if found.is_symlink() => return refuse(Refusal::Symlink),
        Ok(found) if !found.is_dir() => return refuse(Refusal::NotAFolder),
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok((Existing::Missing, Folders::default())),
        Err(error) => return Err(OutputError::io("look at the folder", folder)(error)),
    }
    let (is_sealed, list) = match read_manifest(folder, shown)? {
        Stands::Nothing => return Ok((Existing::Empty, Folders::default())),
        Stands::Site(list) => (true, list),
        Stands::Slices(list) => (false, list),
    };
    let (manifest, written) = list;
    let folders = Folders::of(folder, &manifest, now);
    let found = compare(folder, shown, &manifest, written)?;
    let is_whole = is_sealed && found == manifest.files.len();
    Ok((if is_whole { Existing::Ours(manifest) } else { Existing::Incomplete(manifest) }, folders))
}

/// A list of files and the time it was written.
type Listed = (Manifest, Option<SystemTime>);

/// What a folder is, by the lists that stand in it.
enum Stands {
    /// It is empty.
    Nothing,
    Site(Listed),
    /// All files of slices that are not joined.
    Slices(Listed),
}

fn read_manifest(folder: &Path, shown: &Path) -> Result<Stands, OutputError> {
    let path = folder.join(MANIFEST_NAME);
    let not_ours = |found| Err(OutputError::NotOurs { out: shown.to_owned(), found });
    let meta = match fs::symlink_metadata(&path) {
        Ok(meta) => meta,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if let Some(slices) = read_slices(folder, shown)? {
                return Ok(Stands::Slices(slices));
            }
            let names = names_in(folder).map_err(OutputError::io("list the folder", folder))?;
            return match names.as_slice() {
                [] => Ok(Stands::Nothing),
                [first] => not_ours(format!("it holds \"{first}\" and no list of files")),
                [first, second] => not_ours(format!("it holds \"{first}\" and \"{second}\", and no list of files")),
                [first, second, ..] => {
                    not_ours(format!("it holds \"{first}\", \"{second}\" and more, and no list of files"))
                }
            };
        }
        Err(error) => return Err(OutputError::io("look at the file", &path)(error)),
    };
    if !meta.is_file() {
        return not_ours(format!("its {MANIFEST_NAME} is not a file"));
    }
    let bytes = fs::read(&path).map_err(OutputError::io("read the list of files", &path))?;
    let parsed =
        String::from_utf8(bytes).map_err(|_| "it is not text".to_owned()).and_then(|text| Manifest::parse(&text));
    match parsed {
        Ok(manifest) => Ok(Stands::Site((manifest, meta.modified().ok()))),
        Err(problem) => not_ours(format!("its list of files {MANIFEST_NAME} is damaged, {problem}")),
    }
}

/// The files of all slices in the folder, and the time at which the first of their lists was written.
fn read_slices(folder: &Path, shown: &Path) -> Result<Option<Listed>, OutputError> {
    let slices = part::read(folder, shown)?;
    let written =
        |(part, _): &(part::Part, Manifest)| fs::symlink_metadata(folder.join(part.list_name())).ok()?.modified().ok();
    // A list whose time is not known is taken to be older than anything.
    let oldest = slices.iter().map(written).min().flatten();
    let united = slices.into_iter().map(|(_, manifest)| manifest).reduce(|mut all, more| {
        all.files.extend(more.files);
        all
    });
    Ok(united.map(|manifest| (manifest, oldest)))
}

/// The list of files of a site, where that is what the folder holds.
pub(super) fn sealed(folder: &Path, shown: &Path) -> Result<Option<Manifest>, OutputError> {
    let listed = match read_manifest(folder, shown) {
        Ok(Stands::Site((manifest, _))) => Some(manifest),
        Ok(_) | Err(OutputError::NotOurs { .. }) => None,
        Err(error) => return Err(error),
    };
    Ok(listed)
}

fn names_in(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

/// Refuses a site that holds files the manifest does not list, or listed files that were edited.
/// Listed files that are gone and empty folders are let pass: replacing them loses nothing. Gives how many files were found.
fn compare(
    folder: &Path,
    shown: &Path,
    manifest: &Manifest,
    written: Option<SystemTime>,
) -> Result<usize, OutputError> {
    let mut found = 0;
    let mut foreign = Vec::new();
    let mut changed = Vec::new();
    walk(folder, |path, meta| {
        match manifest.files.get(path.as_str()) {
            Some(entry) if meta.is_file() => {
                found += 1;
                if is_changed(folder, &path, meta, entry, written)? {
                    changed.push(path);
                }
            }
            _ if path == MANIFEST_NAME || part::is_list(&path) || is_left_by_a_viewer(&path) => {}
            _ => foreign.push(path),
        }
        Ok(())
    })?;
    let out = shown.to_owned();
    if !foreign.is_empty() {
        let (files, total) = first_few(foreign);
        return Err(OutputError::Foreign { out, files, total });
    }
    if !changed.is_empty() {
        let (files, total) = first_few(changed);
        return Err(OutputError::Changed { out, files, total });
    }
    Ok(found)
}

/// What file managers leave in every folder that somebody looked at; nobody's work, and no part of a site.
fn is_left_by_a_viewer(path: &str) -> bool {
    matches!(path.rsplit('/').next(), Some(".DS_Store" | "Thumbs.db" | "desktop.ini"))
}

/// Whether the file is not as it was written. The hash is computed only for files that are younger
/// than the manifest, which was written last: a digit corrected by hand leaves the size as it was.
fn is_changed(
    folder: &Path,
    path: &str,
    meta: &fs::Metadata,
    entry: &Entry,
    written: Option<SystemTime>,
) -> Result<bool, OutputError> {
    if meta.len() != entry.size {
        return Ok(true);
    }
    match (meta.modified(), written) {
        (Ok(modified), Some(written)) if modified <= written => Ok(false),
        _ => {
            let mut full = folder.to_owned();
            full.extend(path.split('/'));
            Ok(hash(&full).map_err(OutputError::io("read the file", &full))? != entry.hash)
        }
    }
}

fn hash(path: &Path) -> io::Result<blake3::Hash> {
    let mut hasher = blake3::Hasher::new();
    io::copy(&mut File::open(path)?, &mut hasher)?;
    Ok(hasher.finalize())
}

fn first_few(mut files: Vec<String>) -> (Vec<String>, usize) {
    let total = files.len();
    files.sort();
    files.truncate(NAMED);
    (files, total)
}

/// Checks that a site that was just written holds the files of the manifest, and no others, and
/// that none was cut short.
pub(super) fn verify(site: &Path, manifest: &Manifest, (list, list_size): (&str, u64)) -> Result<(), OutputError> {
    let wrong = |path: &str, problem| Err(OutputError::Incomplete { path: path.to_owned(), problem });
    let mut seen = 0;
    walk(site, |path, meta| {
        let expected = match manifest.files.get(path.as_str()) {
            Some(entry) => entry.size,
            None if path == list => list_size,
            None => return wrong(&path, "was not written by this build"),
        };
        if !meta.is_file() || meta.len() != expected {
            return wrong(&path, "is not as long as it was written");
        }
        seen += 1;
        Ok(())
    })?;
    if seen == manifest.files.len() + 1 {
        return Ok(());
    }
    let missing = manifest.files.keys().find(|path| {
        let mut full = site.to_owned();
        full.extend(path.as_str().split('/'));
        fs::symlink_metadata(full).is_err()
    });
    wrong(missing.map_or(list, |path| path.as_str()), "is missing")
}

/// Checks that a folder of joined slices holds the files of the manifest, byte for byte, and no others.
pub(super) fn verify_bytes(folder: &Path, shown: &Path, manifest: &Manifest) -> Result<(), OutputError> {
    let found: BTreeMap<String, fs::Metadata> = gather(folder, "")?.into_iter().collect();
    let is_ours = |path: &str| path == MANIFEST_NAME || part::is_list(path) || is_left_by_a_viewer(path);
    let foreign: Vec<String> =
        found.keys().filter(|path| !manifest.files.contains_key(path.as_str()) && !is_ours(path)).cloned().collect();
    if !foreign.is_empty() {
        let (files, total) = first_few(foreign);
        return Err(Unjoined::Foreign { files, total }.of(shown));
    }
    let is_wrong = |(path, entry): (&OutputPath, &Entry)| -> Result<Option<String>, OutputError> {
        let mut full = folder.to_owned();
        full.extend(path.as_str().split('/'));
        let same_size = found.get(path.as_str()).is_some_and(|meta| meta.is_file() && meta.len() == entry.size);
        let same = same_size && hash(&full).map_err(OutputError::io("read the file", &full))? == entry.hash;
        Ok((!same).then(|| path.to_string()))
    };
    let wrong: Vec<Option<String>> = manifest.files.par_iter().map(is_wrong).collect::<Result<_, _>>()?;
    let wrong: Vec<String> = wrong.into_iter().flatten().collect();
    if wrong.is_empty() {
        return Ok(());
    }
    let (files, total) = first_few(wrong);
    Err(Unjoined::Wrong { files, total }.of(shown))
}

/// Checks that of a site that began as a `spare` one, which was looked at, the other files are there, and none was cut short.
pub(super) fn verify_rest(place: &Place, manifest: &Manifest, spare: &Manifest) -> Result<(), OutputError> {
    for (path, entry, before) in manifest.beside(spare) {
        let Some(entry) = entry.filter(|entry| before != Some(*entry)) else { continue };
        let found = fs::symlink_metadata(place.file_in_site(path));
        let problem = match found {
            Ok(found) if found.is_file() && found.len() == entry.size => continue,
            Ok(_) => "is not as long as it was written",
            Err(_) => "is missing",
        };
        return Err(OutputError::Incomplete { path: path.to_string(), problem });
    }
    Ok(())
}

/// Calls the function for everything below the folder that is not a folder, with its path from
/// there, and what the file system knows of it. Symbolic links are not followed.
fn walk(
    folder: &Path,
    mut see: impl FnMut(String, &fs::Metadata) -> Result<(), OutputError>,
) -> Result<(), OutputError> {
    for (path, meta) in gather(folder, "")? {
        see(path, &meta)?;
    }
    Ok(())
}

/// Everything in the folder that is `inside` another, on all threads: most of the time is spent waiting for the system.
fn gather(folder: &Path, inside: &str) -> Result<Vec<(String, fs::Metadata)>, OutputError> {
    let failed = || OutputError::io("look at", folder);
    let entries: Vec<fs::DirEntry> =
        fs::read_dir(folder).map_err(failed())?.collect::<io::Result<_>>().map_err(failed())?;
    let look = |entry: &fs::DirEntry| -> Result<Vec<(String, fs::Metadata)>, OutputError> {
        let path = format!("{inside}{}", entry.file_name().to_string_lossy());
        // Of the entry itself: a link is not followed.
        let meta = entry.metadata().map_err(|error| OutputError::io("look at", &entry.path())(error))?;
        if meta.is_dir() { gather(&entry.path(), &format!("{path}/")) } else { Ok(vec![(path, meta)]) }
    };
    let found: Vec<Vec<(String, fs::Metadata)>> = entries.par_iter().map(look).collect::<Result<_, _>>()?;
    Ok(found.into_iter().flatten().collect())
}
