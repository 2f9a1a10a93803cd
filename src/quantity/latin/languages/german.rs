//! German, of which numbers in digits are read.

use super::DIGITS;
use crate::quantity::Comparator::{About, AtLeast, AtMost, LessThan, MoreThan, Nearly};
use crate::quantity::latin::language::Language;
use crate::quantity::units::Unit;

pub(super) const LANGUAGE: Language = Language {
    months: [
        "januar jänner",
        "februar",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
    ],
    scales: &[
        ("hundert", 2),
        ("tausend", 3),
        ("tsd", 3),
        ("million", 6),
        ("millionen", 6),
        ("mio", 6),
        ("milliarde", 9),
        ("milliarden", 9),
        ("mrd", 9),
        ("billion", 12),
        ("billionen", 12),
    ],
    units: &[
        ("%|prozent|v . h", Unit::Percent, "1"),
        ("‰|promille", Unit::Percent, "0.1"),
        ("prozentpunkte|prozentpunkten|prozentpunkt", Unit::Points, "1"),
        ("euro|eur|€", Unit::Of("EUR"), "1"),
        ("dollar|us-dollar|usd", Unit::Of("USD"), "1"),
        ("franken", Unit::Of("CHF"), "1"),
        ("yuan", Unit::Of("CNY"), "1"),
        ("tonnen|tonne|t", Unit::Of("kg"), "1000"),
        ("kg|kilogramm", Unit::Of("kg"), "1"),
        ("km|kilometer|kilometern", Unit::Of("m"), "1000"),
        ("kw|kilowatt", Unit::Of("W"), "1000"),
        ("mw|megawatt", Unit::Of("W"), "1000000"),
        ("gw|gigawatt", Unit::Of("W"), "1000000000"),
        ("kwh|kilowattstunden", Unit::Of("Wh"), "1000"),
        ("mwh|megawattstunden", Unit::Of("Wh"), "1000000"),
        ("gwh|gigawattstunden", Unit::Of("Wh"), "1000000000"),
        ("twh|terawattstunden", Unit::Of("Wh"), "1000000000000"),
        ("ha|hektar", Unit::Of("mu"), "15"),
        ("km²|quadratkilometer", Unit::Of("mu"), "1500"),
        ("jahre|jahren|jahr", Unit::Of("years"), "1"),
        ("monate|monaten", Unit::Of("months"), "1"),
        ("tage|tagen", Unit::Of("days"), "1"),
    ],
    before: &[
        (AtLeast, "mindestens|wenigstens|nicht weniger als|ab"),
        (MoreThan, "mehr als|über|gut|größer als"),
        (AtMost, "höchstens|maximal|bis zu|nicht mehr als"),
        (LessThan, "weniger als|unter|kleiner als"),
        (About, "rund|etwa|ca|ca .|circa|ungefähr"),
        (Nearly, "fast|nahezu|knapp|annähernd|beinahe"),
    ],
    after: &[(AtLeast, "oder mehr|und mehr|und älter|und darüber"), (AtMost, "oder weniger|und weniger|und jünger")],
    levels: "auf bei von in",
    falls: "sank sanken gesunken fiel fielen gefallen sinkt fällt fallen zurück rückgang verringerte verringert reduziert reduzierte abnahme minus senkung",
    falls_behind: "weniger niedriger rückgang zurück gesunken gefallen verringert reduziert",
    before_places: "im am der die das dem den zum zur vom beim des ein eine einem einen einer jeder jedes",
    ..DIGITS
};
