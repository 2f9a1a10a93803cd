//! What keeps a static site safe: its policy, the headers that hosts send, and whom to tell of a weakness.

use crate::plan::{Route, SitePlan};
use std::collections::BTreeSet;

/// The Content-Security-Policy of every page, in its `<meta>` and, with who may show the page in a frame, in the headers of hosts:
/// whatever is not the site's own file is refused, inline script and style too.
///
/// Nothing of a built site connects to anything. `connect-src` is there for what looks at a site from inside its pages: `gongbao serve`,
/// which serves the same bytes, and Lighthouse, which asks for robots.txt.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                          base-uri 'none'; form-action 'none'";

/// For the folders of charts: a drawing that is opened by itself has its style in it. The pages there have the policy of all pages in
/// their `<meta>`, and both hold.
const OF_CHARTS: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'; connect-src 'self'; \
                         base-uri 'none'; form-action 'none'";

/// `/_headers`, as Netlify and Cloudflare Pages read it. Both join the values of every rule that fits an address, and two policies
/// hold together: so no address fits two rules with one.
pub fn headers(plan: &SitePlan, routes: &[Route]) -> String {
    let mut out = String::from(
        "/*\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: strict-origin-when-cross-origin\n\
         /assets/*\n  Cache-Control: public, max-age=31536000, immutable\n",
    );
    let languages: Vec<String> = plan.checked().report().languages().map(ToString::to_string).collect();
    for folder in folders(routes, &languages) {
        let is_charts = languages.iter().any(|lang| folder == format!("{lang}/charts"));
        let (policy, frames) = if is_charts { (OF_CHARTS, "*") } else { (POLICY, "'self'") };
        let rules = match folder.as_str() {
            "" => vec!["/".to_owned(), "/:page".to_owned()],
            lang if languages.iter().any(|it| it == lang) => vec![format!("/{lang}/"), format!("/{lang}/:page")],
            folder => vec![format!("/{folder}/*")],
        };
        for rule in rules {
            out.push_str(&format!("{rule}\n  Content-Security-Policy: {policy}; frame-ancestors {frames}\n"));
        }
    }
    out
}

/// The folders of the site: the root, each language, what lies in each of these; deeper ones are within those.
fn folders(routes: &[Route], languages: &[String]) -> BTreeSet<String> {
    let folder = |route: &Route| {
        let address = route.address();
        let mut parts: Vec<&str> = address.split('/').collect();
        parts.pop();
        let depth = if parts.first().is_some_and(|first| languages.iter().any(|lang| lang == first)) { 2 } else { 1 };
        parts.truncate(depth);
        parts.join("/")
    };
    routes.iter().map(folder).filter(|folder| !folder.starts_with("assets")).collect()
}

/// `/.well-known/security.txt` (RFC 9116); empty where the report names nobody.
pub fn contact(plan: &SitePlan) -> String {
    let report = plan.checked().report();
    let Some(security) = &report.settings.security else { return String::new() };
    let mut lines: Vec<String> =
        security.contact.value.iter().map(|contact| format!("Contact: {}", contact.value)).collect();
    lines.push(format!("Expires: {}", security.expires.value.rfc3339()));
    lines.extend(security.encryption.iter().map(|key| format!("Encryption: {}", key.value)));
    lines.extend(security.policy.iter().map(|policy| format!("Policy: {}", policy.value)));
    let languages: Vec<&str> = report.languages().map(crate::i18n::Lang::as_str).collect();
    lines.push(format!("Preferred-Languages: {}", languages.join(", ")));
    lines.extend(plan.base_url().map(|base| format!("Canonical: {base}{}", Route::SecurityTxt.address())));
    lines.join("\n") + "\n"
}
