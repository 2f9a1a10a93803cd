//! The style of a drawing that stands alone: the rules of the drawings' sheet with every variable replaced by what it
//! stands for, in light and in dark. Programs outside the browser (Inkscape, Word, librsvg) know no variables, and few
//! of them know more than a class as a selector; so selectors are cut down to the class whose group passes the property on.

use std::collections::{BTreeMap, HashSet};

/// Nested variables deeper than this are a circle.
const DEPTH: usize = 12;

/// The rules of drawings, resolved.
#[derive(Debug, Clone, Default)]
pub struct DrawingStyle {
    rules: Vec<Rule>,
}

#[derive(Debug, Clone)]
struct Rule {
    /// The classes that a drawing must have for the rule to matter.
    classes: Vec<String>,
    /// As it is written into the drawing.
    flat: String,
    light: Vec<(String, String)>,
    /// What differs in the dark.
    dark: Vec<(String, String)>,
}

impl DrawingStyle {
    /// Reads the two style sheets: variables from both, rules from `drawings`.
    pub fn new(pages: &str, drawings: &str) -> Self {
        let sheets = [pages, drawings].map(without_comments);
        let mut light = BTreeMap::new();
        let mut dark = BTreeMap::new();
        for block in sheets.iter().flat_map(|sheet| blocks(sheet)) {
            variables(&block, &mut light);
            if block.head.starts_with("@media") && block.head.contains("prefers-color-scheme: dark") {
                blocks(block.body).iter().for_each(|inner| variables(inner, &mut dark));
            }
        }
        let dark: BTreeMap<&str, &str> = light.iter().chain(&dark).map(|(name, value)| (*name, *value)).collect();
        let [_, drawings] = &sheets;
        let plain = |block: &&Block<'_>| !block.head.starts_with('@') && !is_root(block.head);
        let rules = blocks(drawings)
            .iter()
            .filter(plain)
            .flat_map(|block| {
                let resolved = |values: &BTreeMap<&str, &str>| -> Vec<(String, String)> {
                    let own = declarations(block.body).filter(|(name, _)| of_drawing(name));
                    own.map(|(name, value)| (name.to_owned(), resolve(value, values, 0))).collect()
                };
                let (light, all) = (resolved(&light), resolved(&dark));
                let dark: Vec<_> = all.into_iter().filter(|pair| !light.contains(pair)).collect();
                let selectors = block.head.split(',').map(str::trim).filter_map(|it| Some((it, flat(it)?)));
                selectors
                    .map(|(selector, flat)| Rule {
                        classes: classes(selector).map(str::to_owned).collect(),
                        flat,
                        light: light.clone(),
                        dark: dark.clone(),
                    })
                    .collect::<Vec<_>>()
            })
            .collect();
        Self { rules }
    }

    /// The rules that `drawing` (markup) has a use for, as one style sheet.
    pub fn of(&self, drawing: &str) -> String {
        let there = worn(drawing);
        let has = |class: &String| there.contains(class.as_str());
        let used: Vec<&Rule> = self.rules.iter().filter(|rule| rule.classes.iter().all(has)).collect();
        let light: String = used.iter().map(|rule| written(&rule.flat, &rule.light)).collect();
        let dark: String = used.iter().map(|rule| written(&rule.flat, &rule.dark)).collect();
        match dark.as_str() {
            "" => light,
            dark => format!("{light}@media (prefers-color-scheme:dark){{{dark}}}"),
        }
    }
}

struct Block<'t> {
    head: &'t str,
    body: &'t str,
}

fn without_comments(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out + rest
}

/// The blocks of the outermost level: what stands before the brace and what within.
fn blocks(sheet: &str) -> Vec<Block<'_>> {
    let (mut found, mut depth, mut from, mut head) = (Vec::new(), 0_usize, 0, "");
    for (at, c) in sheet.char_indices() {
        match c {
            '{' => {
                if depth == 0 {
                    head = sheet.get(from..at).unwrap_or_default().trim();
                    from = at + 1;
                }
                depth += 1;
            }
            '}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    found.push(Block { head, body: sheet.get(from..at).unwrap_or_default() });
                    from = at + 1;
                }
            }
            _ => {}
        }
    }
    found
}

