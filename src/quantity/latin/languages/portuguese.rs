//! Portuguese, of which numbers in digits are read.

use super::DIGITS;
use crate::quantity::Comparator::{About, AtLeast, AtMost, LessThan, MoreThan, Nearly};
use crate::quantity::latin::language::Language;
use crate::quantity::units::Unit;

pub(super) const LANGUAGE: Language = Language {
    months: [
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ],
    scales: &[
        ("mil", 3),
        ("milhão", 6),
        ("milhões", 6),
        ("bilhão", 9),
        ("bilhões", 9),
        ("trilhão", 12),
        ("trilhões", 12),
    ],
    units: &[
        ("%|por cento", Unit::Percent, "1"),
        ("pontos percentuais|ponto percentual", Unit::Points, "1"),
        ("euros|de euros|eur|€", Unit::Of("EUR"), "1"),
        ("dólares|de dólares|usd", Unit::Of("USD"), "1"),
        ("toneladas|de toneladas|t", Unit::Of("kg"), "1000"),
        ("km|quilômetros|quilómetros", Unit::Of("m"), "1000"),
        ("mw", Unit::Of("W"), "1000000"),
        ("gw", Unit::Of("W"), "1000000000"),
        ("kwh", Unit::Of("Wh"), "1000"),
        ("twh", Unit::Of("Wh"), "1000000000000"),
        ("hectares|ha", Unit::Of("mu"), "15"),
        ("anos|ano", Unit::Of("years"), "1"),
        ("meses", Unit::Of("months"), "1"),
        ("dias", Unit::Of("days"), "1"),
    ],
    before: &[
        (AtLeast, "pelo menos|no mínimo|ao menos"),
        (MoreThan, "mais de|superior a|acima de"),
        (AtMost, "no máximo|até|não mais de"),
        (LessThan, "menos de|inferior a|abaixo de"),
        (About, "cerca de|aproximadamente|em torno de"),
        (Nearly, "quase"),
    ],
    after: &[(AtLeast, "ou mais|e mais"), (AtMost, "ou menos")],
    levels: "para a em de até",
    falls: "caiu caíram baixou diminuiu redução queda recuou reduziu menos",
    falls_behind: "menos",
    ..DIGITS
};
