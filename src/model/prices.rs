//! At which prices amounts are stated.

use schemars::JsonSchema;
use serde::Deserialize;

/// At which prices amounts of money are stated (SDMX `PRICES`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PriceBase {
    /// Of the period itself. 当年价格。
    Current,
    /// Of one base year, or of the year before: real. 可比价格。
    Constant,
}

impl PriceBase {
    /// As it is written in YAML.
    pub fn name(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Constant => "constant",
        }
    }

    /// The key of its name among the theme's phrases.
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Current => "price_base_current",
            Self::Constant => "price_base_constant",
        }
    }
}
