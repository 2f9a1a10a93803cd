//! A workbook (Office Open XML): figures, indicators with their units, sources, notes; in the page's language.

use super::observations::{self, VALUE_COLUMN};
use super::records;
use crate::diag::{Diagnostic, YamlProblem};
use crate::i18n::Bilingual;
use crate::model::Indicator;
use crate::plan::Scope;
use crate::render::scribe::Scribe;
use crate::source::Span;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Url, Workbook, Worksheet, XlsxError};

/// Width of columns of running text, in characters.
const WIDE: f64 = 60.0;
const MEDIUM: f64 = 28.0;
const NARROW: f64 = 14.0;

/// The data of `scope` as a workbook. The same report gives the same bytes: the date in it is the report's.
///
/// # Errors
/// A problem at the report's title, where a sheet cannot be written: more rows than the format has.
pub fn workbook(scribe: &Scribe<'_>, scope: &Scope) -> Result<Vec<u8>, Diagnostic> {
    let span = scribe.report().settings.title.span;
    write(scribe, scope).map_err(|error| impossible(&error, span))
}

fn impossible(error: &XlsxError, span: Span) -> Diagnostic {
    Diagnostic::new(
        YamlProblem::InvalidValue {
            why: Bilingual::of(format!("no workbook can be written: {error}"), format!("无法写出工作簿：{error}")),
        },
        span,
    )
}

struct Styles {
    head: Format,
    text: Format,
    wrapped: Format,
}

fn write(scribe: &Scribe<'_>, scope: &Scope) -> Result<Vec<u8>, XlsxError> {
    let report = scribe.report();
    let indicators = scope.indicators(report);
    let styles = Styles {
        head: Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top),
        text: Format::new().set_align(FormatAlign::Top),
        wrapped: Format::new().set_text_wrap().set_align(FormatAlign::Top),
    };
    let mut book = Workbook::new();
    book.set_zip_compression_level(2).set_properties(&properties(scribe)?);
    figures(scribe, &indicators, book.add_worksheet(), &styles)?;
    units(scribe, &indicators, book.add_worksheet(), &styles)?;
    sources(scribe, &indicators, book.add_worksheet(), &styles)?;
    notes(scribe, book.add_worksheet(), &styles)?;
    book.save_to_buffer()
}

fn properties(scribe: &Scribe<'_>) -> Result<DocProperties, XlsxError> {
    let settings = &scribe.report().settings;
    let created = ExcelDateTime::parse_from_str(&settings.modified.to_string())?;
    Ok(DocProperties::new()
        .set_title(scribe.text(&settings.title))
        .set_author(scribe.text(&settings.publisher.name))
        .set_comment(format!("{} {}", scribe.text(&settings.licence.name), settings.licence.url.value))
        .set_creation_datetime(&created))
}

