//! Dutch, of which numbers in digits are read.

use super::DIGITS;
use crate::quantity::Comparator::{About, AtLeast, AtMost, LessThan, MoreThan, Nearly};
use crate::quantity::latin::language::Language;
use crate::quantity::units::Unit;

pub(super) const LANGUAGE: Language = Language {
    months: [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
    scales: &[("duizend", 3), ("miljoen", 6), ("mln", 6), ("miljard", 9), ("mld", 9), ("biljoen", 12)],
    units: &[
        ("%|procent", Unit::Percent, "1"),
        ("procentpunten|procentpunt", Unit::Points, "1"),
        ("euro|eur|€", Unit::Of("EUR"), "1"),
        ("dollar|usd", Unit::Of("USD"), "1"),
        ("ton", Unit::Of("kg"), "1000"),
        ("kg", Unit::Of("kg"), "1"),
        ("km|kilometer", Unit::Of("m"), "1000"),
        ("mw", Unit::Of("W"), "1000000"),
        ("gw", Unit::Of("W"), "1000000000"),
        ("kwh", Unit::Of("Wh"), "1000"),
        ("twh", Unit::Of("Wh"), "1000000000000"),
        ("hectare|ha", Unit::Of("mu"), "15"),
        ("jaar", Unit::Of("years"), "1"),
        ("maanden", Unit::Of("months"), "1"),
    ],
    before: &[
        (AtLeast, "minstens|ten minste|minimaal"),
        (MoreThan, "meer dan|ruim|boven"),
        (AtMost, "hoogstens|maximaal|ten hoogste"),
        (LessThan, "minder dan|onder"),
        (About, "ongeveer|circa|rond"),
        (Nearly, "bijna"),
    ],
    after: &[(AtLeast, "of meer"), (AtMost, "of minder")],
    levels: "naar op tot van in",
    falls: "daalde daalden gedaald daling afname min",
    falls_behind: "minder lager",
    ..DIGITS
};
