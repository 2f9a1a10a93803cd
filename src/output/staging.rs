//! A build of the site: the files written so far, out of sight until they are all there.

use std::collections::HashSet;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError, RwLock};
use std::time::SystemTime;

use super::ancestors::Ancestors;
use super::error::OutputError;
use super::inspect::{self, Existing, Folders};
use super::lock::{Lock, ignore_missing};
use super::manifest::{Entry, MANIFEST_NAME, Manifest};
use super::memory;
use super::part::{self, Part};
use super::path::OutputPath;
use super::place::{LOCK_NAME, MEMORY_NAME, Place, Protected, ROOMS_NAME, SITE_NAME};
use super::published::Published;
use super::registry::Registry;
use super::spare::{self, SPARE_FROM, Spare};
use super::switch;
use super::unjoined::Unjoined;

/// A site being written. Dropped without [`publish`](Self::publish), it is removed.
#[derive(Debug)]
#[must_use = "dropping it removes what was written"]
pub struct Staging {
    pub(super) place: Place,
    /// `None` once the staging folder is removed.
    lock: Option<Lock>,
    /// The site that stood in the output folder when the build began.
    former: Existing,
    pub(super) registry: Mutex<Registry>,
    /// The folders of the site made so far.
    folders: RwLock<HashSet<String>>,
    /// Whether a file could be given two names, as far as that was tried.
    linked: AtomicBool,
    /// When its folders were last touched.
    folders_then: Folders,
    /// Where a spare site may be.
    found: Mutex<Option<spare::Found>>,
    /// What of the new site stands there already.
    pub(super) spare: OnceLock<Spare>,
    /// From so many files on the former site is kept for the next build.
    pub(super) spare_from: usize,
    /// Whether to try to exchange folders in one step.
    pub(super) at_once: bool,
    _ancestors: Ancestors,
}

impl Staging {
    /// Begins to write a site that will be at `out`. Nothing there changes before
    /// [`publish`](Self::publish).
    ///
    /// # Errors
    ///
    /// Fails if `out` may not be replaced, being no folder, a folder that gongbao did not write,
    /// one with files of somebody else in it, or in the way of `protected`; if another build is
    /// writing there; or if the staging folder cannot be made.
    pub fn open(out: &Path, protected: Protected<'_>) -> Result<Self, OutputError> {
        let place = Place::find(out, protected)?;
        let ancestors = Ancestors::make(&place.missing)?;
        let lock = Lock::take(&place)?;
        // From here on dropping it cleans up.
        let mut staging = Self {
            place,
            lock: Some(lock),
            former: Existing::Missing,
            registry: Mutex::default(),
            folders: RwLock::default(),
            linked: AtomicBool::new(true),
            folders_then: Folders::default(),
            found: Mutex::default(),
            spare: OnceLock::new(),
            spare_from: SPARE_FROM,
            at_once: true,
            _ancestors: ancestors,
        };
        let place = &staging.place;
        remove_stale(place)?;
        switch::recover(place)?;
        let (former, folders_then) = inspect::look(&place.out, &place.shown, staging.lock_time())?;
        fs::create_dir(&place.site).map_err(OutputError::io("make the staging folder", &place.site))?;
        (staging.former, staging.folders_then) = (former, folders_then);
        Ok(staging)
    }

    /// Writes one file of the site. Can be called from several threads at once.
    ///
    /// # Errors
    ///
    /// Fails if the path is taken by another file or folder, also if only by the case of letters,
    /// or if the system refuses to write. The build is to be given up then.
    pub fn write(&self, path: &OutputPath, bytes: &[u8]) -> Result<(), OutputError> {
        let entry = Entry::of(bytes);
        self.registry.lock().unwrap_or_else(PoisonError::into_inner).claim(path, entry)?;
        if self.has_spare(path, &entry)? {
            return Ok(());
        }
        // What says the same stays the file that it was, with its time: by that mirrors tell what to send.
        let is_same = self.former().is_some_and(|former| former.files.get(path) == Some(&entry));
        if is_same && self.former_bytes(path).is_some() && self.link(path)? {
            return Ok(());
        }
        self.make_folders(path)?;
        write_new(&self.place.file_in_site(path), bytes)
    }

