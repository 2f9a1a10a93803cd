//! Marks that come in pairs: each opened is closed, in order.

use super::{Finding, Line, is_wide};
use crate::diag::TypingProblem;
use std::collections::BTreeMap;

const PAIRS: [(char, char); 11] = [
    ('“', '”'),
    ('‘', '’'),
    ('《', '》'),
    ('〈', '〉'),
    ('（', '）'),
    ('「', '」'),
    ('『', '』'),
    ('【', '】'),
    ('〔', '〕'),
    ('(', ')'),
    ('[', ']'),
];

/// What is open at some place.
#[derive(Default)]
struct Open {
    /// Index, mark and counterpart, the outermost first.
    marks: Vec<(usize, char, char)>,
    /// How many of each kind, so that nothing is looked for that is not there.
    counts: BTreeMap<char, usize>,
}

impl Open {
    fn push(&mut self, index: usize, mark: char, close: char) {
        self.marks.push((index, mark, close));
        *self.counts.entry(close).or_default() += 1;
    }

    fn expects(&self, close: char) -> bool {
        self.marks.last().is_some_and(|(_, _, expected)| *expected == close)
    }

    /// Takes out the innermost mark that `close` closes; what was opened inside it and is still open comes back as well.
    fn close(&mut self, close: char) -> Option<Vec<(usize, char, char)>> {
        self.counts.get(&close).filter(|count| **count > 0)?;
        let at = self.marks.iter().rposition(|(_, _, expected)| *expected == close)?;
        let taken: Vec<_> = self.marks.drain(at..).collect();
        for (_, _, close) in &taken {
            *self.counts.entry(*close).or_default() -= 1;
        }
        Some(taken)
    }
}

/// Finds marks without their counterparts.
pub fn check(line: &Line<'_>, found: &mut Vec<Finding>) {
    let mut open = Open::default();
    let mut parenthesised = false;
    for index in 0..line.characters.len() {
        let Some(character) = line.at(index) else { continue };
        parenthesised |= matches!(character, '(' | '（');
        if let Some((_, close)) = PAIRS.iter().find(|(mark, _)| *mark == character) {
            // Quotation marks within quotation marks are of the other kind.
            if matches!(character, '“' | '‘') && open.expects(*close) {
                report(line, index, character, *close, found);
            } else {
                open.push(index, character, *close);
            }
        } else if let Some((mark, _)) = PAIRS.iter().find(|(_, close)| *close == character) {
            let omission = character == '’' && is_apostrophe(line, index, open.expects(character));
            if omission || (!parenthesised && is_item_number(line, index, character)) {
                continue;
            }
            match open.close(character) {
                Some(taken) => {
                    for (index, mark, close) in taken.into_iter().skip(1) {
                        report(line, index, mark, close, found);
                    }
                }
                None => report(line, index, character, *mark, found),
            }
        }
    }
    for (index, mark, close) in open.marks {
        report(line, index, mark, close, found);
    }
    straight(line, found);
}

fn report(line: &Line<'_>, index: usize, mark: char, counterpart: char, found: &mut Vec<Finding>) {
    found.push((line.range(index, index + 1), TypingProblem::UnbalancedQuotes { mark, counterpart }));
}

/// `people’s`, `the provinces’`, `’90s`: a mark of omission where it stands at a Latin letter and closes nothing.
fn is_apostrophe(line: &Line<'_>, index: usize, closes: bool) -> bool {
    let letter = |character: Option<char>| character.is_some_and(|c| c.is_alphanumeric() && !is_wide(c));
    let (before, after) = (letter(line.previous(index)), letter(line.at(index + 1)));
    (before && after) || (!closes && (before || after))
}

/// `a)`, `1）`: the number of an item in running text.
fn is_item_number(line: &Line<'_>, index: usize, character: char) -> bool {
    let number = line.previous(index).is_some_and(|c| c.is_alphanumeric() && !is_wide(c));
    let alone = index < 2 || line.at(index - 2).is_some_and(|c| c.is_whitespace() || is_wide(c));
    matches!(character, ')' | '）') && number && alone
}

/// Straight quotation marks: an even number; after a digit the mark means inches.
fn straight(line: &Line<'_>, found: &mut Vec<Finding>) {
    let is_mark = |index: &usize| {
        line.at(*index) == Some('"') && !line.previous(*index).is_some_and(|character| character.is_ascii_digit())
    };
    let all = line.characters.iter().filter(|(_, character)| *character == '"').count();
    if !all.is_multiple_of(2)
        && let Some(last) = (0..line.characters.len()).rfind(is_mark)
    {
        report(line, last, '"', '"', found);
    }
}
