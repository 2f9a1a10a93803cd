//! Writing one text as a YAML scalar, on one line, or as a cell of a table.

/// `text` as it can stand anywhere in a YAML file, also inside `{…}`: plain where that is safe, otherwise in quotes.
pub fn scalar(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let printable = |character: char| !character.is_control() && !is_invisible(character);
    if text.contains(['"', '\\']) && text.chars().all(printable) && !text.contains('\'') {
        return format!("'{text}'");
    }
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            _ if printable(character) => out.push(character),
            _ => out.push_str(&format!("\\U{:08X}", u32::from(character))),
        }
    }
    out + "\""
}

/// `text` as a cell of a table (RFC 4180).
pub fn cell(text: &str) -> String {
    let plain = !text.contains(['"', ',', '\n', '\r']) && text.trim() == text;
    if plain { text.to_owned() } else { format!("\"{}\"", text.replace('"', "\"\"")) }
}

fn is_plain(text: &str) -> bool {
    const WORDS: [&str; 10] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan"];
    let fine =
        |character: char| character.is_alphanumeric() || " -–—.…/()（）《》“”‘’、。，；：！？·%°+’".contains(character);
    text.starts_with(char::is_alphabetic)
        && !text.ends_with(' ')
        && text.chars().all(fine)
        && !WORDS.contains(&text.to_lowercase().as_str())
}

/// Signs that an editor does not show, or that end a line for some readers of YAML.
fn is_invisible(character: char) -> bool {
    matches!(u32::from(character), 0x85 | 0xA0 | 0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0xFEFF | 0xFFFE | 0xFFFF)
}
