//! Why a chart cannot be drawn, and the checks that say so before anything is laid out.

use crate::i18n::{Bilingual, Told, counted};
use thiserror::Error;

/// A chart that has no drawing. Each message ends a sentence that begins with the chart's name.
#[derive(Debug, Clone, PartialEq, Error)]
#[non_exhaustive]
pub enum ChartError {
    /// There are no observations, rows, classes, branches or steps.
    #[error("has nothing to draw")]
    Empty,
    /// Every observation is a gap.
    #[error("has no figure, only gaps, {0} in all")]
    OnlyGaps(usize),
    /// NaN or an infinity.
    #[error("has a number that is not finite")]
    NotFinite,
    /// Beyond what the axis can write.
    #[error("has a number beyond ±1e24: {0:e}")]
    OutOfRange(f64),
    /// More than anyone could read.
    #[error("has {count} {what}, and {limit} at most can be drawn")]
    TooMany {
        /// What there is too much of.
        what: &'static str,
        /// How many there are.
        count: usize,
        /// How many can be drawn.
        limit: usize,
    },
    /// A label that is a text.
    #[error("has a label of {0} characters, and {MAX_LABEL} at most can be drawn")]
    TooLong(usize),
    /// A heat map row that does not fit its columns.
    #[error("has {} in the row “{row}”, but {}", counted(*cells, "cell"), counted(*columns, "column"))]
    Uneven {
        /// The row's name.
        row: String,
        /// How many cells it has.
        cells: usize,
        /// How many columns there are.
        columns: usize,
    },
    /// A count below zero, in a chart of counts.
    #[error("has a count below zero: {0}")]
    Negative(f64),
    /// What one symbol stands for is not above zero.
    #[error("has symbols that stand for {0}, which must be above zero")]
    NotPositive(f64),
    /// A part of a whole below zero.
    #[error("has a negative part, {0}, and parts of 100 % cannot be negative; draw the parts grouped")]
    NegativePart(f64),
    /// Parts of a whole that were not counted at the same times.
    #[error(
        "has parts with different times, and parts stand on each other only where all have the same times; draw lines"
    )]
    MixedTimes,
    /// The layout library refused.
    #[error("could not be laid out: {0}")]
    Layout(String),
}

/// The longest label, in characters.
pub(crate) const MAX_LABEL: usize = 400;

/// Refuses what plotters would hang on or an axis could not write.
pub(crate) fn check_numbers(values: impl IntoIterator<Item = f64>) -> Result<(), ChartError> {
    for value in values {
        if !value.is_finite() {
            return Err(ChartError::NotFinite);
        }
        if value.abs() > 1e24 {
            return Err(ChartError::OutOfRange(value));
        }
    }
    Ok(())
}

/// Refuses none and too many.
pub(crate) fn check_count(what: &'static str, count: usize, limit: usize) -> Result<(), ChartError> {
    match count {
        0 => Err(ChartError::Empty),
        count if count > limit => Err(ChartError::TooMany { what, count, limit }),
        _ => Ok(()),
    }
}

/// Refuses labels that would fill the page.
pub(crate) fn check_labels<'t>(labels: impl IntoIterator<Item = &'t String>) -> Result<(), ChartError> {
    for label in labels {
        // Bytes first: counting characters is for the rare long label only.
        if label.len() > MAX_LABEL && label.chars().count() > MAX_LABEL {
            return Err(ChartError::TooLong(label.chars().count()));
        }
    }
    Ok(())
}

/// The observations' figures; refuses observations of which none has one.
pub(crate) fn figures<'d>(data: impl Iterator<Item = &'d super::spec::Datum>) -> Result<Vec<f64>, ChartError> {
    let mut count = 0;
    let found: Vec<f64> = data.inspect(|_| count += 1).filter_map(|datum| datum.y).collect();
    check_numbers(found.iter().copied())?;
    if found.is_empty() { Err(ChartError::OnlyGaps(count)) } else { Ok(found) }
}

/// The amounts' figures; refuses labels that are texts, and amounts of which none is there.
pub(crate) fn check_amounts<'a>(
    amounts: impl Iterator<Item = &'a Option<super::spec::Amount>>,
) -> Result<Vec<f64>, ChartError> {
    let mut count = 0;
    let found: Vec<&super::spec::Amount> = amounts.inspect(|_| count += 1).flatten().collect();
    check_labels(found.iter().flat_map(|amount| [&amount.label, &amount.full]))?;
    check_numbers(found.iter().map(|amount| amount.value))?;
    if found.is_empty() {
        Err(ChartError::OnlyGaps(count))
    } else {
        Ok(found.iter().map(|amount| amount.value).collect())
    }
}

impl Told for ChartError {
    fn told(&self) -> Bilingual {
        let zh = match self {
            Self::Empty => "没有可画的内容".to_owned(),
            Self::OnlyGaps(count) => format!("没有数字：{count}个观测值全是缺口"),
            Self::NotFinite => "有一个数不是有限的数".to_owned(),
            Self::OutOfRange(value) => format!("有一个数超出了±1e24：{value:e}"),
            Self::TooMany { count, limit, .. } => format!("有{count}项，最多只能画{limit}项"),
            Self::TooLong(length) => format!("有一个标签长达{length}个字符，最多{MAX_LABEL}个"),
            Self::Uneven { row, cells, columns } => format!("“{row}”一行有{cells}格，而表有{columns}列"),
            Self::Negative(value) => format!("有一个计数小于零：{value}"),
            Self::NotPositive(value) => format!("每个符号代表{value}，而它必须大于零"),
            Self::NegativePart(value) => {
                format!("有一个部分是负数{value}，而百分之百的组成部分不能为负；请并列画出各部分")
            }
            Self::MixedTimes => "各部分的时间不同，时间相同才能堆叠；请画折线".to_owned(),
            Self::Layout(why) => format!("无法排版：{why}"),
        };
        Bilingual::of(self.to_string(), zh)
    }
}
