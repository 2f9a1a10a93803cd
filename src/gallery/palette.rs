//! The chart colours of the built-in theme, read out of its style sheet, with their contrast to the ground.

use crate::theme::Theme;
use serde::Serialize;

/// A colour with its contrast in both schemes.
#[derive(Debug, Serialize)]
pub struct Swatch {
    /// The class that fills a mark with it.
    pub class: String,
    /// In the light scheme: `#17606b`.
    pub light: String,
    /// In the dark scheme.
    pub dark: String,
    /// Contrast to the paper in the light scheme: `6.9`.
    pub light_contrast: String,
    /// The same in the dark scheme.
    pub dark_contrast: String,
}

/// The colours of series 1 to 6.
pub fn swatches(theme: &Theme) -> Vec<Swatch> {
    let [css, ..] = theme.roles();
    let Some(sheet) = theme.assets().iter().find(|asset| asset.address == css) else {
        return Vec::new();
    };
    let sheet = String::from_utf8_lossy(&sheet.bytes);
    let swatch = |number: u8| {
        let find =
            |scheme| Some((color(&sheet, &format!("--chart-{number}"), scheme)?, color(&sheet, "--paper", scheme)?));
        let (light, paper) = find(Scheme::Light)?;
        let (dark, night) = find(Scheme::Dark)?;
        Some(Swatch {
            class: format!("c-f{number}"),
            light_contrast: format!("{:.1}", contrast(&light, &paper)?),
            dark_contrast: format!("{:.1}", contrast(&dark, &night)?),
            light,
            dark,
        })
    };
    (1..=6).filter_map(swatch).collect()
}

#[derive(Clone, Copy)]
enum Scheme {
    Light,
    Dark,
}

/// The colour of a variable: the first declaration is the light scheme's, the second the dark scheme's if it begins with `#`;
/// `var(--other)` is followed.
fn color(sheet: &str, variable: &str, scheme: Scheme) -> Option<String> {
    let needle = format!(" {variable}: ");
    let mut values = sheet.split(needle.as_str()).skip(1).filter_map(|rest| rest.split(';').next());
    let light = values.next()?;
    let own = match scheme {
        Scheme::Light => light,
        Scheme::Dark => values.next().filter(|value| value.starts_with('#')).unwrap_or(light),
    };
    match own.strip_prefix("var(").and_then(|rest| rest.strip_suffix(')')) {
        Some(other) => color(sheet, other, scheme),
        None => Some(own.to_owned()),
    }
}

/// Contrast ratio by WCAG 2.2 (relative luminance of sRGB), 1 to 21.
fn contrast(a: &str, b: &str) -> Option<f64> {
    let (a, b) = (luminance(a)?, luminance(b)?);
    Some((a.max(b) + 0.05) / (a.min(b) + 0.05))
}

fn luminance(hex: &str) -> Option<f64> {
    let digits = hex.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let number = u32::from_str_radix(digits, 16).ok()?;
    let channel = |shift: u32| {
        let value = f64::from(number >> shift & 0xff) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    Some(0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0))
}
