//! Every code that gongbao can tell: one file a group, one entry a code, and nothing about it anywhere else.

mod charts;
mod data;
mod files;
mod languages;
mod links;
mod markdown;
mod references;
mod site;
mod sources;
mod theme;
mod typing;
mod yaml;

pub use charts::ChartProblem;
pub use data::DataProblem;
pub use files::FileProblem;
pub use languages::LanguageProblem;
pub use links::LinkProblem;
pub use markdown::MarkdownProblem;
pub use references::ReferenceProblem;
pub use site::SiteProblem;
pub use sources::{Differing, Missing, NumberIn, SourceProblem};
pub use theme::ThemeProblem;
pub use typing::TypingProblem;
pub use yaml::YamlProblem;

use super::Severity;
use crate::i18n::Bilingual;

/// What is known of a code, whatever report it is told of.
#[derive(Debug, PartialEq)]
pub struct Code {
    /// The stable name by which the problem is documented and configured.
    pub name: &'static str,
    /// How bad it is where the report says nothing.
    pub level: Level,
    /// What it means.
    pub means: Bilingual,
    /// Why it matters.
    pub why: Bilingual,
    /// Its fixture, `tests/fixtures/cases/NAME.txt`: a change that makes it, what is told then, and the change that mends it.
    pub fixture: &'static str,
}

/// How bad a code is by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// An error that no report can lower: a promise rests on it, or nothing could be drawn.
    Fixed,
    /// An error.
    Error,
    /// A warning.
    Warning,
}

impl Level {
    /// The severity where the report says nothing.
    pub fn severity(self) -> Severity {
        match self {
            Self::Fixed | Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
        }
    }
}

/// Codes that belong together.
#[derive(Debug)]
pub struct Group {
    /// What they are about.
    pub title: Bilingual,
    /// In the order of the file.
    pub codes: &'static [&'static Code],
}

/// What is said of one problem.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    /// What is wrong, one line, no full stop.
    pub message: Bilingual,
    /// What to do about it.
    pub hint: Bilingual,
}

/// The enum that holds every problem, one variant a group.
macro_rules! groups {
    ($($variant:ident($group:ident): $en:literal / $zh:literal;)+) => {
        /// What is wrong: a problem of one of the groups.
        #[derive(Debug, Clone, PartialEq)]
        #[expect(missing_docs, reason = "each variant is a group with its own documentation")]
        pub enum Problem {
            $($variant($group),)+
        }

        /// All groups, in the order in which they are listed.
        pub static GROUPS: &[Group] =
            &[$(Group { title: Bilingual::new($en, $zh), codes: $group::CODES },)+];

        impl Problem {
            /// What is known of its code.
            pub fn about(&self) -> &'static Code {
                match self {
                    $(Self::$variant(problem) => problem.about(),)+
                }
            }

            /// The name of its code.
            pub fn code(&self) -> &'static str {
                self.about().name
            }

            /// What is said of it.
            pub fn words(&self) -> Words {
                match self {
                    $(Self::$variant(problem) => problem.words(),)+
                }
            }
        }

        $(impl From<$group> for Problem {
            fn from(problem: $group) -> Self {
                Self::$variant(problem)
            }
        })+
    };
}

groups! {
    File(FileProblem): "Files" / "文件";
    Yaml(YamlProblem): "YAML: syntax, keys and values" / "YAML：语法、键和值";
    Markdown(MarkdownProblem): "Markdown" / "Markdown";
    Reference(ReferenceProblem): "Ids and references" / "标识与引用";
    Source(SourceProblem): "Sources and figures" / "来源与数字";
    Language(LanguageProblem): "Languages and terms" / "双语与术语";
    Typing(TypingProblem): "Typing" / "标点与排版";
    Data(DataProblem): "Data" / "数据";
    Chart(ChartProblem): "Charts" / "图表";
    Site(SiteProblem): "The site" / "网站";
    Theme(ThemeProblem): "Theme" / "主题";
    Link(LinkProblem): "Links to other sites" / "外部链接";
}

/// The codes of all groups.
pub fn all() -> impl Iterator<Item = &'static Code> {
    GROUPS.iter().flat_map(|group| group.codes.iter().copied())
}

/// The code of that name.
pub fn find(name: &str) -> Option<&'static Code> {
    all().find(|code| code.name == name)
}

/// A group of problems: the variants of its enum, each with all that is said of it.
///
/// An entry gives, in this order: variant and fields, code, level; the message and the hint in English and in Chinese; what
/// the code means and why it matters, in both. The fixture is found by the code; without one this does not compile.
macro_rules! problems {
    (
        $(#[$doc:meta])*
        $group:ident {
            $(
                $variant:ident $({ $($field:ident: $type:ty),+ $(,)? })? = $code:literal, $level:ident;
                en: $message_en:expr, $hint_en:expr;
                zh: $message_zh:expr, $hint_zh:expr;
                means: $means_en:literal / $means_zh:literal;
                why: $why_en:literal / $why_zh:literal;
            )+
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        #[expect(missing_docs, reason = "the message of each variant says what its fields are")]
        pub enum $group {
            $($variant $({ $($field: $type),+ })?,)+
        }

        #[expect(non_upper_case_globals, reason = "each has the name of its variant")]
        mod code {
            use crate::diag::codes::{Code, Level};
            use crate::i18n::Bilingual;

            $(pub static $variant: Code = Code {
                name: $code,
                level: Level::$level,
                means: Bilingual::new($means_en, $means_zh),
                why: Bilingual::new($why_en, $why_zh),
                fixture: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/cases/", $code, ".txt")),
            };)+
        }

        impl $group {
            pub(super) const CODES: &'static [&'static crate::diag::codes::Code] = &[$(&code::$variant),+];

            pub(super) fn about(&self) -> &'static crate::diag::codes::Code {
                match self {
                    $(Self::$variant { .. } => &code::$variant,)+
                }
            }

            pub(super) fn words(&self) -> crate::diag::codes::Words {
                match self {
                    $(Self::$variant $({ $($field),+ })? => {
                        // Not every field is in both the message and the hint of both languages.
                        $(let _ = ($($field),+,);)?
                        crate::diag::codes::Words {
                            message: crate::i18n::Bilingual::of($message_en, $message_zh).shown(),
                            hint: crate::i18n::Bilingual::of($hint_en, $hint_zh).shown(),
                        }
                    })+
                }
            }
        }
    };
}

use problems;
