//! One term, one rendering: where the text uses a term of the glossary, its counterparts use the glossary's rendering.

use super::lexemes::Lexemes;
use super::passages::{Length, Passage, Row};
use crate::diag::{Diagnostic, LanguageProblem};
use crate::i18n::{Bilingual, Lang};
use crate::model::{Report, Term, Usage};
use crate::source::SourceSet;
use aho_corasick::AhoCorasick;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The phrases of the glossary in each of the report's languages; none where it has no terms.
#[derive(Debug)]
pub struct Lexicons(Vec<Lexicon>);

impl Lexicons {
    /// Those of `report`.
    pub fn of(report: &Report) -> Self {
        let Some(origin) = report.languages().next().filter(|_| !report.terms.is_empty()) else {
            return Self(Vec::new());
        };
        let all = report.languages().map(|lang| Lexicon::new(&report.terms, lang, origin)).collect();
        Self(Option::unwrap_or_default(all))
    }

    /// The terms that `text`, in the report's language of that place, names: each once, by its place in the glossary, where it
    /// stands first. One inside another's name is not told, and no two places overlap.
    pub fn named(&self, language: usize, text: &str) -> Vec<(Range<usize>, usize)> {
        let Some(lexicon) = self.0.get(language) else { return Vec::new() };
        let mut places: Vec<(Range<usize>, usize)> =
            lexicon.read(text).outermost.into_iter().map(|(term, place)| (place, term)).collect();
        places.sort_by_key(|(place, term)| (place.start, std::cmp::Reverse(place.end), *term));
        let mut end = 0;
        places.retain(|(place, _)| {
            let is_free = place.start >= end;
            end = end.max(place.end);
            is_free
        });
        places
    }
}

/// Checks passages against the glossary.
pub fn check(report: &Report, lexicons: &Lexicons, rows: &[Row], sources: &SourceSet, problems: &mut Vec<Diagnostic>) {
    let languages: Vec<&Lang> = report.languages().collect();
    let Some(origin) = languages.first() else { return };
    for row in rows {
        let mut used = None;
        for ((passage, lexicon), lang) in row.passages.iter().zip(&lexicons.0).zip(&languages) {
            let Some(passage) = passage else { continue };
            let found = lexicon.read(&passage.text);
            let comparison = Comparison { report, lang, sources, passage, found: &found };
            comparison.forbidden(used.as_ref().map(|(_, used): &(_, Found)| used), problems);
            if lang == origin {
                used = Some((passage, found));
            } else if let (Length::Full, Some((source, used))) = (row.length, &used) {
                comparison.missing(source, used, problems);
            }
        }
    }
}

/// What a phrase is to the terms, by their places in the glossary.
#[derive(Debug, Default)]
struct Senses {
    /// Of these it is the term, its rendering or another that is allowed.
    named: BTreeSet<usize>,
    /// Of these it is a rendering not to be used.
    avoided: BTreeSet<usize>,
}

/// The phrases of the glossary in one language.
#[derive(Debug)]
struct Lexicon {
    automaton: AhoCorasick,
    /// For each phrase, of which terms it is what.
    senses: Vec<Senses>,
}

/// What a passage holds of the glossary.
struct Found {
    /// Terms named in it, those inside longer phrases too, each with its first place.
    named: BTreeMap<usize, Range<usize>>,
    /// Terms named in it that are not part of a longer phrase.
    outermost: BTreeMap<usize, Range<usize>>,
    /// Renderings not to be used, with their places, and the terms that the same words rightly name.
    avoided: Vec<(usize, Range<usize>, BTreeSet<usize>)>,
}

impl Lexicon {
    /// `None` where the phrases are too many or too long for an automaton.
    ///
    /// A term is also named where a translation gives it in the words of the `origin`: “六个回归”.
    fn new(terms: &[Term], lang: &Lang, origin: &Lang) -> Option<Self> {
        let mut phrases: BTreeMap<String, Senses> = BTreeMap::new();
        for (index, term) in terms.iter().enumerate() {
            let others = term.alternatives.get(lang).into_iter().flatten().map(String::as_str);
            let named = [term.term.get(lang), term.term.get(origin)].into_iter().chain(others).flat_map(forms);
            let avoided = term.avoid.get(lang).into_iter().flatten().map(|phrase| without_gloss(phrase));
            for (form, is_named) in named.map(|form| (form, true)).chain(avoided.map(|form| (form, false))) {
                let lexemes = Lexemes::of(&form);
                if !lexemes.is_empty() {
                    let Senses { named, avoided } = phrases.entry(lexemes.key).or_default();
                    if is_named { named } else { avoided }.insert(index);
                }
            }
        }
        let (keys, senses): (Vec<String>, Vec<_>) = phrases.into_iter().unzip();
        // Every lexeme begins as every phrase does, so that there is nothing to skip to.
        let automaton = AhoCorasick::builder().prefilter(false).build(keys).ok()?;
        Some(Self { automaton, senses })
    }

    /// What stands in `text`.
    fn read(&self, text: &str) -> Found {
        let lexemes = Lexemes::of(text);
        let mut matches: Vec<(Range<usize>, &Senses)> = self
            .automaton
            .find_overlapping_iter(&lexemes.key)
            .filter_map(|found| Some((found.range(), self.senses.get(found.pattern().as_usize())?)))
            .collect();
        // The longer of those that begin together comes first, so that what lies inside another comes after it.
        matches.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
        let mut found = Found { named: BTreeMap::new(), outermost: BTreeMap::new(), avoided: Vec::new() };
        let mut covered = 0;
        for (range, senses) in matches {
            let place = lexemes.place(&range);
            let outermost = range.end > covered;
            let Senses { named, avoided } = senses;
            for term in named {
                found.named.entry(*term).or_insert_with(|| place.clone());
                if outermost {
                    found.outermost.entry(*term).or_insert_with(|| place.clone());
                }
            }
            if outermost {
                found.avoided.extend(avoided.iter().map(|term| (*term, place.clone(), named.clone())));
                covered = if named.is_empty() { covered } else { range.end };
            }
        }
        found
    }
}

