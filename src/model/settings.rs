//! `content/report.yaml`: what holds for the whole report.

use super::Id;
use super::address::BaseUrl;
use super::shapes::{AddressShape, ContactShape, IdShape, KeyShape, SecureAddressShape};
use crate::diag::Severities;
use crate::i18n::{Date, Lang, Localized, Period};
use crate::source::Spanned;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// `content/report.yaml`: what holds for the whole report.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Of the whole site. 全站标题。
    pub title: Localized,
    /// A few words, for the header and for page titles. 简短标题，用于页眉和网页标题。
    pub short_title: Localized,
    /// One or two sentences, for search engines, previews and the footer. 一两句话的简介，用于搜索引擎、分享预览和页脚。
    pub description: Localized,
    /// The opening of the home page. 首页导语。
    pub lead: Localized,
    /// BCP 47 tags; the first is the language that the report is written in. 语言标签，第一个是写作语言。
    pub languages: Spanned<Vec<Spanned<Lang>>>,
    /// What the report covers. 报告涵盖的时期。
    pub period: Period,
    /// The place that figures measure, where an indicator names no other. 数据所指的地域，指标可另写。
    pub area: Option<Localized>,
    /// When the content last changed; the tool has no clock. 内容的修改日期，工具不看时钟。
    pub modified: Date,
    /// Who publishes the report. 发布者。
    pub publisher: Publisher,
    /// Under which licence the text may be used. 内容的许可协议。
    pub licence: Licence,
    /// Where the site will be, for canonical links, feeds and the sitemap. 网站的地址，用于规范链接、订阅源和站点地图。
    #[schemars(with = "Option<AddressShape>")]
    pub base_url: Option<Spanned<BaseUrl>>,
    /// What the site's host needs. 网站所在的服务器有什么要求。
    #[serde(default)]
    pub hosting: Hosting,
    /// A folder of `themes/`. 主题，即`themes/`下的文件夹。
    #[serde(default = "default_theme")]
    #[schemars(extend("default" = "default"))]
    pub theme: String,
    /// The page's link to its text is this with the file's path after it. “编辑本页”链接的前半部分。
    #[schemars(with = "Option<AddressShape>")]
    pub edit_url: Option<Spanned<String>>,
    /// What the report is based on. 报告所依据的主要来源。
    #[schemars(with = "Option<IdShape>")]
    pub main_source: Option<Id>,
    /// The blocks of the plan with their chapters. 板块及其各章。
    #[serde(default)]
    pub parts: Vec<Part>,
    /// The plan's frame of indicators. 指标框架。
    pub frame: Option<Frame>,
    /// Ordered classes, the highest first. 层级，由高到低。
    #[serde(default)]
    pub tiers: Vec<Class>,
    /// What the home page shows. 首页的内容。
    #[serde(default)]
    pub home: Home,
    /// In which other forms the site gives the report. 网站还以哪些形式提供报告。
    #[serde(default)]
    pub editions: Editions,
    /// Words of the report's own in place of the theme's, by the theme's names for them. 用自己的话代替主题的词句，以主题中的名称为键。
    #[serde(default)]
    pub phrases: BTreeMap<String, Localized>,
    /// Whom to tell of a weakness of the site; makes `/.well-known/security.txt` (RFC 9116). 发现网站的安全问题时向谁报告。
    pub security: Option<Security>,
    /// How bad problems are taken to be, by code: `error`, `warning` or `ignore`. 各类问题的严重程度，以代码为键。
    #[serde(default)]
    pub severity: Severities,
}

fn default_theme() -> String {
    "default".into()
}

/// The forms that repeat what the site's pages say. Where a key is absent, a report of at most [`Editions::USUAL`] chapters has the form.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Editions {
    /// Each chapter and pillar with its languages side by side. 各章、各重点领域的多语对照页。
    pub parallel: Option<bool>,
    /// The whole report on one page, for printing and for `build --pdf`. 整份报告合为一页，供打印和`build --pdf`使用。
    pub whole: Option<bool>,
}

impl Editions {
    /// Up to how many chapters a report has all forms by itself: beyond, each form is as much work as the rest of the site.
    pub const USUAL: usize = 500;

    /// Whether there are pages with the languages side by side, in a report of so many languages and chapters.
    pub fn has_parallel(self, languages: usize, chapters: usize) -> bool {
        languages > 1 && self.parallel.unwrap_or(chapters <= Self::USUAL)
    }

    /// Whether there is a page with all of a report of so many chapters.
    pub fn has_whole(self, chapters: usize) -> bool {
        self.whole.unwrap_or(chapters <= Self::USUAL)
    }
}

