//! Phrases as templates see them: a text, or an object with its forms, from which the filter `counted` chooses by a number.

use crate::i18n::{Lang, Phrase, PluralRule, filled};
use rust_decimal::Decimal;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::collections::BTreeMap;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

/// The field of an object of forms that tells whose they are.
const LANG: &str = "lang";

/// The phrases of one language, ready for templates.
pub fn value(lang: &Lang, phrases: &BTreeMap<String, Phrase>) -> Value {
    let phrases: BTreeMap<&String, Spoken<'_>> =
        phrases.iter().map(|(key, phrase)| (key, Spoken { lang, phrase })).collect();
    Value::from_serializable(&phrases)
}

struct Spoken<'a> {
    lang: &'a Lang,
    phrase: &'a Phrase,
}

impl Serialize for Spoken<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.phrase.forms().next().is_none() {
            return serializer.serialize_str(self.phrase.text());
        }
        let mut map = serializer.serialize_map(None)?;
        for (category, text) in self.phrase.forms() {
            map.serialize_entry(category, text)?;
        }
        map.serialize_entry(LANG, self.lang.as_str())?;
        map.end()
    }
}

/// Makes the filters for phrases known to templates.
pub fn register(tera: &mut Tera) {
    tera.register_filter("counted", counted);
    tera.register_filter("forms", forms);
}

/// `{{ t.sources_n | counted(n=…) }}`: the form of the phrase that goes with a number, and the number in its hole `{n}`.
#[expect(clippy::needless_pass_by_value, reason = "filters have this signature")]
fn counted(phrase: Value, arguments: Kwargs, _: &State) -> TeraResult<String> {
    let number = arguments.must_get::<Cow<'_, str>>("n")?;
    // A count may come as its language groups it.
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let form = match phrase.as_map() {
        None => phrase.as_str().map(str::to_owned),
        Some(_) => {
            let lang = phrase.get_from_path(LANG).and_then(Value::as_str);
            let lang = lang.and_then(|lang| Lang::try_from(lang.to_owned()).ok());
            let rule = lang.map(|lang| PluralRule::of(&lang)).unwrap_or_default();
            let category = rule.category(digits.parse().unwrap_or(Decimal::MAX));
            let form = phrase.get_from_path(category.name()).or_else(|| phrase.get_from_path("other"));
            form.and_then(Value::as_str).map(str::to_owned)
        }
    };
    let form = form.ok_or_else(|| Error::message("`counted` is for a phrase: a text, or an object of its forms"))?;
    Ok(filled(&form, |hole| (hole == "n").then(|| number.clone())))
}

/// `data-some="{{ t.explore_some | forms }}"`: a phrase for a script, which chooses: a text, or its forms as JSON.
#[expect(clippy::needless_pass_by_value, reason = "filters have this signature")]
fn forms(phrase: Value, _: Kwargs, _: &State) -> TeraResult<String> {
    let Some(map) = phrase.as_map() else { return Ok(phrase.as_str().unwrap_or_default().to_owned()) };
    let forms = map.iter().filter(|(key, _)| key.as_str() != Some(LANG));
    let forms: BTreeMap<String, &str> =
        forms.filter_map(|(key, text)| Some((key.as_str()?.to_owned(), text.as_str()?))).collect();
    serde_json::to_string(&forms).map_err(|error| Error::message(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::{register, value};
    use crate::i18n::{Lang, Phrase};
    use std::collections::BTreeMap;
    use tera::{Context, Tera};

    fn draw(lang: &str, phrase: &str, template: &str) -> String {
        let phrase: Phrase = serde_yaml::from_str(phrase).unwrap();
        let phrases: BTreeMap<String, Phrase> = [("x".to_owned(), phrase)].into();
        let mut tera = Tera::new();
        register(&mut tera);
        tera.add_raw_template("t", template).unwrap();
        let mut context = Context::new();
        context.insert_value("t", value(&Lang::try_from(lang.to_owned()).unwrap(), &phrases));
        tera.render("t", &context).unwrap()
    }

    #[test]
    fn a_template_chooses_the_form_by_the_number() {
        let terms = "{one: '{n} term', other: '{n} terms'}";
        assert_eq!(draw("en", terms, "{{ t.x | counted(n=1) }}"), "1 term");
        assert_eq!(draw("en", terms, "{{ t.x | counted(n='1,001') }}"), "1,001 terms");
        let russian = "{one: '{n} термин', few: '{n} термина', many: '{n} терминов', other: '{n} термина'}";
        assert_eq!(
            draw("ru", russian, "{% for n in [1, 3, 5, 21] %}{{ t.x | counted(n=n) }};{% endfor %}"),
            "1 термин;3 термина;5 терминов;21 термин;"
        );
        assert_eq!(draw("zh", "'{n}条'", "{{ t.x | counted(n=1) }}"), "1条");
    }

    #[test]
    fn a_script_gets_a_text_or_the_forms() {
        assert_eq!(draw("zh", "'{n}条'", "{{ t.x | forms }}"), "{n}条");
        let json = draw("en", "{one: '{n} match', other: '{n} matches'}", "{{ t.x | forms }}");
        assert_eq!(json.replace("&quot;", "\""), r#"{"one":"{n} match","other":"{n} matches"}"#);
    }
}