    /// Looks at what the build before the last one left: what [`reuse`](Self::reuse) begins with, which can be done while something
    /// else is.
    pub fn look_for_spare(&self) {
        let found = spare::look(&self.place);
        *self.found.lock().unwrap_or_else(PoisonError::into_inner) = Some(found);
    }

    /// Begins with what the build before the last one left, if it left anything. To be called before anything is written.
    ///
    /// # Errors
    ///
    /// Fails if the system refuses to move it.
    pub fn reuse(&self) -> Result<(), OutputError> {
        let found = self.found.lock().unwrap_or_else(PoisonError::into_inner).take();
        let taken = spare::take(&self.place, found.unwrap_or_else(|| spare::look(&self.place)))?;
        drop(taken.map(|spare| self.spare.set(spare)));
        Ok(())
    }

    /// Whether the file stands there already; if another one does, it is taken away.
    fn has_spare(&self, path: &OutputPath, entry: &Entry) -> Result<bool, OutputError> {
        let Some(spare) = self.spare.get() else { return Ok(false) };
        if spare.manifest.files.get(path) == Some(entry) {
            return Ok(true);
        }
        spare.clear(&self.place, path).map(|()| false)
    }

    /// What the last build left, if the site that stands there is the one it left that with.
    pub fn recall(&self) -> Option<Vec<u8>> {
        memory::read(&self.place, self.former()?.digest())
    }

    /// Whether the site that stands there has all its files, so that it may be left as it is.
    pub fn is_whole(&self) -> bool {
        matches!(self.former, Existing::Ours(_))
    }

    /// When the build began, in nanoseconds since 1970, by the clock of the file system; `None` where it does not tell.
    pub fn began(&self) -> Option<i64> {
        i64::try_from(self.lock_time()?.duration_since(SystemTime::UNIX_EPOCH).ok()?.as_nanos()).ok()
    }

    fn lock_time(&self) -> Option<SystemTime> {
        fs::metadata(self.place.staging.join(LOCK_NAME)).ok()?.modified().ok()
    }

    /// Takes over a file of the site that stands there as it is: under a second name where the file system has such, and without
    /// reading it. Gives whether that could be done; where not, the file is to be written.
    ///
    /// # Errors
    ///
    /// As [`write`](Self::write).
    pub fn keep(&self, path: &OutputPath) -> Result<bool, OutputError> {
        let Some(entry) = self.former().and_then(|former| former.files.get(path)).copied() else { return Ok(false) };
        if !self.has_spare(path, &entry)? && !self.link(path)? {
            return Ok(false);
        }
        self.registry.lock().unwrap_or_else(PoisonError::into_inner).claim(path, entry)?;
        Ok(true)
    }

    /// Puts a file of the site that stands there into the new one; where another one may be, it must have been taken away.
    pub(super) fn link(&self, path: &OutputPath) -> Result<bool, OutputError> {
        self.make_folders(path)?;
        let full = self.place.file_in_site(path);
        // Two names for one file. Nothing is ever written into a file of a site.
        if fs::hard_link(self.place.file_in_out(path), &full).is_err() {
            self.linked.store(false, Ordering::Relaxed);
            let Some(bytes) = self.former_bytes(path) else { return Ok(false) };
            write_new(&full, &bytes)?;
            // Where the system keeps no times, the file is only sent once more.
            let _ = copy_time(&self.place.file_in_out(path), &full);
        }
        Ok(true)
    }

    /// The bytes of a file of the site that stands there, as they were written; `None` where they are not.
    pub fn former_bytes(&self, path: &OutputPath) -> Option<Vec<u8>> {
        let entry = self.former()?.files.get(path)?;
        let bytes = fs::read(self.place.file_in_out(path)).ok()?;
        (Entry::of(&bytes) == *entry).then_some(bytes)
    }

