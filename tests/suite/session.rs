//! A session after any edits is what it would be had it been opened on the files as they are.

use super::edits::{self, Edited};
use super::project::tests;
use gongbao::diag::{Palette, render};
use gongbao::i18n::Tongue;
use gongbao::pipeline::{Denied, Drafts, Options, Session, Update};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;

fn open(project: &Path, drafts: Drafts) -> Session {
    let base_url = Some("https://example.org/report/".to_owned().try_into().unwrap());
    Session::open(Options {
        project: project.to_owned(),
        base_url,
        drafts,
        denied: Denied::Errors,
        as_of: None,
        printer: None,
    })
    .unwrap()
}

/// Every address with its bytes, or with what kept it from being drawn.
fn drawn(session: &Session) -> BTreeMap<String, Result<Vec<u8>, String>> {
    let draw = |route| session.draw(route).unwrap().map_err(|problem| format!("{:?}", problem.problem));
    session.routes().map(|route| (route.address(), draw(route))).collect()
}

fn told(session: &Session) -> String {
    render(session.problems(), session.sources(), Tongue::En, Palette::Plain)
}

/// Compares what `session` tells and draws with a fresh one; while there are errors the newest good site stays, as it was.
fn compare(session: &Session, project: &Path, drafts: Drafts, last: &mut BTreeMap<String, Result<Vec<u8>, String>>) {
    let fresh = open(project, drafts);
    assert_eq!(told(session), told(&fresh));
    assert_eq!(session.holds(), fresh.holds());
    if fresh.holds() {
        *last = drawn(&fresh);
    }
    let found = drawn(session);
    assert_eq!(found.keys().collect::<Vec<_>>(), last.keys().collect::<Vec<_>>());
    for (address, bytes) in &found {
        assert!(*bytes == last[address], "{address} is not what a build writes");
    }
}

proptest! {
    #![proptest_config(edits::cases(10))]

    #[test]
    fn the_way_to_a_state_does_not_matter(edits in proptest::collection::vec(edits::edit(), 1..12), shown in any::<bool>()) {
        let drafts = if shown { Drafts::Shown } else { Drafts::Hidden };
        let project = Edited::new();
        let mut session = open(project.path(), drafts);
        let mut last = drawn(&session);
        for edit in &edits {
            let touched = project.make(edit);
            session.update(&touched).unwrap();
            compare(&session, project.path(), drafts, &mut last);
        }
    }
}

#[test]
fn a_page_follows_its_file_and_outlives_an_error() {
    let project = Edited::new();
    let mut session = open(project.path(), Drafts::Hidden);
    let page = |session: &Session| {
        let route = session.find("zh/chapters/process.html").unwrap();
        String::from_utf8(session.draw(route).unwrap().unwrap()).unwrap()
    };
    let write = |zh: &str, en: &str| {
        ["zh", "en"].map(|lang| {
            let name = format!("content/chapters/2-process.{lang}.md");
            let text = std::fs::read_to_string(tests("golden/project").join(&name)).unwrap();
            let path = project.path().join(&name);
            std::fs::write(&path, format!("{text}\n{}\n", if lang == "zh" { zh } else { en })).unwrap();
            path
        })
    };
    assert_eq!(session.update(&write("一段新的话。", "A new sentence.")).unwrap(), Update::Changed);
    assert!(session.holds() && page(&session).contains("一段新的话。"), "{}", told(&session));
    let touched = write("见[无](chapter:nowhere)。", "See [nothing](chapter:nowhere).");
    assert_eq!(session.update(&touched).unwrap(), Update::Changed);
    assert!(!session.holds() && page(&session).contains("一段新的话。"));
    assert!(told(&session).contains("unknown-reference"));
    assert_eq!(session.update(&touched).unwrap(), Update::Same);
    session.update(&write("又一段话。", "Another sentence.")).unwrap();
    assert!(session.holds() && page(&session).contains("又一段话。"));
}

#[test]
fn what_is_no_part_of_the_project_changes_nothing() {
    let project = Edited::new();
    let mut session = open(project.path(), Drafts::Hidden);
    for name in ["content/chapters/.2-process.zh.md.swp", "content/chapters/4913", "public/index.html", "README.md"] {
        assert_eq!(session.update(&[project.path().join(name)]).unwrap(), Update::Same, "{name}");
    }
}
