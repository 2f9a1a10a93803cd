//! Patterns of a language: text with holes, `{y}年{m}月`.

use std::borrow::Cow;

/// `pattern` with its holes filled, each by what `value` says for the name between its braces. A hole that it does not know stays as it
/// is; what fills a hole is not looked through for more.
pub fn filled<'v>(pattern: &str, value: impl Fn(&str) -> Option<Cow<'v, str>>) -> String {
    let mut out = String::with_capacity(pattern.len() + 16);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let hole = after.split_once('}').and_then(|(name, behind)| Some((value(name)?, behind)));
        match hole {
            Some((text, behind)) => {
                out.push_str(&text);
                rest = behind;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_hole_is_filled_once_and_what_is_none_stays() {
        let value = |name: &str| match name {
            "n" => Some(Cow::Borrowed("{m}")),
            "m" => Some(Cow::Owned("3".to_owned())),
            _ => None,
        };
        assert_eq!(filled("第{m}章 {n}", value), "第3章 {m}");
        assert_eq!(filled("{x} {{m}} {m", value), "{x} {3} {m");
        assert_eq!(filled("", value), "");
    }
}
