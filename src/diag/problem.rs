//! Every problem that gongbao can tell, each with its code, severity, message and hint.

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The report is built all the same.
    Warning,
    /// Nothing is written.
    Error,
}

/// What is wrong. One variant a code; the code is the variant's name in kebab-case.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the message of each variant says what its fields are")]
pub enum Problem {
    // Files
    InvalidUtf8,
    FileTooLarge { bytes: u64, limit: u64 },
    UnreadableFile { why: String },
    Placeholder,
    UnknownFile { path: String, expected: &'static str },
    MissingFile { path: String },
    FileName { why: String },
    // YAML
    YamlSyntax { why: String },
    YamlAlias,
    YamlTag { tag: String },
    YamlDocuments,
    YamlTooDeep { limit: usize },
    DuplicateKey { key: String },
    UnknownKey { key: String, nearest: Option<String>, known: Vec<String> },
    MissingKey { key: String },
    InvalidValue { why: String },
    IdMismatch { id: String, expected: String },
    DuplicateId { kind: &'static str, id: String },
    // Markdown
    FrontMatterMissing,
    FrontMatterUnclosed,
    HeadingLevel { found: u8, expected: u8 },
    RawHtml,
    InlineFigure { target: String },
    MissingAlternative { target: String },
    LinkForm { url: String },
    EmptyLink { url: String },
    // References
    UnknownReference { kind: &'static str, id: String, nearest: Option<String> },
    UnknownFragment { target: String, fragment: String, known: String },
    // Sources and figures
    SourceFileMissing { path: String },
    SourceDigest { found: String },
    SourceIncomplete { id: String, missing: &'static str },
    QuoteNotFound { source: String, nearest: Option<String> },
    QuoteMissing { source: String },
    QuoteUnstored { source: String },
    ValueNotInQuote { value: String, quote: String },
    ComparatorNotInQuote { op: &'static str, found: &'static str },
    NumberWithoutSource { number: String },
    // Languages
    MissingTranslation { lang: String, what: String },
    UnknownLanguage { lang: String, known: String },
    StructureDiffers { lang: String, found: String, expected: String },
    StaleTranslation { lang: String, path: String },
    UnconfirmedTranslation { lang: String, path: String },
    TermRendering { term: String, lang: String, renderings: String },
    NumbersDiffer { lang: String, found: Option<String>, expected: Option<String> },
    ForbiddenRendering { found: String, preferred: String },
    // Typing
    HanPunctuation { wrong: String, corrected: String },
    HanSpacing { corrected: String },
    ForeignPunctuation { wrong: String, corrected: String },
    UntranslatedText { lang: String },
    UnbalancedQuotes { mark: char, counterpart: char },
    // Data
    PeriodOrder { period: String, before: String },
    GapWithValue { period: String },
    TargetShape,
    UnitUnknown { code: String, known: String },
    UnitsDiffer { first: String, other: String },
    MixedPeriods { indicator: String },
    ChartData { kind: &'static str, needs: &'static str },
    ChartKey { kind: &'static str, key: &'static str, used: String },
    PartsDiffer { whole: String, period: String, sum: String, value: String },
    ChartDrawing { why: String },
    // Theme
    ThemeUnknown { name: String, known: String },
    TemplateError { why: String },
    PhraseMissing { lang: String, key: String },
}

impl Problem {
    /// The stable name by which the problem is documented and configured.
    pub fn code(&self) -> &'static str {
        match self {
            Self::InvalidUtf8 => "invalid-utf8",
            Self::FileTooLarge { .. } => "file-too-large",
            Self::UnreadableFile { .. } => "unreadable-file",
            Self::Placeholder => "placeholder",
            Self::UnknownFile { .. } => "unknown-file",
            Self::MissingFile { .. } => "missing-file",
            Self::FileName { .. } => "file-name",
            Self::YamlSyntax { .. } => "yaml-syntax",
            Self::YamlAlias => "yaml-alias",
            Self::YamlTag { .. } => "yaml-tag",
            Self::YamlDocuments => "yaml-documents",
            Self::YamlTooDeep { .. } => "yaml-too-deep",
            Self::DuplicateKey { .. } => "duplicate-key",
            Self::UnknownKey { .. } => "unknown-key",
            Self::MissingKey { .. } => "missing-key",
            Self::InvalidValue { .. } => "invalid-value",
            Self::IdMismatch { .. } => "id-mismatch",
            Self::DuplicateId { .. } => "duplicate-id",
            Self::FrontMatterMissing => "front-matter-missing",
            Self::FrontMatterUnclosed => "front-matter-unclosed",
            Self::HeadingLevel { .. } => "heading-level",
            Self::RawHtml => "raw-html",
            Self::InlineFigure { .. } => "inline-figure",
            Self::MissingAlternative { .. } => "missing-alternative",
            Self::LinkForm { .. } => "link-form",
            Self::EmptyLink { .. } => "empty-link",
            Self::UnknownReference { .. } => "unknown-reference",
            Self::UnknownFragment { .. } => "unknown-fragment",
            Self::SourceFileMissing { .. } => "source-file-missing",
            Self::SourceDigest { .. } => "source-digest",
            Self::SourceIncomplete { .. } => "source-incomplete",
            Self::QuoteNotFound { .. } => "quote-not-found",
            Self::QuoteMissing { .. } => "quote-missing",
            Self::QuoteUnstored { .. } => "quote-unstored",
            Self::ValueNotInQuote { .. } => "value-not-in-quote",
            Self::ComparatorNotInQuote { .. } => "comparator-not-in-quote",
            Self::NumberWithoutSource { .. } => "number-without-source",
            Self::MissingTranslation { .. } => "missing-translation",
            Self::UnknownLanguage { .. } => "unknown-language",
            Self::StructureDiffers { .. } => "structure-differs",
            Self::StaleTranslation { .. } => "stale-translation",
            Self::UnconfirmedTranslation { .. } => "unconfirmed-translation",
            Self::TermRendering { .. } => "term-rendering",
            Self::NumbersDiffer { .. } => "numbers-differ",
            Self::ForbiddenRendering { .. } => "forbidden-rendering",
            Self::HanPunctuation { .. } => "han-punctuation",
            Self::HanSpacing { .. } => "han-spacing",
            Self::ForeignPunctuation { .. } => "foreign-punctuation",
            Self::UntranslatedText { .. } => "untranslated-text",
            Self::UnbalancedQuotes { .. } => "unbalanced-quotes",
            Self::PeriodOrder { .. } => "period-order",
            Self::GapWithValue { .. } => "gap-with-value",
            Self::TargetShape => "target-shape",
            Self::UnitUnknown { .. } => "unit-unknown",
            Self::UnitsDiffer { .. } => "units-differ",
            Self::MixedPeriods { .. } => "mixed-periods",
            Self::ChartData { .. } => "chart-data",
            Self::ChartKey { .. } => "chart-key",
            Self::PartsDiffer { .. } => "parts-differ",
            Self::ChartDrawing { .. } => "chart-drawing",
            Self::ThemeUnknown { .. } => "theme-unknown",
            Self::TemplateError { .. } => "template-error",
            Self::PhraseMissing { .. } => "phrase-missing",
        }
    }

    /// Whether it stops the build.
    pub fn severity(&self) -> Severity {
        match self {
            Self::UnknownFile { .. }
            | Self::RawHtml
            | Self::HanPunctuation { .. }
            | Self::HanSpacing { .. }
            | Self::ForeignPunctuation { .. }
            | Self::UntranslatedText { .. }
            | Self::UnbalancedQuotes { .. }
            | Self::UnconfirmedTranslation { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// What is wrong, one line, no full stop.
    pub fn message(&self) -> String {
        match self {
            Self::InvalidUtf8 => "the file is not valid UTF-8 from here on".into(),
            Self::FileTooLarge { bytes, limit } => format!("the file has {bytes} bytes; at most {limit} are read"),
            Self::UnreadableFile { why } => format!("the file cannot be read: {why}"),
            Self::Placeholder => "something is still to be written here".into(),
            Self::UnknownFile { path, .. } => format!("`{path}` is not a file of a report and is not used"),
            Self::MissingFile { path } => format!("the file `{path}` is missing"),
            Self::FileName { why } => why.clone(),
            Self::YamlSyntax { why } => format!("YAML syntax: {why}"),
            Self::YamlAlias => "YAML anchors and aliases are not used in report files".into(),
            Self::YamlTag { tag } => format!("the YAML tag `{tag}` is not used in report files"),
            Self::YamlDocuments => "a second YAML document begins here; a report file holds one".into(),
            Self::YamlTooDeep { limit } => format!("nested deeper than {limit} levels"),
            Self::DuplicateKey { key } => format!("the key `{key}` is written twice"),
            Self::UnknownKey { key, .. } => format!("unknown key `{key}`"),
            Self::MissingKey { key } => format!("the key `{key}` is missing"),
            Self::InvalidValue { why } => why.clone(),
            Self::IdMismatch { id, expected } => format!("the id is `{id}` but the file is named `{expected}`"),
            Self::DuplicateId { kind, id } => format!("the {kind} `{id}` is defined twice"),
            Self::FrontMatterMissing => "the file must begin with front matter between two lines `---`".into(),
            Self::FrontMatterUnclosed => "the front matter that begins here is never closed".into(),
            Self::HeadingLevel { found, expected } => {
                format!("a heading of level {found} where level {expected} or higher in rank is next")
            }
            Self::RawHtml => "HTML in Markdown is printed as text".into(),
            Self::InlineFigure { target } => format!("`{target}` must stand in a paragraph of its own"),
            Self::MissingAlternative { target } => format!("`{target}` has no text"),
            Self::LinkForm { url } => format!("`{url}` is not a link that a report may carry"),
            Self::EmptyLink { url } => format!("the link to `{url}` has no text"),
            Self::UnknownReference { kind, id, .. } => format!("there is no {kind} `{id}`"),
            Self::UnknownFragment { target, fragment, .. } => format!("`{target}` has nothing called `{fragment}`"),
            Self::SourceFileMissing { path } => format!("the stored source `{path}` is not there"),
            Self::SourceDigest { .. } => "the stored source is not the one that this SHA-256 was taken of".into(),
            Self::SourceIncomplete { id, missing } => format!("the source `{id}` has no {missing}"),
            Self::QuoteNotFound { source, .. } => format!("this quote does not stand in the source `{source}`"),
            Self::QuoteMissing { source } => {
                format!("the text of `{source}` is stored, so what rests on it must quote it")
            }
            Self::QuoteUnstored { source } => {
                format!("the text of `{source}` is not stored, so a quote cannot be verified")
            }
            Self::ComparatorNotInQuote { op, found } => {
                format!("the quote bounds this value by `{found}`, the figure by `{op}`")
            }
            Self::ValueNotInQuote { value, .. } => format!("the value {value} does not stand in its quote"),
            Self::NumberWithoutSource { number } => format!("the number {number} has no source in this block"),
            Self::MissingTranslation { lang, what } => format!("{what} is missing in `{lang}`"),
            Self::UnknownLanguage { lang, .. } => format!("the report has no language `{lang}`"),
            Self::StructureDiffers { lang, found, expected } => {
                format!("{found} here, but {expected} at the same place in `{lang}`")
            }
            Self::StaleTranslation { lang, .. } => {
                format!("the translation into `{lang}` is older than its source text")
            }
            Self::UnconfirmedTranslation { lang, .. } => {
                format!("the translation into `{lang}` was never confirmed against its source text")
            }
            Self::NumbersDiffer { lang, found: Some(found), expected: Some(expected) } => {
                format!("{found} here, but {expected} at the same place in `{lang}`")
            }
            Self::NumbersDiffer { lang, found: Some(found), .. } => {
                format!("{found} here, but no such number at the same place in `{lang}`")
            }
            Self::NumbersDiffer { lang, expected, .. } => {
                format!("{} stands in `{lang}`, but not here", expected.as_deref().unwrap_or_default())
            }
            Self::TermRendering { term, lang, .. } => {
                format!("`{term}` does not stand here in the rendering that the glossary gives in `{lang}`")
            }
            Self::ForbiddenRendering { found, .. } => format!("the glossary says not to use `{found}`"),
            Self::HanPunctuation { wrong, .. } => format!("Chinese text does not write `{wrong}`"),
            Self::HanSpacing { .. } => "a space in Chinese text".into(),
            Self::ForeignPunctuation { wrong, .. } => format!("a full-width `{wrong}` in Latin text"),
            Self::UntranslatedText { lang } => format!("a passage in Chinese characters in the text in `{lang}`"),
            Self::UnbalancedQuotes { mark, .. } => format!("`{mark}` has no counterpart"),
            Self::PeriodOrder { period, before } => format!("the period {period} does not come after {before}"),
            Self::GapWithValue { period } => format!("{period} is listed as a gap but has an observation"),
            Self::TargetShape => "a target has either a value or words, and not both".into(),
            Self::UnitUnknown { code, .. } => format!("the theme cannot write the unit `{code}`"),
            Self::UnitsDiffer { first, other } => format!("one chart cannot show both {first} and {other}"),
            Self::MixedPeriods { indicator } => {
                format!("`{indicator}` has periods of different length, which must not be joined in one line")
            }
            Self::ChartData { kind, needs } => format!("a chart of kind `{kind}` needs {needs}"),
            Self::ChartKey { kind, key, .. } => format!("a chart of kind `{kind}` does not use `{key}`"),
            Self::PartsDiffer { whole, period, sum, value } => {
                format!("the parts add up to {sum} in {period}, but `{whole}` is {value}")
            }
            Self::ChartDrawing { why } => format!("the chart cannot be drawn: {why}"),
            Self::ThemeUnknown { name, .. } => format!("there is no theme `{name}`"),
            Self::TemplateError { why } => why.clone(),
            Self::PhraseMissing { lang, key } => format!("the theme has no phrase `{key}` in `{lang}`"),
        }
    }

    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::InvalidUtf8 => "save the file as UTF-8".into(),
            Self::FileTooLarge { .. } => "split the file".into(),
            Self::UnreadableFile { .. } => "check that the file exists and may be read".into(),
            Self::Placeholder => "write it in place of TODO; where there is nothing to say, remove the key or the paragraph".into(),
            Self::UnknownFile { expected, .. } => format!("expected here: {expected}"),
            Self::MissingFile { path } => format!("create `{path}`"),
            Self::FileName { .. } => "name it like `content/chapters/1-overview.zh.md`".into(),
            Self::YamlSyntax { .. } => "check indentation, colons and quotes on this line and the one before".into(),
            Self::YamlAlias => "write the value out where it is used".into(),
            Self::YamlTag { .. } => "remove the tag; quote the value if it is text".into(),
            Self::YamlDocuments => "remove the line `---`, or make a second file".into(),
            Self::YamlTooDeep { .. } => "no report file needs such nesting; check the indentation".into(),
            Self::DuplicateKey { key } => format!("keep one `{key}`"),
            Self::UnknownKey { nearest: Some(nearest), .. } => format!("did you mean `{nearest}`?"),
            Self::UnknownKey { known, .. } => format!("known keys: {}", known.join(", ")),
            Self::MissingKey { key } => format!("add `{key}:` here"),
            Self::InvalidValue { .. } => "correct the value".into(),
            Self::IdMismatch { expected, .. } => format!("write `id: {expected}`, or rename the file"),
            Self::DuplicateId { .. } => "give one of the two another id".into(),
            Self::FrontMatterMissing => "begin with `---`, then `title: …`, then `---`".into(),
            Self::FrontMatterUnclosed => "end it with a line `---`".into(),
            Self::HeadingLevel { expected, .. } => format!("use {}", "#".repeat(usize::from(*expected))),
            Self::RawHtml => "use Markdown, or write < as &lt; if the text is meant".into(),
            Self::InlineFigure { .. } => "put an empty line before and after it".into(),
            Self::MissingAlternative { target } => format!("write what it shows: `![…]({target})`"),
            Self::LinkForm { .. } => {
                "link with chapter:, pillar:, indicator:, term:, source:, list:, page:, or an https:// address".into()
            }
            Self::EmptyLink { .. } => "write what the reader will find there; only figures may be left empty".into(),
            Self::UnknownReference { nearest: Some(nearest), .. } => format!("did you mean `{nearest}`?"),
            Self::UnknownReference { kind, .. } => format!("define the {kind}, or correct the id"),
            Self::UnknownFragment { known, .. } => format!("known: {known}"),
            Self::SourceFileMissing { .. } => "put the document there, byte for byte as it was published".into(),
            Self::SourceDigest { found } => {
                format!("a stored source is never edited: restore it, or, if it was replaced on purpose, write `sha256: {found}`")
            }
            Self::SourceIncomplete { missing: missing @ ("date" | "url"), .. } => {
                format!("add its {missing}, or, where it was looked for and not found, `not_known: [{missing}]`")
            }
            Self::SourceIncomplete { missing, .. } => format!("add its {missing}"),
            Self::QuoteNotFound { nearest: Some(nearest), .. } => format!("the nearest passage is: {nearest}"),
            Self::QuoteNotFound { .. } => "copy the passage from the document, sign by sign".into(),
            Self::QuoteMissing { .. } => "add `quote:` with the passage, sign by sign".into(),
            Self::QuoteUnstored { .. } => "remove `quote:`, or store the text and give `file:` and `sha256:`".into(),
            Self::ValueNotInQuote { quote, .. } => format!("the quote is: {quote}"),
            Self::NumberWithoutSource { .. } => {
                "write it as `[](indicator:…)`, or cite in the same block the sentence that says it: `[…](source:…#s12)`".into()
            }
            Self::MissingTranslation { lang, .. } => format!("add the text in `{lang}`"),
            Self::UnknownLanguage { known, .. } => format!("languages of the report: {known}"),
            Self::StructureDiffers { .. } => "give both languages the same blocks and references in the same order".into(),
            Self::StaleTranslation { path, .. } => {
                format!("bring the translation up to date, then confirm it: gongbao translate confirm {path}")
            }
            Self::UnconfirmedTranslation { path, .. } => {
                format!("compare the two, then confirm the translation: gongbao translate confirm {path}")
            }
            Self::ComparatorNotInQuote { found, .. } => {
                format!("write `op: {found}`, or quote more of the source; 以上 in 规模以上 and 省级以上 bounds no value")
            }
            Self::NumbersDiffer { .. } => {
                "correct the number, its unit or its bound (at least, about, more than) where it is wrong; `gongbao parity` tells how a pair is read".into()
            }
            Self::TermRendering { renderings, .. } => {
                format!("write `{renderings}`; or list the rendering used here under `alternatives` in content/glossary.yaml")
            }
            Self::ForbiddenRendering { preferred, .. } => format!("write `{preferred}`"),
            Self::HanPunctuation { corrected, .. } | Self::ForeignPunctuation { corrected, .. } => {
                format!("write `{corrected}`")
            }
            Self::HanSpacing { corrected } => format!("write `{corrected}`; the space between scripts is the browser's work"),
            Self::UntranslatedText { .. } => "translate it, or put it in parentheses or quotation marks if the words themselves are meant".into(),
            Self::UnbalancedQuotes { mark, counterpart } if mark == counterpart => "add the one that is missing, or remove this one".into(),
            Self::UnbalancedQuotes { counterpart, .. } => {
                format!("add `{counterpart}`; a mark inside a pair of its own kind is of the other kind: “ ‘ ’ ”")
            }
            Self::PeriodOrder { .. } => "put the observations in the order of time, each period once".into(),
            Self::GapWithValue { .. } => "remove it from `gaps`".into(),
            Self::TargetShape => "keep `value` with its comparator, or `words`".into(),
            Self::UnitUnknown { known, .. } => format!("units of the theme: {known}"),
            Self::UnitsDiffer { .. } => "make one chart for each unit; a second axis is never drawn".into(),
            Self::MixedPeriods { .. } => "use `kind: dot` or `kind: heatmap`".into(),
            Self::ChartData { .. } => "give it what it needs, or choose another kind".into(),
            Self::ChartKey { used, .. } if used.is_empty() => "take the key out, or choose another kind".into(),
            Self::ChartKey { used, .. } => format!("take the key out, or choose another kind; this one uses `{used}`"),
            Self::PartsDiffer { .. } => "name all parts of one whole, or choose `kind: grouped`".into(),
            Self::ChartDrawing { .. } => "check the chart's data".into(),
            Self::ThemeUnknown { known, .. } => format!("themes: {known}"),
            Self::TemplateError { .. } => "correct the template; the fields of each page are listed in the theme's README".into(),
            Self::PhraseMissing { .. } => "add it under `phrases:`".into(),
        }
    }
}
