//! The gallery of charts: every kind on invented data, in both languages, drawn by the built-in theme, as a small site.

use crate::chart::gallery::{Entry, Tongue, edges, entries, widths};
use crate::chart::{ChartError, Width, svg};
use crate::diag::Diagnostic;
use crate::i18n::{Bilingual, Lang, Told};
use crate::output::{OutputError, OutputPath, OutputPathError, Protected, Published, Staging};
use crate::source::{FileId, SourceSet, Span};
use crate::theme::{self, Html, Theme};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;

mod palette;
mod rules;

/// Why there is no gallery.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum GalleryError {
    /// The built-in theme cannot be put together.
    #[error("the built-in theme is incomplete")]
    Theme,
    /// A template of it cannot be drawn.
    #[error("the built-in theme cannot be drawn: {}", .0.problem.code())]
    Template(Box<Diagnostic>),
    /// A sample cannot be drawn.
    #[error("the sample `{id}` {why}")]
    Sample {
        /// The sample.
        id: String,
        /// Why.
        why: ChartError,
    },
    /// The gallery could not be written; what was there before stands as it was.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// An address that not every host can serve.
    #[error(transparent)]
    Path(#[from] OutputPathError),
}

/// What a template sees as `site`.
#[derive(Debug, Serialize)]
struct Site {
    lang: String,
    title: String,
    description: String,
    publisher: String,
    version: String,
    css: String,
    js: String,
    chart_js: String,
    icon: String,
    policy: &'static str,
    integrity: Option<String>,
    noindex: bool,
}

/// What a template sees as `page`.
#[derive(Debug, Serialize)]
struct Frame {
    root: &'static str,
    canonical: Option<String>,
    card: Option<String>,
    languages: Vec<Link>,
}

/// A page in a language.
#[derive(Debug, Serialize)]
struct Link {
    tag: String,
    name: String,
    href: String,
    title: String,
    description: String,
    absolute: Option<String>,
}

/// What the template sees as `it`.
#[derive(Debug, Serialize)]
struct Gallery {
    languages: Vec<Link>,
    entries: Vec<Shown>,
    edges: Vec<Edge>,
    palette: Vec<palette::Swatch>,
    /// The specimen of text widths, wide and narrow.
    widths: [Html; 2],
    rules: Vec<rules::Rule>,
}

/// An entry, drawn.
#[derive(Debug, Serialize)]
struct Shown {
    kind: &'static str,
    name: String,
    purpose: String,
    avoid: String,
    yaml: Option<&'static str>,
    samples: Vec<Drawn>,
}

#[derive(Debug, Serialize)]
struct Drawn {
    id: String,
    title: String,
    wide: Html,
    narrow: Html,
}

/// A spec at the edge: its drawings, or why there is none.
#[derive(Debug, Serialize)]
struct Edge {
    id: String,
    title: String,
    drawn: Option<[Html; 2]>,
    refused: String,
}

/// Writes the gallery into `out`, as a build writes a site: all of it in one step, and never over a folder that gongbao did
/// not make.
///
/// # Errors
/// When `out` may not be written or the disk fails.
pub fn build(out: &Path) -> Result<Published, GalleryError> {
    let staging = Staging::open(out, Protected { roots: &[], inputs: &[] })?;
    for (address, bytes) in files()? {
        staging.write(&OutputPath::new(&address)?, &bytes)?;
    }
    Ok(staging.publish()?)
}

/// Every file of the gallery: its address and its bytes.
///
/// # Errors
/// None that a user can make: the samples and the theme are inside the program, and a test draws them.
pub fn files() -> Result<Vec<(String, Vec<u8>)>, GalleryError> {
    let (texts, binaries) = theme::embedded();
    let sources = SourceSet::new(texts, binaries);
    let tags: Vec<Lang> = Tongue::ALL.iter().filter_map(|tongue| lang(*tongue)).collect();
    let start = Span::start_of(FileId::from_raw(0));
    let theme = theme::assemble(
        &sources,
        "default",
        &tags.iter().map(|lang| (lang, start)).collect::<Vec<_>>(),
        &BTreeMap::new(),
    );
    let theme = theme.value.ok_or(GalleryError::Theme)?;
    let mut files = vec![("index.html".to_owned(), draw(&theme, Tongue::En, "gateway.html", "")?)];
    for tongue in Tongue::ALL {
        files.push((format!("{}/index.html", tongue.tag()), draw(&theme, tongue, "gallery.html", "../")?));
    }
    files.extend(theme.assets().iter().map(|asset| (asset.address.clone(), asset.bytes.clone())));
    Ok(files)
}

