//! Why a sheet is no table that can be read.

use crate::i18n::{Bilingual, Told};

/// Why a sheet is no table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There are no periods in a row or a column.
    #[error(
        "no periods were found{}{}\nhelp: a row or a column of the table must hold them: 2021, 2021年, 2023-06, 2023年1—6月, 2023-Q1, Q1 2023, June 2023",
        .number.as_ref().map(|(cell, text)| format!("; {cell} holds `{text}`, which may be a year or a value: if it is a year, write {text}年 or {text}-01/{text}-12")).unwrap_or_default(), if .seen.is_empty() { String::new() } else { format!("; the first line holds {}", .seen) }
    )]
    NoPeriods {
        /// A cell with a number that may be a year.
        number: Option<(String, String)>,
        /// The first line with several cells.
        seen: String,
    },
    /// It has more cells than any table.
    #[error("the sheet is larger than any table that can be read\nhelp: keep only the table in it")]
    TooLarge,
    /// Heads look like periods and are none that a report has.
    #[error(
        "heads of the table are not understood:\n{}\nhelp: write them as 2021, 2023-06, 2023年1—6月, 2023-Q1, Q1 2023 or June 2023; nothing was written", lines(.0, Bilingual::en)
    )]
    Heads(Vec<Bilingual>),
    /// Months or quarters without their year.
    #[error(
        "{0}: no year found above or before these parts of a year\nhelp: write the year to each: 2023年一季度, 2023-Q1"
    )]
    NoYear(String),
    /// There are both.
    #[error(
        "periods were found both across ({0}) and down ({1}), so the table can be read in two ways\nhelp: keep one of them"
    )]
    BothWays(String, String),
    /// One period stands twice.
    #[error(
        "the period {period} appears in {first} and in {second} for the same series\nhelp: keep one column or row for each period; split a table with breakdowns into one for each series"
    )]
    Twice {
        /// The period.
        period: String,
        /// The first cell.
        first: String,
        /// The other.
        second: String,
    },
    /// A second row of periods stands below the first.
    #[error(
        "{0} looks like the head of a second table\nhelp: keep one table in the file; if these are values, write them with decimals or thousands: 2,016"
    )]
    SecondHead(String),
    /// The lines of a period differ in something else than time.
    #[error(
        "the table has breakdowns, which are not taken over: `{column}` is {values}\nhelp: keep only the lines of one series and remove that column; nothing was written"
    )]
    Breakdown {
        /// The head of the column, or its cell.
        column: String,
        /// Some of what it holds.
        values: String,
    },
    /// Two series have one name.
    #[error(
        "two lines have the name `{name}`: {first} and {second}\nhelp: give each its own name in the table; nothing was written"
    )]
    SameName {
        /// The name.
        name: String,
        /// The first cell.
        first: String,
        /// The other.
        second: String,
    },
    /// All heads say that the figures are forecasts.
    #[error(
        "from {0} on, every head says that its figures are estimates or forecasts, which are not taken over\nhelp: remove the sign behind the years to take them over all the same"
    )]
    Forecasts(String),
    /// Nothing stands below the periods.
    #[error("no series was found beside the periods in {0}")]
    NoSeries(String),
    /// Cells hold no number.
    #[error("{}\nhelp: correct the cells in the table, leave those without a figure empty, or name the sign that means no figure: --gap x; nothing was written", lines(.0, Bilingual::en))]
    Cells(Vec<Bilingual>),
    /// Percentages that may be shares of one.
    #[error(
        "all values of `{0}` lie between −1 and 1, in percent: a workbook keeps 6.5% as 0.065\nhelp: say which is meant with --percent shares or --percent numbers"
    )]
    Shares(String),
}

fn lines(cells: &[Bilingual], text: fn(&Bilingual) -> &str) -> String {
    cells.iter().map(text).collect::<Vec<_>>().join("\n")
}

impl Told for Refusal {
    fn told(&self) -> Bilingual {
        let zh = match self {
            Self::NoPeriods { number, seen } => {
                let number = number
                    .as_ref()
                    .map(|(cell, text)| format!("；{cell}的`{text}`可能是年份，也可能是数值，是年份请写成{text}年"));
                let number = number.unwrap_or_default();
                let seen = if seen.is_empty() { String::new() } else { format!("；第一行是{seen}") };
                format!(
                    "表里没有找到时期{number}{seen}\n帮助：表中要有一行或一列写时期：2021年、2023-06、2023年1—6月、2023-Q1"
                )
            }
            Self::TooLarge => "工作表太大，超出了能读取的范围\n帮助：请只保留表格".to_owned(),
            Self::Heads(heads) => format!(
                "表头里有无法识别的时期：\n{}\n帮助：请写成2021年、2023-06、2023年1—6月、2023-Q1这样的形式；没有写入任何文件",
                lines(heads, Bilingual::zh)
            ),
            Self::NoYear(place) => {
                format!("{place}：这些月份或季度的上方和前面没有年份\n帮助：请把年份写全：2023年一季度、2023-Q1")
            }
            Self::BothWays(across, down) => {
                format!("横向（{across}）和纵向（{down}）都有时期，这张表有两种读法\n帮助：只保留一种")
            }
            Self::Twice { period, first, second } => {
                format!(
                    "同一数列的时期{period}在{first}和{second}出现了两次\n帮助：每个时期只保留一列或一行；有分组的表请按数列拆开"
                )
            }
            Self::SecondHead(place) => {
                format!("{place}像是第二张表的表头\n帮助：一个文件只放一张表；如果这些是数值，请写成2,016或带小数")
            }
            Self::Breakdown { column, values } => {
                format!(
                    "表里有分组，不能导入：`{column}`有{values}\n帮助：请只保留一个数列的行，并删去这一列；没有写入任何文件"
                )
            }
            Self::SameName { name, first, second } => {
                format!("有两行同名`{name}`：{first}和{second}\n帮助：请在表里取不同的名称；没有写入任何文件")
            }
            Self::Forecasts(place) => {
                format!("从{place}起，表头都说明是估计或预测数，不导入\n帮助：如仍要导入，请去掉年份后的标记")
            }
            Self::NoSeries(place) => format!("{place}的时期旁没有任何数据"),
            Self::Cells(cells) => format!(
                "{}\n帮助：请改正这些单元格，没有数据的留空，或指明表示“无数据”的符号：--gap x；没有写入任何文件",
                lines(cells, Bilingual::zh)
            ),
            Self::Shares(name) => format!(
                "`{name}`以百分比计的数值都在−1和1之间，而工作簿把6.5%存为0.065\n帮助：请用--percent shares或--percent numbers说明是哪一种"
            ),
        };
        Bilingual::of(self.to_string(), zh)
    }
}
