//! Comma-separated values: RFC 4180, with a byte order mark so that spreadsheets read them as UTF-8.

/// `rows` as a file. A field that a spreadsheet would run as a formula is kept from it by an apostrophe; a number is a number.
pub fn written(rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut out = String::from("\u{feff}");
    for row in rows {
        for (field, at) in row.iter().zip(0..) {
            if at > 0 {
                out.push(',');
            }
            push(&mut out, field);
        }
        out.push_str("\r\n");
    }
    out
}

fn push(out: &mut String, field: &str) {
    let guard = if is_formula(field) { "'" } else { "" };
    if field.contains([',', '"', '\r', '\n']) {
        out.push('"');
        out.push_str(guard);
        out.push_str(&field.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(guard);
        out.push_str(field);
    }
}

/// CSV injection as OWASP describes it: what begins with one of these signs and is no number.
fn is_formula(field: &str) -> bool {
    field.starts_with(['=', '+', '-', '@', '\t', '\r']) && field.parse::<f64>().is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_quoted_where_they_must_and_run_nowhere() {
        let row = ["a,b", "say \"x\"", "-1.9", "=1+1", "-x", "汽车"].map(str::to_owned).to_vec();
        let expected = "\u{feff}\"a,b\",\"say \"\"x\"\"\",-1.9,'=1+1,'-x,汽车\r\n";
        assert_eq!(written([row].into_iter()), expected);
    }
}