    /// Leaves the site that stands there as it is, and `remembered` in place of what the last build left.
    pub fn leave(self, remembered: Option<&[u8]>) -> Published {
        let nothing = Manifest::default();
        let stands = self.former().unwrap_or(&nothing);
        let left = remembered.map(|bytes| memory::write(&self.place, stands.digest(), bytes));
        Published::new(stands, &self.former, left.and_then(Result::err))
    }

    pub(super) fn former(&self) -> Option<&Manifest> {
        match &self.former {
            Existing::Ours(former) | Existing::Incomplete(former) => Some(former),
            Existing::Missing | Existing::Empty => None,
        }
    }

    /// Puts the site in place in one step and removes the former one.
    ///
    /// # Errors
    ///
    /// Fails if a file is not as it was written, if the output folder may no longer be replaced,
    /// or if the system refuses. The former site is in place then.
    pub fn publish(self) -> Result<Published, OutputError> {
        self.publish_with(None)
    }

    /// The same, and leaves `remembered` for the next build.
    ///
    /// # Errors
    ///
    /// As [`publish`](Self::publish).
    pub fn publish_with(self, remembered: Option<&[u8]>) -> Result<Published, OutputError> {
        self.finish(None, remembered)
    }

    /// Puts a slice of a site in place, with a list of its own.
    ///
    /// # Errors
    ///
    /// As [`publish`](Self::publish).
    pub fn publish_part(self, part: &Part) -> Result<Published, OutputError> {
        self.finish(Some(part), None)
    }

    /// Refuses to put a slice where a whole site stands, or another slice.
    ///
    /// # Errors
    ///
    /// If there is one.
    pub fn is_for_slice(&self, number: usize, of: usize) -> Result<(), OutputError> {
        let own = part::list_name(number, of);
        let site = (!is_missing(&self.place.out.join(MANIFEST_NAME))).then(|| MANIFEST_NAME.to_owned());
        match site.into_iter().chain(part::names(&self.place.out)?).find(|name| *name != own) {
            Some(name) => Err(Unjoined::Occupied { name }.of(&self.place.shown)),
            None => Ok(()),
        }
    }

    fn finish(mut self, part: Option<&Part>, remembered: Option<&[u8]>) -> Result<Published, OutputError> {
        let registry = std::mem::take(&mut self.registry);
        let registry = registry.into_inner().unwrap_or_else(PoisonError::into_inner);
        let manifest = registry.into_manifest();
        let place = &self.place;
        let (list, text) = match part {
            Some(part) => (part.list_name(), manifest.render_below(&part.head())),
            None => (MANIFEST_NAME.to_owned(), manifest.render()),
        };
        let spare = self.spare.take();
        if let Some(spare) = &spare {
            spare.prune(place, &manifest)?;
        }
        write_new(&place.in_site(&list), text.as_bytes())?;
        match &spare {
            Some(spare) => inspect::verify_rest(place, &manifest, &spare.manifest)?,
            None => inspect::verify(&place.site, &manifest, (&list, Entry::of(text.as_bytes()).size))?,
        }
        let former = self.switch()?;
        let left = remembered.map(|bytes| memory::write(&self.place, blake3::hash(text.as_bytes()), bytes));
        let forgotten = left.and_then(Result::err);
        let is_large = manifest.files.len() >= self.spare_from;
        if remembered.is_some() && is_large && spare::has_room(&self.place) {
            let will_do =
                self.is_worth_keeping(&former, &manifest) || spare::lay(&self.place, &manifest, &text).is_ok();
            will_do.then(|| spare::leave(&self.place));
        }
        let leftover = self.clean().err().or(forgotten);
        Ok(Published::new(&manifest, &former, leftover))
    }

