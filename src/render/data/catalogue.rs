//! What search engines and catalogues read: the report as a DCAT catalogue, and a page's data as a schema.org data set.

use super::json::{page, written};
use super::records::{self, Scribes};
use crate::model::Indicator;
use crate::plan::{DataFile, Form, Page, Route, Scope, relative};
use crate::render::scribe::Scribe;
use crate::theme::Html;
use serde_json::{Map, Value, json};

/// DCAT version 3 as JSON-LD: the whole report and each indicator as a data set with its files.
pub fn catalogue(scribes: &Scribes<'_>) -> String {
    let Some(first) = scribes.first() else { return String::new() };
    let settings = &first.report().settings;
    let indicators = Scope::Report.indicators(first.report());
    let sets = indicators.iter().map(|indicator| data_set(scribes, first, indicator));
    let publisher =
        json!({ "@type": "foaf:Organization", "foaf:name": in_languages(&records::texts(&settings.publisher.name)) });
    written(&json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": address(first, &DataFile::Catalogue.address()),
        "@type": "dcat:Catalog",
        "dct:title": in_languages(&records::texts(&settings.title)),
        "dct:description": in_languages(&records::texts(&settings.description)),
        "dct:publisher": publisher,
        "dct:license": { "@id": settings.licence.url.value },
        "dct:modified": date(&settings.modified.to_string()),
        "dct:language": first.report().languages().map(ToString::to_string).collect::<Vec<_>>(),
        "dcat:dataset": sets.collect::<Vec<_>>(),
    }))
}

fn data_set(scribes: &Scribes<'_>, first: &Scribe<'_>, indicator: &Indicator) -> Value {
    let settings = &first.report().settings;
    let scope = Scope::Indicator(indicator.id.value.clone());
    let mut files = vec![distribution(first, &DataFile::Json(scope.clone()).address(), "application/json", None)];
    for scribe in scribes {
        let lang = Some(scribe.lang.as_str());
        for form in Form::ALL.iter().filter_map(|form| Some((*form, media_type(*form)?))) {
            let to = Route::Take(scribe.lang.clone(), scope.clone(), form.0).address();
            files.push(distribution(first, &to, form.1, lang));
        }
    }
    let mut set = json!({
        "@id": format!("{}#data", page_address(first, &page(&scope))),
        "@type": "dcat:Dataset",
        "dct:identifier": indicator.id.value,
        "dct:title": in_languages(&records::texts(&indicator.name)),
        "dct:license": { "@id": settings.licence.url.value },
        "dct:modified": date(&settings.modified.to_string()),
        "dcat:landingPage": { "@id": page_address(first, &page(&scope)) },
        "dcat:distribution": files,
    });
    if let (Some(definition), Some(set)) = (&indicator.definition, set.as_object_mut()) {
        set.insert("dct:description".into(), in_languages(&records::texts(definition)));
    }
    if let (Some((start, end)), Some(set)) = (coverage(&[indicator]), set.as_object_mut()) {
        let period = json!({ "@type": "dct:PeriodOfTime", "dcat:startDate": date(&start), "dcat:endDate": date(&end) });
        set.insert("dct:temporal".into(), period);
    }
    set
}

fn distribution(first: &Scribe<'_>, to: &str, media_type: &str, lang: Option<&str>) -> Value {
    let mut file = Map::new();
    file.insert("@type".into(), "dcat:Distribution".into());
    file.insert("dcat:downloadURL".into(), json!({ "@id": address(first, to) }));
    let iana = format!("https://www.iana.org/assignments/media-types/{media_type}");
    file.insert("dcat:mediaType".into(), json!({ "@id": iana }));
    if let Some(lang) = lang {
        file.insert("dct:language".into(), lang.into());
    }
    file.into()
}

/// The media type of a form that holds data; citations do not.
fn media_type(form: Form) -> Option<&'static str> {
    match form {
        Form::Csv => Some("text/csv"),
        Form::Xlsx => Some("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        Form::Bibtex | Form::Ris | Form::CslJson => None,
    }
}

