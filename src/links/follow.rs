//! From an address to where it leads: what servers reply, one redirection after another.

use serde::{Deserialize, Serialize};

/// Who replies to requests.
pub trait Web: Sync {
    /// Asks for one address, and follows nothing.
    fn ask(&self, address: &str) -> Reply;
}

/// What came of one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// A server answered.
    Status {
        /// The status code of HTTP, from 100 to 599.
        status: u16,
        /// Where it sends who asks, as a whole address.
        location: Option<String>,
    },
    /// No server answered.
    Silent(String),
}

/// How an address stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// It leads to a page.
    There,
    /// It leads to a page that has another address for good, or to the front page of a site.
    Moved {
        /// That other address.
        to: String,
    },
    /// The server says that there is no such page (404) or no longer (410).
    Gone {
        /// Which of the two.
        status: u16,
    },
    /// The server answers, and does not say whether there is a page.
    Refused {
        /// What it says.
        status: u16,
    },
    /// Nobody answers.
    Silent {
        /// Why not.
        why: String,
    },
}

/// More redirections than this lead nowhere. Browsers give up after 20.
const MOST: usize = 10;

/// Asks for `address`, and for wherever it leads.
pub fn follow(address: &str, web: &dyn Web) -> Answer {
    let (mut at, mut for_good, mut last) = (address.to_owned(), true, 0);
    for _ in 0..=MOST {
        match web.ask(&at) {
            Reply::Silent(why) => return Answer::Silent { why },
            Reply::Status { status: status @ (404 | 410), .. } => return Answer::Gone { status },
            Reply::Status { status: status @ (301 | 302 | 303 | 307 | 308), location: Some(location) } => {
                for_good &= matches!(status, 301 | 308);
                (at, last) = (location, status);
            }
            Reply::Status { status: 200..=299, .. } => {
                let moved = at != address && (for_good || (is_front(&at) && !is_front(address)));
                return if moved { Answer::Moved { to: at } } else { Answer::There };
            }
            Reply::Status { status, .. } => return Answer::Refused { status },
        }
    }
    Answer::Refused { status: last }
}

/// Whether it is a site's front page. Many a server sends there whoever asks for a page that is gone.
fn is_front(address: &str) -> bool {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split_once('/').is_none_or(|(_, path)| path.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    struct Table(BTreeMap<&'static str, Reply>);

    impl Web for Table {
        fn ask(&self, address: &str) -> Reply {
            self.0.get(address).cloned().unwrap_or(Reply::Status { status: 404, location: None })
        }
    }

    fn to(status: u16, location: &str) -> Reply {
        Reply::Status { status, location: Some(location.to_owned()) }
    }

    #[test]
    fn what_counts_is_where_it_leads_in_the_end() {
        let there = Reply::Status { status: 200, location: None };
        let web = Table(BTreeMap::from([
            ("https://a/", there.clone()),
            ("https://a/page", there.clone()),
            ("http://a/page", to(301, "https://a/page")),
            ("https://a/now", to(302, "https://a/page")),
            ("https://a/both", to(308, "https://a/now")),
            ("https://a/home", to(302, "https://a/")),
            ("https://a/lost", to(301, "https://a/nowhere")),
            ("https://a/round", to(302, "https://a/round")),
            ("https://a/closed", Reply::Status { status: 403, location: None }),
            ("https://a/where", Reply::Status { status: 302, location: None }),
            ("https://a/silent", Reply::Silent("no such host".to_owned())),
        ]));
        let moved = |to: &str| Answer::Moved { to: to.to_owned() };
        for (address, expected) in [
            ("https://a/page", Answer::There),
            ("http://a/page", moved("https://a/page")),
            // For the time being: the address is the right one.
            ("https://a/now", Answer::There),
            ("https://a/both", Answer::There),
            ("https://a/home", moved("https://a/")),
            ("https://a/lost", Answer::Gone { status: 404 }),
            ("https://a/round", Answer::Refused { status: 302 }),
            ("https://a/closed", Answer::Refused { status: 403 }),
            ("https://a/where", Answer::Refused { status: 302 }),
            ("https://a/silent", Answer::Silent { why: "no such host".to_owned() }),
        ] {
            assert_eq!(follow(address, &web), expected, "{address}");
        }
    }
}
