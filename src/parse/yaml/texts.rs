//! Finds the texts in several languages in a tree: every map whose keys are all language tags and whose values are all text.

use super::node::{Entry, Node, NodeKind};
use crate::i18n::Lang;
use crate::model::KeyedText;
use crate::source::Spanned;
use std::collections::BTreeMap;

/// All texts below `node`, in the order of the file.
pub fn collect(node: &Node) -> Vec<KeyedText> {
    let mut found = Vec::new();
    walk(node, "", &mut found);
    found
}

fn walk(node: &Node, path: &str, found: &mut Vec<KeyedText>) {
    match &node.kind {
        NodeKind::Map(entries) => match localized(entries) {
            Some(texts) => found.push(KeyedText { key: path.to_owned(), span: node.span, texts }),
            None => entries.iter().for_each(|entry| walk(&entry.value, &join(path, &entry.key), found)),
        },
        NodeKind::List(items) => {
            for (index, item) in items.iter().enumerate() {
                let name = name(item).map_or_else(|| index.to_string(), str::to_owned);
                walk(item, &join(path, &name), found);
            }
        }
        NodeKind::Null | NodeKind::Bool(_) | NodeKind::Number(_) | NodeKind::Text(_) => {}
    }
}

fn localized(entries: &[Entry]) -> Option<BTreeMap<Lang, Spanned<String>>> {
    let texts: Option<BTreeMap<_, _>> = entries
        .iter()
        .map(|entry| {
            let lang = Lang::try_from(entry.key.clone()).ok()?;
            Some((lang, Spanned::new(scalar(&entry.value)?.to_owned(), entry.value.span)))
        })
        .collect();
    texts.filter(|texts| !texts.is_empty())
}

fn scalar(node: &Node) -> Option<&str> {
    match &node.kind {
        NodeKind::Text(text) | NodeKind::Number(text) => Some(text),
        _ => None,
    }
}

/// What an item of a list is called by people: its id, or its period.
fn name(item: &Node) -> Option<&str> {
    let NodeKind::Map(entries) = &item.kind else { return None };
    ["id", "period"].into_iter().find_map(|key| {
        let entry = entries.iter().find(|entry| entry.key == key)?;
        scalar(&entry.value)
    })
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}
