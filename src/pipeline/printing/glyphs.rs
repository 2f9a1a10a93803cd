//! Whether a printed file shows every character: one for which no font has a drawing becomes the first glyph of some font, a box.
//!
//! Reads as much of a PDF as Chromium writes, in one pass: its objects stand in the file one after another, none inside another, and
//! the first glyph of a font always has the code 0.

use flate2::read::ZlibDecoder;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;

/// A stream that unpacks to more than this is no text.
const LIMIT: u64 = 64 << 20;

/// What a printed file shows of its text.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// How many glyphs there are.
    pub glyphs: usize,
    /// How many of them are boxes.
    pub boxes: usize,
    /// The characters that the other glyphs stand for.
    pub characters: BTreeSet<char>,
    /// Those that boxes stand for, where the file says it.
    pub boxed: BTreeSet<char>,
    /// What stands before and behind boxes, where the file does not.
    pub gaps: BTreeSet<(char, char)>,
}

/// A font, as far as text is read from it.
#[derive(Debug, Default)]
struct Font {
    /// Codes of two bytes, not of one.
    is_wide: bool,
    text: BTreeMap<u32, char>,
}

/// What the file `pdf` shows.
pub fn shown(pdf: &[u8]) -> Shown {
    let (mut pages, mut names, mut fonts, mut tables) = (Vec::new(), BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for object in objects(pdf) {
        named(object.head, &mut names);
        if object.head.contains("/Type0") || object.head.contains("/Type3") {
            fonts.insert(object.number, (object.head.contains("/Type0"), number_after(object.head, "/ToUnicode ")));
        }
        let Some(text) = object.text else { continue };
        if contains(&text, b"begincmap") {
            tables.insert(object.number, mapped(&String::from_utf8_lossy(&text)));
        } else if contains(&text, b" Tf") {
            pages.push(text);
        }
    }
    let font = |number: &u32| {
        let (is_wide, table) = fonts.get(number)?;
        let text = table.and_then(|table| tables.get(&table)).cloned().unwrap_or_default();
        Some(Font { is_wide: *is_wide, text })
    };
    let fonts: BTreeMap<String, Font> =
        names.iter().filter_map(|(name, number)| Some((name.clone(), font(number)?))).collect();
    let mut shown = Shown::default();
    pages.iter().for_each(|text| read(text, &fonts, &mut shown));
    shown
}

struct Object<'p> {
    number: u32,
    /// Its dictionary, as text.
    head: &'p str,
    /// Its stream, unpacked; pictures and fonts have none.
    text: Option<Vec<u8>>,
}

fn objects(pdf: &[u8]) -> impl Iterator<Item = Object<'_>> {
    let mut rest = pdf;
    std::iter::from_fn(move || {
        let at = find(rest, b" 0 obj")?;
        let (before, body) = rest.split_at(at);
        let digits = before.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        let number = before.get(at - digits..).and_then(|digits| std::str::from_utf8(digits).ok()?.parse().ok());
        let end = find(body, b"endobj").unwrap_or(body.len());
        let stream = find(body, b"stream").filter(|start| *start < end);
        let head = body.get(..stream.unwrap_or(end)).unwrap_or_default();
        let head = head.get(..head.len().min(1 << 20)).unwrap_or_default();
        let head = std::str::from_utf8(head).unwrap_or_default();
        let packed = stream.and_then(|start| body.get(start + b"stream".len()..));
        let length = number_after(head, "/Length ");
        let is_text = head.contains("/FlateDecode")
            && !["/Subtype /Image", "/Length1", "FontFile", "/Type1C"].iter().any(|it| head.contains(it));
        let text = packed.filter(|_| is_text).and_then(unpacked);
        // What is packed may happen to have the word for its end in it.
        let past = stream.zip(length).map_or(end, |(start, length)| start + length as usize);
        rest = body.get(past.max(b" 0 obj".len())..).unwrap_or_default();
        Some(Object { number: number.unwrap_or_default(), head, text })
    })
}

fn unpacked(packed: &[u8]) -> Option<Vec<u8>> {
    let start = packed.iter().position(|byte| !matches!(byte, b'\r' | b'\n'))?;
    let mut text = Vec::new();
    ZlibDecoder::new(packed.get(start..)?).take(LIMIT).read_to_end(&mut text).ok()?;
    Some(text)
}

