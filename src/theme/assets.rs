//! A theme's assets: which file plays which role, and the addresses that carry a hash of the bytes.

use super::integrity::integrity;
use crate::source::SourceSet;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A file of the theme that goes into the site.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Its address, with a hash of its bytes in the name: it can be cached for ever.
    pub address: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Which asset plays which role.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Roles<T> {
    /// The pages' style sheet. 网页的样式表。
    pub css: T,
    /// The drawings' style sheet: joined to the end of the pages' own, and put into every chart that is downloaded. 图的样式表。
    pub chart_css: T,
    /// The script of every page. 每页的脚本。
    pub js: T,
    /// The script of pages with charts. 有图的页面的脚本。
    pub chart_js: T,
    /// The script of the page that searches. 搜索页的脚本。
    pub search_js: T,
    /// The icon. 图标。
    pub icon: T,
}

/// The digest of each style sheet and script, as `integrity` attributes give it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Integrity {
    css: String,
    js: String,
    chart_js: String,
    search_js: String,
}

/// What goes into the site, and where each role is.
#[derive(Debug, Clone)]
pub struct Assets {
    /// Every file, in the order of the addresses' names.
    pub files: Vec<Asset>,
    /// The address of each role; that of `chart_css` is that of `css`.
    pub roles: Roles<String>,
    /// What browsers compare them with.
    pub integrity: Integrity,
    /// The two style sheets as text, the pages' and the drawings'.
    pub sheets: [String; 2],
}

/// Collects the assets of `layers`, the theme's own layer first.
///
/// # Errors
/// The paths of the files that have a role and are not there.
pub fn collect(sources: &SourceSet, layers: &[String], wanted: &Roles<String>) -> Result<Assets, Vec<String>> {
    let mut found = BTreeMap::new();
    for layer in layers.iter().rev() {
        for file in sources.binaries() {
            if let Some(name) = file.path.strip_prefix(layer.as_str()) {
                found.insert(name.to_owned(), file.bytes.clone());
            }
        }
    }
    let names = [&wanted.css, &wanted.chart_css, &wanted.js, &wanted.chart_js, &wanted.search_js, &wanted.icon];
    let missing: Vec<String> = names.into_iter().filter(|name| !found.contains_key(*name)).cloned().collect();
    if !missing.is_empty() {
        return Err(missing);
    }
    // One sheet for the whole site: a page asks for one file, and the rules of drawings stand in one place.
    let drawings = found.remove(&wanted.chart_css).unwrap_or_default();
    let pages = found.get(&wanted.css).cloned().unwrap_or_default();
    if let Some(joined) = found.get_mut(&wanted.css) {
        joined.push(b'\n');
        joined.extend(&drawings);
    }
    let addresses: BTreeMap<&String, String> = found.iter().map(|(name, bytes)| (name, address(name, bytes))).collect();
    let of = |name: &String| addresses.get(name).cloned().unwrap_or_default();
    let roles = Roles {
        css: of(&wanted.css),
        chart_css: of(&wanted.css),
        js: of(&wanted.js),
        chart_js: of(&wanted.chart_js),
        search_js: of(&wanted.search_js),
        icon: of(&wanted.icon),
    };
    let digest = |name: &String| found.get(name).map(Vec::as_slice).map(integrity).unwrap_or_default();
    let integrity = Integrity {
        css: digest(&wanted.css),
        js: digest(&wanted.js),
        chart_js: digest(&wanted.chart_js),
        search_js: digest(&wanted.search_js),
    };
    let sheets = [pages, drawings].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let files = found.iter().map(|(name, bytes)| Asset { address: of(name), bytes: bytes.clone() }).collect();
    Ok(Assets { files, roles, integrity, sheets })
}

/// `assets/site.css` with ten digits of the hash of its bytes: `assets/site.0a1b2c3d4e.css`.
fn address(name: &str, bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
    let hash = hash.as_str().get(..10).unwrap_or_default();
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{hash}.{extension}"),
        None => format!("{name}.{hash}"),
    }
}
