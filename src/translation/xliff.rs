//! XLIFF 1.2, the form that all translators' tools read (`OmegaT`, `memoQ`, Trados, Weblate).
//!
//! Of the standard (OASIS, 1 February 2008) this uses `file`, `trans-unit`, `source` and `target`, and `g` and `x` for marks in
//! the text. What is written holds against the strict schema.

use super::code::{Code, Token, merged, table, tokens};
use super::file::{State, TranslatedFile, Unit};
use super::segment::Piece;
use crate::i18n::{Bilingual, Lang, Told};
use roxmltree::{Document, Node};

/// The namespace, by which a file is known to be XLIFF 1.2.
pub const EXTENSION_SIGN: &str = "urn:oasis:names:tc:xliff:document:1.2";

/// Which texts are offered for translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Every text.
    All,
    /// Those whose translation is behind or was never confirmed.
    Stale,
    /// Those without a translation.
    Missing,
}

/// An XLIFF file and how much it offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// The file.
    pub text: String,
    /// How many texts it has.
    pub units: usize,
}

/// A text as it came back from a translator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignUnit {
    /// The path of the source file.
    pub file: String,
    /// Its name within the file.
    pub name: String,
    /// The source text that was translated; why it cannot be read where it cannot.
    pub source: Result<Vec<Token>, Bilingual>,
    /// The translation, empty where there is none.
    pub target: Result<Vec<Token>, Bilingual>,
    /// Whether the translator says that it is done.
    pub is_final: bool,
}

/// Why an XLIFF file cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum XliffError {
    /// It is not XML.
    #[error("it is not well-formed XML: {0}")]
    Xml(String),
    /// It is XML of another kind.
    #[error("it is not XLIFF 1.2, but {0}")]
    Kind(String),
    /// It is for other languages.
    #[error(
        "it translates from {found_source} into {found_target}; the report is written in {source_lang} and translated into {targets}"
    )]
    Languages {
        /// From which language it translates.
        found_source: String,
        /// Into which.
        found_target: String,
        /// The report's own language.
        source_lang: String,
        /// The report's other languages.
        targets: String,
    },
    /// A text holds a sign that no XML file can.
    #[error("{path}: the text {name} holds the control character U+{sign:04X}, which no XML file can hold")]
    Control {
        /// The file.
        path: String,
        /// The text in it.
        name: String,
        /// The sign.
        sign: u32,
    },
}

/// Writes the texts of `files` that belong to `part`, to be translated from `origin` into `lang`.
///
/// # Errors
/// Where a text cannot stand in XML.
pub fn write(files: &[&TranslatedFile], origin: &Lang, lang: &Lang, part: Part) -> Result<Offered, XliffError> {
    let mut out =
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff version=\"1.2\" xmlns=\"{EXTENSION_SIGN}\">\n");
    let mut count = 0;
    for file in files {
        let units: Vec<&Unit> = file.units.iter().filter(|unit| is_offered(unit, part)).collect();
        if units.is_empty() {
            continue;
        }
        count += units.len();
        out.push_str(&format!(
            "  <file original=\"{}\" source-language=\"{origin}\" target-language=\"{lang}\" datatype=\"x-gongbao\">\n    <body>\n",
            escaped(&file.source_path)
        ));
        for unit in units {
            if let Some(sign) = forbidden(unit) {
                return Err(XliffError::Control { path: file.source_path.clone(), name: unit.name.clone(), sign });
            }
            out.push_str(&of_unit(unit));
        }
        out.push_str("    </body>\n  </file>\n");
    }
    // The standard wants at least one file.
    if count == 0 {
        out.push_str(&format!(
            "  <file original=\"content\" source-language=\"{origin}\" target-language=\"{lang}\" datatype=\"x-gongbao\">\n    <body/>\n  </file>\n"
        ));
    }
    out.push_str("</xliff>\n");
    Ok(Offered { text: out, units: count })
}

/// Texts of marks alone are the same in every language.
fn is_offered(unit: &Unit, part: Part) -> bool {
    unit.has_words()
        && match part {
            Part::All => true,
            Part::Stale => matches!(unit.state, State::Stale | State::Unconfirmed),
            Part::Missing => unit.state == State::Missing,
        }
}

