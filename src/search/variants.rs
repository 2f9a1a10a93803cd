//! Characters that are searched as another one: traditional as simplified ones, and forms of radicals. `variants.txt` is the table.

use std::sync::LazyLock;

/// As it is stored.
const TABLE: &str = include_str!("variants.txt");

/// The characters from the first radical on to the last ideograph of the basic plane.
const FIRST: u32 = 0x2e80;
const LAST: u32 = 0x9fff;

/// What each of them becomes: a text of ten thousand chapters asks for each of its characters.
static BECOMES: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut all: Vec<char> = (FIRST..=LAST).filter_map(char::from_u32).collect();
    for (from, to) in pairs() {
        if let Some(place) = place(from).and_then(|place| all.get_mut(place)) {
            *place = to;
        }
    }
    all
});

fn place(c: char) -> Option<usize> {
    u32::from(c).checked_sub(FIRST).map(|place| place as usize)
}

/// What `c` is searched as; most characters are searched as themselves.
pub fn variant(c: char) -> char {
    place(c).and_then(|place| BECOMES.get(place)).copied().unwrap_or(c)
}

/// The lines of the table.
fn lines() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter(|line| !line.starts_with('#'))
}

/// The characters, each with what it becomes.
pub fn pairs() -> impl Iterator<Item = (char, char)> {
    lines().flat_map(|line| line.chars().step_by(2).zip(line.chars().skip(1).step_by(2)))
}

/// The whole table as one text: what a browser is handed.
pub fn table() -> String {
    lines().collect()
}
