//! What several pages show alike is drawn once: a chart or list placed in the prose of many pages, a figure that the tool writes.

use crate::diag::Diagnostic;
use crate::i18n::Lang;
use crate::model::RefKind;
use std::collections::HashMap;
use std::convert::Infallible;
use std::hash::Hash;
use std::sync::{Arc, PoisonError, RwLock};

/// Drawings by what they depend on. A drawing is a pure function of its key and of the site, so that it does not matter which page
/// asks first; links in it are relative to the folder of the page that shows it.
#[derive(Debug, Default)]
pub struct Memo {
    figures: Table<(String, RefKind, String), Arc<str>>,
    written: Table<(Lang, String, String), Arc<str>>,
}

type Table<K, V> = RwLock<HashMap<K, V>>;

impl Memo {
    /// The chart or list `id` as it stands in the prose of pages at `place`: their folder, the language, and what anchors begin with.
    ///
    /// # Errors
    /// As `draw`; nothing is kept then.
    pub fn figure(
        &self,
        place: String,
        kind: RefKind,
        id: &str,
        draw: impl FnOnce() -> Result<String, Diagnostic>,
    ) -> Result<Arc<str>, Diagnostic> {
        once(&self.figures, (place, kind, id.to_owned()), || Ok(Arc::from(draw()?)))
    }

    /// The figure of an indicator that `fragment` names, as the language writes it.
    pub fn written(&self, lang: &Lang, id: &str, fragment: &str, write: impl FnOnce() -> String) -> Arc<str> {
        let key = (lang.clone(), id.to_owned(), fragment.to_owned());
        once(&self.written, key, || Ok::<_, Infallible>(Arc::from(write()))).unwrap_or_else(|never| match never {})
    }
}

/// What `table` holds for `key`. Where two threads ask at once both may make it; it is the same.
fn once<K: Eq + Hash, V: Clone, E>(table: &Table<K, V>, key: K, make: impl FnOnce() -> Result<V, E>) -> Result<V, E> {
    if let Some(found) = table.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return Ok(found.clone());
    }
    let made = make()?;
    table.write().unwrap_or_else(PoisonError::into_inner).insert(key, made.clone());
    Ok(made)
}
