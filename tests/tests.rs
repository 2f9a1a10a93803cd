//! The integration tests, one binary. Each module says what it holds; tests/README.md says how to accept a change.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a test stops where it fails, and works on folders of its own"
)]

mod suite {
    mod charts; // the golden drawings, and the gallery that shows them
    mod cli; // runs of the real program: exit codes, words, refusals, interruption
    mod crash; // builds killed at any moment: the old site or the new one, whole
    mod crowd; // two hundred connections of every sort at once
    mod colours; // contrast and colour blindness, from the style sheet
    mod edits; // edits in any order, for tests of what must not depend on the way there
    mod disk; // full disks, vanishing files, folders in the place of files, two builds at once
    mod embargo; // what is held back is in no file of the site
    mod faults; // the real report with one fault each: caught at its place
    mod formats; // problems as programs read them: JSON, SARIF, annotations, JUnit
    mod fixtures; // one fixture a diagnostic code: what is told, to the letter
    mod golden; // a tiny report in a tiny theme, byte for byte
    mod guide; // the user guide, followed step by step with the real program
    mod hostile; // hostile files, read with little memory: told soon, nothing written
    mod import; // tables from outside: layouts, refusals, dry run
    mod incremental; // a build that takes over what is still as it was: the same site
    mod names;
    mod neighbours; // marks beside marks: what parts them, and whether each stands out from the ground
    mod links; // links to other sites: asked for with the real curl, bounded, remembered
    mod pdf; // the whole report as PDF files, by Chromium
    mod project; // copies of projects in folders that remove themselves
    mod prose; // all that Markdown says, on every page and to translators and back
    mod promises; // what the real report promises: holds, same bytes, links, sources, quotes
    mod published; // a number in any text of any file needs a source, and its like in the other language
    mod properties; // any text is answered, every span lies inside its file
    mod reading; // what a reader takes besides the pages: languages side by side
    mod regressions; // cases that fuzzing found: none stops the program
    mod releases; // what changed: the page, the feed, what is held back
    mod schemas; // the JSON Schemas of all files: current, true of the report, strict
    mod security; // policy, digests, headers of hosts, security.txt
    mod share; // tags and cards of pages that are passed on
    mod session; // a project held in memory: what it draws after any edits
    mod serve; // the report as it is served: same bytes, changes, requests of every sort
    mod severities; // how bad a report takes problems to be
    mod slices; // a site made on many machines: the same bytes, what is refused
    mod sources; // what rests on each source, as it is listed
    mod speech; // the program in Chinese and English; codes explained
    mod start; // a new report and its new parts: what they hold, what they refuse
    mod takeaway; // data and citations to take away: the same figures in every form
    mod translations; // what is translated: stale, confirmed, exported, read back
    mod supply; // dependencies: licences, sources, bans
    mod tables; // series from CSV: encodings, places of problems
    mod tidy; // the structure of the code itself
    mod watching; // how editors save, and files that are looked at
    mod validators; // check-jsonschema and xmllint, where they are found
    mod xliff; // translations out and back: no byte lost, none else touched
    mod xss; // markup in every field: text wherever it is shown, or refused
}
