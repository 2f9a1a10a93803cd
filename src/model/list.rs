//! Named lists: highlights, measures, steps.

use super::Id;
use super::shapes::IdShape;
use crate::i18n::{Date, Localized};
use crate::source::Spanned;
use schemars::JsonSchema;
use serde::Deserialize;

/// A named list: highlights, measures, steps.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// The file's name. 标识，即文件名。
    #[schemars(with = "IdShape")]
    pub id: Id,
    /// In full. 名称。
    pub name: Localized,
    /// Before the items. 列表前的话。
    pub intro: Option<Localized>,
    /// After the items. 列表后的说明。
    pub note: Option<Localized>,
    /// Where numbers in its name, intro, groups and note come from, if not from its quotes. 名称、开头、分组和说明中其他数字的来源。
    #[serde(default)]
    #[schemars(with = "Vec<IdShape>")]
    pub cites: Vec<Id>,
    /// For the quotes of all items. 各项引文的来源。
    #[schemars(with = "Option<IdShape>")]
    pub source: Option<Id>,
    /// Branches of a tree. 分组，在树状图中各为一枝。
    #[serde(default)]
    pub groups: Vec<EntryGroup>,
    /// The items, in order. 各项，按顺序。
    pub items: Vec<Entry>,
}

/// A group of a list's entries.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EntryGroup {
    /// By which items refer to it. 标识。
    #[schemars(with = "IdShape")]
    pub id: Id,
    /// In full. 名称。
    pub name: Localized,
    /// The words that it rests on. 所依据的原文。
    pub quote: Option<Spanned<String>>,
}

/// An entry of a list.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Unique in the list. 标识，在本列表中唯一。
    #[schemars(with = "IdShape")]
    pub id: Id,
    /// One of `groups`. 所属分组。
    #[schemars(with = "Option<IdShape>")]
    pub group: Option<Id>,
    /// In a few words. 名称。
    pub name: Localized,
    /// In one or more sentences. 说明文字。
    pub text: Option<Localized>,
    /// For timelines. 日期，用于时间线。
    pub date: Option<Date>,
    /// Instead of the list's. 本项自己的来源。
    #[schemars(with = "Option<IdShape>")]
    pub source: Option<Id>,
    /// The words that it rests on; absent only where the list tells what the source does not say. 所依据的原文。
    pub quote: Option<Spanned<String>>,
    /// Where numbers in its texts come from, if not from itself. 文字中其他数字的来源。
    #[serde(default)]
    #[schemars(with = "Vec<IdShape>")]
    pub cites: Vec<Id>,
}