/// What the site's host needs; it counts where the base URL is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Hosting {
    /// Whether pages say the digests of their style sheet and scripts, so that browsers refuse changed ones: `false` behind a proxy
    /// that changes files on their way. 网页是否写明样式表和脚本的摘要，浏览器据此拒收被改动的文件；途中有代理改写文件的，写`false`。
    pub integrity: bool,
    /// Whether addresses name the `index.html` of a folder: `true` for object stores, which look for no index. 网址是否写出文件夹的`index.html`；对象存储不找首页，写`true`。
    pub index_html: bool,
}

impl Default for Hosting {
    fn default() -> Self {
        Self { integrity: true, index_html: false }
    }
}

/// Who publishes the report.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Publisher {
    /// As it calls itself. 名称。
    pub name: Localized,
    /// Its own page. 网址。
    #[schemars(with = "Option<AddressShape>")]
    pub url: Option<Spanned<String>>,
}

/// Whom to tell of a weakness of the site, as `/.well-known/security.txt` says it (RFC 9116).
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Security {
    /// `mailto:`, `tel:` or `https://`, the preferred one first. 联系方式，最愿意用的写在前面。
    #[schemars(with = "Vec<ContactShape>", length(min = 1))]
    pub contact: Spanned<Vec<Spanned<String>>>,
    /// From this day on nobody should rely on it; at most a year ahead. 失效日期，不宜超过一年。
    pub expires: Spanned<Date>,
    /// What reports are dealt with how: a page. 处理办法的网址。
    #[schemars(with = "Option<SecureAddressShape>")]
    pub policy: Option<Spanned<String>>,
    /// The key to encrypt reports with: `https://`, `dns:` or `openpgp4fpr:`. 加密用的公钥。
    #[schemars(with = "Option<KeyShape>")]
    pub encryption: Option<Spanned<String>>,
}

/// Under which licence.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Licence {
    /// As people know it. 名称。
    pub name: Localized,
    /// Its text. 协议全文的网址。
    #[schemars(with = "AddressShape")]
    pub url: Spanned<String>,
}

/// A part (板块) with its chapters.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// By which it is referred to. 标识。
    #[schemars(with = "IdShape")]
    pub id: Id,
    /// In full. 名称。
    pub name: Localized,
    /// Ids of its chapters, without their numbers, in order. 所含各章的标识，不带章号，按顺序。
    #[schemars(with = "Vec<IdShape>")]
    pub chapters: Vec<Id>,
    /// The stored source that speaks of it; give the quote, too. 提到它的存档来源，须同时写引文。
    #[schemars(with = "Option<IdShape>")]
    pub source: Option<Id>,
    /// Where the source speaks of it, word for word. 来源中的原文。
    pub quote: Option<Spanned<String>>,
}

/// The plan's frame of indicators: how many, in which dimensions.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// How many indicators the plan has. 规划共有多少项指标。
    pub count: Spanned<u32>,
    /// A stored source. 存档来源。
    #[schemars(with = "IdShape")]
    pub source: Id,
    /// Where it says so, word for word. 来源中的原文。
    pub quote: Spanned<String>,
    /// In which dimensions. 分为哪几个方面。
    #[serde(default)]
    pub dimensions: Vec<Dimension>,
}

/// A dimension of the frame.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    /// By which indicators refer to it. 标识。
    #[schemars(with = "IdShape")]
    pub id: Id,
    /// In full. 名称。
    pub name: Localized,
}

/// An ordered class (万亿级), highest first in the settings. A class is no amount.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Class {
    /// By which pillars refer to it. 标识。
    #[schemars(with = "IdShape")]
    pub id: Id,
    /// In full; a class is no amount and is never drawn as one. 名称；层级不是数值，不按数值作图。
    pub name: Localized,
    /// A stored source. 存档来源。
    #[schemars(with = "IdShape")]
    pub source: Id,
    /// Where it names the class, word for word. 来源中的原文。
    pub quote: Spanned<String>,
    /// What to keep in mind. 说明。
    pub note: Option<Localized>,
}

/// What the home page shows.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Home {
    /// Indicators of the cards, in order. 首页卡片上的指标，按顺序。
    #[serde(default)]
    #[schemars(with = "Vec<IdShape>")]
    pub headline: Vec<Id>,
    /// Charts, in order. 首页的图，按顺序。
    #[serde(default)]
    #[schemars(with = "Vec<IdShape>")]
    pub charts: Vec<Id>,
    /// Lists, in order. 首页的列表，按顺序。
    #[serde(default)]
    #[schemars(with = "Vec<IdShape>")]
    pub lists: Vec<Id>,
}
