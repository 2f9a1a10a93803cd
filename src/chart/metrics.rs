//! Advance widths without a font: what each character takes in em in the faces that a site's sans-serif stack resolves to.
//!
//! Latin, Greek and Cyrillic are measured as in Arial (Helvetica and Liberation Sans share its widths); Han and full-width
//! forms are one em.
//! What no table names is taken as one em: too much room is a blemish, too little is an overlap.

mod widths;

use widths::{CYRILLIC, CYRILLIC_BOLD, GREEK, GREEK_BOLD, LATIN, LATIN_BOLD, SIGNS};

/// U+0020 to U+007E in thousandths of an em.
const ASCII: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];

/// The same of the bold face.
const BOLD_ASCII: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611,
    556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389,
    280, 389, 584,
];

/// Letters without a table are this much wider in bold; Han keeps its em.
const BOLD: f64 = 1.08;

/// Width of one character in em.
pub(crate) fn advance(c: char, bold: bool) -> f64 {
    let code = u32::from(c);
    let table = if bold { &BOLD_ASCII } else { &ASCII };
    if let Some(thousandths) =
        within(table, 0x20, code).or_else(|| if code < 0x80 { None } else { named(c, code, bold) })
    {
        return f64::from(thousandths) / 1000.0;
    }
    if is_joined(c) {
        return 0.0;
    }
    let em = by_block(code);
    if bold && em < 0.9 { em * BOLD } else { em }
}

fn within(table: &[u16], first: u32, code: u32) -> Option<u16> {
    code.checked_sub(first).and_then(|index| table.get(index as usize)).copied()
}

/// The width of a character beyond ASCII that a table names.
fn named(c: char, code: u32, bold: bool) -> Option<u16> {
    let tables = if bold { [&LATIN_BOLD[..], &GREEK_BOLD, &CYRILLIC_BOLD] } else { [&LATIN[..], &GREEK, &CYRILLIC] };
    let firsts = [0xa0, 0x386, 0x400];
    let letter = tables.iter().zip(firsts).find_map(|(table, first)| within(table, first, code));
    letter.or_else(|| {
        let (_, plain, heavy) = SIGNS.get(SIGNS.binary_search_by_key(&c, |(sign, ..)| *sign).ok()?)?;
        Some(if bold { *heavy } else { *plain })
    })
}

/// What no table names, by its block.
fn by_block(code: u32) -> f64 {
    match code {
        0x2009 | 0x202f => 0.28,
        0x2070..=0x209f => 0.4,
        0x250..=0x36f => 0.56,
        0x180..=0x24f | 0x370..=0x3ff => 0.62,
        0x400..=0x52f => 0.66,
        0x590..=0x5ff => 0.6,
        0x600..=0x6ff | 0x750..=0x77f => 0.7,
        0x1e00..=0x1fff => 0.62,
        0xff61..=0xff9f => 0.5,
        0x1f000..=0x1faff | 0x2600..=0x27bf => 1.3,
        0x900..=0x1fff => 0.9,
        _ => 1.0,
    }
}

/// Characters that stand on the one before them and take no room of their own.
pub(crate) fn is_joined(c: char) -> bool {
    matches!(u32::from(c),
        0x300..=0x36f | 0x483..=0x489 | 0x591..=0x5bd | 0x64b..=0x65f | 0x1ab0..=0x1aff | 0x1dc0..=0x1dff
        | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x2064 | 0x20d0..=0x20ff | 0x302a..=0x302f | 0x3099..=0x309a
        | 0xfe00..=0xfe0f | 0xfe20..=0xfe2f | 0xfeff | 0x1f3fb..=0x1f3ff | 0xe0000..=0xe01ef)
}

/// Scripts written without spaces, in which a line may end after any character.
pub(crate) fn is_ideographic(c: char) -> bool {
    matches!(u32::from(c),
        0x1100..=0x11ff | 0x2e80..=0x2fdf | 0x3005..=0x3007 | 0x3021..=0x3029 | 0x3041..=0x30ff | 0x3105..=0x9fff
        | 0xa000..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xff10..=0xff9f | 0x1f000..=0x1faff | 0x20000..=0x3fffd)
}

/// Whether XML 1.0 can carry the character and a reader can be shown it.
pub(crate) fn is_printable(c: char) -> bool {
    !c.is_control() && !matches!(u32::from(c), 0xfffe | 0xffff | 0x202a..=0x202e | 0x2066..=0x2069)
}
