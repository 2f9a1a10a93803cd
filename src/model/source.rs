//! Sources: stored documents, and publications that are cited.

use super::Id;
use super::shapes::{AddressShape, GradeShape, IdShape, Sha256Shape, StoredShape};
use crate::i18n::{Date, Lang, Localized};
use crate::source::Spanned;
use schemars::JsonSchema;
use serde::Deserialize;

/// What is said of a source in so many words: that it was looked for and not found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NotKnown {
    /// Its date was not found. 没有查到日期。
    Date,
    /// Its address was not found. 没有查到网址。
    Url,
}

/// A source: a stored document, or a publication that is cited.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// By which figures refer to it. 标识。
    #[schemars(with = "IdShape")]
    pub id: Id,
    /// As printed, in the source's own language; a source has a title or a description. 原文标题。
    pub title: Option<Spanned<String>>,
    /// A careful translation, shown in the other languages. 标题的译文。
    pub title_translated: Option<Localized>,
    /// What the page is, where its title was not seen. 未见标题时，说明这是什么页面。
    pub description: Option<Localized>,
    /// The source's own language. 来源的语言。
    pub lang: Lang,
    /// As seen. 发布者，照原样写。
    pub publisher: String,
    /// Needed for cited sources, or see `not_known`. 发布日期；引用来源必写，否则见`not_known`。
    pub date: Option<Date>,
    /// Needed for cited sources, or see `not_known`. 网址；引用来源必写，否则见`not_known`。
    #[schemars(with = "Option<AddressShape>")]
    pub url: Option<Spanned<String>>,
    /// Of a cited source: `A` an official text, `B` another major outlet or a mirror. 引用来源的等级：`A`官方文本，`B`其他主要媒体或转载。
    #[schemars(with = "Option<GradeShape>")]
    pub grade: Option<String>,
    /// What was looked for and not found. 查找过而没有查到的项。
    #[serde(default)]
    pub not_known: Vec<Spanned<NotKnown>>,
    /// Makes it a stored source: its text lies there. 存档来源的文件，位于`seeds/`。
    #[schemars(with = "Option<StoredShape>")]
    pub file: Option<Spanned<String>>,
    /// Of that file, in lower-case hexadecimal digits. 该文件的SHA-256，小写十六进制。
    #[schemars(with = "Option<Sha256Shape>")]
    pub sha256: Option<Spanned<String>>,
    /// Conflicts, machine translation, mirrors. 说明：出入、机器翻译、转载等。
    pub note: Option<Localized>,
}