/// Which object each font's name means: `/F4 13 0 R`.
fn named(head: &str, names: &mut BTreeMap<String, u32>) {
    let mut words = head.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let name = word.rsplit("<<").next().unwrap_or_default().strip_prefix('/').filter(|name| name.starts_with('F'));
        if let (Some(name), Some(number)) = (name, words.peek().and_then(|number| number.parse().ok())) {
            names.insert(name.to_owned(), number);
        }
    }
}

/// A table from codes to text; of longer texts the first character.
fn mapped(table: &str) -> BTreeMap<u32, char> {
    let mut all = BTreeMap::new();
    let mut is_range = false;
    let code = |text: &str| u32::from_str_radix(text, 16).ok();
    for line in table.lines() {
        is_range = line.contains("beginbfrange") || is_range && !line.contains("endbfrange");
        let numbers: Vec<&str> = line.split(['<', '>']).map(str::trim).filter(|it| !it.is_empty()).collect();
        let (first, last, text) = match numbers.as_slice() {
            [first, last, text] if is_range => (code(first), code(last), utf16(text)),
            [first, text] if line.starts_with('<') => (code(first), code(first), utf16(text)),
            _ => continue,
        };
        let (Some(first), Some(last), Some(start)) = (first, last, text.first()) else { continue };
        let codes = first..=last.min(first.saturating_add(0xffff));
        all.extend(codes.filter_map(|code| Some((code, char::from_u32(u32::from(*start) + (code - first))?))));
    }
    all
}

fn utf16(hex: &str) -> Vec<char> {
    decoded(&bytes(hex))
}

fn decoded(bytes: &[u8]) -> Vec<char> {
    let units = bytes.chunks(2).map(|pair| pair.iter().fold(0, |all, byte| all << 8 | u16::from(*byte)));
    char::decode_utf16(units).filter_map(Result::ok).filter(|c| *c != '\u{feff}').collect()
}

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> =
        hex.chars().filter_map(|c| c.to_digit(16)).filter_map(|digit| u8::try_from(digit).ok()).collect();
    digits
        .chunks(2)
        .map(|pair| pair.first().copied().unwrap_or_default() << 4 | pair.get(1).copied().unwrap_or_default())
        .collect()
}

/// Reads the drawing of a page: which codes of which fonts it shows.
fn read(text: &[u8], fonts: &BTreeMap<String, Font>, shown: &mut Shown) {
    let none = Font::default();
    let (mut rest, mut font, mut actual, mut name) = (text, &none, Vec::new(), String::new());
    let mut line = Line { shown, before: ' ', gap: None };
    while let Some((first, after)) = rest.split_first() {
        let (token, next) = match first {
            b'(' => literal(after),
            b'<' if after.first() != Some(&b'<') => {
                let end = after.iter().position(|byte| *byte == b'>').unwrap_or(after.len());
                let (hex, next) = after.split_at(end);
                (bytes(&String::from_utf8_lossy(hex)), next.get(1..).unwrap_or_default())
            }
            byte if byte.is_ascii_alphanumeric() || *byte == b'/' => {
                let end = after.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(after.len());
                let (word, next) = rest.split_at(end + 1);
                match word {
                    b"Tf" => font = fonts.get(&name).unwrap_or(&none),
                    b"EMC" => actual.clear(),
                    _ if *first == b'/' => {
                        name = String::from_utf8_lossy(word.get(1..).unwrap_or_default()).into_owned();
                    }
                    _ => {}
                }
                rest = next;
                continue;
            }
            _ => {
                // Of `<<`, which begins a dictionary, both.
                rest = rest.strip_prefix(b"<<").unwrap_or(after);
                continue;
            }
        };
        rest = next;
        if name == "ActualText" {
            actual = decoded(&token);
            name.clear();
        } else {
            for code in token.chunks(if font.is_wide { 2 } else { 1 }) {
                let code = code.iter().fold(0, |all, byte| all << 8 | u32::from(*byte));
                line.take(code, font.text.get(&code).copied(), &actual);
            }
        }
    }
}

/// What was read last.
struct Line<'s> {
    shown: &'s mut Shown,
    before: char,
    /// What stands before the boxes that were read last.
    gap: Option<char>,
}

