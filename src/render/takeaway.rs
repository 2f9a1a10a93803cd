//! What is taken away from a part of the report, as its page shows it; and the page that shows all of it.

use super::scribe::Scribe;
use super::view::{Data, DataRow, Link, Takeaway};
use super::{cite, data};
use crate::plan::{DataFile, Form, Route, Scope, TableName, relative};

/// The files and citations of `scope`; `None` where it has no figure.
pub fn view(scribe: &Scribe<'_>, scope: &Scope) -> Option<Takeaway> {
    let href = |form| relative(scribe.from, &Route::Take(scribe.lang.clone(), scope.clone(), form).address());
    (!scope.indicators(scribe.report()).is_empty()).then(|| Takeaway {
        csv: href(Form::Csv),
        xlsx: Form::ALL.contains(&Form::Xlsx).then(|| href(Form::Xlsx)),
        json: relative(scribe.from, &DataFile::Json(scope.clone()).address()),
        cite: cite::view(scribe, scope),
        dataset: data::embedded(scribe, scope),
    })
}

/// Everything that there is to take away.
pub fn all(scribe: &Scribe<'_>) -> Data {
    let report = scribe.report();
    let row = |scope: Scope| {
        let page = data::page(&scope);
        Some(DataRow { name: scribe.title(&page), href: scribe.href(&page), take: view(scribe, &scope)? })
    };
    let file = |file: &DataFile| relative(scribe.from, &file.address());
    let table = |name: TableName| Link { label: name.name().to_owned(), href: file(&DataFile::Table(name)) };
    let pillars = report.pillars.iter().map(|pillar| Scope::Pillar(pillar.id.value.clone()));
    let indicators = report.indicators.keys().map(|id| Scope::Indicator(id.clone()));
    Data {
        report: view(scribe, &Scope::Report),
        pillars: pillars.filter_map(row).collect(),
        indicators: indicators.filter_map(row).collect(),
        tables: TableName::ALL.map(table).to_vec(),
        package: file(&DataFile::Package),
        catalogue: file(&DataFile::Catalogue),
        index: file(&DataFile::Index),
    }
}