fn of_unit(unit: &Unit) -> String {
    let nothing = Vec::new();
    let target = unit.target.as_ref().map_or(&nothing, |target| &target.pieces);
    let codes = table(&unit.pieces, target);
    let (state, approved) = match unit.state {
        State::Confirmed => ("final", "yes"),
        State::Stale => ("needs-review-translation", "no"),
        State::Unconfirmed => ("translated", "no"),
        State::Missing => ("needs-translation", "no"),
    };
    let name = escaped(&unit.name);
    format!(
        "      <trans-unit id=\"{name}\" resname=\"{name}\" approved=\"{approved}\" xml:space=\"preserve\">\n        \
         <source>{}</source>\n        <target state=\"{state}\">{}</target>\n      </trans-unit>\n",
        inline(&unit.pieces, &codes),
        inline(target, &codes)
    )
}

fn inline(pieces: &[Piece], codes: &[Code]) -> String {
    let code = |number: &usize| number.checked_sub(1).and_then(|index| codes.get(index));
    let shown = |number: &usize| {
        let text = code(number).map(|code| code.open.clone() + code.close.as_deref().unwrap_or_default());
        escaped(&text.unwrap_or_default())
    };
    let kind = |number: &usize| code(number).map_or("x-mark", kind_of);
    let write = |token: &Token| match token {
        Token::Text(text) => escaped(text),
        Token::Open(number) => {
            format!("<g id=\"{number}\" ctype=\"{}\" equiv-text=\"{}\">", kind(number), shown(number))
        }
        Token::Close(_) => "</g>".to_owned(),
        Token::Alone(number) => {
            format!("<x id=\"{number}\" ctype=\"{}\" equiv-text=\"{}\"/>", kind(number), shown(number))
        }
    };
    tokens(pieces, codes).iter().map(write).collect::<Vec<_>>().concat()
}

/// What a mark is, in the words of the standard where it has one.
fn kind_of(code: &Code) -> &'static str {
    match (&code.close, code.open.as_str()) {
        (Some(_), open) if open.starts_with('[') || open.starts_with('<') => "link",
        (Some(_), "**" | "__") => "bold",
        (Some(_), "*" | "_") => "italic",
        (None, open) if open.contains('\n') => "lb",
        (None, open) if open.starts_with('`') => "x-code",
        (None, _) => "x-value",
        _ => "x-mark",
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // A reader of XML would make these a line's end, or in an attribute a space.
            '\r' => out.push_str("&#13;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            _ => out.push(character),
        }
    }
    out
}

fn forbidden(unit: &Unit) -> Option<u32> {
    let pieces = unit.pieces.iter().chain(unit.target.iter().flat_map(|target| &target.pieces));
    let signs = pieces.flat_map(|piece| piece.markdown().chars());
    let is_out = |sign: &u32| matches!(sign, 0..=8 | 0xB | 0xC | 0xE..=0x1F | 0xFFFE | 0xFFFF);
    signs.map(u32::from).find(is_out)
}

/// Reads an XLIFF 1.2 file that translates from `origin` into one of `others`.
///
/// # Errors
/// When it is not such a file.
pub fn read(text: &str, origin: &Lang, others: &[Lang]) -> Result<(Lang, Vec<ForeignUnit>), XliffError> {
    let document =
        Document::parse(text.trim_start_matches('\u{feff}')).map_err(|why| XliffError::Xml(why.to_string()))?;
    let root = document.root_element();
    if root.tag_name().name() != "xliff" || root.tag_name().namespace() != Some(EXTENSION_SIGN) {
        let namespace = root.tag_name().namespace().unwrap_or("no namespace");
        return Err(XliffError::Kind(format!("<{}> of {namespace}", root.tag_name().name())));
    }
    let mut lang = None;
    let mut units = Vec::new();
    for file in root.children().filter(|node| node.has_tag_name((EXTENSION_SIGN, "file"))) {
        let attribute = |name| file.attribute(name).unwrap_or_default();
        let (found_source, found_target) = (attribute("source-language"), attribute("target-language"));
        let known = others.iter().find(|other| other.as_str().eq_ignore_ascii_case(found_target));
        let (Some(known), true) = (known, origin.as_str().eq_ignore_ascii_case(found_source)) else {
            return Err(languages(found_source, found_target, origin, others));
        };
        if lang.get_or_insert_with(|| known.clone()) != known {
            return Err(languages(found_source, found_target, origin, others));
        }
        let of_file = file.descendants().filter(|node| node.has_tag_name((EXTENSION_SIGN, "trans-unit")));
        units.extend(of_file.map(|node| unit(attribute("original"), node)));
    }
    let lang = lang.ok_or_else(|| XliffError::Kind("a file without any <file>".to_owned()))?;
    Ok((lang, units))
}

