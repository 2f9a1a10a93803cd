//! Italian, of which numbers in digits are read.

use super::DIGITS;
use crate::quantity::Comparator::{About, AtLeast, AtMost, LessThan, MoreThan, Nearly};
use crate::quantity::latin::language::Language;
use crate::quantity::units::Unit;

pub(super) const LANGUAGE: Language = Language {
    months: [
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ],
    scales: &[("mila", 3), ("milione", 6), ("milioni", 6), ("mln", 6), ("miliardo", 9), ("miliardi", 9), ("mld", 9)],
    units: &[
        ("%|per cento", Unit::Percent, "1"),
        ("‰|per mille", Unit::Percent, "0.1"),
        ("punti percentuali|punto percentuale", Unit::Points, "1"),
        ("euro|di euro|eur|€", Unit::Of("EUR"), "1"),
        ("dollari|di dollari|usd", Unit::Of("USD"), "1"),
        ("tonnellate|di tonnellate|t", Unit::Of("kg"), "1000"),
        ("km|chilometri", Unit::Of("m"), "1000"),
        ("mw", Unit::Of("W"), "1000000"),
        ("gw", Unit::Of("W"), "1000000000"),
        ("kwh", Unit::Of("Wh"), "1000"),
        ("twh", Unit::Of("Wh"), "1000000000000"),
        ("ettari|ha", Unit::Of("mu"), "15"),
        ("anni|anno", Unit::Of("years"), "1"),
        ("mesi", Unit::Of("months"), "1"),
        ("giorni", Unit::Of("days"), "1"),
    ],
    before: &[
        (AtLeast, "almeno|non meno di|minimo"),
        (MoreThan, "più di|oltre|superiore a"),
        (AtMost, "al massimo|fino a|non più di"),
        (LessThan, "meno di|inferiore a|sotto"),
        (About, "circa|intorno a"),
        (Nearly, "quasi"),
    ],
    after: &[(AtLeast, "o più|e più|e oltre"), (AtMost, "o meno"), (About, "circa")],
    levels: "a al in da",
    falls: "calato calati diminuito sceso scesi calo diminuzione riduzione ridotto meno",
    falls_behind: "meno",
    ..DIGITS
};