/// The head of a sheet, which stays in sight, over columns of these widths. Cells take the columns' format: to name one for
/// each cell would have it looked up for each.
fn begin(
    sheet: &mut Worksheet,
    name: &str,
    columns: (&[&str], &[f64]),
    (head, body): (&Format, &Format),
) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    for ((title, width), column) in columns.0.iter().zip(columns.1).zip(0..) {
        sheet.set_column_width(column, *width)?;
        sheet.set_column_format(column, body)?;
        sheet.write_string_with_format(0, column, *title, head)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

fn figures(
    scribe: &Scribe<'_>,
    indicators: &[&Indicator],
    sheet: &mut Worksheet,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let heads = observations::heads(scribe);
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    let widths = [MEDIUM, NARROW, NARROW, NARROW, NARROW, NARROW, NARROW, NARROW, MEDIUM, NARROW, MEDIUM, WIDE];
    begin(sheet, scribe.t("sheet_data"), (&heads, &widths), (&styles.head, &styles.text))?;
    let rows = observations::rows(scribe, indicators);
    for (cells, row) in rows.iter().zip(1..) {
        for ((cell, index), column) in cells.iter().zip(0_usize..).zip(0..) {
            match cell.parse::<f64>() {
                Ok(value) if index == VALUE_COLUMN && value.is_finite() => sheet.write_number(row, column, value)?,
                _ => sheet.write_string(row, column, cell)?,
            };
        }
    }
    let (last_row, last_column) = (rows.len(), heads.len().saturating_sub(1));
    sheet.autofilter(
        0,
        0,
        u32::try_from(last_row).unwrap_or(u32::MAX),
        u16::try_from(last_column).unwrap_or_default(),
    )?;
    Ok(())
}

fn units(
    scribe: &Scribe<'_>,
    indicators: &[&Indicator],
    sheet: &mut Worksheet,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let heads = ["indicator", "unit", "kind_of_period", "area", "definition"].map(|head| scribe.t(head));
    let widths = [MEDIUM, NARROW, NARROW, NARROW, WIDE];
    begin(sheet, scribe.t("sheet_units"), (&heads, &widths), (&styles.head, &styles.wrapped))?;
    for (indicator, row) in indicators.iter().zip(1..) {
        let cells = [
            scribe.owned(&indicator.name),
            observations::unit(scribe, indicator).unwrap_or_default(),
            indicator.period_kind.map(|kind| scribe.t(kind.phrase()).to_owned()).unwrap_or_default(),
            scribe.area(indicator).unwrap_or_default().to_owned(),
            scribe.optional(indicator.definition.as_ref()).unwrap_or_default(),
        ];
        line(sheet, row, &cells)?;
    }
    Ok(())
}

fn sources(
    scribe: &Scribe<'_>,
    indicators: &[&Indicator],
    sheet: &mut Worksheet,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let heads = ["publisher", "source", "date", "grade", "language", "address"].map(|head| scribe.t(head));
    let widths = [MEDIUM, WIDE, NARROW, NARROW, NARROW, WIDE];
    begin(sheet, scribe.t("sheet_sources"), (&heads, &widths), (&styles.head, &styles.wrapped))?;
    let used = records::used(indicators);
    let of_these = scribe.report().sources.iter().filter(|source| used.contains(source.id.value.as_str()));
    for (source, row) in of_these.zip(1..) {
        let cells = [
            source.publisher.clone(),
            scribe.source_title(source),
            source.date.map(|date| date.to_string()).unwrap_or_default(),
            source.grade.clone().unwrap_or_default(),
            source.lang.to_string(),
        ];
        line(sheet, row, &cells)?;
        if let Some(url) = &source.url {
            sheet.write_url(row, 5, Url::new(&url.value))?;
        }
    }
    Ok(())
}

/// What must be known of all of it.
fn notes(scribe: &Scribe<'_>, sheet: &mut Worksheet, styles: &Styles) -> Result<(), XlsxError> {
    let settings = &scribe.report().settings;
    let heads = [scribe.t("item"), scribe.t("note")];
    begin(sheet, scribe.t("sheet_notes"), (&heads, &[MEDIUM, WIDE]), (&styles.head, &styles.wrapped))?;
    let address = scribe.plan.base_url().map(|base| [scribe.t("address"), base]);
    let licence = format!("{} {}", scribe.text(&settings.licence.name), settings.licence.url.value);
    let updated = settings.modified.text(&scribe.language.dates);
    let known = [
        [scribe.t("report"), scribe.text(&settings.title)],
        [scribe.t("publisher"), scribe.text(&settings.publisher.name)],
        [scribe.t("updated"), updated.as_str()],
        [scribe.t("licence"), licence.as_str()],
        [scribe.t("gap_column"), scribe.t("sheet_gaps")],
        [scribe.t("comparator"), scribe.t("sheet_comparators")],
        [scribe.t("grade_a_name"), scribe.t("grade_a")],
        [scribe.t("grade_b_name"), scribe.t("grade_b")],
    ];
    for (cells, row) in known.into_iter().chain(address).zip(1..) {
        line(sheet, row, &cells)?;
    }
    Ok(())
}

fn line(sheet: &mut Worksheet, row: u32, cells: &[impl AsRef<str>]) -> Result<(), XlsxError> {
    for (cell, column) in cells.iter().zip(0..) {
        sheet.write_string(row, column, cell.as_ref())?;
    }
    Ok(())
}
