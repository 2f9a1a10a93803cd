//! What is said of a printed file with characters for which no installed font has a drawing.

use super::glyphs::Shown;
use crate::i18n::{self, Bilingual};
use crate::search;
use std::collections::{BTreeMap, BTreeSet};

/// How many characters a warning names.
const NAMED: usize = 12;

/// What is wrong with the file at `address`, printed from `page`; `None` where every character is shown.
pub fn warning(address: &str, shown: &Shown, page: &str) -> Option<Bilingual> {
    if shown.glyphs == 0 {
        return Some(Bilingual::of(
            format!(
                "{address}: no text was found in the file, so that missing characters cannot be looked for\nhelp: look at the file"
            ),
            format!("{address}：文件中没有找到文字，无法检查字符是否都能显示\n帮助：请查看这个文件"),
        ));
    }
    if shown.boxes == 0 {
        return None;
    }
    let missing = missing(shown, &on_paper(page));
    let (en, zh) = named(&missing);
    let (is_han, count) = (missing.iter().any(|c| i18n::is_han(*c)), shown.boxes);
    let (fonts_en, fonts_zh) = if is_han {
        (
            " (Debian: fonts-noto-cjk; rare characters: fonts-hanazono)",
            "（Debian：fonts-noto-cjk；生僻字：fonts-hanazono）",
        )
    } else {
        ("", "")
    };
    let (are, them) =
        if count == 1 { ("character is shown as a box", "it") } else { ("characters are shown as boxes", "them") };
    Some(Bilingual::of(
        format!(
            "{address}: {count} {are}, because no installed font has {them}{en}\nhelp: install a font for {them}{fonts_en} and build again"
        ),
        format!(
            "{address}：有{count}处字符显示为方框，因为已安装的字体中没有这些字符{zh}\n帮助：请安装含有这些字符的字体{fonts_zh}，然后重新生成"
        ),
    ))
}

/// The first of the characters, as they are listed behind a sentence; nothing for none.
fn named(characters: &BTreeSet<char>) -> (String, String) {
    let first: Vec<String> = characters.iter().take(NAMED).map(|c| format!("{c} (U+{:04X})", u32::from(*c))).collect();
    let (en, zh) = (first.join(", "), first.join("、"));
    match characters.len() {
        0 => (String::new(), String::new()),
        all if all > NAMED => (format!(": {en} and {} more", all - NAMED), format!("：{zh}等{all}个")),
        _ => (format!(": {en}"), format!("：{zh}")),
    }
}

/// The characters of `text` that are boxes: those between the characters that stand around a box, or beside one of them where something
/// else follows on paper; all that are not shown where that tells nothing, as on a machine without a font of the script.
fn missing(shown: &Shown, text: &str) -> BTreeSet<char> {
    // A file may name another form for a character: the radical U+2F42 for 文.
    let mut folds: BTreeMap<char, String> = BTreeMap::new();
    let mut folded = |c: char| folds.entry(c).or_insert_with(|| search::fold(&c.to_string())).clone();
    let seen: BTreeSet<String> = shown.characters.iter().map(|c| folded(*c)).collect();
    let mut runs: Vec<Run> = Vec::new();
    let mut run = Run::default();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        let fold = folded(c);
        if c.is_ascii() || seen.contains(&fold) {
            if !run.characters.is_empty() {
                runs.push(Run { after: fold.clone(), ..std::mem::take(&mut run) });
            }
            run.before = fold;
        } else if !fold.is_empty() {
            run.characters.insert(c);
        }
    }
    runs.push(run);
    let mut found = shown.boxed.clone();
    for (before, after) in &shown.gaps {
        let sides = |run: &Run| usize::from(run.before == folded(*before)) + usize::from(run.after == folded(*after));
        let sides: Vec<usize> = runs.iter().map(sides).collect();
        let most = sides.iter().copied().max().unwrap_or(0).max(1);
        let nearest = runs.iter().zip(&sides).filter(|(_, sides)| **sides == most);
        found.extend(nearest.flat_map(|(run, _)| &run.characters));
    }
    if found.is_empty() { runs.into_iter().flat_map(|run| run.characters).collect() } else { found }
}

/// Characters that are not shown, with those around them.
#[derive(Debug, Default)]
struct Run {
    before: String,
    characters: BTreeSet<char>,
    after: String,
}

/// The text of the main part of a page, without its tags.
fn on_paper(page: &str) -> String {
    let (_, main) = page.split_once("<main").unwrap_or(("", page));
    let (main, _) = main.split_once("</main>").unwrap_or((main, ""));
    main.split('<').filter_map(|piece| Some(piece.split_once('>')?.1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(characters: &str, gaps: &[(char, char)]) -> Shown {
        let (characters, gaps) = (characters.chars().collect(), gaps.iter().copied().collect());
        Shown { glyphs: 9, boxes: 1, characters, boxed: BTreeSet::new(), gaps }
    }

    #[test]
    fn the_character_between_those_around_a_box_is_named() {
        let page = "<main><p>生僻字𠀀在这里</p><p class=x>屏幕</p></main><p>页脚</p>";
        let found = warning("zh.pdf", &shown("生僻字在这里", &[('字', '在')]), page).unwrap();
        assert!(
            found.en().contains("1 character is shown as a box, because no installed font has it: 𠀀 (U+20000)\n"),
            "{found:?}"
        );
        assert!(!found.zh().contains('屏'), "{found:?}");
        let found = warning("zh.pdf", &shown("生僻字在这里", &[('字', '里')]), page).unwrap();
        assert!(found.zh().contains("：𠀀 (U+20000)\n"), "{found:?}");
    }

    #[test]
    fn where_a_script_is_missing_all_of_it_is_named() {
        let found = warning("zh.pdf", &shown("GDP", &[]), "<main>GDP增长</main>").unwrap();
        assert!(found.zh().contains("增 (U+589E)、长 (U+957F)") && found.en().contains("fonts-noto-cjk"), "{found:?}");
        assert_eq!(warning("zh.pdf", &Shown { boxes: 0, ..shown("GDP", &[]) }, ""), None);
        assert!(warning("zh.pdf", &Shown::default(), "").is_some(), "a file that cannot be read is no good file");
    }
}
