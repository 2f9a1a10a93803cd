//! Social cards: what a page looks like where somebody passes it on. Text on paper, drawn with the fonts of this folder, so that both
//! scripts come out the same on any machine; knows no report.

mod canvas;
mod face;
mod letters;
mod lines;

pub use letters::letters;

use canvas::{Canvas, Ink};
use face::{Face, Weight};
use lines::{clipped, wrapped};

/// In pixels, as Open Graph and Twitter want it: 1.91 to 1.
pub const WIDTH: usize = 1200;
/// In pixels.
pub const HEIGHT: usize = 630;

/// Where text begins and ends, behind the bar at the left.
const LEFT: f32 = 88.0;
const RIGHT: f32 = 1120.0;

/// What stands on a card. Every text is one line but the title, and is cut where it is too long.
#[derive(Debug, Clone, Default)]
pub struct Card {
    /// What the page is: the name of its section.
    pub kind: String,
    /// In up to four lines.
    pub title: String,
    /// The figure of an indicator, with its period.
    pub figure: Option<[String; 2]>,
    /// Whose report it is.
    pub site: String,
    /// Who publishes it.
    pub imprint: String,
    /// How marks are set that both scripts have, such as quotation marks.
    pub marks: Marks,
}

/// As wide as a Han character, or as narrow as Latin type has them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Marks {
    /// “” as wide as 汉.
    #[default]
    Wide,
    /// “” as in print in Latin script.
    Narrow,
}

/// The characters of `text` that no card can show, each once, in their order.
pub fn missing(text: &str) -> Vec<char> {
    let Some(face) = Face::of(Weight::Bold, Marks::Wide) else { return Vec::new() };
    let mut missing = Vec::new();
    for sign in text.chars().filter(|sign| !sign.is_control() && !face.has(*sign)) {
        if !missing.contains(&sign) {
            missing.push(sign);
        }
    }
    missing
}

/// The card as a PNG; empty where the fonts cannot be read, which a test rules out.
pub fn png(card: &Card) -> Vec<u8> {
    let faces = [Weight::Bold, Weight::Regular].map(|weight| Face::of(weight, card.marks));
    let [Some(bold), Some(regular)] = faces else { return Vec::new() };
    let mut canvas = Canvas::new();
    canvas.fill([0, 0, 24, HEIGHT], Ink::Accent);
    let line = |canvas: &mut Canvas, text: &str, face: &Face<'_>, size: f32, (y, ink): (f32, Ink)| {
        let left = LEFT - hanging(text, size, card.marks);
        canvas.write(&clipped(text, face, size, RIGHT - LEFT), face, size, (left, y), ink);
    };
    line(&mut canvas, &card.kind, &regular, 32.0, (108.0, Ink::Accent));
    // The largest size in which the title fits; in the last one it is cut.
    let sizes: &[(f32, usize)] = match card.figure {
        Some(_) => &[(60.0, 2), (50.0, 3), (40.0, 3)],
        None => &[(76.0, 3), (64.0, 4), (54.0, 5), (46.0, 5)],
    };
    let fitting = sizes.iter().find_map(|(size, most)| {
        let lines = wrapped(&card.title, &bold, *size, RIGHT - LEFT);
        (lines.len() <= *most).then_some((*size, lines))
    });
    let (size, lines) = fitting.unwrap_or_else(|| {
        let (size, most) = sizes.last().copied().unwrap_or((46.0, 5));
        let mut lines = wrapped(&card.title, &bold, size, RIGHT - LEFT);
        let rest = lines.split_off(most.saturating_sub(1)).concat();
        lines.push(clipped(&rest, &bold, size, RIGHT - LEFT));
        (size, lines)
    });
    let mut y = 140.0;
    for text in &lines {
        y += size * 1.3;
        canvas.write(text, &bold, size, (LEFT - hanging(text, size, card.marks), y), Ink::Black);
    }
    if let Some([figure, period]) = &card.figure {
        line(&mut canvas, figure, &bold, 84.0, (440.0, Ink::Accent));
        line(&mut canvas, period, &regular, 32.0, (490.0, Ink::Grey));
    }
    canvas.fill([LEFT as usize, 522, RIGHT as usize, 524], Ink::Grey);
    line(&mut canvas, &card.site, &regular, 30.0, (566.0, Ink::Black));
    line(&mut canvas, &card.imprint, &regular, 24.0, (602.0, Ink::Grey));
    canvas.png()
}

/// How far a line begins before the others: an opening mark has its shape in the right half of its square (clreq, 3.1.6.1).
fn hanging(text: &str, size: f32, marks: Marks) -> f32 {
    let opens =
        text.starts_with(['《', '（', '「', '『', '【', '〈']) || marks == Marks::Wide && text.starts_with(['“', '‘']);
    if opens { size / 2.0 } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(title: &str, marks: Marks) -> Card {
        let text = |text: &str| text.to_owned();
        Card {
            kind: text("指标"),
            title: text(title),
            figure: Some([text("1.7万亿元以上"), text("2025年")]),
            site: text("吉林工业“十四五”规划"),
            imprint: text("The gongbao project"),
            marks,
        }
    }

    #[test]
    fn a_card_is_a_png_of_its_size_and_the_same_every_time() {
        for title in [
            "规模以上工业总产值",
            "“China’s” gross output — of industrial enterprises…",
            "",
            &"很长的标题，".repeat(60),
            "\u{1f600}\u{0}",
        ] {
            let bytes = png(&card(title, Marks::Narrow));
            assert_eq!(bytes.get(..8), Some(b"\x89PNG\r\n\x1a\n".as_slice()));
            let size =
                |at: usize| bytes.get(at..at + 4).map(|it| it.iter().fold(0, |n, byte| n << 8 | usize::from(*byte)));
            assert_eq!((size(16), size(20)), (Some(WIDTH), Some(HEIGHT)));
            assert!(bytes.len() > 2_000 && bytes.len() < 60_000, "{} bytes", bytes.len());
            assert_eq!(bytes, png(&card(title, Marks::Narrow)));
        }
    }

    #[test]
    fn every_text_shows_and_marks_have_two_widths() {
        let plain = card("标题", Marks::Wide);
        let drawn = png(&plain);
        for other in [
            Card { kind: "章".into(), ..plain.clone() },
            Card { title: "题标".into(), ..plain.clone() },
            Card { figure: None, ..plain.clone() },
            Card { site: "站".into(), ..plain.clone() },
            Card { imprint: "社".into(), ..plain.clone() },
        ] {
            assert_ne!(png(&other), drawn, "{other:?}");
        }
        assert_ne!(png(&card("“a”", Marks::Wide)), png(&card("“a”", Marks::Narrow)));
    }

    #[test]
    fn what_reports_say_is_in_the_fonts_and_what_is_not_is_named_once() {
        assert!(
            missing("规模以上工业总产值，“十四五”（2021—2025年）《规划》：Gross output ≥ 1.7 tn, CO₂ ¥€%‰").is_empty()
        );
        assert!(missing("吉林省、齄").is_empty());
        assert_eq!(missing("㐀吉㐀😀"), ['㐀', '😀']);
    }
}
