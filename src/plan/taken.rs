//! What can be taken away from a site: of which part of the report, in which form, at which address.

use crate::model::{Indicator, Pillar, Report};

/// A part of the report that has data of its own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// All of it.
    Report,
    /// A pillar's indicators, by its id.
    Pillar(String),
    /// One indicator, by its id.
    Indicator(String),
}

impl Scope {
    /// The address of its files below the language's folder, without an ending: beside the page that shows it.
    pub fn path(&self) -> String {
        match self {
            Self::Report => "data/report".into(),
            Self::Pillar(id) => format!("pillars/{id}"),
            Self::Indicator(id) => format!("indicators/{id}"),
        }
    }

    /// Its indicators with a figure, in the order of their ids.
    pub fn indicators<'a>(&self, report: &'a Report) -> Vec<&'a Indicator> {
        let with_figures = report.indicators.values().filter(|indicator| has_figures(indicator));
        match self {
            Self::Report => with_figures.collect(),
            Self::Pillar(id) => match report.pillar(id) {
                Some(pillar) => with_figures.filter(|indicator| belongs(indicator, pillar)).collect(),
                None => Vec::new(),
            },
            Self::Indicator(id) => {
                report.indicators.get(id).filter(|indicator| has_figures(indicator)).into_iter().collect()
            }
        }
    }
}

/// Whether there is anything to take away: an indicator can be named without a single figure.
fn has_figures(indicator: &Indicator) -> bool {
    indicator.target.is_some() || indicator.baseline.is_some() || !indicator.series.is_empty()
}

fn belongs(indicator: &Indicator, pillar: &Pillar) -> bool {
    let own = indicator.pillar.as_ref().is_some_and(|id| id.value == pillar.id.value);
    own || pillar.indicators.iter().any(|id| id.value == indicator.id.value)
}

/// Every part of a report that has data, the whole first.
pub fn scopes(report: &Report) -> Vec<Scope> {
    let pillars = report.pillars.iter().map(|pillar| Scope::Pillar(pillar.id.value.clone()));
    let indicators = report.indicators.keys().map(|id| Scope::Indicator(id.clone()));
    let all = [Scope::Report].into_iter().chain(pillars).chain(indicators);
    all.filter(|scope| !scope.indicators(report).is_empty()).collect()
}

/// A form for people, in their language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// RFC 4180, with a byte order mark.
    Csv,
    /// Office Open XML.
    Xlsx,
    /// A citation, `BibTeX`.
    Bibtex,
    /// A citation, RIS.
    Ris,
    /// A citation, CSL-JSON.
    CslJson,
}

impl Form {
    /// All that this build of the program can write.
    pub const ALL: &[Self] = &[
        Self::Csv,
        #[cfg(feature = "xlsx")]
        Self::Xlsx,
        Self::Bibtex,
        Self::Ris,
        Self::CslJson,
    ];

    /// The ending of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Bibtex => "bib",
            Self::Ris => "ris",
            Self::CslJson => "csl.json",
        }
    }
}

/// A file for programs. Their addresses are an interface that is kept: `docs/data.md`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum DataFile {
    /// What there is, with addresses.
    Index,
    /// A part of the report with everything that is known of it.
    Json(Scope),
    /// A table of the data package.
    Table(TableName),
    /// Frictionless Data Package descriptor.
    Package,
    /// DCAT catalogue as JSON-LD.
    Catalogue,
}

/// The tables of the data package.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TableName {
    /// One figure a row.
    Observations,
    /// One indicator a row.
    Indicators,
    /// One source a row.
    Sources,
}

impl TableName {
    /// All of them, in the order of the package.
    pub const ALL: [Self; 3] = [Self::Observations, Self::Indicators, Self::Sources];

    /// The name of the resource, and of its file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Observations => "observations",
            Self::Indicators => "indicators",
            Self::Sources => "sources",
        }
    }
}

impl DataFile {
    /// Its address from the site's root.
    pub fn address(&self) -> String {
        match self {
            Self::Index => "data/index.json".into(),
            Self::Json(Scope::Report) => "data/report.json".into(),
            Self::Json(scope) => format!("data/{}.json", scope.path()),
            Self::Table(table) => format!("data/{}.csv", table.name()),
            Self::Package => "datapackage.json".into(),
            Self::Catalogue => "data/catalogue.jsonld".into(),
        }
    }
}

/// Every file for programs; none for a report without figures.
pub fn data_files(report: &Report) -> Vec<DataFile> {
    let scopes = scopes(report);
    if scopes.is_empty() {
        return Vec::new();
    }
    let tables = TableName::ALL.map(DataFile::Table);
    let fixed = [DataFile::Index, DataFile::Package, DataFile::Catalogue];
    fixed.into_iter().chain(tables).chain(scopes.into_iter().map(DataFile::Json)).collect()
}
