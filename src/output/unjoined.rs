//! Why slices do not make a site, and why one may not be written where it should, in both languages.

use super::error::OutputError;
use crate::i18n::{Bilingual, counted};
use std::path::Path;

/// What keeps slices from being joined.
#[derive(Debug)]
#[non_exhaustive]
pub enum Unjoined {
    /// There is no such folder.
    NoFolder,
    /// There is none.
    None,
    /// Some are not there.
    Missing {
        /// Which, from 1.
        numbers: Vec<usize>,
        /// Of how many.
        of: usize,
    },
    /// Two of them are of different sites.
    Mixed {
        /// The name of the list of one.
        first: String,
        /// And of the other.
        second: String,
        /// What they differ in.
        difference: Difference,
    },
    /// The list of a slice is not as it was written.
    Damaged {
        /// Its name.
        name: String,
        /// What is wrong with it.
        problem: String,
    },
    /// Files are missing, or not as a slice wrote them.
    Wrong {
        /// The first few.
        files: Vec<String>,
        /// How many there are in all.
        total: usize,
    },
    /// There are files that no slice wrote.
    Foreign {
        /// The first few.
        files: Vec<String>,
        /// How many there are in all.
        total: usize,
    },
    /// A slice would take the place of this: the list of a whole site, or of another slice.
    Occupied {
        /// Its name.
        name: String,
    },
}

/// What two slices of different sites differ in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// Into how many the site was cut.
    Count,
    /// The version of the program.
    Program,
    /// The files of the report or of its theme.
    Report,
    /// What was asked for on the command line.
    Options,
}

impl Difference {
    fn told(self) -> Bilingual {
        match self {
            Self::Count => Bilingual::new("the site was cut into other numbers of slices", "切片的总数不同"),
            Self::Program => Bilingual::new("other versions of gongbao made them", "生成它们的gongbao版本不同"),
            Self::Report => Bilingual::new("they were made of other files", "它们所用的报告或主题文件不同"),
            Self::Options => Bilingual::new("they were made with other options", "生成时的选项不同"),
        }
    }
}

impl Unjoined {
    pub(super) fn of(self, folder: &Path) -> OutputError {
        OutputError::Unjoined { folder: folder.to_owned(), why: self }
    }

    pub(super) fn headline(&self, folder: &Path) -> Bilingual {
        let folder = folder.display();
        match self {
            Self::NoFolder => Bilingual::of(format!("there is no folder {folder}"), format!("没有文件夹{folder}")),
            Self::None => Bilingual::of(
                format!("the folder {folder} holds no slice of a site"),
                format!("文件夹{folder}里没有网站的切片"),
            ),
            Self::Missing { numbers, of } => {
                let (count, named) = (numbers.len(), numbers.iter().take(NAMED).map(ToString::to_string));
                let (named, more) = (named.collect::<Vec<_>>(), if count > NAMED { ["…", "等"] } else { [""; 2] });
                Bilingual::of(
                    format!("of {of} slices, these are missing in {folder}: {}{}", named.join(", "), more[0]),
                    format!("{folder}里应有{of}片，缺{count}片：{}{}", named.join("、"), more[1]),
                )
            }
            Self::Mixed { first, second, difference } => {
                let why = difference.told();
                Bilingual::of(
                    format!("in {folder}, \"{first}\" and \"{second}\" do not belong together: {}", why.en()),
                    format!("{folder}里的“{first}”和“{second}”不属于同一个网站：{}", why.zh()),
                )
            }
            Self::Damaged { name, problem } => Bilingual::of(
                format!("in {folder}, the list of files {name} is damaged, {problem}"),
                format!("{folder}里的文件清单{name}已损坏：{problem}"),
            ),
            Self::Wrong { files, total } => Bilingual::of(
                format!(
                    "in {folder}, {} missing or not as their slice wrote them: {}",
                    counted(*total, "file"),
                    list(files)
                ),
                format!("{folder}里有{total}个文件缺失，或与切片所写的不符：{}", list(files)),
            ),
            Self::Foreign { files, total } => Bilingual::of(
                format!("{folder} holds {} that no slice wrote: {}", counted(*total, "file"), list(files)),
                format!("{folder}里有{total}个文件不是任何一片写的：{}", list(files)),
            ),
            Self::Occupied { name } => Bilingual::of(
                format!("the folder {folder} holds \"{name}\": another slice, or a whole site"),
                format!("文件夹{folder}里有“{name}”：那是另一片，或整个网站"),
            ),
        }
    }

    /// What to do about it, in English and Chinese.
    pub(super) fn hint(&self) -> [&'static str; 2] {
        match self {
            Self::NoFolder => ["Name the folder that all slices were laid into.", "请写明放入所有切片的文件夹。"],
            Self::None | Self::Missing { .. } => [
                "Build the missing slices with --slice, lay all of them into the folder, hidden files included, then join them.",
                "请用--slice生成缺少的切片，把所有切片连同隐藏文件放进这个文件夹，再合并。",
            ],
            Self::Mixed { .. } => [
                "Build all slices of the same files, with the same version and the same options.",
                "请用相同的文件、相同的版本和相同的选项生成所有切片。",
            ],
            Self::Damaged { .. } | Self::Wrong { .. } => [
                "Something was lost or changed on the way. Lay the slices into an empty folder again.",
                "传送途中有内容丢失或被改动。请把切片重新放进一个空文件夹。",
            ],
            Self::Foreign { .. } => ["Lay the slices into an empty folder.", "请把切片放进一个空文件夹。"],
            Self::Occupied { .. } => [
                "Nothing was touched. Give each slice a folder of its own with --out.",
                "没有改动任何文件。请用--out给每一片一个自己的文件夹。",
            ],
        }
    }
}

/// How many numbers an error names.
const NAMED: usize = 10;

fn list(files: &[String]) -> String {
    let names: Vec<String> = files.iter().map(|file| format!("\"{file}\"")).collect();
    names.join(", ")
}
