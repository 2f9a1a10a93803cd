//! Languages of which numbers in digits are read, with their scale words, units, bounds and falls, so that a figure is checked against a
//! quote in them. Numbers in words are not read. Separators are those of CLDR.

use super::language::Language;
use crate::quantity::Comparator::{About, AtLeast, AtMost, LessThan, MoreThan, Nearly};
use crate::quantity::digits::Separators;
use crate::quantity::units::Unit;

/// A language without numbers in words.
const DIGITS: Language = Language {
    whole: false,
    separators: Separators::Comma,
    cardinals: &[],
    ordinals: &[],
    months: [""; 12],
    scales: &[],
    units: &[],
    before: &[],
    after: &[],
    levels: "",
    falls: "",
    falls_behind: "",
    codes: "tel isbn issn iso iec din en",
};

pub(super) const GERMAN: Language = Language {
    months: [
        "januar jänner", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember",
    ],
    scales: &[
        ("hundert", 2), ("tausend", 3), ("tsd", 3), ("million", 6), ("millionen", 6), ("mio", 6), ("milliarde", 9), ("milliarden", 9),
        ("mrd", 9), ("billion", 12), ("billionen", 12),
    ],
    units: &[
        ("%|prozent|v . h", Unit::Percent, "1"), ("‰|promille", Unit::Percent, "0.1"), ("prozentpunkte|prozentpunkten|prozentpunkt", Unit::Points, "1"),
        ("euro|eur|€", Unit::Of("EUR"), "1"), ("dollar|us-dollar|usd", Unit::Of("USD"), "1"), ("franken", Unit::Of("CHF"), "1"), ("yuan", Unit::Of("CNY"), "1"),
        ("tonnen|tonne|t", Unit::Of("kg"), "1000"), ("kg|kilogramm", Unit::Of("kg"), "1"), ("km|kilometer|kilometern", Unit::Of("m"), "1000"),
        ("kw|kilowatt", Unit::Of("W"), "1000"), ("mw|megawatt", Unit::Of("W"), "1000000"), ("gw|gigawatt", Unit::Of("W"), "1000000000"),
        ("kwh|kilowattstunden", Unit::Of("Wh"), "1000"), ("mwh|megawattstunden", Unit::Of("Wh"), "1000000"), ("gwh|gigawattstunden", Unit::Of("Wh"), "1000000000"),
        ("twh|terawattstunden", Unit::Of("Wh"), "1000000000000"), ("ha|hektar", Unit::Of("mu"), "15"), ("km²|quadratkilometer", Unit::Of("mu"), "1500"),
        ("jahre|jahren|jahr", Unit::Of("years"), "1"), ("monate|monaten", Unit::Of("months"), "1"), ("tage|tagen", Unit::Of("days"), "1"),
    ],
    before: &[
        (AtLeast, "mindestens|wenigstens|nicht weniger als|ab"), (MoreThan, "mehr als|über|gut|größer als"), (AtMost, "höchstens|maximal|bis zu|nicht mehr als"),
        (LessThan, "weniger als|unter|kleiner als"), (About, "rund|etwa|ca|ca .|circa|ungefähr"), (Nearly, "fast|nahezu|knapp|annähernd|beinahe"),
    ],
    after: &[(AtLeast, "oder mehr|und mehr|und älter|und darüber"), (AtMost, "oder weniger|und weniger|und jünger")],
    levels: "auf bei von in",
    falls: "sank sanken gesunken fiel fielen gefallen sinkt fällt fallen zurück rückgang verringerte verringert reduziert reduzierte abnahme minus senkung",
    falls_behind: "weniger niedriger rückgang",
    ..DIGITS
};

pub(super) const FRENCH: Language = Language {
    months: [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ],
    scales: &[("mille", 3), ("milliers", 3), ("million", 6), ("millions", 6), ("milliard", 9), ("milliards", 9), ("billion", 12), ("billions", 12), ("md", 9), ("mds", 9)],
    units: &[
        ("%|pour cent|p . 100", Unit::Percent, "1"), ("‰|pour mille", Unit::Percent, "0.1"), ("points de pourcentage|point de pourcentage|points de pour cent", Unit::Points, "1"),
        ("euros|euro|d'euros|d’euros|eur|€", Unit::Of("EUR"), "1"), ("dollars|de dollars|usd", Unit::Of("USD"), "1"), ("yuans|yuan|de yuans", Unit::Of("CNY"), "1"),
        ("tonnes|de tonnes|tonne|t", Unit::Of("kg"), "1000"), ("kg|kilogrammes", Unit::Of("kg"), "1"), ("km|kilomètres", Unit::Of("m"), "1000"),
        ("mw|mégawatts", Unit::Of("W"), "1000000"), ("gw|gigawatts", Unit::Of("W"), "1000000000"), ("kwh", Unit::Of("Wh"), "1000"), ("twh|térawattheures", Unit::Of("Wh"), "1000000000000"),
        ("gwh|gigawattheures", Unit::Of("Wh"), "1000000000"), ("hectares|ha", Unit::Of("mu"), "15"), ("km²|kilomètres carrés", Unit::Of("mu"), "1500"),
        ("ans|années|an|année", Unit::Of("years"), "1"), ("mois", Unit::Of("months"), "1"), ("jours", Unit::Of("days"), "1"),
    ],
    before: &[
        (AtLeast, "au moins|au minimum|pas moins de"), (MoreThan, "plus de|supérieur à|supérieure à|dépasse|dépassé|au-delà de"), (AtMost, "au plus|au maximum|jusqu'à|jusqu’à|pas plus de"),
        (LessThan, "moins de|inférieur à|inférieure à"), (About, "environ|autour de|quelque|à peu près"), (Nearly, "près de|presque"),
    ],
    after: &[(AtLeast, "ou plus|et plus|au moins|au minimum"), (AtMost, "ou moins|et moins|au plus|au maximum"), (About, "environ")],
    levels: "à de en dans",
    falls: "baissé diminué reculé chuté baisse diminution recul chute réduit réduction baissent moins",
    falls_behind: "moins",
    ..DIGITS
};