fn is_root(head: &str) -> bool {
    head.split(',').any(|selector| selector.trim() == ":root")
}

fn declarations(body: &str) -> impl Iterator<Item = (&str, &str)> {
    body.split(';')
        .filter_map(|declaration| declaration.split_once(':'))
        .map(|(name, value)| (name.trim(), value.trim()))
}

fn variables<'t>(block: &Block<'t>, into: &mut BTreeMap<&'t str, &'t str>) {
    if is_root(block.head) {
        into.extend(declarations(block.body).filter(|(name, _)| name.starts_with("--")));
    }
}

/// What places a drawing on a page, and what only a page's text has, says nothing of a drawing alone.
fn of_drawing(name: &str) -> bool {
    !matches!(name, "display" | "width" | "height" | "overflow")
        && !name.starts_with("text-s")
        && !name.starts_with("text-a")
        || name == "text-anchor"
}

/// `value` with its variables replaced; one that is not defined gives its fallback, or nothing.
fn resolve(value: &str, values: &BTreeMap<&str, &str>, depth: usize) -> String {
    let Some((before, rest)) = value.split_once("var(").filter(|_| depth < DEPTH) else { return value.to_owned() };
    let Some((inside, after)) = rest.split_once(')') else { return value.to_owned() };
    let (name, fallback) = inside.split_once(',').unwrap_or((inside, ""));
    let found = values.get(name.trim()).copied().unwrap_or_else(|| fallback.trim());
    format!("{before}{}{}", resolve(found, values, depth + 1), resolve(after, values, depth))
}

/// `.chart .c-tick text` as `.c-tick`: every property used is one that a group passes on. `None` for what only a pointer does.
fn flat(selector: &str) -> Option<String> {
    if selector.contains(':') || selector.contains('[') {
        return None;
    }
    let classes: Vec<&str> = selector.split([' ', '>']).filter(|part| part.contains('.')).collect();
    let marks: Vec<&str> = classes.iter().copied().filter(|class| class.contains(".c-")).collect();
    if marks.is_empty() { classes.last().map(|class| (*class).to_owned()) } else { Some(marks.join(" ")) }
}

/// The classes in a selector.
fn classes(selector: &str) -> impl Iterator<Item = &str> {
    selector.split([' ', '>']).flat_map(|part| part.split('.').skip(1)).filter(|class| !class.is_empty())
}

/// The classes that something in the drawing has.
fn worn(drawing: &str) -> HashSet<&str> {
    let lists = drawing.split("class=\"").skip(1).filter_map(|rest| rest.split('"').next());
    lists.flat_map(str::split_ascii_whitespace).collect()
}

fn written(selector: &str, declarations: &[(String, String)]) -> String {
    if declarations.is_empty() {
        return String::new();
    }
    let body: Vec<String> = declarations.iter().map(|(name, value)| format!("{name}:{value}")).collect();
    format!("{selector}{{{}}}", body.join(";"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_become_what_they_stand_for_in_both_schemes() {
        let pages = ":root { --ink: #111; } @media screen and (prefers-color-scheme: dark) { :root { --ink: #eee; } }";
        let drawings = ":root { --chart-ink: var(--ink); } /* a { } */ .chart text { fill: var(--chart-ink); width: 1px }
            .chart .c-tick text, .chart-dot .c-pt > * { stroke: var(--none, red) } .chart .c-pt:hover > * { fill: blue }";
        let style = DrawingStyle::new(pages, drawings);
        let drawn = "<svg class=\"chart chart-line\"><g class=\"c-tick c-m\"><g class=\"c-pt\">";
        assert_eq!(
            style.of(drawn),
            ".chart{fill:#111}.c-tick{stroke:red}@media (prefers-color-scheme:dark){.chart{fill:#eee}}"
        );
    }

    #[test]
    fn a_circle_of_variables_ends() {
        let style = DrawingStyle::new(":root { --a: var(--b); --b: var(--a) }", ".chart { fill: var(--a) }");
        assert!(style.of("<svg class=\"chart\">").starts_with(".chart{fill:var("));
    }
}