/// Absolute where the site knows its address, otherwise from the file.
fn address(scribe: &Scribe<'_>, to: &str) -> String {
    scribe.plan.base_url().map_or_else(|| relative(scribe.from, to), |base| format!("{base}{to}"))
}

/// The same of a page, under the address by which it is known.
fn page_address(scribe: &Scribe<'_>, page: &Page) -> String {
    let address = page.address(scribe.lang);
    scribe.plan.absolute(&address).unwrap_or_else(|| relative(scribe.from, &address))
}

fn in_languages(texts: &records::Texts) -> Value {
    texts.iter().map(|(lang, text)| json!({ "@language": lang, "@value": text })).collect()
}

fn date(date: &str) -> Value {
    json!({ "@type": "xsd:date", "@value": date })
}

/// The first and the last day of all observations.
fn coverage(indicators: &[&Indicator]) -> Option<(String, String)> {
    let periods = || {
        let observed = indicators.iter().flat_map(|indicator| indicator.baseline.iter().chain(&indicator.series));
        let targets = indicators.iter().filter_map(|indicator| indicator.target.as_ref());
        observed.map(|it| it.value.period.value).chain(targets.map(|it| it.value.period.value))
    };
    let first = periods().min_by_key(|period| period.start_month())?;
    let last = periods().max_by_key(|period| period.end_month())?;
    Some((first.first_day(), last.last_day()))
}

/// The data of a page as a schema.org data set, to stand in the page: inert, and unable to end its own element.
pub fn embedded(scribe: &Scribe<'_>, scope: &Scope) -> Option<Html> {
    let report = scribe.report();
    let settings = &report.settings;
    let indicators = scope.indicators(report);
    let first = indicators.first()?;
    let (name, description) = match scope {
        Scope::Indicator(_) => (scribe.text(&first.name), scribe.optional(first.definition.as_ref())),
        Scope::Pillar(_) | Scope::Report => (scribe.text(&settings.title), Some(scribe.owned(&settings.description))),
    };
    let (start, end) = coverage(&indicators)?;
    let file = |to: &str, media_type: &str| json!({ "@type": "DataDownload", "encodingFormat": media_type, "contentUrl": address(scribe, to) });
    let forms = Form::ALL.iter().filter_map(|form| Some((*form, media_type(*form)?)));
    let forms =
        forms.map(|(form, media)| file(&Route::Take(scribe.lang.clone(), scope.clone(), form).address(), media));
    let json_file = file(&DataFile::Json(scope.clone()).address(), "application/json");
    let own = page_address(scribe, &page(scope));
    let mut set = json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": own,
        "url": own,
        "name": name,
        "description": description.unwrap_or_else(|| name.to_owned()),
        "inLanguage": scribe.lang.as_str(),
        "license": settings.licence.url.value,
        "dateModified": settings.modified.to_string(),
        "temporalCoverage": format!("{start}/{end}"),
        "creator": { "@type": "Organization", "name": scribe.text(&settings.publisher.name) },
        "distribution": forms.chain([json_file]).collect::<Vec<_>>(),
    });
    let area = scribe.area(first).filter(|_| matches!(scope, Scope::Indicator(_)));
    if let (Some(area), Some(set)) = (area, set.as_object_mut()) {
        set.insert("spatialCoverage".into(), json!({ "@type": "Place", "name": area }));
    }
    let text = serde_json::to_string(&set).unwrap_or_default();
    Some(Html::from_markup(&format!("<script type=\"application/ld+json\">{}</script>", inert(&text))))
}

/// JSON of the same meaning without a sign that HTML reads.
fn inert(json: &str) -> String {
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_in_a_page_cannot_end_its_element() {
        let hostile = serde_json::to_string("</script><!--&").unwrap();
        let inert = inert(&hostile);
        assert!(!inert.contains(['<', '>', '&']));
        assert_eq!(serde_json::from_str::<String>(&inert).unwrap(), "</script><!--&");
    }
}
