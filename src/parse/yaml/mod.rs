//! YAML with places: the only module that names a YAML library.
//!
//! Two readers look at every file. `saphyr-parser` gives the structure and the place of every node; `serde_yaml` alone
//! decides what each scalar is. The tree of both is then deserialised by [`Reader`], which collects problems instead of
//! stopping at the first: what cannot be read is reported, taken out of the tree, and the rest is read again.

mod fault;
mod node;
mod raw;
mod reader;
mod rows;
mod signs;
mod suspect;
#[cfg(test)]
mod tests;
mod texts;
mod tree;
mod words;

use crate::diag::{Diagnostic, FileProblem, MOST, Problem, YamlProblem};
use crate::model::{KeyedText, placeholder};
use crate::source::{FileId, SourceSet, Span};
use fault::Fault;
use node::{Node, NodeKind};
use raw::Raw;
use reader::Reader;
use serde::de::DeserializeOwned;
use words::Advice;

/// Reads `text`, which begins at byte `offset` of `file`, as a `T`.
///
/// `None` where nothing could be made of it; then `problems` has at least one error more.
pub fn read<T: DeserializeOwned>(file: FileId, text: &str, offset: usize, problems: &mut Vec<Diagnostic>) -> Option<T> {
    let raw = Raw { file, text, offset };
    let parsed = tree::parse(raw).map_err(|found| problems.extend(found)).ok()?;
    signs::check(&parsed, &[], raw, problems);
    let mut node = parsed.node;
    unwritten(&node, problems);
    read_tree(&mut node, raw, problems)
}

/// Reads `file` as [`read`] does, and finds the texts in several languages in it, whatever else they are part of. Where `beside` is a
/// folder, a series may name a table in it; the texts of that table are among them, with places in its file.
pub fn read_with_texts<T: DeserializeOwned>(
    sources: &SourceSet,
    file: FileId,
    beside: Option<&str>,
    problems: &mut Vec<Diagnostic>,
) -> (Option<T>, Vec<KeyedText>) {
    let text = sources.get(file).map_or("", |file| file.text.as_str());
    let raw = Raw { file, text, offset: 0 };
    let parsed = match tree::parse(raw) {
        Ok(parsed) => parsed,
        Err(found) => {
            problems.extend(found);
            return (None, Vec::new());
        }
    };
    signs::check(&parsed, &texts::collect(&parsed.node), raw, problems);
    let mut node = parsed.node;
    if let Some(folder) = beside {
        rows::splice(&mut node, folder, sources, problems);
    }
    let texts = texts::collect(&node);
    unwritten(&node, problems);
    (read_tree(&mut node, raw, problems), texts)
}

/// Tells of every scalar in which something is still to be written.
fn unwritten(node: &Node, problems: &mut Vec<Diagnostic>) {
    match &node.kind {
        NodeKind::Text(text) if placeholder(text).is_some() => {
            problems.push(Diagnostic::new(FileProblem::Placeholder, node.span));
        }
        NodeKind::List(items) => items.iter().for_each(|item| unwritten(item, problems)),
        NodeKind::Map(entries) => entries.iter().for_each(|entry| unwritten(&entry.value, problems)),
        _ => {}
    }
}

fn read_tree<T: DeserializeOwned>(node: &mut Node, raw: Raw<'_>, problems: &mut Vec<Diagnostic>) -> Option<T> {
    let mut found = Vec::new();
    let value = read_node(node, &mut found);
    problems.extend(found.into_iter().map(|problem| by_sign(problem, raw)));
    value
}

/// A key or value that is none because of a sign of another width on its line: that sign, at its place.
fn by_sign(problem: Diagnostic, raw: Raw<'_>) -> Diagnostic {
    let may = matches!(
        &problem.problem,
        Problem::Yaml(
            YamlProblem::UnknownKey { .. } | YamlProblem::MissingKey { .. } | YamlProblem::InvalidValue { .. }
        )
    );
    if !may || problem.span.file != raw.file {
        return problem;
    }
    let sign = suspect::sign(raw, raw.local(problem.span).start);
    sign.map_or(problem, |(span, advice)| syntax(span, advice))
}

/// How many bytes are read in all to find one fault after another.
const EFFORT: usize = 8 << 20;

/// Reads, and where that fails takes out the node at fault and reads again. Every round makes the tree smaller, so it ends.
fn read_node<T: DeserializeOwned>(node: &mut Node, problems: &mut Vec<Diagnostic>) -> Option<T> {
    let mut pruned: Vec<(String, Span)> = Vec::new();
    loop {
        let reader = Reader::new(node);
        let result = T::deserialize(&reader);
        // Each round meets those of the rounds before again.
        let fresh: Vec<_> = reader.into_unknown().into_iter().filter(|it| !problems.contains(it)).take(MOST).collect();
        problems.extend(fresh);
        let fault = match result {
            Ok(value) => return Some(value),
            Err(fault) => fault,
        };
        let at = fault.node.unwrap_or(node.span);
        if !follows_from_another(&fault, at, &pruned, problems) {
            problems.push(diagnostic(fault, node));
        }
        // Every round reads the whole tree: what has so many faults, or so many for its size, is given up.
        if pruned.len() == MOST || pruned.len() * node.span.range().len() > EFFORT {
            return None;
        }
        pruned.push((node.prune(at)?, at));
    }
}

/// Whether a key is missing only because its value was taken out, or because it is misspelt: both were told already.
fn follows_from_another(fault: &Fault, at: Span, pruned: &[(String, Span)], problems: &[Diagnostic]) -> bool {
    let Problem::Yaml(YamlProblem::MissingKey { key }) = &fault.problem else { return false };
    let inside = |span: Span| at.file == span.file && at.start <= span.start && span.end <= at.end;
    pruned.iter().any(|(name, span)| name == key && inside(*span))
        || problems.iter().any(|diagnostic| {
            let meant = matches!(&diagnostic.problem, Problem::Yaml(YamlProblem::UnknownKey { nearest: Some(near), .. }) if near == key);
            meant && inside(diagnostic.span)
        })
}

fn diagnostic(fault: Fault, root: &Node) -> Diagnostic {
    let span = fault.mark.unwrap_or_else(|| root.mark());
    Diagnostic::new(fault.problem, span)
}

/// A YAML syntax problem at one place.
fn syntax(span: Span, advice: Advice) -> Diagnostic {
    Diagnostic::new(YamlProblem::YamlSyntax { why: advice.why, help: advice.help }, span)
}
