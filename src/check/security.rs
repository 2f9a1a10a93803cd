//! Whom to tell of a weakness of the site: in the forms of RFC 9116, and not out of date.
//!
//! The day is told from outside: the pipeline has no clock.

use crate::diag::{Diagnostic, SiteProblem};
use crate::i18n::Date;
use crate::model::Report;
use crate::source::Spanned;

/// The forms in which somebody can be reached, and in which a key and a page are named.
const CONTACT: &[&str] = &["mailto:", "tel:", "https://"];
const KEY: &[&str] = &["https://", "dns:", "openpgp4fpr:"];
const PAGE: &[&str] = &["https://"];

/// Checks `security` of the settings on the day `as_of`; without a day nothing has expired.
pub fn check(report: &Report, as_of: Option<Date>, problems: &mut Vec<Diagnostic>) {
    let Some(security) = &report.settings.security else { return };
    if security.contact.value.is_empty() {
        let problem = SiteProblem::SecurityContact { text: String::new(), forms: CONTACT };
        problems.push(Diagnostic::new(problem, security.contact.span));
    }
    let contacts = security.contact.value.iter().map(|contact| (contact, CONTACT));
    let keys = security.encryption.iter().map(|key| (key, KEY));
    let pages = security.policy.iter().map(|page| (page, PAGE));
    for (text, forms) in contacts.chain(keys).chain(pages).filter(|(text, forms)| !has_form(text, forms)) {
        let problem = SiteProblem::SecurityContact { text: text.value.clone(), forms };
        problems.push(Diagnostic::new(problem, text.span));
    }
    if as_of.is_some_and(|today| today >= security.expires.value) {
        let problem = SiteProblem::SecurityExpired { expires: security.expires.value.to_string() };
        problems.push(Diagnostic::new(problem, security.expires.span));
    }
}

fn has_form(text: &Spanned<String>, forms: &[&str]) -> bool {
    let plain = text.value.chars().all(|c| c.is_ascii_graphic());
    plain
        && forms.iter().any(|form| {
            let Some(rest) = text.value.strip_prefix(form) else { return false };
            match *form {
                "mailto:" => rest.split_once('@').is_some_and(|(who, host)| !who.is_empty() && host.contains('.')),
                "tel:" => rest.starts_with('+') && rest.chars().any(|c| c.is_ascii_digit()),
                _ => !rest.is_empty(),
            }
        })
}
