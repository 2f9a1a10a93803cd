//! Markdown with links, as far as the page that it becomes.

use super::told;
use gongbao::check::{self, Revision};
use gongbao::i18n::Lang;
use gongbao::parse;
use gongbao::plan::{self, Page, Route};
use gongbao::render::Press;
use gongbao::source::{FileId, SourceFile, SourceSet};
use gongbao::theme;
use std::cell::RefCell;

/// A report in one language, so that a text has no counterpart that it must be like.
const PROJECT: [(&str, &str); 4] = [
    (
        "content/report.yaml",
        "title: {en: Report}\nshort_title: {en: Report}\ndescription: {en: A report.}\nlead: {en: Lead.}\nlanguages: [en]\nperiod: 2021/2025\n\
         modified: 2026-01-01\npublisher: {name: {en: Publisher}}\nlicence: {name: {en: Licence}, url: https://example.org/}\n",
    ),
    (
        "content/sources.yaml",
        "- {id: daily, title: Daily, lang: en, publisher: The Daily, date: 2026-01-01, url: https://example.org/daily, grade: B}\n",
    ),
    (
        "content/indicators/growth.yaml",
        "id: growth\ngroup: context\nname: {en: Growth}\nshort: {en: Growth}\nunit: {code: percent}\nperiod_kind: annual\n\
         series:\n  - {period: 2021, value: 6.5, source: daily}\n  - {period: 2023, value: 6.8, source: daily}\n",
    ),
    (PATH, "---\ntitle: Goals\n---\nText.\n"),
];
const PATH: &str = "content/chapters/1-goals.en.md";
/// What a page consists of; where a text is not escaped, something else stands in it.
const ELEMENTS: &str = " !doctype html head meta title link script body header nav main footer div p a span ul ol li h1 h2 h3 h4 h5 h6 em strong del s code pre \
                        blockquote table thead tbody tr th td caption figure figcaption svg g path text tspan desc rect circle use symbol defs pattern \
                        button input label form search summary details section article aside dl dt dd hr br img q cite time abbr small data dialog sup sub \
                        math menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow mspace msqrt mstyle msub msubsup msup \
                        mtable mtd mtext mtr munder munderover ";

/// A report that is drawn again and again with another text.
struct Desk {
    press: Press,
    sources: SourceSet,
    file: FileId,
    route: Route,
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::new(desk());
}

fn desk() -> Desk {
    let (mut files, binaries) = theme::embedded();
    files.extend(PROJECT.map(|(path, text)| SourceFile { path: path.to_owned(), text: text.into() }));
    let sources = SourceSet::new(files, binaries);
    let report = parse::report(&sources).value.expect("a report");
    let lang = lang();
    let theme = theme::assemble(
        &sources,
        &report.settings.theme,
        &[(&lang, report.settings.languages.span)],
        &report.settings.phrases,
    )
    .value;
    let checked = check::check(report, &sources, None, &[]);
    let plan = plan::plan(checked.value.unwrap_or_else(|| panic!("{:?}", checked.problems)));
    let file = sources.find(PATH).expect("the chapter");
    let route = Route::Page(lang, Page::Chapter("goals".to_owned()));
    Desk { press: Press::new(plan, theme.expect("the theme")), sources, file, route }
}

fn lang() -> Lang {
    Lang::try_from("en".to_owned()).expect("a language")
}

/// The text of a chapter, below its front matter.
pub fn markdown(data: &[u8]) {
    for head in ["", "html: sanitized\n"] {
        page(&format!("---\ntitle: Goals\n{head}---\n{}", String::from_utf8_lossy(data)));
    }
}

/// The page of a file.
fn page(file: &str) {
    DESK.with_borrow_mut(|desk| {
        desk.sources.replace(desk.file, file.into());
        let parsed = parse::text(&desk.sources, desk.file);
        told(&desk.sources, &parsed.problems);
        let Some(text) = parsed.value else { return };
        let revision = Revision { place: 0, lang: lang(), text };
        match desk.press.revise(vec![revision], &desk.sources, &parsed.problems) {
            Err(problems) => told(&desk.sources, &problems),
            Ok(_) => {
                let page = desk.press.draw(&desk.route, &desk.sources).expect("a page");
                harmless(&String::from_utf8(page).expect("a text"));
            }
        }
    });
}

/// Every tag of `page` is one that templates write, without handlers, and leads nowhere that runs.
fn harmless(page: &str) {
    for tag in page.split('<').skip(1) {
        let name = tag.split(|sign: char| sign.is_whitespace() || sign == '>').next().unwrap_or_default();
        let known = name.trim_start_matches('/').trim_end_matches('/').to_ascii_lowercase();
        assert!(ELEMENTS.contains(&format!(" {known} ")), "<{tag}");
        let inside = tag.split('>').next().unwrap_or_default();
        for (at, part) in inside.split('"').enumerate() {
            let (is_value, part) = (at % 2 == 1, part.trim().to_ascii_lowercase());
            assert!(is_value || !part.split_whitespace().any(|word| word.starts_with("on")), "<{tag}");
            assert!(
                !is_value || !["javascript:", "data:", "vbscript:"].iter().any(|it| part.starts_with(it)),
                "<{tag}"
            );
        }
    }
}
