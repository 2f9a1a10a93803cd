//! The numbers of texts that more than one check looks at: each text is read once.
//!
//! Of some languages digits alone are read, and no numbers in words: enough to ask where a number comes from, too little to compare
//! two texts.

use super::passages::Passage;
use crate::i18n::Lang;
use crate::quantity::{Reading, read, read_digits};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::rc::Rc;

/// What was read; `None` in a language whose numbers are not read.
type Read = Option<Rc<[Reading]>>;

/// What was read, by language and text.
#[derive(Debug, Default)]
pub struct Readings(RefCell<FxHashMap<Lang, FxHashMap<String, Read>>>);

impl Readings {
    /// The readings of `text`.
    pub fn of(&self, text: &str, lang: &Lang) -> Read {
        let known = self.0.borrow().get(lang).and_then(|texts| texts.get(text).cloned());
        known.unwrap_or_else(|| {
            let found: Read = read_digits(text, lang).map(Rc::from);
            self.0.borrow_mut().entry(lang.clone()).or_default().insert(text.to_owned(), found.clone());
            found
        })
    }

    /// The readings of a passage, in the unit that the head of its column says.
    pub fn of_passage(&self, passage: &Passage, lang: &Lang) -> Read {
        let found = self.of(&passage.text, lang);
        match passage.measure {
            Some(measure) => found.map(|readings| measure.apply(&readings).into()),
            None => found,
        }
    }
}

/// Whether numbers of `lang` are read in digits and in words, so that its texts can be compared with others.
pub fn is_compared(lang: &Lang) -> bool {
    read("", lang).is_some()
}
