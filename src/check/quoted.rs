//! Whether a figure stands in its quote: the amount in its unit, and the words that bound it.
//!
//! Figure and quote are both read into canonical quantities, so that 1.7万亿元, 17000亿元 and `17000` at scale `1e8` of
//! `CNY` are one amount, and 17000家 is another.

use super::columns::Measure;
use crate::diag::{Diagnostic, SourceProblem};
use crate::i18n::{Bilingual, Lang};
use crate::model::{self, Number, Op};
use crate::quantity::{Comparator, Quantity, Reading, Unit, read_digits, unit_of_code};
use crate::source::Spanned;
use rust_decimal::Decimal;

/// A figure with the words that it rests on.
pub struct Stated<'a> {
    /// As it was written.
    pub value: &'a Spanned<Number>,
    /// How it bounds.
    pub op: Op,
    /// The indicator's unit.
    pub unit: Option<&'a model::Unit>,
    /// Whether the indicator measures a fall, so that the size of one is its figure.
    pub of_a_fall: bool,
    /// The language of the quote.
    pub lang: &'a Lang,
    /// The words.
    pub quote: &'a Spanned<String>,
}

/// Reports a value that is not in its quote, is there in another unit, or is bounded otherwise.
///
/// Where the quote has the value several times, one of them must have the comparator. In a language whose numbers are not read,
/// nothing is accepted by its digits: it is told that the figure was not checked.
pub fn check(stated: &Stated<'_>, problems: &mut Vec<Diagnostic>) {
    let Some(readings) = read_digits(&stated.quote.value, stated.lang) else {
        let value = stated.value.value.0.normalize().to_string();
        refuse(stated, SourceProblem::QuoteNotReadable { value, lang: stated.lang.to_string() }, problems);
        return;
    };
    let own: Vec<&Reading> = readings.iter().filter(|reading| stated.is(reading)).collect();
    if own.is_empty() {
        let other = readings.iter().find(|reading| stated.is_but_for_the_unit(reading));
        let problem = other.map_or_else(
            || missing(stated),
            |reading| SourceProblem::UnitNotInQuote {
                value: stated.value.value.0.normalize().to_string(),
                found: stated.quote.value.get(reading.range.clone()).unwrap_or_default().to_owned(),
                unit: stated.unit.map(|unit| unit.code.value.clone()).unwrap_or_default(),
            },
        );
        refuse(stated, problem, problems);
        return;
    }
    let found = own.iter().map(|reading| reading.quantity.comparator);
    if found.clone().any(|found| allows(found, stated.op)) {
        return;
    }
    let found = found.map(op_name).next().unwrap_or("eq");
    let op = op_name(comparator(stated.op));
    refuse(stated, SourceProblem::ComparatorNotInQuote { op, found }, problems);
}

fn refuse(stated: &Stated<'_>, problem: SourceProblem, problems: &mut Vec<Diagnostic>) {
    let label = Bilingual::new("its quote", "它的引文");
    problems.push(Diagnostic::new(problem, stated.value.span).with(stated.quote.span, label));
}

fn missing(stated: &Stated<'_>) -> SourceProblem {
    let value = stated.value.value.0.normalize().to_string();
    let falls = read_digits(&stated.quote.value, stated.lang).is_some_and(|readings| {
        let as_fall = Stated { of_a_fall: true, ..*stated };
        readings.iter().any(|reading| as_fall.is(reading))
    });
    SourceProblem::ValueNotInQuote { value, quote: stated.quote.value.clone(), falls }
}

/// `value` of an indicator in its unit, in base units. `None` where the unit has no base known here, or the amount
/// is too large.
pub fn quantity(value: Decimal, unit: &model::Unit) -> Option<Quantity> {
    let (base, factor) = unit_of_code(&unit.code.value)?;
    let value = value.checked_mul(unit.scale.0)?.checked_mul(factor)?;
    Some(Quantity { value, unit: base, comparator: Comparator::Equal })
}