    /// Puts the new site in place; gives the former one, which then stands in the staging folder.
    fn switch(&mut self) -> Result<Existing, OutputError> {
        let place = &self.place;
        if is_missing(&place.out) {
            switch::place_new(place)?;
            return Ok(Existing::Missing);
        }
        switch::swap(place, self.at_once)?;
        if self.folders_then.are_untouched(&place.site) {
            return Ok(std::mem::replace(&mut self.former, Existing::Missing));
        }
        // A file may have been put there since the build began, and must not be lost.
        inspect::existing(&place.site, &place.shown).or_else(|error| {
            switch::swap(place, self.at_once)?;
            Err(error)
        })
    }

    /// Whether the next build saves time with the former site: most files of the new one are in it, under a second name.
    fn is_worth_keeping(&self, former: &Existing, manifest: &Manifest) -> bool {
        let Existing::Ours(former) = former else { return false };
        let same = manifest.beside(former).filter(|(_, now, before)| now == before).count();
        self.linked.load(Ordering::Relaxed) && 2 * same >= manifest.files.len()
    }

    fn make_folders(&self, path: &OutputPath) -> Result<(), OutputError> {
        let Some(last) = path.folders().last() else {
            return Ok(());
        };
        if self.folders.read().unwrap_or_else(PoisonError::into_inner).contains(last) {
            return Ok(());
        }
        let mut made = self.folders.write().unwrap_or_else(PoisonError::into_inner);
        for folder in path.folders() {
            if !made.contains(folder) {
                let full = self.place.in_site(folder);
                let stands = self.spare.get().is_some() && is_folder(&full);
                if !stands {
                    fs::create_dir(&full).map_err(OutputError::io("make the folder", &full))?;
                }
                made.insert(folder.to_owned());
            }
        }
        Ok(())
    }

    /// Removes the staging folder and all in it, if that is not done yet.
    fn clean(&mut self) -> Result<(), OutputError> {
        let Some(lock) = self.lock.take() else {
            return Ok(());
        };
        let site = &self.place.site;
        ignore_missing(fs::remove_dir_all(site)).map_err(OutputError::io("remove the staging folder", site))?;
        lock.release()
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // An error on the way is already being reported; the next build tries again.
        let _ = self.clean();
    }
}

/// Empties the staging folder that a killed build left behind, if there is anything in it.
fn remove_stale(place: &Place) -> Result<(), OutputError> {
    let failed = || OutputError::io("list the folder", &place.staging);
    let mut stale = false;
    for entry in fs::read_dir(&place.staging).map_err(failed())? {
        let name = entry.map_err(failed())?.file_name();
        if name == SITE_NAME {
            stale = true;
        } else if name == ROOMS_NAME {
            fs::remove_dir_all(place.rooms())
                .map_err(OutputError::io("remove the remains of a killed build in", &place.staging))?;
        } else if name == MEMORY_NAME {
            fs::remove_file(place.fresh_memory())
                .map_err(OutputError::io("remove the remains of a killed build in", &place.staging))?;
        } else if name != LOCK_NAME {
            let entry = name.to_string_lossy().into_owned();
            return Err(OutputError::StrangeStaging { staging: place.staging.clone(), entry });
        }
    }
    if stale {
        fs::remove_dir_all(&place.site)
            .map_err(OutputError::io("remove the remains of a killed build in", &place.site))?;
    }
    Ok(())
}

fn is_missing(path: &Path) -> bool {
    fs::symlink_metadata(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

/// Whether there is a folder; a file of the spare site in its place is taken away.
fn is_folder(path: &Path) -> bool {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => true,
        Ok(_) => {
            let _ = fs::remove_file(path);
            false
        }
        Err(_) => false,
    }
}

/// Gives one file the time of another.
fn copy_time(from: &Path, to: &Path) -> io::Result<()> {
    let time = fs::metadata(from)?.modified()?;
    fs::OpenOptions::new().write(true).open(to)?.set_modified(time)
}

/// Writes a file that must not exist yet. Not flushed to the disk: see the module's page.
fn write_new(path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
    let write =
        || -> io::Result<()> { fs::OpenOptions::new().write(true).create_new(true).open(path)?.write_all(bytes) };
    write().map_err(OutputError::io("write the file", path))
}
