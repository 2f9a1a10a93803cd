//! A new site that is the former one but for few files: only these are looked at one by one.

use std::collections::BTreeSet;
use std::sync::PoisonError;

use rayon::prelude::*;

use super::error::OutputError;
use super::manifest::Manifest;
use super::path::OutputPath;
use super::registry::Registry;
use super::staging::Staging;

impl Staging {
    /// Takes over the site that stands there, of `files` files, but for those at `others`, which are to be written. To be called
    /// after [`reuse`](Self::reuse), before anything is written. Gives whether that could be done: only where the site is whole and
    /// all of `others` are in it. Where not, nothing was done.
    ///
    /// # Errors
    ///
    /// As [`write`](Self::write).
    pub fn keep_all_but(&self, others: &BTreeSet<OutputPath>, files: usize) -> Result<bool, OutputError> {
        let Some(former) = self.former().filter(|former| self.is_whole() && former.files.len() == files) else {
            return Ok(false);
        };
        if !others.iter().all(|path| former.files.contains_key(path)) {
            return Ok(false);
        }
        let kept = former.files.iter().filter(|(path, _)| !others.contains(*path));
        let kept = Manifest { files: kept.map(|(path, entry)| (path.clone(), *entry)).collect() };
        let (nothing, spare) = (Manifest::default(), self.spare.get());
        let stands = spare.map_or(&nothing, |spare| &spare.manifest);
        let differ: Vec<&OutputPath> = kept
            .beside(stands)
            .filter(|(_, now, before)| now.is_some() && now != before)
            .map(|(path, ..)| path)
            .collect();
        differ.into_par_iter().try_for_each(|path| {
            spare.map_or(Ok(()), |spare| spare.clear(&self.place, path))?;
            if self.link(path)? { Ok(()) } else { Err(OutputError::gone(path.as_str())) }
        })?;
        let mut registry = self.registry.lock().unwrap_or_else(PoisonError::into_inner);
        *registry = Registry::over(kept, others.clone());
        Ok(true)
    }
}