fn lang(tongue: Tongue) -> Option<Lang> {
    Lang::try_from(tongue.tag().to_owned()).ok()
}

fn draw(theme: &Theme, tongue: Tongue, template: &str, root: &'static str) -> Result<Vec<u8>, GalleryError> {
    let language = lang(tongue).and_then(|lang| theme.language(&lang)).ok_or(GalleryError::Theme)?;
    let [css, js, chart_js, _, icon] = theme.roles().map(str::to_owned);
    let site = Site {
        lang: tongue.tag().into(),
        title: language.phrase("gallery_title").into(),
        description: language.phrase("gallery_intro").into(),
        publisher: "gongbao".into(),
        version: env!("CARGO_PKG_VERSION").into(),
        css,
        js,
        chart_js,
        icon,
        policy: crate::render::POLICY,
        // It is looked at from the disk, where browsers refuse what has a digest.
        integrity: None,
        noindex: false,
    };
    let frame = Frame { root, canonical: None, card: None, languages: links(theme, root)? };
    let is_gateway = template == "gateway.html";
    let it = Gallery {
        languages: links(theme, root)?,
        entries: if is_gateway { Vec::new() } else { shown(tongue)? },
        edges: if is_gateway { Vec::new() } else { at_the_edge(tongue) },
        palette: palette::swatches(theme),
        widths: [Width::Wide, Width::Narrow].map(|width| Html::from_markup(&widths(tongue, width))),
        rules: rules::rules(tongue),
    };
    let shared = theme.share(&site, language, &lang(tongue).ok_or(GalleryError::Theme)?);
    let text = theme.draw(template, &shared, &frame, &it).map_err(|error| GalleryError::Template(Box::new(error)))?;
    Ok(text.into_bytes())
}

/// The gallery in each language, as seen from `root`.
fn links(theme: &Theme, root: &str) -> Result<Vec<Link>, GalleryError> {
    let link = |tongue: Tongue| {
        let language = theme.language(&lang(tongue)?)?;
        Some(Link {
            tag: tongue.tag().into(),
            name: language.name.clone(),
            href: format!("{root}{}/index.html", tongue.tag()),
            title: language.phrase("gallery_title").into(),
            description: language.phrase("gallery_intro").into(),
            absolute: None,
        })
    };
    Tongue::ALL.into_iter().map(|tongue| link(tongue).ok_or(GalleryError::Theme)).collect()
}

fn at_the_edge(tongue: Tongue) -> Vec<Edge> {
    let edge = |edge: crate::chart::gallery::Edge| {
        let drawing = |width| svg(&edge.spec, width).map(|drawing| Html::from_markup(&drawing));
        let (drawn, refused) = match (drawing(Width::Wide), drawing(Width::Narrow)) {
            (Ok(wide), Ok(narrow)) => (Some([wide, narrow]), String::new()),
            (Err(why), _) | (_, Err(why)) => (None, why.told().get(tongue).to_owned()),
        };
        Edge { id: edge.spec.id.clone(), title: edge.title, drawn, refused }
    };
    edges(tongue).into_iter().map(edge).collect()
}

fn shown(tongue: Tongue) -> Result<Vec<Shown>, GalleryError> {
    entries(tongue)
        .into_iter()
        .map(|entry| {
            let Entry { kind, name, purpose, avoid, yaml, samples } = entry;
            let draw = |sample: crate::chart::gallery::Sample| {
                let drawing = |width| {
                    svg(&sample.spec, width)
                        .map(|drawing| Html::from_markup(&drawing))
                        .map_err(|why| GalleryError::Sample { id: sample.spec.id.clone(), why })
                };
                let (wide, narrow) = (drawing(Width::Wide)?, drawing(Width::Narrow)?);
                Ok(Drawn { id: sample.spec.id.clone(), title: sample.title.clone(), wide, narrow })
            };
            let samples = samples.into_iter().map(draw).collect::<Result<_, GalleryError>>()?;
            Ok(Shown { kind, name, purpose, avoid, yaml, samples })
        })
        .collect()
}

impl Told for GalleryError {
    fn told(&self) -> Bilingual {
        match self {
            Self::Theme => Bilingual::of(self.to_string(), "自带的主题不完整"),
            Self::Template(problem) => {
                Bilingual::of(self.to_string(), format!("自带的主题画不出来：{}", problem.problem.code()))
            }
            Self::Sample { id, why } => Bilingual::of(self.to_string(), format!("样例`{id}`：{}", why.told().zh())),
            Self::Output(error) => error.told(),
            Self::Path(error) => error.told(),
        }
    }
}
