//! The words of English around numbers, as data.

use super::language::Language;
use crate::quantity::Comparator;
use crate::quantity::digits::Separators;
use crate::quantity::measures::ENGLISH;

/// English.
pub(super) const LANGUAGE: Language = Language {
    whole: true,
    separators: Separators::Point,
    cardinals: CARDINALS,
    ordinals: ORDINALS,
    months: MONTHS,
    scales: SCALES,
    units: ENGLISH,
    before: BEFORE,
    after: AFTER,
    levels: "to at from in",
    falls: FALLS,
    falls_behind: FALLS_BEHIND,
    codes: CODES,
    before_places: "",
};

/// Small numbers.
const CARDINALS: &[(&str, u32)] = &[
    ("zero", 0),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("dozen", 12),
];

/// Places in an order.
const ORDINALS: &[(&str, u32)] = &[
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("twelfth", 12),
    ("thirteenth", 13),
    ("fourteenth", 14),
    ("fifteenth", 15),
    ("sixteenth", 16),
    ("seventeenth", 17),
    ("eighteenth", 18),
    ("nineteenth", 19),
    ("twentieth", 20),
    ("thirtieth", 30),
    ("secondly", 2),
    ("thirdly", 3),
    ("firstly", 1),
    ("primary", 1),
    ("secondary", 2),
    ("tertiary", 3),
];

/// The months from January on, each with its short forms.
const MONTHS: [&str; 12] = [
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sep sept",
    "october oct",
    "november nov",
    "december dec",
];

/// Scale words and the power of ten of each.
const SCALES: &[(&str, u32)] = &[
    ("hundred", 2),
    ("thousand", 3),
    ("million", 6),
    ("billion", 9),
    ("trillion", 12),
    ("mn", 6),
    ("bn", 9),
    ("tn", 12),
];

/// Before a number.
const BEFORE: &[(Comparator, &str)] = &[
    (
        Comparator::AtLeast,
        "\
        no less than|not less than|no fewer than|not fewer than|no lower than|not lower than|not below|a minimum of|\
        at least|at or above|at or over|≥|no smaller than|not under|at no less than|starting at|a floor of",
    ),
    (
        Comparator::AtMost,
        "\
        no more than|not more than|no higher than|not higher than|not exceed|not exceeding|not above|a maximum of|\
        at most|at or below|at or under|up to|within|≤|no greater than|not over|no longer than|no later than|no older than|a ceiling of|a cap of|capped at|\
        not to exceed",
    ),
    (
        Comparator::MoreThan,
        "\
        more than|greater than|higher than|in excess of|upwards of|exceed|exceeds|exceeded|exceeding|surpass|\
        surpassed|surpassing|surpasses|topped|pass|passed|over|>|well over|just over|in excess|larger than|\
        well above|just above|upward of|crossed",
    ),
    (
        Comparator::Above,
        "\
        above",
    ),
    (
        Comparator::LessThan,
        "\
        less than|fewer than|lower than|under|below|<|smaller than|just under|well under|just below|fell short of|falls short of|\
        fall short of|falling short of|short of|younger than|shorter than",
    ),
    (
        Comparator::Nearly,
        "\
        close to|nearly|almost|approaching|near|nearing|not quite|just shy of",
    ),
    (
        Comparator::About,
        "\
        about|around|approximately|roughly|circa|some|~|≈|or about|approx|approx .|c .|ca .|roughly speaking|\
        somewhere around|in the region of|in the order of|of the order of|on the order of",
    ),
];

/// Behind a number, its unit and what it counts.
const AFTER: &[(Comparator, &str)] = &[
    (
        Comparator::AtLeast,
        "\
        or more|and more|or above|and above|or over|and over|or higher|plus|+|at least|at a minimum|or greater|\
        and higher|or older|and older|or later|or longer|and up|or better|or larger|upwards|minimum",
    ),
    (
        Comparator::AtMost,
        "\
        or less|or fewer|or below|or lower|and below|or under|at most|at the most|or younger|and under|or shorter|\
        and younger|maximum|or smaller|and fewer",
    ),
    (
        Comparator::About,
        "\
        or so|or thereabouts|or thereabout|or more or less",
    ),
    (
        Comparator::MoreThan,
        "\
        odd|and counting",
    ),
];

/// Words of a fall by so much.
const FALLS: &str = "\
    fell fall falls fallen falling dropped drop drops declined decline declines decreased decrease decreases \
    decreasing down reduced reduce reduction reducing cut cuts lowered shrank shrunk contracted contraction \
    slipped narrowed slid declining slowed slowing eased dropping shrink shrinking shortened shorten shortening \
    trimmed narrowing lowering slumped tumbled plunged lost downturn plummeted plummeting decelerated losing \
    loses fewer sank sinking dipped receded curtailed slashed reductions deducted";

/// Words right behind an amount that make it the size of a fall: "a 3.2% decline", "5 points lower".
const FALLS_BEHIND: &str = "\
    decline decrease reduction drop fall cut contraction less lower fewer smaller down shorter slide loss  \
    downturn shrinkage slump";

/// What names a code: the digits behind it say which one it is.
const CODES: &str = "\
    tel telephone phone fax hotline mobile call isbn issn postcode zip account acct iso iec gb gb/t din astm ansi ieee rfc en hj \
    registration licence license patent ticker";

/// What is of a class where the class is named by its money alone: "a trillion-yuan industry".
pub(super) const TIER_NOUNS: &[&str] = &[
    "industry",
    "industries",
    "cluster",
    "clusters",
    "park",
    "parks",
    "sector",
    "sectors",
    "chain",
    "chains",
    "base",
    "bases",
    "enterprise",
    "enterprises",
    "company",
    "companies",
    "pillar",
    "pillars",
    "giant",
    "giants",
];
