//! What the path of a request asks for. Only names that an address of a site can have get through; no path ever reaches the disk.

use crate::source::encoded;

/// Below it stand the server's own files. No file of a site can have such a name: `.gongbao` is the manifest of a built one.
pub const OWN: &str = ".gongbao/";

/// What a request asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// An address of the site, without a slash before it; that of a folder's index is written out.
    Site(String),
    /// A file of the server, by its name below [`OWN`].
    Own(String),
}

/// Reads the path of a request: `/zh/pillars/` asks for `zh/pillars/index.html`.
///
/// `None` for what no browser asks for by itself: broken escapes, text that is no UTF-8, control characters, backslashes,
/// slashes in disguise, steps up the tree, empty names.
pub fn wanted(path: &str) -> Option<Wanted> {
    let below = path.strip_prefix('/')?;
    let folder = below.is_empty() || below.ends_with('/');
    let names: Option<Vec<String>> = match below.strip_suffix('/').unwrap_or(below) {
        "" if below.is_empty() => Some(Vec::new()),
        names => names.split('/').map(name).collect(),
    };
    let mut names = names?;
    if folder {
        names.push("index.html".to_owned());
    }
    let address = names.join("/");
    Some(match address.strip_prefix(OWN) {
        Some(own) => Wanted::Own(own.to_owned()),
        None => Wanted::Site(address),
    })
}

/// The path that asks for `address`.
pub fn path(address: &str) -> String {
    format!("/{}", encoded(address))
}

/// One name of a path, its escapes undone.
fn name(raw: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => digit(rest.next()?)? * 16 + digit(rest.next()?)?,
            other => other,
        });
    }
    let name = String::from_utf8(bytes).ok()?;
    let strange = name.chars().any(|c| c.is_control() || c == '/' || c == '\\');
    (!strange && !matches!(name.as_str(), "" | "." | "..")).then_some(name)
}

fn digit(sign: u8) -> Option<u8> {
    char::from(sign).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(path: &str) -> Option<String> {
        match wanted(path)? {
            Wanted::Site(address) => Some(address),
            Wanted::Own(own) => panic!("{path} asks for the server's own {own}"),
        }
    }

    #[test]
    fn addresses_are_read_as_browsers_write_them() {
        assert_eq!(site("/").as_deref(), Some("index.html"));
        assert_eq!(site("/zh/").as_deref(), Some("zh/index.html"));
        assert_eq!(site("/zh/pillars/food.html").as_deref(), Some("zh/pillars/food.html"));
        assert_eq!(site("/%E5%9B%BE/a%20b.png").as_deref(), Some("图/a b.png"));
        assert_eq!(wanted("/.gongbao/events"), Some(Wanted::Own("events".to_owned())));
        assert_eq!(path("图/a b.png"), "/%E5%9B%BE/a%20b.png");
    }

    #[test]
    fn what_no_browser_asks_for_is_refused() {
        for tricky in [
            "",
            "zh/",
            "*",
            "//",
            "//evil.example/",
            "/zh//",
            "/../Cargo.toml",
            "/zh/../../etc/passwd",
            "/.",
            "/..",
            "/zh/./",
            "/%2e%2e/Cargo.toml",
            "/%2E%2e%2fCargo.toml",
            "/zh%2findex.html",
            "/zh%5Cindex.html",
            "/zh\\index.html",
            "/..%5c..%5cwindows",
            "/zh/index.html%00.png",
            "/%00",
            "/%0d%0aX-Header:1",
            "/%",
            "/%z0",
            "/%e",
            "/%ff%fe",
            "/%c0%ae%c0%ae/Cargo.toml",
            "/%25%32%65/%",
            "/\u{7f}",
        ] {
            assert_eq!(wanted(tricky), None, "{tricky:?}");
        }
        // Escaped twice it is a name like another, which no site has.
        assert_eq!(site("/%252e%252e/Cargo.toml").as_deref(), Some("%2e%2e/Cargo.toml"));
    }
}
