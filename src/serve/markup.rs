//! What is read from, and added to, a page's markup: one line with a script, and which files the page looks like.

use super::address;
use crate::theme::escape;

/// The page with the one line that it is served with and not built with: the script that shows changes.
pub fn with_script(markup: &str, digest: &str) -> String {
    let at = markup.rfind("</body>").unwrap_or(markup.len());
    let (before, after) = markup.split_at_checked(at).unwrap_or((markup, ""));
    format!("{before}<script src=\"/{}serve.js\" data-page=\"{digest}\" defer></script>\n{after}", address::OWN)
}

/// A page for when there is none: the words alone.
pub fn words_alone(lang: &str, title: &str, words: &str) -> String {
    let (title, words) = (escape(title), escape(words));
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n</head>\n\
         <body>\n<h1>{title}</h1>\n<pre>{words}</pre>\n</body>\n</html>\n"
    )
}

/// A short name for what `markup` says. Style sheets count by their names without the hash: a new style is the same page.
///
/// `files` are the bytes of what it shows under addresses that do not change with them: pictures.
pub fn digest<'a>(markup: &str, files: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hasher = blake3::Hasher::new();
    for (piece, number) in markup.split(".css\"").zip(0..) {
        if number > 0 {
            hasher.update(b".css\"");
        }
        hasher.update(without_hash(piece).as_bytes());
    }
    for file in files {
        hasher.update(blake3::hash(file).as_bytes());
    }
    short(&hasher.finalize())
}

/// The first half of a hash: enough to tell two states of a page apart.
pub fn short(hash: &blake3::Hash) -> String {
    hash.to_hex().chars().take(32).collect()
}

/// `assets/site.0a1b2c3d4e` without its hash.
fn without_hash(stem: &str) -> &str {
    match stem.rsplit_once('.') {
        Some((name, hash)) if hash.len() == 10 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => name,
        _ => stem,
    }
}

/// The addresses of the style sheets that the page at `from` asks for.
pub fn sheets(markup: &str, from: &str) -> Vec<String> {
    values(markup, " href=\"").filter(|href| href.ends_with(".css")).filter_map(|href| resolve(from, href)).collect()
}

/// The addresses of what the page at `from` shows: pictures, scripts.
pub fn shown(markup: &str, from: &str) -> Vec<String> {
    values(markup, " src=\"").filter_map(|src| resolve(from, src)).collect()
}

fn values<'a>(markup: &'a str, attribute: &'a str) -> impl Iterator<Item = &'a str> {
    markup.split(attribute).skip(1).filter_map(|rest| rest.split_once('"').map(|(value, _)| value))
}

/// Where a relative link on the page at `from` leads; `None` for one that leaves the site.
fn resolve(from: &str, link: &str) -> Option<String> {
    if link.contains(':') || link.starts_with(['/', '#', '?']) {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "." => {}
            ".." => _ = parts.pop()?,
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_is_added() {
        let line = "<script src=\"/.gongbao/serve.js\" data-page=\"0\" defer></script>\n";
        assert_eq!(
            with_script("<body>\n<p></body></p>\n</body>\n</html>", "0"),
            format!("<body>\n<p></body></p>\n{line}</body>\n</html>")
        );
        assert_eq!(with_script("<p>no end", "0"), format!("<p>no end{line}"));
    }

    #[test]
    fn a_new_style_is_the_same_page_and_a_new_picture_is_not() {
        let page =
            |css: &str, text: &str| format!("<link rel=\"stylesheet\" href=\"../assets/site.{css}.css\"><p>{text}</p>");
        let digest_of = |css, text, picture: &'static [u8]| digest(&page(css, text), [picture]);
        let first = digest_of("0a1b2c3d4e", "a", b"1");
        assert_eq!(first, digest_of("ffffffffff", "a", b"1"));
        assert_ne!(first, digest_of("0a1b2c3d4e", "b", b"1"));
        assert_ne!(first, digest_of("0a1b2c3d4e", "a", b"2"));
        assert_eq!(sheets(&page("0a1b2c3d4e", ""), "zh/index.html"), ["assets/site.0a1b2c3d4e.css"]);
    }

    #[test]
    fn links_lead_inside_the_site_or_nowhere() {
        assert_eq!(resolve("zh/pillars/food.html", "../../map.png").as_deref(), Some("map.png"));
        assert_eq!(resolve("index.html", "./assets/a.css").as_deref(), Some("assets/a.css"));
        for outside in
            ["../../x.png", "https://example.org/x.png", "/x.png", "//example.org/x.png", "data:image/png;base64,"]
        {
            assert_eq!(resolve("zh/index.html", outside), None, "{outside}");
        }
    }

    #[test]
    fn words_alone_are_escaped() {
        let page = words_alone("en", "a <b>", "</pre><script>alert(1)</script>");
        assert!(!page.contains("<script>") && page.contains("&lt;script&gt;"), "{page}");
    }
}
