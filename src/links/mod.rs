//! Whether the addresses of other sites that a report links to still answer. The only part of the program that makes requests, and
//! only where it is asked to.

mod curl;
mod follow;
mod memory;

pub use curl::{Curl, NoCurl};
pub use follow::{Answer, Reply, Web};
pub use memory::{Memory, NAME, SIGN};

use crate::diag::{Diagnostic, LinkProblem};
use crate::model::{InlineKind, Report};
use crate::source::{SourceSet, Span};
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, PoisonError};

/// How many requests are under way at once.
pub const AT_ONCE: usize = 8;

/// How many of them to one host.
pub const PER_HOST: usize = 2;

/// Every address of another site that the report links to, with all places where it stands. The part after `#`, which no server
/// sees, is left off. Mail addresses, the site's own and the beginning of its links to edit a page are not among them.
pub fn outside(report: &Report, sources: &SourceSet) -> BTreeMap<String, Vec<Span>> {
    let mut found: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    let mut note = |url: &str, span: Span| {
        let address = url.split('#').next().unwrap_or(url);
        if address.starts_with("https://") || address.starts_with("http://") {
            found.entry(address.to_owned()).or_default().push(narrowed(url, span, sources));
        }
    };
    let settings = &report.settings;
    let own = settings.publisher.url.iter().chain([&settings.licence.url]);
    let security =
        settings.security.iter().flat_map(|it| it.contact.value.iter().chain(&it.encryption).chain(&it.policy));
    for url in own.chain(security).chain(report.sources.iter().filter_map(|source| source.url.as_ref())) {
        note(&url.value, url.span);
    }
    for text in report.writings().flat_map(|(_, writing)| writing.texts.values()) {
        text.document.inlines(&mut |inline| {
            if let InlineKind::External { url, .. } = &inline.kind {
                note(url, inline.span);
            }
        });
    }
    found
}

/// Of a link in Markdown the address alone.
fn narrowed(url: &str, span: Span, sources: &SourceSet) -> Span {
    let start = span.range().start;
    match sources.slice(span).rfind(url) {
        Some(at) => Span::new(span.file, start + at..start + at + url.len()),
        None => span,
    }
}

/// Asks for each of `addresses`, [`AT_ONCE`] at once and [`PER_HOST`] of one host, until `stop` says so. `asked` hears of each.
pub fn ask<'a>(
    addresses: impl Iterator<Item = &'a str>,
    web: &dyn Web,
    stop: &(dyn Fn() -> bool + Sync),
    asked: &(dyn Fn() + Sync),
) -> BTreeMap<String, Answer> {
    let mut hosts: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for address in addresses {
        hosts.entry(host(address)).or_default().push(address);
    }
    // What stands in one lane is asked for one by one: a host with two lanes never has more than two requests to answer.
    let lanes = hosts.values().flat_map(|all| all.chunks(all.len().div_ceil(PER_HOST)));
    let queue: Mutex<VecDeque<&[&str]>> = Mutex::new(lanes.collect());
    let answers = Mutex::new(BTreeMap::new());
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
    let work = || {
        while let Some(lane) = next() {
            for address in lane.iter().take_while(|_| !stop()) {
                let answer = follow::follow(address, web);
                answers.lock().unwrap_or_else(PoisonError::into_inner).insert((*address).to_owned(), answer);
                asked();
            }
        }
    };
    std::thread::scope(|threads| {
        for _ in 0..AT_ONCE {
            threads.spawn(work);
        }
    });
    answers.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// Host and port of an address.
fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?']).next().unwrap_or(rest)
}

/// What the answers say of the report, at every place where an address stands.
pub fn judge(outside: &BTreeMap<String, Vec<Span>>, answers: &BTreeMap<String, Answer>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (address, places) in outside {
        let address = address.clone();
        let problem = match answers.get(&address) {
            None | Some(Answer::There) => continue,
            Some(Answer::Moved { to }) => LinkProblem::LinkMoved { address, to: to.clone() },
            Some(Answer::Gone { status }) => LinkProblem::LinkGone { address, status: *status },
            Some(Answer::Refused { status }) => LinkProblem::LinkRefused { address, status: *status },
            Some(Answer::Silent { why }) => LinkProblem::LinkSilent { address, why: why.clone() },
        };
        problems.extend(places.iter().map(|place| Diagnostic::new(problem.clone(), *place)));
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// Counts how many are asked at once, of each host.
    #[derive(Default)]
    struct Counting {
        now: Mutex<BTreeMap<String, usize>>,
        most: AtomicUsize,
        most_of_one: AtomicUsize,
    }

    impl Web for Counting {
        fn ask(&self, address: &str) -> Reply {
            {
                let mut now = self.now.lock().unwrap();
                *now.entry(host(address).to_owned()).or_default() += 1;
                self.most_of_one.fetch_max(now.values().copied().max().unwrap(), Ordering::Relaxed);
                self.most.fetch_max(now.values().sum(), Ordering::Relaxed);
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
            *self.now.lock().unwrap().get_mut(host(address)).unwrap() -= 1;
            Reply::Status { status: 200, location: None }
        }
    }

    #[test]
    fn neither_the_net_nor_a_host_is_asked_too_much_at_once() {
        let addresses: Vec<String> =
            (0..120).map(|n| format!("https://host{}.example.org/{n}", if n < 40 { 0 } else { n % 20 })).collect();
        let web = Counting::default();
        let heard = AtomicUsize::new(0);
        let count = || {
            heard.fetch_add(1, Ordering::Relaxed);
        };
        let answers = ask(addresses.iter().map(String::as_str), &web, &|| false, &count);
        assert_eq!((answers.len(), heard.into_inner()), (120, 120));
        assert!((3..=AT_ONCE).contains(&web.most.into_inner()));
        assert_eq!(web.most_of_one.into_inner(), PER_HOST);
    }

    #[test]
    fn who_is_told_to_stop_asks_no_more() {
        let web = Counting::default();
        let answers = ask(["https://example.org/"].into_iter(), &web, &|| true, &|| ());
        assert_eq!((answers.len(), web.most.into_inner()), (0, 0));
    }
}