impl Stated<'_> {
    /// Whether a reading of the quote is this figure, whatever bounds it.
    fn is(&self, reading: &Reading) -> bool {
        let wanted = self.value.value.0;
        let Some(unit) = self.unit else { return self.same_size(wanted, reading.quantity.value) };
        match quantity(wanted, unit) {
            Some(own) if own.unit == Unit::None => {
                is_plain(reading, &self.quote.value) && self.same_size(own.value, reading.quantity.value)
            }
            Some(own) if own.unit == reading.quantity.unit => self.same_size(own.value, reading.quantity.value),
            // 三分之一 is 33.3 percent, to the decimals of the figure.
            Some(own) if own.unit == Unit::Percent && reading.quantity.unit == Unit::Fraction => {
                let share = reading.quantity.value.checked_mul(Decimal::ONE_HUNDRED);
                share.is_some_and(|share| self.same_size(own.value, share.round_dp(own.value.scale())))
            }
            Some(own) if reading.quantity.unit == Unit::None => {
                self.same_size(wanted, reading.quantity.value) && self.is_in_a_table_of(&own)
            }
            Some(_) => false,
            // A unit that no grammar knows: the number as written, or the amount.
            None => {
                let amount = wanted.checked_mul(unit.scale.0);
                self.same_size(wanted, reading.quantity.value)
                    || amount.is_some_and(|amount| self.same_size(amount, reading.quantity.value))
            }
        }
    }

    /// Whether two amounts are one. A positive figure may be the size of a fall, where falls are measured (能耗降低13.5%).
    fn same_size(&self, wanted: Decimal, found: Decimal) -> bool {
        found == wanted || (self.of_a_fall && wanted.is_sign_positive() && -found == wanted)
    }

    /// Whether a reading has this figure's digits or amount in another unit.
    fn is_but_for_the_unit(&self, reading: &Reading) -> bool {
        let wanted = self.value.value.0;
        let own = self.unit.and_then(|unit| quantity(wanted, unit));
        let found = &reading.quantity;
        if own.as_ref().is_some_and(|own| own.unit == found.unit && own.value.abs() == found.value.abs()) {
            // Only the sign is another.
            return false;
        }
        // Digits are compared as they stand only where a point begins decimals.
        let pointed = matches!(self.lang.language(), "zh" | "en" | "ja");
        let written = self.quote.value.get(reading.range.clone()).filter(|_| pointed);
        let digits = written.is_some_and(|written| has_digits(written, wanted));
        digits || own.is_some_and(|own| self.same_size(own.value, found.value))
    }

    /// A cell of a table has its unit in the head: 地区生产总值（亿元） 13070.
    fn is_in_a_table_of(&self, own: &Quantity) -> bool {
        let per_one = own.value.checked_div(self.value.value.0);
        let heads = self.quote.value.split(['（', '(', '：', ':']).skip(1);
        // （10,000 kW）, and 单位：亿元 before the next word.
        let whole = heads.clone().filter_map(|rest| rest.split(['）', ')', '\n', '；']).next());
        let units = whole.chain(heads.filter_map(|rest| rest.split(['）', ')', '，', ',', ' ', '\n', '；']).next()));
        let mut measures = units.filter_map(|unit| Measure::of_unit(unit, self.lang));
        measures.any(|one| one.unit == own.unit && Some(one.factor) == per_one)
    }
}

/// A number of things. 2000艘 may look like a year; 2000年 is one.
fn is_plain(reading: &Reading, quote: &str) -> bool {
    let written = quote.get(reading.range.clone()).unwrap_or_default();
    match reading.quantity.unit {
        Unit::None => true,
        Unit::Year => !written.ends_with('年'),
        _ => false,
    }
}

/// Whether a quote's words allow the figure's comparator.
fn allows(found: Comparator, op: Op) -> bool {
    // 近300家 is about 300, and less.
    found.agrees(comparator(op)) || (found == Comparator::Nearly && matches!(op, Op::Approx | Op::Lt))
}

fn comparator(op: Op) -> Comparator {
    match op {
        Op::Eq | Op::Reach => Comparator::Equal,
        Op::Ge => Comparator::AtLeast,
        Op::Gt => Comparator::MoreThan,
        Op::Le => Comparator::AtMost,
        Op::Lt => Comparator::LessThan,
        Op::Approx => Comparator::About,
    }
}

/// As `op` is written in YAML.
fn op_name(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::Equal => "eq",
        Comparator::AtLeast | Comparator::Above => "ge",
        Comparator::MoreThan => "gt",
        Comparator::AtMost | Comparator::Below => "le",
        Comparator::LessThan => "lt",
        Comparator::About | Comparator::Nearly => "approx",
    }
}

/// Whether `text` has `wanted` in Arabic digits.
fn has_digits(text: &str, wanted: Decimal) -> bool {
    let mut runs = text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
    runs.any(|run| {
        let plain: String = run.trim_matches(['.', ',']).chars().filter(|c| *c != ',').collect();
        plain.parse::<Decimal>().is_ok_and(|number| number == wanted.abs())
    })
}

#[cfg(test)]
mod tests;
