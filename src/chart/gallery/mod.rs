//! The gallery's samples: every kind with what it is for, in two languages, on plainly invented data.

mod bars;
mod edges;
mod rows;
mod series;
mod small;
mod structure;
mod widths;

pub use edges::{Edge, edges};
pub use widths::widths;

use super::spec::{Amount, ChartSpec, Datum, Kind, Series};
pub use crate::i18n::Tongue;
use crate::i18n::{DigitFormat, TickFormat};

/// One kind of chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its name in a report's YAML and in the drawing's class.
    pub kind: &'static str,
    /// Its name in the language.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// When another kind says more.
    pub avoid: String,
    /// The YAML that makes it in a report, where a report can.
    pub yaml: Option<&'static str>,
    /// The typical case first.
    pub samples: Vec<Sample>,
}

/// One drawing of an entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// What the sample shows, as a title.
    pub title: String,
    /// The chart; its id is unique in the gallery.
    pub spec: ChartSpec,
}

/// Every kind that can be drawn.
pub fn entries(tongue: Tongue) -> Vec<Entry> {
    let mut entries = series::entries(tongue);
    entries.extend(bars::entries(tongue));
    entries.extend(rows::entries(tongue));
    entries.extend(small::entries(tongue));
    entries.extend(structure::entries(tongue));
    entries
}

/// An entry with its texts in both languages: name, purpose, when to avoid it.
fn entry(
    tongue: Tongue,
    kind: &'static str,
    texts: [(&str, &str); 3],
    yaml: Option<&'static str>,
    samples: Vec<(&str, &str, Kind)>,
) -> Entry {
    let [name, purpose, avoid] = texts.map(|(zh, en)| tongue.say(zh, en).to_owned());
    let sample = |(index, (zh, en, chart)): (usize, (&str, &str, Kind))| {
        let title = tongue.say(zh, en).to_owned();
        let description = tongue.say("示例数据。", "Sample data.").to_owned();
        let id = format!("{kind}-{}", index + 1);
        let spec = ChartSpec { id, lang: tongue.tag().into(), name: title.clone(), description, kind: chart };
        Sample { title, spec }
    };
    Entry { kind, name, purpose, avoid, yaml, samples: samples.into_iter().enumerate().map(sample).collect() }
}

/// Plain ticks with a unit after the number.
fn ticks(suffix: &str) -> TickFormat {
    TickFormat { digits: DigitFormat::new(",", ".", "−"), factor: 1.0, word: String::new(), suffix: suffix.into() }
}

/// Ticks in 万亿, or in trillions.
fn large(tongue: Tongue) -> TickFormat {
    let (group, word) = match tongue {
        Tongue::Zh => ("", "万亿"),
        Tongue::En => (",", " tn"),
    };
    TickFormat { digits: DigitFormat::new(group, ".", "−"), factor: 1e12, word: word.into(), ..ticks("") }
}

fn gap(tongue: Tongue) -> String {
    tongue.say("未查到数值", "no figure found").into()
}

fn number(value: f64, unit: &str) -> String {
    format!("{value}{unit}").replace('-', "−")
}

fn amount(value: f64, unit: &str) -> Amount {
    Amount::plain(value, number(value, unit))
}

/// Yearly observations from `start` on.
fn years(tongue: Tongue, start: u16, values: &[Option<f64>], unit: &str) -> Vec<Datum> {
    let datum = |(year, y): (u16, &Option<f64>)| {
        let period = tongue.say(&format!("{year}年"), &format!("{year}")).to_owned();
        let label = y.map_or_else(|| gap(tongue), |y| number(y, unit));
        Datum { x: f64::from(year), period, y: *y, full: label.clone(), label }
    };
    (start..).zip(values).map(datum).collect()
}

/// Observations that are too large to be written out: drawn in the words of the axis.
fn large_years(tongue: Tongue, values: &[Option<f64>]) -> Vec<Datum> {
    let mut data = years(tongue, 2021, values, "");
    for datum in &mut data {
        datum.label = datum.y.map_or_else(|| gap(tongue), |y| large(tongue).label(y, 1e12));
    }
    data
}

fn named(tongue: Tongue, (zh, en): (&str, &str), values: &[Option<f64>]) -> Series {
    Series { name: tongue.say(zh, en).into(), data: years(tongue, 2016, values, "%") }
}

/// Sixty names, for kinds that must stand that many.
fn sixty(tongue: Tongue) -> impl Iterator<Item = (String, f64)> {
    (1..=60_u32).map(move |index| {
        let name = tongue.say(&format!("示例县{index}"), &format!("Sample county {index}")).to_owned();
        (name, f64::from(index * 37 % 61) - 8.0)
    })
}
