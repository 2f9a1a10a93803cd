//! Looking around a place in a text, without ever cutting a character in two.

/// A text seen from one of its places.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    /// In bytes, on the boundary of a character.
    pub(super) at: usize,
}

impl<'t> Cursor<'t> {
    /// The text's start.
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// All of the text.
    pub(super) fn text(self) -> &'t str {
        self.text
    }

    /// The same text from another place.
    pub(super) fn to(self, at: usize) -> Self {
        Self { at, ..self }
    }

    /// What lies ahead.
    pub(super) fn rest(self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// What lies behind.
    pub(super) fn before(self) -> &'t str {
        self.text.get(..self.at).unwrap_or_default()
    }

    /// What lies between two places.
    pub(super) fn between(self, from: usize, to: usize) -> &'t str {
        self.text.get(from..to).unwrap_or_default()
    }

    /// The next character.
    pub(super) fn peek(self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The character just passed.
    pub(super) fn last(self) -> Option<char> {
        self.before().chars().next_back()
    }

    /// One character on.
    pub(super) fn bump(self) -> Self {
        let step = self.peek().map_or(0, char::len_utf8);
        self.to(self.at + step)
    }

    /// Behind `word`, if it is next.
    pub(super) fn eat(self, word: &str) -> Option<Self> {
        self.rest().starts_with(word).then(|| self.to(self.at + word.len()))
    }

    /// Behind the first of `words` that is next.
    pub(super) fn eat_any<'w>(self, words: &[&'w str]) -> Option<(Self, &'w str)> {
        words.iter().find_map(|word| Some((self.eat(word)?, *word)))
    }

    /// Behind white space.
    pub(super) fn skip_spaces(self) -> Self {
        let rest = self.rest();
        self.to(self.at + rest.len() - rest.trim_start().len())
    }
}
