//! The numbers of texts that more than one check looks at: each text is read once.

use crate::i18n::Lang;
use crate::quantity::{Reading, read};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// What was read; `None` in a language that has no grammar.
type Read = Option<Rc<[Reading]>>;

/// What was read, by language and text.
#[derive(Debug, Default)]
pub struct Readings(RefCell<HashMap<(Lang, String), Read>>);

impl Readings {
    /// The readings of `text`.
    pub fn of(&self, text: &str, lang: &Lang) -> Read {
        let key = (lang.clone(), text.to_owned());
        let known = self.0.borrow().get(&key).cloned();
        known.unwrap_or_else(|| {
            let found: Read = read(text, lang).map(Rc::from);
            self.0.borrow_mut().insert(key, found.clone());
            found
        })
    }
}
