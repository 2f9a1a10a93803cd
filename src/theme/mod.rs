//! How a site looks and speaks: templates, assets, and each language's phrases and conventions. Alone names the template engine.

mod assets;
mod embedded;
mod html;
mod integrity;
mod language;
mod phrases;
mod sheet;

pub use assets::{Asset, Integrity};
pub use embedded::files as embedded;
pub use html::{Html, escape, write_escaped};
pub use integrity::integrity;
pub use language::Language;
pub use sheet::DrawingStyle;

use crate::diag::{Diagnosed, Diagnostic, FileProblem, ThemeProblem, YamlProblem, has_errors, nearest};
use crate::i18n::{Bilingual, Lang, Localized};
use crate::parse;
use crate::source::{FileId, SourceSet, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use tera::{Context, ErrorKind, Tera, Value};

/// The theme that is built in, and under every other.
const DEFAULT: &str = "default";

/// A theme, ready to draw pages.
#[derive(Debug)]
pub struct Theme {
    tera: Tera,
    /// The file of each template, for the places of its errors.
    files: BTreeMap<String, FileId>,
    languages: BTreeMap<Lang, Language>,
    assets: assets::Assets,
    drawings: DrawingStyle,
}

/// `theme.yaml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "the name is there for readers of the file")]
pub(crate) struct Manifest {
    /// For readers of the file. 主题的名称。
    name: String,
    /// Which file plays which role. 各文件的用途。
    assets: assets::Roles<String>,
}

/// What is the same for every page of a language, prepared once.
#[derive(Debug, Clone)]
pub struct Shared {
    site: Value,
    phrases: Value,
}

impl Theme {
    /// How `lang` writes and what the theme says in it.
    pub fn language(&self, lang: &Lang) -> Option<&Language> {
        self.languages.get(lang)
    }

    /// The files that go into the site as they are.
    pub fn assets(&self) -> &[Asset] {
        &self.assets.files
    }

    /// The address of the style sheet, the script, the scripts of charts and of searching, and the icon.
    pub fn roles(&self) -> [&str; 5] {
        let roles = &self.assets.roles;
        [&roles.css, &roles.js, &roles.chart_js, &roles.search_js, &roles.icon].map(String::as_str)
    }

    /// The digests of style sheet and scripts.
    pub fn integrity(&self) -> &Integrity {
        &self.assets.integrity
    }

    /// The style that a chart takes along when it leaves the site.
    pub fn drawings(&self) -> &DrawingStyle {
        &self.drawings
    }

    /// The units that every language of the theme can write.
    pub fn units(&self) -> Vec<&str> {
        let mut languages = self.languages.values().map(|language| language.numbers.units.keys().map(String::as_str));
        let Some(first) = languages.next() else { return Vec::new() };
        let others: Vec<BTreeSet<&str>> = languages.map(Iterator::collect).collect();
        first.filter(|unit| others.iter().all(|other| other.contains(unit))).collect()
    }

    /// Prepares what all pages of a language share.
    pub fn share<S: Serialize>(&self, site: &S, language: &Language, lang: &Lang) -> Shared {
        Shared { site: Value::from_serializable(site), phrases: phrases::value(lang, &language.phrases) }
    }

    /// Draws `template` for a page.
    ///
    /// # Errors
    /// A problem at the template's line and column, where it asks for a field that is not there or cannot be drawn.
    pub fn draw<P: Serialize, I: Serialize>(
        &self,
        template: &str,
        shared: &Shared,
        page: &P,
        it: &I,
    ) -> Result<String, Diagnostic> {
        let mut context = Context::new();
        context.insert_value("site", shared.site.clone());
        context.insert_value("t", shared.phrases.clone());
        context.insert_value("page", Value::from_serializable(page));
        context.insert_value("it", Value::from_serializable(it));
        self.tera.render(template, &context).map_err(|error| diagnostic(&error, &self.files, template))
    }
}

/// Puts the theme `name` together for `languages`, each with the place that asks for it, over the default theme; `phrases` are the report's own, which win over the theme's.
pub fn assemble(
    sources: &SourceSet,
    name: &str,
    languages: &[(&Lang, Span)],
    phrases: &BTreeMap<String, Localized>,
) -> Diagnosed<Option<Theme>> {
    let mut problems = Vec::new();
    let mut value = build(sources, name, languages, &mut problems);
    value.iter_mut().flat_map(|theme| &mut theme.languages).for_each(|(lang, language)| language.say(lang, phrases));
    if let Some(theme) = &value {
        problems.extend(unknown(theme, phrases));
    }
    Diagnosed { value: value.filter(|_| !has_errors(&problems)), problems }
}

fn build(
    sources: &SourceSet,
    name: &str,
    languages: &[(&Lang, Span)],
    problems: &mut Vec<Diagnostic>,
) -> Option<Theme> {
    let report = Span::start_of(sources.find("content/report.yaml").unwrap_or(FileId::from_raw(0)));
    let layers = layers(sources, name, report, problems)?;
    let manifest = find(sources, &layers, "theme.yaml")?;
    let manifest: Manifest = parse::yaml(manifest, sources.get(manifest)?, problems)?;
    let languages = languages
        .iter()
        .filter_map(|(lang, span)| Some(((*lang).clone(), language::read(sources, &layers, lang, *span, problems)?)))
        .collect();
    let (tera, files) = templates(sources, &layers, problems)?;
    let assets = assets::collect(sources, &layers, &manifest.assets).map_err(|missing| {
        let of = |path: String| FileProblem::MissingFile { path: format!("themes/{name}/{path}") };
        problems.extend(missing.into_iter().map(|path| Diagnostic::new(of(path), report)));
    });
    let assets = assets.ok()?;
    let [pages, drawings] = &assets.sheets;
    let drawings = DrawingStyle::new(pages, drawings);
    Some(Theme { tera, files, languages, assets, drawings })
}

/// Phrases of the report that the theme never says.
fn unknown(theme: &Theme, phrases: &BTreeMap<String, Localized>) -> Vec<Diagnostic> {
    let Some(said) = theme.languages.values().next().map(|language| &language.phrases) else { return Vec::new() };
    let strange = phrases.iter().filter(|(key, _)| !said.contains_key(*key));
    let told = strange.map(|(key, text)| {
        let problem = YamlProblem::UnknownKey {
            key: key.clone(),
            nearest: nearest(key, said.keys().map(String::as_str)),
            known: said.keys().cloned().collect(),
        };
        Diagnostic::new(problem, text.span)
    });
    told.collect()
}

/// The folders to look in, the theme's own first.
fn layers(sources: &SourceSet, name: &str, report: Span, problems: &mut Vec<Diagnostic>) -> Option<Vec<String>> {
    let known: BTreeSet<&str> = sources
        .below("themes/")
        .map(|(_, file)| &file.path)
        .chain(sources.binaries().iter().map(|file| &file.path))
        .filter_map(|path| path.strip_prefix("themes/")?.split_once('/'))
        .map(|(theme, _)| theme)
        .collect();
    if !known.contains(name) {
        let near = nearest(name, known.iter().copied());
        let known = near.unwrap_or_else(|| known.into_iter().collect::<Vec<_>>().join(", "));
        problems.push(Diagnostic::new(ThemeProblem::ThemeUnknown { name: name.to_owned(), known }, report));
        return None;
    }
    let mut layers = vec![format!("themes/{name}/")];
    if name != DEFAULT {
        layers.push(format!("themes/{DEFAULT}/"));
    }
    Some(layers)
}

/// The file at `path` in the first layer that has it.
fn find(sources: &SourceSet, layers: &[String], path: &str) -> Option<FileId> {
    layers.iter().find_map(|layer| sources.find(&format!("{layer}{path}")))
}

fn templates(
    sources: &SourceSet,
    layers: &[String],
    problems: &mut Vec<Diagnostic>,
) -> Option<(Tera, BTreeMap<String, FileId>)> {
    let mut files = BTreeMap::new();
    for layer in layers.iter().rev() {
        let folder = format!("{layer}templates/");
        files.extend(sources.below(&folder).map(|(id, file)| (file.path.trim_start_matches(&folder).to_owned(), id)));
    }
    let mut tera = Tera::new();
    phrases::register(&mut tera);
    let texts = files.iter().filter_map(|(name, id)| Some((name.as_str(), sources.get(*id)?.text.as_str())));
    if let Err(error) = tera.add_raw_templates(texts) {
        problems.push(located(&error, &files, sources).unwrap_or_else(|| diagnostic(&error, &files, "base.html")));
        return None;
    }
    Some((tera, files))
}

/// What the engine finds when it puts templates together (an unknown filter, a missing component) it tells only in words:
/// `error: WHAT`, then `--> TEMPLATE:LINE:COLUMN`. `None` where the words are others.
fn located(error: &tera::Error, files: &BTreeMap<String, FileId>, sources: &SourceSet) -> Option<Diagnostic> {
    let ErrorKind::Msg(words) = error.kind() else { return None };
    let why = words.lines().next()?.trim_start_matches("error: ").to_owned();
    let (_, place) = words.split_once("--> ")?;
    let mut parts = place.lines().next()?.rsplitn(3, ':');
    let (column, line): (usize, usize) = (parts.next()?.trim().parse().ok()?, parts.next()?.parse().ok()?);
    let file = *files.get(parts.next()?)?;
    let text = sources.get(file)?.text.as_str();
    let start: usize = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let before = text.get(start..)?.chars().take(column.checked_sub(1)?).map(char::len_utf8);
    let at = start + before.sum::<usize>();
    Some(Diagnostic::new(ThemeProblem::TemplateError { why: Bilingual::same(why) }, Span::new(file, at..at)))
}

/// The engine's error as a problem at its template's place.
fn diagnostic(error: &tera::Error, files: &BTreeMap<String, FileId>, drawn: &str) -> Diagnostic {
    let fallback = files.get(drawn).or_else(|| files.values().next()).copied().unwrap_or(FileId::from_raw(0));
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let file = files.get(report.filename()).copied().unwrap_or(fallback);
            let span = Span::new(file, report.span().range.clone());
            Diagnostic::new(ThemeProblem::TemplateError { why: Bilingual::same(report.message()) }, span)
        }
        other => {
            let file = match other {
                ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => files.get(tpl),
                ErrorKind::MissingParent { current, .. } => files.get(current),
                _ => None,
            };
            let why = format!("{drawn}: {other}");
            Diagnostic::new(
                ThemeProblem::TemplateError { why: Bilingual::same(why) },
                Span::start_of(file.copied().unwrap_or(fallback)),
            )
        }
    }
}
