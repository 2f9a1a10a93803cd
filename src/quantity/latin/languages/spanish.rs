//! Spanish, of which numbers in digits are read.

use super::DIGITS;
use crate::quantity::Comparator::{About, AtLeast, AtMost, LessThan, MoreThan, Nearly};
use crate::quantity::latin::language::Language;
use crate::quantity::units::Unit;

pub(super) const LANGUAGE: Language = Language {
    months: [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre setiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    scales: &[("mil", 3), ("millón", 6), ("millones", 6), ("billón", 12), ("billones", 12)],
    units: &[
        ("%|por ciento", Unit::Percent, "1"),
        ("‰|por mil", Unit::Percent, "0.1"),
        ("puntos porcentuales|punto porcentual", Unit::Points, "1"),
        ("euros|de euros|eur|€", Unit::Of("EUR"), "1"),
        ("dólares|de dólares|usd", Unit::Of("USD"), "1"),
        ("yuanes|de yuanes", Unit::Of("CNY"), "1"),
        ("toneladas|de toneladas|t", Unit::Of("kg"), "1000"),
        ("kg|kilogramos", Unit::Of("kg"), "1"),
        ("km|kilómetros", Unit::Of("m"), "1000"),
        ("mw", Unit::Of("W"), "1000000"),
        ("gw", Unit::Of("W"), "1000000000"),
        ("kwh", Unit::Of("Wh"), "1000"),
        ("twh", Unit::Of("Wh"), "1000000000000"),
        ("hectáreas|ha", Unit::Of("mu"), "15"),
        ("años|año", Unit::Of("years"), "1"),
        ("meses", Unit::Of("months"), "1"),
        ("días", Unit::Of("days"), "1"),
    ],
    before: &[
        (AtLeast, "al menos|por lo menos|como mínimo|no menos de"),
        (MoreThan, "más de|más di|superior a|superó"),
        (AtMost, "como máximo|hasta|no más de|a lo sumo"),
        (LessThan, "menos de|menos di|inferior a"),
        (About, "unos|unas|cerca de|cerca di|aproximadamente|alrededor de|alrededor di"),
        (Nearly, "casi"),
    ],
    after: &[(AtLeast, "o más|y más|como mínimo"), (AtMost, "o menos|como máximo")],
    levels: "a al hasta",
    falls: "cayó cayeron bajó bajaron descendió disminuyó disminución reducción caída descenso redujo baja menos",
    falls_behind: "menos",
    ..DIGITS
};
