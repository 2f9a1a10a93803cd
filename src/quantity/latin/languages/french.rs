//! French, of which numbers in digits are read.

use super::DIGITS;
use crate::quantity::Comparator::{About, AtLeast, AtMost, LessThan, MoreThan, Nearly};
use crate::quantity::latin::language::Language;
use crate::quantity::units::Unit;

pub(super) const LANGUAGE: Language = Language {
    months: [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    scales: &[
        ("mille", 3),
        ("milliers", 3),
        ("million", 6),
        ("millions", 6),
        ("milliard", 9),
        ("milliards", 9),
        ("billion", 12),
        ("billions", 12),
        ("md", 9),
        ("mds", 9),
    ],
    units: &[
        ("%|pour cent|p . 100", Unit::Percent, "1"),
        ("‰|pour mille", Unit::Percent, "0.1"),
        ("points de pourcentage|point de pourcentage|points de pour cent", Unit::Points, "1"),
        ("euros|euro|d'euros|d’euros|eur|€", Unit::Of("EUR"), "1"),
        ("dollars|de dollars|usd", Unit::Of("USD"), "1"),
        ("yuans|yuan|de yuans", Unit::Of("CNY"), "1"),
        ("tonnes|de tonnes|tonne|t", Unit::Of("kg"), "1000"),
        ("kg|kilogrammes", Unit::Of("kg"), "1"),
        ("km|kilomètres", Unit::Of("m"), "1000"),
        ("mw|mégawatts", Unit::Of("W"), "1000000"),
        ("gw|gigawatts", Unit::Of("W"), "1000000000"),
        ("kwh", Unit::Of("Wh"), "1000"),
        ("twh|térawattheures", Unit::Of("Wh"), "1000000000000"),
        ("gwh|gigawattheures", Unit::Of("Wh"), "1000000000"),
        ("hectares|ha", Unit::Of("mu"), "15"),
        ("km²|kilomètres carrés", Unit::Of("mu"), "1500"),
        ("ans|années|an|année", Unit::Of("years"), "1"),
        ("mois", Unit::Of("months"), "1"),
        ("jours", Unit::Of("days"), "1"),
    ],
    before: &[
        (AtLeast, "au moins|au minimum|pas moins de"),
        (MoreThan, "plus de|supérieur à|supérieure à|dépasse|dépassé|au-delà de"),
        (AtMost, "au plus|au maximum|jusqu'à|jusqu’à|pas plus de"),
        (LessThan, "moins de|inférieur à|inférieure à"),
        (About, "environ|autour de|quelque|à peu près"),
        (Nearly, "près de|presque"),
    ],
    after: &[
        (AtLeast, "ou plus|et plus|au moins|au minimum"),
        (AtMost, "ou moins|et moins|au plus|au maximum"),
        (About, "environ"),
    ],
    levels: "à en dans",
    falls: "baissé diminué reculé chuté baisse diminution recul chute réduit réduction baissent moins",
    falls_behind: "moins",
    ..DIGITS
};
