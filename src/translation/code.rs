//! Marks as numbered codes: what a translator's tool shows as a tag that can be moved but not broken.

use super::segment::Piece;
use crate::i18n::Bilingual;

/// A mark: what opens it, and what closes it if words stand inside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// The Markdown before the words, or all of it.
    pub open: String,
    /// The Markdown after them.
    pub close: Option<String>,
}

/// A text with its marks as numbers, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    /// Words.
    Text(String),
    /// The beginning of a mark.
    Open(usize),
    /// Its end.
    Close(usize),
    /// A mark without words inside.
    Alone(usize),
}

impl Code {
    /// Whether the mark says something that both languages must say: a reference, a figure that the tool writes.
    pub fn is_needed(&self) -> bool {
        self.open.starts_with('[') || self.open.starts_with('<')
    }
}

/// The marks of a text in the order in which they open.
fn codes(pieces: &[Piece]) -> Vec<Code> {
    let mut found: Vec<Code> = Vec::new();
    let mut open = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Text(_) => {}
            Piece::Open(mark) => {
                open.push(found.len());
                found.push(Code { open: mark.clone(), close: None });
            }
            Piece::Alone(mark) => found.push(Code { open: mark.clone(), close: None }),
            Piece::Close(mark) => {
                if let Some(code) = open.pop().and_then(|index| found.get_mut(index)) {
                    code.close = Some(mark.clone());
                }
            }
        }
    }
    found
}

/// The codes of a source text, then those that only its translation has.
pub fn table(source: &[Piece], target: &[Piece]) -> Vec<Code> {
    let mut table = codes(source);
    let mut free = vec![true; table.len()];
    for code in codes(target) {
        let known = table.iter().zip(&free).position(|(other, free)| *free && *other == code);
        match known.and_then(|index| free.get_mut(index)) {
            Some(free) => *free = false,
            None => {
                table.push(code);
                free.push(false);
            }
        }
    }
    table
}

/// A text with its marks replaced by their numbers in `table`.
pub fn tokens(pieces: &[Piece], table: &[Code]) -> Vec<Token> {
    let mut free = vec![true; table.len()];
    let mut numbers = codes(pieces).into_iter().map(|code| {
        let index = table.iter().zip(&free).position(|(other, free)| *free && *other == code).unwrap_or(0);
        free.iter_mut().skip(index).take(1).for_each(|free| *free = false);
        index + 1
    });
    let mut open = Vec::new();
    let mut out = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => out.push(Token::Text(text.clone())),
            Piece::Open(_) => {
                let number = numbers.next().unwrap_or(0);
                open.push(number);
                out.push(Token::Open(number));
            }
            Piece::Close(_) => out.push(Token::Close(open.pop().unwrap_or(0))),
            Piece::Alone(_) => out.push(Token::Alone(numbers.next().unwrap_or(0))),
        }
    }
    merged(out)
}

/// Neighbouring words as one token, none of them empty.
pub fn merged(tokens: Vec<Token>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    for token in tokens {
        match (token, out.last_mut()) {
            (Token::Text(more), _) if more.is_empty() => {}
            (Token::Text(more), Some(Token::Text(text))) => text.push_str(&more),
            (token, _) => out.push(token),
        }
    }
    out
}

/// The text with its marks again, or why that cannot be: a mark that is unknown, lost or doubled.
///
/// # Errors
/// What is wrong with the marks, in a few words. `needed` is how many codes the source text has.
pub fn pieces(tokens: &[Token], table: &[Code], needed: usize) -> Result<Vec<Piece>, Bilingual> {
    let mut used = vec![0_usize; table.len()];
    let mut out = Vec::new();
    for token in tokens {
        let (Token::Open(number) | Token::Close(number) | Token::Alone(number)) = token else {
            if let Token::Text(text) = token {
                out.push(Piece::Text(text.clone()));
            }
            continue;
        };
        let index = number.checked_sub(1).unwrap_or(usize::MAX);
        let code = table.get(index).ok_or_else(|| {
            Bilingual::of(format!("the mark {number} is not one of its source text"), format!("原文里没有标记{number}"))
        })?;
        match (token, &code.close) {
            (Token::Open(_), Some(_)) => out.push(Piece::Open(code.open.clone())),
            (Token::Close(_), Some(close)) => out.push(Piece::Close(close.clone())),
            (Token::Alone(_), None) => out.push(Piece::Alone(code.open.clone())),
            _ => {
                return Err(Bilingual::of(
                    format!("the mark {number} has another form in the source text"),
                    format!("标记{number}在原文里是另一种形式"),
                ));
            }
        }
        if let (Some(count), false) = (used.get_mut(index), matches!(token, Token::Close(_))) {
            *count += 1;
        }
    }
    let lost = table.iter().zip(&used).zip(1..).take(needed);
    for ((code, count), number) in lost {
        if *count > 1 || (*count == 0 && code.is_needed()) {
            let (what, zh) =
                if *count == 0 { ("is lost", "丢失了") } else { ("stands there twice", "出现了两次") };
            let close = code.close.as_deref().unwrap_or_default();
            return Err(Bilingual::of(
                format!("the mark {number}, {}{close}, {what}", code.open),
                format!("标记{number}（{}{close}）{zh}", code.open),
            ));
        }
    }
    Ok(out)
}