/// How a term may be written: in full, without its gloss, and by the abbreviation in it: for `central processing
/// unit (CPU)` also `central processing unit` and `CPU`.
fn forms(term: &str) -> Vec<String> {
    let mut forms = vec![term.to_owned(), without_gloss(term)];
    forms.extend(gloss(term).filter(|gloss| is_abbreviation(gloss)).map(str::to_owned));
    forms
}

fn gloss(term: &str) -> Option<&str> {
    let start = term.find('(')?;
    let end = start + term.get(start..)?.find(')')?;
    term.get(start + 1..end)
}

fn without_gloss(term: &str) -> String {
    gloss(term).map_or_else(|| term.to_owned(), |gloss| term.replacen(&format!("({gloss})"), "", 1))
}

fn is_abbreviation(text: &str) -> bool {
    text.len() > 1 && text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '&')
}

/// A passage held against the source language's.
struct Comparison<'a> {
    report: &'a Report,
    lang: &'a Lang,
    sources: &'a SourceSet,
    passage: &'a Passage,
    found: &'a Found,
}

impl Comparison<'_> {
    /// Tells of renderings not to be used. Words that also name another term rightly are told of only where the source has the
    /// one term and not the other.
    fn forbidden(&self, source: Option<&Found>, problems: &mut Vec<Diagnostic>) {
        for (index, range, rightly) in &self.found.avoided {
            let meant = |term: &usize| source.is_some_and(|source| source.named.contains_key(term));
            if !rightly.is_empty() && (!meant(index) || rightly.iter().any(meant)) {
                continue;
            }
            let (Some(term), Some(place)) = (self.report.terms.get(*index), self.passage.place(range, self.sources))
            else {
                continue;
            };
            let problem = LanguageProblem::ForbiddenRendering {
                found: self.passage.text.get(range.clone()).unwrap_or_default().to_owned(),
                preferred: term.term.get(self.lang).to_owned(),
            };
            let diagnostic = Diagnostic::new(problem, place);
            let written = term.term.spanned(self.lang).map(|text| text.span);
            problems.push(match written {
                Some(written) => diagnostic.with(written, Bilingual::new("the rendering to use", "应当用的译法")),
                None => diagnostic,
            });
        }
    }

    /// Tells of the terms that the source uses and this passage does not.
    fn missing(&self, source: &Passage, used: &Found, problems: &mut Vec<Diagnostic>) {
        for (index, range) in &used.outermost {
            let told = self.found.avoided.iter().any(|(term, ..)| term == index);
            let Some(term) = self.report.terms.get(*index) else { continue };
            if told || term.usage == Usage::Free || self.found.named.contains_key(index) {
                continue;
            }
            let Some(place) = self.near(source, range) else { continue };
            let others = term.alternatives.get(self.lang).into_iter().flatten().map(String::as_str);
            let renderings: Vec<&str> = [term.term.get(self.lang)].into_iter().chain(others).collect();
            let problem = LanguageProblem::TermRendering {
                term: source.text.get(range.clone()).unwrap_or_default().to_owned(),
                lang: self.lang.to_string(),
                renderings: renderings.join("`, `"),
            };
            let diagnostic = Diagnostic::new(problem, place);
            problems.push(match source.place(range, self.sources) {
                Some(written) => diagnostic.with(written, Bilingual::new("the term here", "这里的术语")),
                None => diagnostic,
            });
        }
    }

    /// Where the rendering would be looked for: in the sentence of the same number, where both have as many; or in all of it.
    fn near(&self, source: &Passage, range: &Range<usize>) -> Option<crate::source::Span> {
        let (ours, theirs) = (sentences(&self.passage.text), sentences(&source.text));
        let number = theirs.iter().position(|sentence| sentence.contains(&range.start));
        let sentence = number.filter(|_| ours.len() == theirs.len()).and_then(|number| ours.get(number));
        match sentence {
            Some(sentence) => self.passage.place(sentence, self.sources),
            None => self.passage.span,
        }
    }
}

/// The sentences of a text, each with what closes it, without the spaces before it.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let end = at + character.len_utf8();
        let spaced = characters.peek().is_none_or(|(_, next)| next.is_whitespace());
        if matches!(character, '。' | '！' | '？') || (matches!(character, '.' | '!' | '?') && spaced) {
            found.push(start..end);
            start = end + text.get(end..).map_or(0, |rest| rest.len() - rest.trim_start().len());
        }
    }
    if start < text.len() {
        found.push(start..text.len());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gloss_may_be_left_out_and_an_abbreviation_stands_alone() {
        let forms = |term: &str| forms(term).iter().map(|form| Lexemes::of(form).key).collect::<BTreeSet<_>>();
        let key = |text: &str| Lexemes::of(text).key;
        let found = forms("small and medium-sized enterprises (SMEs)");
        assert!(found.contains(&key("small and medium-sized enterprise")));
        assert!(forms("traditional Chinese medicine (TCM)").contains(&key("TCM")));
        assert!(!forms("dual carbon (carbon peak) goals").contains(&key("carbon peak")));
        assert!(forms("dual carbon (carbon peak) goals").contains(&key("dual carbon goals")));
    }

    #[test]
    fn sentences_end_at_their_marks() {
        let count = |text| sentences(text).len();
        assert_eq!(count("甲。乙！丙"), 3);
        assert_eq!(count("RMB 1.7 trillion. And more."), 2);
        assert_eq!(count(""), 0);
    }
}
