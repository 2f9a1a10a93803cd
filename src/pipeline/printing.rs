//! The whole report as PDF files: each language's page, as it was just written, is printed by a program from outside.

mod boxes;
mod glyphs;

use super::{BuildError, Denied, Options, Progress, Stage};
use crate::i18n::{Bilingual, Date};
use crate::output::{OutputPath, Staging};
use crate::plan::{self, Page, SitePlan};
use rayon::prelude::*;
use std::path::Path;
use std::sync::atomic::AtomicBool;

/// A program that prints pages. What it is and where it was found the pipeline does not know.
pub trait Printer: std::fmt::Debug + Send + Sync {
    /// Prints the page in the file `page` into the file `pdf`, which is not there yet. `room` is an empty folder for whatever it
    /// needs; gone afterwards.
    ///
    /// # Errors
    /// When it cannot, or `stop` was set.
    fn print(&self, page: &Path, pdf: &Path, room: &Path, stop: &AtomicBool) -> Result<(), PrintError>;
}

/// Why nothing was printed.
#[derive(Debug)]
pub enum PrintError {
    /// It was told to stop.
    Stopped,
    /// The program failed.
    Failed(Bilingual),
}

/// Prints the whole report of `plan` in each language where the `options` have a printer, but for the files that are `kept`, and warns
/// of what is wrong with them; gives whether nothing is.
pub fn print(
    plan: &SitePlan,
    staging: &Staging,
    options: &Options,
    progress: &dyn Progress,
    stop: &AtomicBool,
    kept: &(dyn Fn(&OutputPath) -> Result<bool, BuildError> + Sync),
) -> Result<bool, BuildError> {
    let Some(printer) = &options.printer else { return Ok(true) };
    progress.entered(Stage::Print);
    let report = plan.checked().report();
    if !plan.has_pdf() {
        return Err(BuildError::Print(Bilingual::new(
            "no PDF can be made: the report has no page with all of it\nhelp: write `editions: {whole: true}` into content/report.yaml",
            "无法生成PDF：报告没有合为一页的全文\n帮助：请在content/report.yaml中写`editions: {whole: true}`",
        )));
    }
    let languages: Vec<_> = report.languages().collect();
    let warnings = languages.into_par_iter().map(|lang| {
        let address = plan::pdf(lang);
        let pdf = OutputPath::new(&address)?;
        let page = OutputPath::new(&Page::Whole.address(lang))?;
        let (bytes, page) = if kept(&pdf)? {
            let former = |path| staging.former_bytes(path).unwrap_or_default();
            (former(&pdf), former(&page))
        } else {
            let room = staging.room(lang.as_str())?;
            printer.print(&staging.file(&page), &room.path().join("printed.pdf"), room.path(), stop)?;
            let bytes = settled(room.take("printed.pdf")?, report.settings.modified);
            staging.write(&pdf, &bytes)?;
            (bytes, staging.bytes(&page)?)
        };
        Ok(boxes::warning(&address, &glyphs::shown(&bytes), &String::from_utf8_lossy(&page)))
    });
    let warnings: Vec<Option<Bilingual>> = warnings.collect::<Result<_, BuildError>>()?;
    let warnings: Vec<Bilingual> = warnings.into_iter().flatten().collect();
    match warnings.first() {
        Some(first) if options.denied == Denied::Warnings => Err(BuildError::Print(first.clone())),
        _ => {
            warnings.iter().for_each(|warning| progress.warned(warning));
            Ok(warnings.is_empty())
        }
    }
}

/// The file with the day of the content in place of the moment at which it was printed: the one thing in it that is not the same for
/// the same page, browser and fonts. Its length stays, and with it every offset.
fn settled(mut pdf: Vec<u8>, date: Date) -> Vec<u8> {
    let (year, month, day) = date.parts();
    let stamp = format!("{year:04}{month:02}{day:02}000000");
    for key in [&b"/CreationDate (D:"[..], &b"/ModDate (D:"[..]] {
        let found = pdf.windows(key.len()).rposition(|window| window == key);
        let place = found.map(|at| at + key.len()).and_then(|start| pdf.get_mut(start..start + stamp.len()));
        if let Some(place) = place.filter(|place| place.iter().all(u8::is_ascii_digit)) {
            place.copy_from_slice(stamp.as_bytes());
        }
    }
    pdf
}

impl From<PrintError> for BuildError {
    fn from(error: PrintError) -> Self {
        match error {
            PrintError::Stopped => Self::Interrupted,
            PrintError::Failed(why) => Self::Printer(why),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_moment_of_printing_becomes_the_day_of_the_content() {
        let date = Date::try_from("2026-01-02".to_owned()).unwrap();
        let pdf = b"%PDF <</CreationDate (D:20301125151332+00'00')\n/ModDate (D:20301125151332+00'00')>>".to_vec();
        let settled = settled(pdf, date);
        let expected = "%PDF <</CreationDate (D:20260102000000+00'00')\n/ModDate (D:20260102000000+00'00')>>";
        assert_eq!(String::from_utf8(settled).unwrap(), expected);
        let strange = b"/CreationDate (D:2030) no more".to_vec();
        assert_eq!(super::settled(strange.clone(), date), strange);
    }
}
