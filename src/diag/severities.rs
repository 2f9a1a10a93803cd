//! How bad a report takes problems to be: `severity` of `content/report.yaml`.

use super::{Diagnostic, Level, Severity, all, find, nearest};
use crate::i18n::Bilingual;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What a report makes of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Setting {
    /// The build stops at it.
    Error,
    /// It is told, and the report is built all the same.
    Warning,
    /// It is not told.
    Ignore,
}

/// A code whose severity a report may set: no promise rests on it, and the report can be drawn without it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct Settable(String);

impl TryFrom<String> for Settable {
    type Error = Bilingual;

    fn try_from(name: String) -> Result<Self, Bilingual> {
        match find(&name) {
            Some(code) if code.level == Level::Fixed => Err(Bilingual::of(
                format!("`{name}` is always an error: a promise rests on it, or nothing could be drawn without it"),
                format!("`{name}`始终是错误：承诺以它为依据，或者不改就无法生成"),
            )),
            Some(_) => Ok(Self(name)),
            None => {
                let (en, zh) = nearest(&name, settable()).map_or_else(Default::default, |near| {
                    (format!("; did you mean `{near}`?"), format!("；是否指`{near}`？"))
                });
                Err(Bilingual::of(
                    format!("there is no code `{name}`{en} (`gongbao explain` lists all)"),
                    format!("没有`{name}`这个代码{zh}（`gongbao explain`列出全部）"),
                ))
            }
        }
    }
}

/// The names of all codes that can be set.
fn settable() -> impl Iterator<Item = &'static str> {
    all().filter(|code| code.level != Level::Fixed).map(|code| code.name)
}

/// The severities that a report sets, by code.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Severities(BTreeMap<Settable, Setting>);

impl Severities {
    /// Gives `problems` the severity that the report wants; takes out those that it does not want to hear of.
    pub fn apply(&self, problems: &mut Vec<Diagnostic>) {
        if self.0.is_empty() {
            return;
        }
        problems.retain_mut(|diagnostic| match self.0.get(&Settable(diagnostic.problem.code().to_owned())) {
            Some(Setting::Ignore) => false,
            Some(Setting::Error) => {
                diagnostic.severity = Severity::Error;
                true
            }
            Some(Setting::Warning) => {
                diagnostic.severity = Severity::Warning;
                true
            }
            None => true,
        });
    }
}

impl JsonSchema for Severities {
    fn schema_name() -> Cow<'static, str> {
        "Severities".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "propertyNames": { "enum": settable().collect::<Vec<_>>() },
            "additionalProperties": { "enum": ["error", "warning", "ignore"] },
        })
    }
}
