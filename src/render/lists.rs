//! Named lists as templates see them.

use super::foreign;
use super::scribe::Scribe;
use super::view::{ListItem, ListView};
use crate::model::{Entry, List};
use crate::theme::Html;

/// A list with its items.
pub fn view(scribe: &Scribe<'_>, list: &List) -> ListView {
    ListView {
        id: scribe.anchor(&list.id.value),
        name: scribe.owned(&list.name),
        intro: marked(scribe, scribe.optional(list.intro.as_ref())),
        note: marked(scribe, scribe.cited(list.note.as_ref(), &list.cites)),
        items: list.items.iter().map(|item| entry(scribe, list, item)).collect(),
    }
}

fn entry(scribe: &Scribe<'_>, list: &List, item: &Entry) -> ListItem {
    let source = item.source.as_ref().or(list.source.as_ref()).filter(|_| item.quote.is_some());
    let group = item.group.as_ref().and_then(|group| list.groups.iter().find(|known| known.id.value == group.value));
    ListItem {
        id: scribe.anchor(&format!("{}-{}", list.id.value, item.id.value)),
        name: scribe.owned(&item.name),
        text: marked(scribe, scribe.cited(item.text.as_ref(), &item.cites)),
        date: item.date.map(|date| date.text(&scribe.language.dates)),
        group: group.map(|group| scribe.owned(&group.name)),
        citation: source.map(|source| scribe.citation(&source.value, item.quote.as_ref())),
    }
}

fn marked(scribe: &Scribe<'_>, text: Option<String>) -> Option<Html> {
    text.map(|text| Html::from_markup(&foreign::marked(scribe, &text)))
}
