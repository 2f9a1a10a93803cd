//! The numbers of texts that more than one check looks at: each text is read once.

use crate::i18n::Lang;
use crate::quantity::{Reading, read};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::rc::Rc;

/// What was read; `None` in a language that has no grammar.
type Read = Option<Rc<[Reading]>>;

/// What was read, by language and text.
#[derive(Debug, Default)]
pub struct Readings(RefCell<FxHashMap<Lang, FxHashMap<String, Read>>>);

impl Readings {
    /// The readings of `text`.
    pub fn of(&self, text: &str, lang: &Lang) -> Read {
        let known = self.0.borrow().get(lang).and_then(|texts| texts.get(text).cloned());
        known.unwrap_or_else(|| {
            let found: Read = read(text, lang).map(Rc::from);
            self.0.borrow_mut().entry(lang.clone()).or_default().insert(text.to_owned(), found.clone());
            found
        })
    }
}
