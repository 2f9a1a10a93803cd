//! The schemas of the types whose YAML is not their fields: places, languages, texts, numbers, periods, dates.

use crate::i18n::{Date, Lang, Localized, Period};
use crate::model::{Number, Observation, Series};
use crate::source::Spanned;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

/// The shape that [`Lang`] accepts.
const TAG: &str = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$";
/// One period, without an interval.
const PERIOD: &str = "[0-9]{4}(-(0[1-9]|1[0-2]|Q[1-4]|[HS][12]))?";

impl<T: JsonSchema> JsonSchema for Spanned<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

impl JsonSchema for Series {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Series".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["array", "string"],
            "items": generator.subschema_for::<Observation>(),
            "pattern": "^[^/]+\\.csv$",
        })
    }
}

macro_rules! scalar {
    ($type:ty, $name:literal, $schema:expr) => {
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    };
}

scalar!(
    Lang,
    "Language tag",
    json_schema!({
        "description": "A BCP 47 language tag. BCP 47语言标签。",
        "type": "string",
        "pattern": TAG,
        "examples": ["zh", "en", "zh-Hant"],
    })
);

scalar!(
    Localized,
    "Text",
    json_schema!({
        "description": "A text in every language of the report, by BCP 47 tag. 各语言的文字，以语言标签为键。",
        "type": "object",
        "patternProperties": { TAG: { "type": "string" } },
        "additionalProperties": false,
        "minProperties": 1,
        "examples": [{ "zh": "产业", "en": "Industry" }],
    })
);

scalar!(
    Number,
    "Number",
    json_schema!({
        "description": "With the decimals that the source prints; at most 28 digits, 20 of them before the point, no commas. 照来源写出小数位，不加千分位逗号；28位以内，整数部分20位以内。",
        "type": ["number", "string"],
        "pattern": "^[-+]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?$",
        "examples": [6.9, 17000, 1e8],
    })
);

scalar!(
    Period,
    "Period",
    json_schema!({
        "description": "A year, month, quarter, half-year, or an interval of months or years. 年、月、季度、半年，或起止月份、年份。",
        "anyOf": [
            { "type": "integer", "minimum": 1000, "maximum": 9999 },
            { "type": "string", "pattern": format!("^{PERIOD}(/{PERIOD})?$") },
        ],
        "examples": [2025, "2022-06", "2023-Q1", "2023-H1", "2023-01/2023-09", "2021/2025"],
    })
);

scalar!(
    Date,
    "Date",
    json_schema!({
        "description": "A day, year first. 日期，年-月-日。",
        "type": "string",
        "format": "date",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        "examples": ["2021-08-13"],
    })
);
