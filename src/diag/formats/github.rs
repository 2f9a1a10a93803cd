//! Workflow commands of `GitHub` Actions: `::error file=…,line=…::message`.

use super::Told;

pub(super) fn write(told: &[Told<'_>]) -> String {
    told.iter().map(line).collect()
}

fn line(told: &Told<'_>) -> String {
    let (start, end) = (told.place.start, told.place.end);
    // Columns are shown for places within one line only.
    let columns =
        if start.line == end.line { format!(",col={},endColumn={}", start.column, end.column) } else { String::new() };
    format!(
        "::{} file={},line={},endLine={}{columns},title={}::{}\n",
        told.level(),
        property(told.place.path),
        start.line,
        end.line,
        property(told.code),
        data(&format!("{}\n{}", told.message, told.hint)),
    )
}

/// Escaped as a command's message.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escaped as a command's property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
