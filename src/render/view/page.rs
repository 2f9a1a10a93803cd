//! What every page has: its frame and the site.

#![allow(
    missing_docs,
    reason = "fields are named for template authors; those whose name does not say it all have a line"
)]

use crate::theme::Integrity;
use serde::Serialize;

/// What every page has. Templates know it as `page`; the site's own facts as `site`; the theme's phrases as `t`; the page kind's value as `it`.
#[derive(Debug, Clone, Serialize)]
pub struct Page {
    /// `home`, `chapters`, `chapter`, `pillars`, `pillar`, `indicators`, `indicator`, `glossary`, `sources`, `source`, `page`, `chart`, `missing`.
    pub kind: &'static str,
    /// Only the page's own title.
    pub title: String,
    /// Plain text for search engines and previews.
    pub description: String,
    /// The address from the site's root: `zh/pillars/automotive.html`.
    pub address: String,
    /// `../` as often as it takes to the site's root; `./` there.
    pub root: String,
    /// The absolute address, only with a base URL.
    pub canonical: Option<String>,
    /// The absolute address of the site's root, where a reader chooses a language (`x-default`): on home pages in several languages.
    pub entrance: Option<String>,
    /// The absolute address of its social card, 1200 by 630 pixels; only with a base URL.
    pub card: Option<String>,
    /// The same page in every language, this one included.
    pub languages: Vec<LanguageLink>,
    /// Main navigation.
    pub nav: Vec<NavItem>,
    /// From the home page down to, and without, this page.
    pub breadcrumbs: Vec<Link>,
    /// Home page of this language.
    pub home: String,
    /// Where this language is searched.
    pub search: String,
    /// What changed from release to release, where the report has releases.
    pub changes: Option<String>,
    /// The previous and next page of the same kind in reading order.
    pub previous: Option<Link>,
    pub next: Option<Link>,
    /// The feed of this language.
    pub feed: String,
    /// Where this page's own text is edited, if the report has an edit URL.
    pub edit: Option<String>,
}

/// A page's sibling in another language.
#[derive(Debug, Clone, Serialize)]
pub struct LanguageLink {
    pub tag: String,
    /// The language's own name: 中文, English.
    pub name: String,
    /// As Open Graph has it: `zh_CN`.
    pub locale: String,
    pub href: String,
    /// Absolute, only with a base URL.
    pub absolute: Option<String>,
    pub current: bool,
}

/// An entry of the main navigation.
#[derive(Debug, Clone, Serialize)]
pub struct NavItem {
    pub label: String,
    pub href: String,
    /// The page itself (`aria-current="page"`).
    pub current: bool,
    /// The page lies in this section.
    pub within: bool,
}

/// A link with its text.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    pub label: String,
    pub href: String,
}

/// The site in one language; the same on all its pages. Known to templates as `site`.
#[derive(Debug, Clone, Serialize)]
pub struct Site {
    /// BCP 47 tag.
    pub lang: String,
    /// Whether its text runs from right to left.
    pub right_to_left: bool,
    pub title: String,
    pub short_title: String,
    pub description: String,
    pub publisher: String,
    pub publisher_url: Option<String>,
    pub licence: String,
    pub licence_url: String,
    /// 2021—2025年 / 2021–2025
    pub period: String,
    /// The content's date as the language writes it, and in ISO 8601.
    pub modified: String,
    pub modified_iso: String,
    /// Addresses from the root of the site's assets: print after `page.root`. Content-hashed names.
    pub css: String,
    pub js: String,
    pub chart_js: String,
    pub search_js: String,
    pub icon: String,
    /// For `integrity` attributes, by the same names; only with a base URL.
    pub integrity: Option<Integrity>,
    /// Search engines are asked to leave the site out: it shows drafts.
    pub noindex: bool,
    /// Whether pillars have classes.
    pub has_classes: bool,
    /// The Content-Security-Policy of every page, for its `<meta>`.
    pub policy: &'static str,
    pub version: String,
}
