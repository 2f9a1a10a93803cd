//! A YAML tree in which every node knows its place.

use crate::source::Span;

/// A node: its place and what it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// All of it; no two nodes of a tree have the same.
    pub span: Span,
    /// What it is.
    pub kind: NodeKind,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq)]
pub enum NodeKind {
    /// Nothing, `~` or `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as it was written.
    Number(String),
    /// Any other scalar.
    Text(String),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping, in the order of the file.
    Map(Vec<Entry>),
}

/// A key with its place, and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key as text.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

impl Node {
    /// The place to show for this node: the first key of a mapping, which is one line; otherwise all of it.
    pub fn mark(&self) -> Span {
        match &self.kind {
            // The keys of a table's row stand in its first line.
            NodeKind::Map(entries) => entries
                .first()
                .map(|entry| entry.key_span)
                .filter(|key| key.start >= self.span.start)
                .unwrap_or(self.span),
            NodeKind::List(items) => items.first().map_or(self.span, Node::mark),
            _ => self.span,
        }
    }

    /// Takes the node at `span` out of its parent, and gives the key it had there (empty for an item of a list); `None` where
    /// it is the root or not in the tree.
    pub fn prune(&mut self, span: Span) -> Option<String> {
        // A table's rows stand in a file of their own.
        let inside =
            |node: &Node| node.span.file != span.file || (node.span.start <= span.start && span.end <= node.span.end);
        match &mut self.kind {
            NodeKind::Map(entries) => match entries.iter().position(|entry| entry.value.span == span) {
                Some(at) => Some(entries.remove(at).key),
                None => {
                    entries.iter_mut().filter(|entry| inside(&entry.value)).find_map(|entry| entry.value.prune(span))
                }
            },
            NodeKind::List(items) => match items.iter().position(|item| item.span == span) {
                Some(at) => {
                    items.remove(at);
                    Some(String::new())
                }
                None => items.iter_mut().filter(|item| inside(item)).find_map(|item| item.prune(span)),
            },
            _ => None,
        }
    }
}