pub(super) const SPANISH: Language = Language {
    months: [
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre setiembre", "octubre", "noviembre", "diciembre",
    ],
    scales: &[("mil", 3), ("millón", 6), ("millones", 6), ("billón", 12), ("billones", 12)],
    units: &[
        ("%|por ciento", Unit::Percent, "1"), ("‰|por mil", Unit::Percent, "0.1"), ("puntos porcentuales|punto porcentual", Unit::Points, "1"),
        ("euros|de euros|eur|€", Unit::Of("EUR"), "1"), ("dólares|de dólares|usd", Unit::Of("USD"), "1"), ("yuanes|de yuanes", Unit::Of("CNY"), "1"),
        ("toneladas|de toneladas|t", Unit::Of("kg"), "1000"), ("kg|kilogramos", Unit::Of("kg"), "1"), ("km|kilómetros", Unit::Of("m"), "1000"),
        ("mw", Unit::Of("W"), "1000000"), ("gw", Unit::Of("W"), "1000000000"), ("kwh", Unit::Of("Wh"), "1000"), ("twh", Unit::Of("Wh"), "1000000000000"), ("hectáreas|ha", Unit::Of("mu"), "15"),
        ("años|año", Unit::Of("years"), "1"), ("meses", Unit::Of("months"), "1"), ("días", Unit::Of("days"), "1"),
    ],
    before: &[
        (AtLeast, "al menos|por lo menos|como mínimo|no menos de"), (MoreThan, "más de|superior a|superó"), (AtMost, "como máximo|hasta|no más de|a lo sumo"),
        (LessThan, "menos de|inferior a"), (About, "unos|unas|cerca de|aproximadamente|alrededor de"), (Nearly, "casi"),
    ],
    after: &[(AtLeast, "o más|y más|como mínimo"), (AtMost, "o menos|como máximo")],
    levels: "a al en de hasta",
    falls: "cayó cayeron bajó bajaron descendió disminuyó disminución reducción caída descenso redujo baja menos",
    falls_behind: "menos",
    ..DIGITS
};

pub(super) const PORTUGUESE: Language = Language {
    months: [
        "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro",
    ],
    scales: &[("mil", 3), ("milhão", 6), ("milhões", 6), ("bilhão", 9), ("bilhões", 9), ("trilhão", 12), ("trilhões", 12)],
    units: &[
        ("%|por cento", Unit::Percent, "1"), ("pontos percentuais|ponto percentual", Unit::Points, "1"), ("euros|de euros|eur|€", Unit::Of("EUR"), "1"),
        ("dólares|de dólares|usd", Unit::Of("USD"), "1"), ("toneladas|de toneladas|t", Unit::Of("kg"), "1000"), ("km|quilômetros|quilómetros", Unit::Of("m"), "1000"),
        ("mw", Unit::Of("W"), "1000000"), ("gw", Unit::Of("W"), "1000000000"), ("kwh", Unit::Of("Wh"), "1000"), ("twh", Unit::Of("Wh"), "1000000000000"), ("hectares|ha", Unit::Of("mu"), "15"),
        ("anos|ano", Unit::Of("years"), "1"), ("meses", Unit::Of("months"), "1"), ("dias", Unit::Of("days"), "1"),
    ],
    before: &[
        (AtLeast, "pelo menos|no mínimo|ao menos"), (MoreThan, "mais de|superior a|acima de"), (AtMost, "no máximo|até|não mais de"), (LessThan, "menos de|inferior a|abaixo de"),
        (About, "cerca de|aproximadamente|em torno de"), (Nearly, "quase"),
    ],
    after: &[(AtLeast, "ou mais|e mais"), (AtMost, "ou menos")],
    levels: "para a em de até",
    falls: "caiu caíram baixou diminuiu redução queda recuou reduziu menos",
    falls_behind: "menos",
    ..DIGITS
};

