//! The interface of static files: an index of what there is, and each part of the report as JSON. Links lead from the file itself.

use super::records::{self, IndicatorRecord, Scribes, SourceRecord, Texts};
use crate::model::Report;
use crate::plan::{DataFile, Form, Page, Route, Scope, TableName, relative};
use crate::render::scribe::Scribe;
use serde::Serialize;
use std::collections::BTreeMap;

/// Raised where a change would break a program that reads the files.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Head {
    /// Version of this interface.
    api: u32,
    title: Texts,
    publisher: Texts,
    licence: Licence,
    /// Date of the content, ISO 8601.
    modified: String,
    languages: Vec<String>,
}

#[derive(Serialize)]
struct Licence {
    name: Texts,
    url: String,
}

#[derive(Serialize)]
struct Part {
    #[serde(flatten)]
    head: Head,
    #[serde(skip_serializing_if = "Option::is_none")]
    pillar: Option<Named>,
    indicators: Vec<IndicatorRecord>,
    /// The sources of these figures.
    sources: Vec<SourceRecord>,
    links: Links,
}

#[derive(Serialize)]
struct Named {
    id: String,
    name: Texts,
}

#[derive(Serialize)]
struct Index {
    #[serde(flatten)]
    head: Head,
    report: Links,
    pillars: Vec<Entry>,
    indicators: Vec<Entry>,
    tables: BTreeMap<&'static str, String>,
    datapackage: String,
    catalogue: String,
}

#[derive(Serialize)]
struct Entry {
    #[serde(flatten)]
    named: Named,
    links: Links,
}

/// Where a part of the report is found, from the file that says it.
#[derive(Serialize)]
struct Links {
    json: String,
    /// By language.
    html: Texts,
    csv: Texts,
    #[serde(skip_serializing_if = "Option::is_none")]
    xlsx: Option<Texts>,
}

/// What there is.
pub fn index(scribes: &Scribes<'_>) -> String {
    let Some(first) = scribes.first() else { return String::new() };
    let report = first.report();
    let pillars = report.pillars.iter().map(|pillar| Entry {
        named: Named { id: pillar.id.value.clone(), name: records::texts(&pillar.name) },
        links: links(scribes, first.from, &Scope::Pillar(pillar.id.value.clone())),
    });
    let with_data = |entry: &Entry| !Scope::Pillar(entry.named.id.clone()).indicators(report).is_empty();
    let indicators = Scope::Report.indicators(report);
    let indicators = indicators.iter().map(|indicator| Entry {
        named: Named { id: indicator.id.value.clone(), name: records::texts(&indicator.name) },
        links: links(scribes, first.from, &Scope::Indicator(indicator.id.value.clone())),
    });
    let to = |file: &DataFile| relative(first.from, &file.address());
    written(&Index {
        head: head(report),
        report: links(scribes, first.from, &Scope::Report),
        pillars: pillars.filter(with_data).collect(),
        indicators: indicators.collect(),
        tables: TableName::ALL.iter().map(|name| (name.name(), to(&DataFile::Table(*name)))).collect(),
        datapackage: to(&DataFile::Package),
        catalogue: to(&DataFile::Catalogue),
    })
}

/// A part of the report with everything that is known of it.
pub fn scope(scribes: &Scribes<'_>, scope: &Scope) -> String {
    let Some(first) = scribes.first() else { return String::new() };
    let report = first.report();
    let indicators = scope.indicators(report);
    let used = records::used(&indicators);
    let pillar = match scope {
        Scope::Pillar(id) => report.pillar(id),
        Scope::Report | Scope::Indicator(_) => None,
    };
    written(&Part {
        head: head(report),
        pillar: pillar.map(|it| Named { id: it.id.value.clone(), name: records::texts(&it.name) }),
        indicators: indicators.iter().map(|indicator| records::indicator(scribes, indicator)).collect(),
        sources: report.sources.iter().filter(|it| used.contains(it.id.value.as_str())).map(records::source).collect(),
        links: links(scribes, first.from, scope),
    })
}

fn head(report: &Report) -> Head {
    let settings = &report.settings;
    Head {
        api: VERSION,
        title: records::texts(&settings.title),
        publisher: records::texts(&settings.publisher.name),
        licence: Licence { name: records::texts(&settings.licence.name), url: settings.licence.url.value.clone() },
        modified: settings.modified.to_string(),
        languages: report.languages().map(ToString::to_string).collect(),
    }
}

fn links(scribes: &Scribes<'_>, from: &str, scope: &Scope) -> Links {
    let each = |to: &dyn Fn(&Scribe<'_>) -> String| -> Texts {
        scribes.iter().map(|scribe| (scribe.lang.to_string(), relative(from, &to(scribe)))).collect()
    };
    let form = |form| each(&|scribe| Route::Take(scribe.lang.clone(), scope.clone(), form).address());
    Links {
        json: relative(from, &DataFile::Json(scope.clone()).address()),
        html: each(&|scribe| page(scope).address(scribe.lang)),
        csv: form(Form::Csv),
        xlsx: Form::ALL.contains(&Form::Xlsx).then(|| form(Form::Xlsx)),
    }
}

/// The page that shows a part of the report.
pub fn page(scope: &Scope) -> Page {
    match scope {
        Scope::Report => Page::Data,
        Scope::Pillar(id) => Page::Pillar(id.clone()),
        Scope::Indicator(id) => Page::Indicator(id.clone()),
    }
}

/// One line a value, so that two versions can be compared.
pub fn written(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}
