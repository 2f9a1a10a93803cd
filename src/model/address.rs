//! Where a site will be: an absolute address in the one form in which browsers send it. The only place that names the URL library.

use crate::i18n::Bilingual;
use serde::Deserialize;
use std::fmt;
use url::Url;

/// The absolute address of a site, with a slash at its end: host in lower case and Punycode, path percent-encoded, no default port,
/// no credentials, no query.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct BaseUrl(String);

impl BaseUrl {
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Whether a web address carries a user name or a password, which everybody who sees the address would read.
pub fn has_credentials(address: &str) -> bool {
    let rest = address.split_once("//").map_or(address, |(_, rest)| rest);
    // Browsers read a backslash as a slash.
    rest.split(['/', '\\', '?', '#']).next().is_some_and(|host| host.contains('@'))
}

/// The refusal of an address with credentials; it must not repeat them.
pub fn credentials() -> Bilingual {
    Bilingual::new(
        "the address holds a user name or password, which every page would show; write it without what comes before `@`",
        "网址里带有用户名或密码，会写进每一页；请去掉`@`及其前面的部分",
    )
}

impl TryFrom<String> for BaseUrl {
    type Error = Bilingual;

    fn try_from(text: String) -> Result<Self, Bilingual> {
        if has_credentials(&text) {
            return Err(credentials());
        }
        let wrong = || {
            Bilingual::of(
                format!("`{text}` is not a web address; write it as https://example.org/report/"),
                format!("`{text}`不是网址；请写成https://example.org/report/"),
            )
        };
        let (scheme, rest) = text.split_once("://").ok_or_else(wrong)?;
        let is_web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
        let strange = |c: char| c.is_whitespace() || c.is_control() || "<>\"'`\\".contains(c);
        if !is_web || rest.is_empty() || rest.starts_with('/') || text.contains(strange) || !is_escaped(rest) {
            return Err(wrong());
        }
        if text.contains(['?', '#']) {
            return Err(Bilingual::of(
                format!("`{text}` has a `?` or `#`, behind which no page can be; write the address of a folder"),
                format!("`{text}`含有`?`或`#`，网页不能放在它们后面；请写文件夹的网址"),
            ));
        }
        let last = text.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
        if text.matches('/').count() > 2 && (last.ends_with(".html") || last.ends_with(".htm")) {
            return Err(Bilingual::of(
                format!("`{text}` is the address of a page; write that of the folder in which it is"),
                format!("`{text}`是一个网页的网址；请写它所在文件夹的网址"),
            ));
        }
        let url = Url::parse(&text).map_err(|_| wrong())?;
        Ok(Self(format!("{}/", url.as_str().trim_end_matches('/'))))
    }
}

/// Whether each `%` begins an escape.
fn is_escaped(text: &str) -> bool {
    text.split('%').skip(1).all(|rest| {
        let mut digits = rest.chars();
        (0..2).all(|_| digits.next().is_some_and(|c| c.is_ascii_hexdigit()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, String> {
        BaseUrl::try_from(text.to_owned()).map(|url| url.to_string()).map_err(|why| why.en().to_owned())
    }

    #[test]
    fn one_address_has_one_form() {
        for (written, known) in [
            ("https://example.org", "https://example.org/"),
            ("https://EXAMPLE.org:443/", "https://example.org/"),
            ("HTTP://example.org:80/a//", "http://example.org/a/"),
            ("https://example.org:8443/a", "https://example.org:8443/a/"),
            ("https://example.org/报告/", "https://example.org/%E6%8A%A5%E5%91%8A/"),
            ("https://例子.test/", "https://xn--fsqu00a.test/"),
            ("https://example.org/a/./b/../c", "https://example.org/a/c/"),
            ("https://example.org/%E6%8A%A5", "https://example.org/%E6%8A%A5/"),
            ("http://localhost:8000", "http://localhost:8000/"),
        ] {
            assert_eq!(read(written).as_deref(), Ok(known), "{written}");
            assert_eq!(read(known).as_deref(), Ok(known));
        }
    }

    #[test]
    fn credentials_are_refused_and_not_repeated() {
        for text in [
            "https://user:secret@example.org/",
            "https://secret@example.org",
            "https://user:secret@@example.org",
            "//user:secret@example.org",
            "ftp://user:secret@example.org",
        ] {
            let why = read(text).unwrap_err();
            assert!(why.contains("password") && !why.contains("secret"), "{why}");
        }
        assert!(read("https://example.org/@secret/").is_ok());
    }

    #[test]
    fn what_is_no_address_of_a_folder_is_refused() {
        for text in [
            "",
            "example.org",
            "https://",
            "https:///a",
            "ftp://example.org",
            "https://exa mple.org",
            "https://e.org/?a",
            "https://e.org/#a",
            "https://e.org/a\\b",
            "https://e.org/100%/",
            "https://e.org/r/index.html",
            "https://e.org/a.HTM/",
            "https://e.org/%zz",
            "https://[::1/",
            "https://e.org:99999/",
            "javascript://e.org/",
            "https://e.org/<b>",
            "https://%40/",
            "https://e.org\u{0}/",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