impl Line<'_> {
    fn take(&mut self, code: u32, text: Option<char>, actual: &[char]) {
        self.shown.glyphs += 1;
        if code == 0 {
            self.shown.boxes += 1;
            self.shown.boxed.extend(actual);
            self.gap = self.gap.or(actual.is_empty().then_some(self.before));
            return;
        }
        self.shown.characters.extend(text.iter().chain(actual));
        let Some(c) = actual.first().copied().or(text).filter(|c| !c.is_whitespace()) else { return };
        self.shown.gaps.extend(self.gap.take().map(|before| (before, c)));
        self.before = c;
    }
}

/// A text in parentheses, and what stands behind it.
fn literal(text: &[u8]) -> (Vec<u8>, &[u8]) {
    let (mut out, mut rest, mut depth) = (Vec::new(), text, 0);
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        match first {
            b'\\' => {
                let octal = rest.iter().take(3).take_while(|byte| (b'0'..=b'7').contains(*byte)).count();
                let (digits, past) = rest.split_at(octal.max(1).min(rest.len()));
                let escaped = match digits {
                    [b'n'] => b'\n',
                    [b'r'] => b'\r',
                    [b't'] => b'\t',
                    [b'b'] => 8,
                    [b'f'] => 12,
                    _ if octal > 0 => digits.iter().fold(0_u8, |all, digit| all.wrapping_shl(3) | (digit & 7)),
                    other => other.first().copied().unwrap_or_default(),
                };
                out.push(escaped);
                rest = past;
            }
            b')' if depth == 0 => break,
            byte => {
                depth += match byte {
                    b'(' => 1,
                    b')' => -1,
                    _ => 0,
                };
                out.push(*byte);
            }
        }
    }
    (out, rest)
}

/// The number behind `key`: a length, or the number of another object.
fn number_after(head: &str, key: &str) -> Option<u32> {
    let (_, after) = head.split_once(key)?;
    after.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

fn contains(text: &[u8], word: &[u8]) -> bool {
    find(text, word).is_some()
}

fn find(text: &[u8], word: &[u8]) -> Option<usize> {
    text.windows(word.len()).position(|window| window == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &str) -> Shown {
        let font = Font { is_wide: true, text: BTreeMap::from([(1, '甲'), (2, '乙'), (3, ' ')]) };
        let mut shown = Shown::default();
        read(text.as_bytes(), &BTreeMap::from([("F4".to_owned(), font)]), &mut shown);
        shown
    }

    #[test]
    fn boxes_are_counted_in_fonts_of_one_and_of_two_bytes() {
        let text = "BT /F4 16 Tf 1 0 Td <00010000> Tj (\\000\\001) Tj /F5 8 Tf <0100> Tj (a\\)\\000b) Tj ET";
        let shown = page(text);
        assert_eq!((shown.glyphs, shown.boxes), (2 + 1 + 2 + 4, 3));
    }

    #[test]
    fn what_a_span_says_is_no_text_of_its_own() {
        let text = "/F4 1 Tf /Span<</ActualText <feff6587> >> BDC <0a0b> Tj EMC /Span<</ActualText <feffd840dc00> >> BDC <0000> Tj EMC \
                    /P <</MCID 0 >>BDC <0000> Tj EMC";
        let shown = page(text);
        assert_eq!((shown.glyphs, shown.boxes), (3, 2));
        assert_eq!((shown.characters, shown.boxed), (BTreeSet::from(['文']), BTreeSet::from(['𠀀'])));
    }

    #[test]
    fn what_stands_around_boxes_is_known() {
        assert_eq!(
            page("/F4 1 Tf <0001000000000002> Tj <0001> Tj <0000> Tj <00030002> Tj").gaps,
            BTreeSet::from([('甲', '乙')])
        );
    }

    #[test]
    fn tables_of_codes_are_read_by_ranges_too() {
        let table =
            "2 beginbfchar\n<01> <0020>\n<0A67> <D835DCB3>\nendbfchar\n1 beginbfrange\n<45> <46> <0064>\nendbfrange\n";
        assert_eq!(mapped(table), BTreeMap::from([(1, ' '), (0xa67, '𝒳'), (0x45, 'd'), (0x46, 'e')]));
    }

    #[test]
    fn any_bytes_are_read() {
        for bytes in [
            &b""[..],
            b"1 0 obj",
            b"1 0 obj <</FlateDecode /Length 9999>> stream\nx",
            b"9 0 obj stream endobj (",
            b"\\",
        ] {
            assert_eq!(shown(bytes), Shown::default());
            page(&String::from_utf8_lossy(bytes));
        }
    }
}
