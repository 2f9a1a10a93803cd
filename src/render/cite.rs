//! Citations of the report's data, ready to copy: GB/T 7714—2015, APA (7th ed.), `BibTeX`, RIS, CSL-JSON.

use super::data::page;
use super::scribe::Scribe;
use super::view::Citing;
use crate::plan::{Form, Route, Scope, relative};
use serde_json::json;

/// What is cited.
struct Cited<'a> {
    /// The data's own title.
    title: String,
    /// The report it is part of; none where the report itself is cited.
    within: Option<&'a str>,
    publisher: &'a str,
    /// ISO 8601.
    date: String,
    year: String,
    /// Absolute; none where the site does not know its address.
    url: Option<String>,
    lang: &'a str,
    key: String,
}

fn cited<'a>(scribe: &Scribe<'a>, scope: &Scope) -> Cited<'a> {
    let report = scribe.report();
    let settings = &report.settings;
    let whole = scribe.text(&settings.title);
    let own = page(scope);
    let title = match scope {
        Scope::Report => whole.to_owned(),
        Scope::Pillar(_) | Scope::Indicator(_) => scribe.title(&own),
    };
    let id = match scope {
        Scope::Report => "report",
        Scope::Pillar(id) | Scope::Indicator(id) => id,
    };
    let date = settings.modified.to_string();
    let year: String = date.chars().take(4).collect();
    Cited {
        title,
        within: (*scope != Scope::Report).then_some(whole),
        publisher: scribe.text(&settings.publisher.name),
        key: format!("{id}-{year}-{}", scribe.lang),
        date,
        year,
        url: scribe.plan.absolute(&own.address(scribe.lang)),
        lang: scribe.lang.as_str(),
    }
}

/// The file of a citation in one of its forms; empty for the forms of data.
pub fn file(scribe: &Scribe<'_>, scope: &Scope, form: Form) -> String {
    let it = cited(scribe, scope);
    match form {
        Form::Bibtex => bibtex(&it),
        Form::Ris => ris(&it),
        Form::CslJson => csl(&it),
        Form::Csv | Form::Xlsx => String::new(),
    }
}

/// All citations of `scope`, as a page shows them.
pub fn view(scribe: &Scribe<'_>, scope: &Scope) -> Citing {
    let it = cited(scribe, scope);
    let href = |form| relative(scribe.from, &Route::Take(scribe.lang.clone(), scope.clone(), form).address());
    Citing {
        gbt: gbt(&it, scribe.t("cite_accessed")),
        apa: apa(&it),
        bibtex: href(Form::Bibtex),
        ris: href(Form::Ris),
        csl: href(Form::CslJson),
    }
}

/// GB/T 7714—2015, 8.1 and 8.4 for a part of a whole: 责任者. 题名[DS/OL]//整体题名. (更新日期)[引用日期]. 路径. The day of access is the reader's.
fn gbt(it: &Cited<'_>, accessed: &str) -> String {
    let within = it.within.map(|whole| format!("//{whole}")).unwrap_or_default();
    let url = it.url.as_ref().map(|url| format!(" {url}.")).unwrap_or_default();
    format!("{}. {}[DS/OL]{within}. ({})[{accessed}].{url}", it.publisher, it.title, it.date)
}

/// APA, 7th edition, 10.9: Author. (Year). Title [Data set]. Publisher. URL. A publisher that is the author is not named again.
fn apa(it: &Cited<'_>) -> String {
    let within = it.within.map(|whole| format!(" In {whole}.")).unwrap_or_default();
    let url = it.url.as_ref().map(|url| format!(" {url}")).unwrap_or_default();
    format!("{}. ({}). {} [Data set].{within}{url}", it.publisher, it.year, it.title)
}

fn bibtex(it: &Cited<'_>) -> String {
    let mut fields = vec![
        ("author", format!("{{{}}}", tex(it.publisher))),
        ("title", format!("{{{}}}", tex(&it.title))),
        ("year", it.year.clone()),
        ("date", it.date.clone()),
        ("type", "Data set".to_owned()),
        ("langid", it.lang.to_owned()),
    ];
    fields.extend(it.within.map(|whole| ("howpublished", tex(whole))));
    fields.extend(it.url.as_ref().map(|url| ("url", url.clone())));
    let lines: Vec<String> = fields.iter().map(|(name, value)| format!("  {name} = {{{value}}}")).collect();
    format!("@misc{{{},\n{}\n}}\n", it.key, lines.join(",\n"))
}

/// Text without signs that TeX reads.
fn tex(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' | '}' | '%' | '&' | '$' | '#' | '_' => out.extend(['\\', c]),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            c => out.push(c),
        }
    }
    out
}

fn ris(it: &Cited<'_>) -> String {
    let mut lines = vec![
        ("TY", "DATA".to_owned()),
        ("AU", it.publisher.to_owned()),
        ("TI", it.title.clone()),
        ("PY", it.year.clone()),
        ("DA", it.date.replace('-', "/")),
        ("PB", it.publisher.to_owned()),
        ("LA", it.lang.to_owned()),
    ];
    lines.extend(it.within.map(|whole| ("T2", whole.to_owned())));
    lines.extend(it.url.as_ref().map(|url| ("UR", url.clone())));
    lines.push(("ER", String::new()));
    // A value may not end its line.
    let one_line = |value: &str| value.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines: Vec<String> = lines.iter().map(|(tag, value)| format!("{tag}  - {}\r\n", one_line(value))).collect();
    lines.concat()
}

fn csl(it: &Cited<'_>) -> String {
    let numbers: Vec<u32> = it.date.split('-').filter_map(|part| part.parse().ok()).collect();
    let mut item = json!({
        "id": it.key,
        "type": "dataset",
        "title": it.title,
        "author": [{ "literal": it.publisher }],
        "publisher": it.publisher,
        "issued": { "date-parts": [numbers] },
        "language": it.lang,
    });
    if let Some(item) = item.as_object_mut() {
        item.extend(it.within.map(|whole| ("container-title".to_owned(), whole.into())));
        item.extend(it.url.as_ref().map(|url| ("URL".to_owned(), url.clone().into())));
    }
    super::data::written(&[item])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Cited<'static> {
        Cited {
            title: "Output & growth_{%}".into(),
            within: Some("A report"),
            publisher: "An office",
            date: "2026-11-23".into(),
            year: "2026".into(),
            url: Some("https://example.org/en/".into()),
            lang: "en",
            key: "output-2026-en".into(),
        }
    }

    #[test]
    fn each_form_is_that_of_its_standard() {
        let it = sample();
        assert_eq!(
            gbt(&it, "引用日期"),
            "An office. Output & growth_{%}[DS/OL]//A report. (2026-11-23)[引用日期]. https://example.org/en/."
        );
        assert_eq!(apa(&it), "An office. (2026). Output & growth_{%} [Data set]. In A report. https://example.org/en/");
        assert!(bibtex(&it).contains("title = {{Output \\& growth\\_\\{\\%\\}}}"), "{}", bibtex(&it));
        assert!(ris(&it).starts_with("TY  - DATA\r\n") && ris(&it).ends_with("ER  - \r\n"));
        let csl: serde_json::Value = serde_json::from_str(&csl(&it)).unwrap();
        assert_eq!(csl[0]["issued"]["date-parts"][0], serde_json::json!([2026, 11, 23]));
    }
}