pub(super) const ITALIAN: Language = Language {
    months: [
        "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre",
    ],
    scales: &[("mila", 3), ("milione", 6), ("milioni", 6), ("mln", 6), ("miliardo", 9), ("miliardi", 9), ("mld", 9)],
    units: &[
        ("%|per cento", Unit::Percent, "1"), ("‰|per mille", Unit::Percent, "0.1"), ("punti percentuali|punto percentuale", Unit::Points, "1"), ("euro|di euro|eur|€", Unit::Of("EUR"), "1"),
        ("dollari|di dollari|usd", Unit::Of("USD"), "1"), ("tonnellate|di tonnellate|t", Unit::Of("kg"), "1000"), ("km|chilometri", Unit::Of("m"), "1000"), ("mw", Unit::Of("W"), "1000000"),
        ("gw", Unit::Of("W"), "1000000000"), ("kwh", Unit::Of("Wh"), "1000"), ("twh", Unit::Of("Wh"), "1000000000000"), ("ettari|ha", Unit::Of("mu"), "15"), ("anni|anno", Unit::Of("years"), "1"),
        ("mesi", Unit::Of("months"), "1"), ("giorni", Unit::Of("days"), "1"),
    ],
    before: &[
        (AtLeast, "almeno|non meno di|minimo"), (MoreThan, "più di|oltre|superiore a"), (AtMost, "al massimo|fino a|non più di"), (LessThan, "meno di|inferiore a|sotto"),
        (About, "circa|intorno a"), (Nearly, "quasi"),
    ],
    after: &[(AtLeast, "o più|e più|e oltre"), (AtMost, "o meno"), (About, "circa")],
    levels: "a al in da di",
    falls: "calato calati diminuito sceso scesi calo diminuzione riduzione ridotto meno",
    falls_behind: "meno",
    ..DIGITS
};

pub(super) const DUTCH: Language = Language {
    months: [
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december",
    ],
    scales: &[("duizend", 3), ("miljoen", 6), ("mln", 6), ("miljard", 9), ("mld", 9), ("biljoen", 12)],
    units: &[
        ("%|procent", Unit::Percent, "1"), ("procentpunten|procentpunt", Unit::Points, "1"), ("euro|eur|€", Unit::Of("EUR"), "1"), ("dollar|usd", Unit::Of("USD"), "1"),
        ("ton", Unit::Of("kg"), "1000"), ("kg", Unit::Of("kg"), "1"), ("km|kilometer", Unit::Of("m"), "1000"), ("mw", Unit::Of("W"), "1000000"), ("gw", Unit::Of("W"), "1000000000"),
        ("kwh", Unit::Of("Wh"), "1000"), ("twh", Unit::Of("Wh"), "1000000000000"), ("hectare|ha", Unit::Of("mu"), "15"), ("jaar", Unit::Of("years"), "1"), ("maanden", Unit::Of("months"), "1"),
    ],
    before: &[
        (AtLeast, "minstens|ten minste|minimaal"), (MoreThan, "meer dan|ruim|boven"), (AtMost, "hoogstens|maximaal|ten hoogste"), (LessThan, "minder dan|onder"), (About, "ongeveer|circa|rond"),
        (Nearly, "bijna"),
    ],
    after: &[(AtLeast, "of meer"), (AtMost, "of minder")],
    levels: "naar op tot van in",
    falls: "daalde daalden gedaald daling afname min",
    falls_behind: "minder lager",
    ..DIGITS
};

pub(super) const RUSSIAN: Language = Language {
    months: [
        "января январь", "февраля февраль", "марта март", "апреля апрель", "мая май", "июня июнь", "июля июль", "августа август", "сентября сентябрь", "октября октябрь", "ноября ноябрь",
        "декабря декабрь",
    ],
    scales: &[
        ("тыс", 3), ("тысяч", 3), ("тысячи", 3), ("млн", 6), ("миллион", 6), ("миллиона", 6), ("миллионов", 6), ("млрд", 9), ("миллиард", 9), ("миллиарда", 9), ("миллиардов", 9), ("трлн", 12),
        ("триллион", 12), ("триллиона", 12), ("триллионов", 12),
    ],
    units: &[
        ("%|процент|процента|процентов", Unit::Percent, "1"), ("процентных пункта|процентных пунктов|п . п", Unit::Points, "1"), ("рублей|рубля|рубль|руб", Unit::Of("RUB"), "1"),
        ("долларов|доллара", Unit::Of("USD"), "1"), ("евро", Unit::Of("EUR"), "1"), ("юаней|юаня", Unit::Of("CNY"), "1"), ("тонн|тонны|т", Unit::Of("kg"), "1000"), ("кг", Unit::Of("kg"), "1"),
        ("км", Unit::Of("m"), "1000"), ("га", Unit::Of("mu"), "15"), ("лет|года", Unit::Of("years"), "1"),
    ],
    before: &[
        (AtLeast, "не менее|минимум"), (MoreThan, "более|свыше|больше"), (AtMost, "не более|максимум|до"), (LessThan, "менее|меньше|ниже"), (About, "около|примерно|порядка"), (Nearly, "почти"),
    ],
    after: &[(AtLeast, "и более|и выше"), (AtMost, "и менее")],
    levels: "до на в с",
    falls: "снизился снизилась снизилось снизились упал упала сократился сократилась снижение падение минус",
    falls_behind: "меньше ниже",
    ..DIGITS
};
