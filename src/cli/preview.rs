//! What becomes of a table that is imported: heads as periods, lines as series, and what is left out, each with its cells.

use super::table::{Align, table};
use gongbao::i18n::Tongue;
use gongbao::import::{LeftOut, Mark, Observation, Reason, Run, Series};
use gongbao::pipeline::Imported;

/// Values of a series that are shown; of longer ones the first and the last.
const VALUES: usize = 4;

/// Cells of one reason that are shown with their texts; of more, only the names.
const CELLS: usize = 12;

/// The preview in the language of the program.
pub fn render(imported: &Imported, tongue: Tongue) -> String {
    let found = &imported.table;
    let mut out: String = found.remarks.iter().flat_map(|remark| [remark.get(tongue), "\n"]).collect();
    let say = |zh: &'static str, en: &'static str| (tongue.say(zh, en), Align::Left);
    let heads: Vec<Vec<String>> =
        found.heads.iter().map(|(cell, text, period)| vec![cell.clone(), text.clone(), period.to_string()]).collect();
    out += &table(&[say("表头", "head"), say("写作", "written"), say("时期", "period")], &heads);
    out.push('\n');
    let lines: Vec<Vec<String>> = found
        .series
        .iter()
        .zip(&imported.files)
        .map(|(series, file)| {
            let unit = series.unit.as_ref().map_or_else(|| "TODO".to_owned(), |unit| unit.written.clone());
            let stem = file.path.rsplit('/').next().unwrap_or_default().to_owned();
            vec![series.cell.clone(), series.name.clone(), unit, values(series, tongue), stem]
        })
        .collect();
    let head =
        [say("行", "line"), say("名称", "name"), say("单位", "unit"), say("数值", "values"), say("文件", "file")];
    out += &table(&head, &lines);
    for left in &found.left {
        out += &left_out(left, tongue);
    }
    out.push('\n');
    out
}

fn values(series: &Series, tongue: Tongue) -> String {
    let written = |observation: &Observation| {
        let marks = observation.marks.iter().map(|mark| match mark {
            Mark::Status(zh, en) => format!(" [{}]", tongue.say(zh, en)),
            Mark::Words(text) | Mark::Forecast(text) | Mark::Footnote(text) | Mark::Unit(text) => format!(" [{text}]"),
        });
        format!("{} {}{}", observation.cell, observation.value, marks.collect::<String>())
    };
    let marked = |observation: &&Observation| !observation.marks.is_empty();
    let count = series.values.len();
    if count <= VALUES {
        return series.values.iter().map(written).collect::<Vec<_>>().join(", ");
    }
    let end = |observation: Option<&Observation>| observation.map(written).unwrap_or_default();
    let shown = format!("{} … {}", end(series.values.first()), end(series.values.last()));
    let inner = series.values.get(1..count - 1).unwrap_or_default().iter().filter(marked).map(written);
    let inner: Vec<String> = inner.collect();
    let inner = if inner.is_empty() { String::new() } else { format!("; {}", inner.join(", ")) };
    format!("{shown} ({count}{inner})")
}

fn left_out(left: &LeftOut, tongue: Tongue) -> String {
    let (zh, en) = match left.reason {
        Reason::Title => ("表外的文字", "outside the table"),
        Reason::NoValues => ("这一行没有数值", "a line without values"),
        Reason::Gap => ("表示没有数据", "means no figure"),
        Reason::NoPeriod => ("这一列的表头不是时期", "its column has no period"),
        Reason::Forecast => ("表头说明是预测数", "its head says that it is a forecast"),
        Reason::Code => ("代码或序号", "a code or a running number"),
        Reason::Remark => ("备注或状态", "a remark or a status"),
        Reason::Hidden => ("在工作簿里是隐藏的", "hidden in the workbook"),
    };
    let shown = left.runs.iter().take(CELLS).map(|run| format!("{} `{}`", run.name(), run.text));
    let cells: Vec<String> = shown.chain(left.runs.iter().skip(CELLS).map(Run::name)).collect();
    match tongue {
        Tongue::Zh => format!("未导入（{zh}）：{}\n", cells.join("、")),
        Tongue::En => format!("left out, {en}: {}\n", cells.join(", ")),
    }
}
