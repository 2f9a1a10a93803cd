//! The rules that charts keep, each with its guidance and with what holds it: a test, or a person's eye.

use crate::chart::gallery::Tongue;
use serde::Serialize;

/// One rule in one language.
#[derive(Debug, Serialize)]
pub struct Rule {
    /// What must hold.
    pub text: &'static str,
    /// Whose guidance it is.
    pub whose: &'static str,
    /// Where it stands.
    pub link: &'static str,
    /// The test that holds it; `None` where a person must look.
    pub test: Option<&'static str>,
}

const ONS: (&str, &str) = ("ONS", "https://service-manual.ons.gov.uk/data-visualisation");
const GAF: (&str, &str) =
    ("Analysis Function", "https://analysisfunction.civilservice.gov.uk/policy-store/data-visualisation-charts/");
const GOVUK: (&str, &str) = ("GOV.UK", "https://www.gov.uk/guidance/publishing-accessible-documents");
const DATAWRAPPER: (&str, &str) = ("Datawrapper", "https://www.datawrapper.de/blog/text-in-data-visualizations");
const BLIND: (&str, &str) = ("Datawrapper", "https://www.datawrapper.de/blog/colorblindness-part2");
const CLREQ: (&str, &str) = ("clreq", "https://www.w3.org/TR/clreq/");
const WCAG: (&str, &str) = ("WCAG 2.2", "https://www.w3.org/WAI/WCAG22/Understanding/non-text-contrast.html");

/// Chinese, English, guidance, test.
type Row = (&'static str, &'static str, (&'static str, &'static str), Option<&'static str>);

const RULES: [Row; 14] = [
    (
        "标题说出图的结论，不只说图的题目。",
        "The title says what the chart shows, not only what it is about.",
        ONS,
        None,
    ),
    ("副标题写明指标、范围、时期和单位。", "The subtitle names measure, place, period and unit.", GAF, None),
    ("每张图有数据来源，图旁有数据表。", "Every chart has its source, and its data as a table.", GAF, None),
    ("柱和条从零量起。", "Columns and bars are measured from zero.", ONS, Some("chart::scale::tests")),
    ("不用双轴，不用三维。", "No second axis, nothing in three dimensions.", GAF, None),
    (
        "名称直接写在图形旁，少用图例。",
        "Names stand beside the marks; a key is the exception.",
        DATAWRAPPER,
        Some("chart::tests"),
    ),
    (
        "文字只横排，不相互重叠，也不出框。",
        "Text is horizontal, never overlaps and never leaves the frame.",
        ONS,
        Some("chart::tests, chart::tests_rows"),
    ),
    (
        "缺数的地方留空，绝不连线或补值。",
        "Gaps stay open: no line runs across, nothing is filled in.",
        GAF,
        Some("a_gap_is_never_bridged"),
    ),
    (
        "图形与底色的对比度至少3:1。",
        "Marks have a contrast of at least 3:1 to their ground.",
        WCAG,
        Some("suite::colours"),
    ),
    (
        "色觉异常的读者也分得清，而且不只靠颜色。",
        "Safe for colour-blind readers, and never by colour alone.",
        BLIND,
        Some("suite::colours"),
    ),
    (
        "360像素宽时，字不小于11像素。",
        "At 360 px no text is smaller than 11 px.",
        GOVUK,
        Some("tests/browser/gallery.test.mjs"),
    ),
    (
        "图有名称和文字说明，读屏软件读得出。",
        "A drawing has a name and a text alternative for screen readers.",
        GOVUK,
        Some("tests/browser/gallery.test.mjs"),
    ),
    (
        "标点不出现在行首，数字与单位不拆开。",
        "No closing mark begins a line; a number keeps its unit.",
        CLREQ,
        Some("chart::text::tests"),
    ),
    ("一张图只说一件事，图的种类与问题相配。", "One chart, one message; the kind fits the question.", ONS, None),
];

/// All rules, in the language.
pub fn rules(tongue: Tongue) -> Vec<Rule> {
    let rule = |(zh, en, (whose, link), test): Row| Rule { text: tongue.say(zh, en), whose, link, test };
    RULES.map(rule).into()
}