fn languages(source: &str, target: &str, origin: &Lang, others: &[Lang]) -> XliffError {
    XliffError::Languages {
        found_source: format!("`{source}`"),
        found_target: format!("`{target}`"),
        source_lang: format!("`{origin}`"),
        targets: others.iter().map(|lang| format!("`{lang}`")).collect::<Vec<_>>().join(", "),
    }
}

fn unit(file: &str, node: Node<'_, '_>) -> ForeignUnit {
    let child = |name| node.children().find(|child| child.has_tag_name((EXTENSION_SIGN, name)));
    let read = |child: Option<Node<'_, '_>>| {
        child.map_or_else(
            || Ok(Vec::new()),
            |child| {
                let mut tokens = Vec::new();
                inside(child, &mut tokens)?;
                Ok(merged(tokens))
            },
        )
    };
    let target = child("target");
    // Tools that know no states write none; what they give back is translated.
    let state = target.and_then(|target| target.attribute("state")).unwrap_or("translated");
    let (source, target) = (read(child("source")), read(target));
    // What a tool put there beforehand, the source text itself, is no translation.
    let is_source = matches!(state, "new" | "needs-translation") && target == source;
    ForeignUnit {
        file: file.to_owned(),
        name: node.attribute("id").unwrap_or_default().to_owned(),
        source,
        target: if is_source { Ok(Vec::new()) } else { target },
        is_final: matches!(state, "translated" | "final" | "signed-off") || node.attribute("approved") == Some("yes"),
    }
}

/// Appends the content of a node; marks that tools add for their own use (`mrk`) hold words and are looked through.
fn inside(node: Node<'_, '_>, tokens: &mut Vec<Token>) -> Result<(), Bilingual> {
    for child in node.children() {
        if child.is_text() {
            tokens.push(Token::Text(child.text().unwrap_or_default().to_owned()));
            continue;
        }
        if !child.is_element() {
            continue;
        }
        let number = || {
            let id = child.attribute("id").unwrap_or_default();
            id.parse().map_err(|_| {
                Bilingual::of(
                    format!("a mark has the number `{id}`, which was never given"),
                    format!("有一个标记的编号是`{id}`，从来没有过这个编号"),
                )
            })
        };
        match child.tag_name().name() {
            "mrk" => inside(child, tokens)?,
            "x" => tokens.push(Token::Alone(number()?)),
            "g" => {
                tokens.push(Token::Open(number()?));
                inside(child, tokens)?;
                tokens.push(Token::Close(number()?));
            }
            other => {
                return Err(Bilingual::of(
                    format!("it holds <{other}>, which is not one of its marks"),
                    format!("它含有<{other}>，这不是它的标记"),
                ));
            }
        }
    }
    Ok(())
}

impl Told for XliffError {
    fn told(&self) -> Bilingual {
        let zh = match self {
            Self::Xml(why) => format!("不是格式良好的XML：{why}"),
            Self::Kind(found) => format!("不是XLIFF 1.2，而是{found}"),
            Self::Languages { found_source, found_target, source_lang, targets } => {
                format!("文件从{found_source}译成{found_target}，而报告用{source_lang}写成，译成{targets}")
            }
            Self::Control { path, name, sign } => {
                format!("{path}：文字{name}含有控制字符U+{sign:04X}，XML文件里不能有它")
            }
        };
        Bilingual::of(self.to_string(), zh)
    }
}
