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
    /// Where it stands; empty for a rule of our own.
    pub link: &'static str,
    /// The test that holds it; `None` where a person must look.
    pub test: Option<&'static str>,
}

const TEXT: (&str, &str) = ("ONS", "https://service-manual.ons.gov.uk/data-visualisation/guidance/chart-text");
const AXES: (&str, &str) = ("ONS", "https://service-manual.ons.gov.uk/data-visualisation/guidance/axes-and-gridlines");
const CHARTS: (&str, &str) =
    ("Analysis Function", "https://analysisfunction.civilservice.gov.uk/policy-store/data-visualisation-charts/");
const GOVUK: (&str, &str) = ("GOV.UK", "https://brand.design-system.service.gov.uk/data");
const LABELS: (&str, &str) = ("Datawrapper", "https://blog.datawrapper.de/text-in-data-visualizations/");
const BLIND: (&str, &str) = ("Datawrapper", "https://blog.datawrapper.de/colorblindness-part2/");
const CLREQ: (&str, &str) = ("clreq", "https://www.w3.org/TR/clreq/");
const WCAG: (&str, &str) = ("WCAG 1.4.11", "https://www.w3.org/WAI/WCAG21/Understanding/non-text-contrast.html");
const BORDER: (&str, &str) = ("WCAG G209", "https://www.w3.org/WAI/WCAG21/Techniques/general/G209");
/// A rule of our own.
const HOUSE: (&str, &str) = ("gongbao", "");

/// Chinese, English, guidance, test: by the name of its function, or of its file.
type Row = (&'static str, &'static str, (&'static str, &'static str), Option<&'static str>);

const RULES: [Row; 27] = [
    (
        "标题说出图的结论，不只说图的题目。",
        "The title says what the chart shows, not only what it is about.",
        TEXT,
        None,
    ),
    (
        "副标题写明指标、范围、时期和单位。",
        "The subtitle names measure, place, period and unit.",
        TEXT,
        Some("every_chart_can_be_taken_away"),
    ),
    (
        "每张图有来源，图旁有数据表，数据可以下载。",
        "Every chart has its source, its data as a table, and a download.",
        GOVUK,
        Some("every_chart_can_be_taken_away"),
    ),
    (
        "柱、条和面积从零量起。",
        "Columns, bars and areas are measured from zero.",
        AXES,
        Some("what_has_length_is_measured_from_zero"),
    ),
    (
        "折线只有在走势否则看不清时才不从零起。",
        "A line begins elsewhere only where its course could not be seen otherwise.",
        AXES,
        Some("a_line_far_from_zero_may_begin_elsewhere"),
    ),
    (
        "数值轴不从零开始时，图下注明。",
        "Where the value axis does not begin at zero, a note says so.",
        AXES,
        Some("says_what_it_shows"),
    ),
    (
        "网格线少，在图形之后。",
        "Gridlines are few, and lie behind the marks.",
        AXES,
        Some("gridlines_are_few_and_lie_behind_the_marks"),
    ),
    (
        "图上的数便于阅读，不带多余的小数；表和下载的数据一位不少。",
        "Figures have few decimals in the drawing, and all of them in table and download.",
        TEXT,
        Some("figures_are_rounded_in_the_drawing_alone"),
    ),
    (
        "标题是一句话，不加句号，与副标题不同。",
        "The title is a phrase without a full stop, and not the subtitle again.",
        TEXT,
        Some("every_chart_can_be_taken_away"),
    ),
    (
        "一张图最多六个系列，更多的用小图、坡度图或热力图。",
        "A chart has six series at most; more are small multiples, a slope or a heat map.",
        CHARTS,
        Some("lines_and_stacks_have_six_series_at_most"),
    ),
    ("没有自身次序的类别从大到小排列。", "Names without an order of their own stand by size.", CHARTS, None),
    ("一条线突出时，其余的退后。", "Where one line stands out, the others stand back.", LABELS, None),
    (
        "刻度是整数、十、百或其二倍、五倍。",
        "Ticks stand at round numbers: one, two or five times a power of ten.",
        AXES,
        Some("ticks_are_round_and_hold_the_data"),
    ),
    ("不用双轴，不用三维。", "No second axis, nothing in three dimensions.", CHARTS, None),
    (
        "名称直接写在图形旁，少用图例。",
        "Names stand beside the marks; a key is the exception.",
        LABELS,
        Some("src/chart/tests/required.rs"),
    ),
    (
        "文字只横排，不相互重叠，也不出框。",
        "Text is horizontal, never overlaps and never leaves the frame.",
        TEXT,
        Some("src/chart/tests/hold.rs"),
    ),
    (
        "说明数值的标注一个也不丢：没有位置就加高图或写进图例。",
        "No telling label is left out: the drawing grows, or a key takes it.",
        HOUSE,
        Some("src/chart/tests/required.rs"),
    ),
    ("名称很长的类别用条形图，文字换行。", "Long category names: bars to the right, wrapped.", TEXT, None),
    (
        "缺数的地方留空，绝不连线或补值。",
        "Gaps stay open: no line runs across, nothing is filled in.",
        HOUSE,
        Some("a_gap_is_never_bridged"),
    ),
    (
        "图形与底色的对比度至少3:1。",
        "Marks have a contrast of at least 3:1 to their ground.",
        WCAG,
        Some("whatever_tells_something_stands_out_from_the_ground"),
    ),
    (
        "相邻的图形之间露出底色。",
        "Neighbours are parted by the ground, from which each stands out.",
        BORDER,
        Some("no_two_marks_of_the_gallery_touch"),
    ),
    (
        "色觉异常的读者也分得清。",
        "Safe for colour-blind readers.",
        BLIND,
        Some("series_are_told_apart_by_colour_blind_readers"),
    ),
    (
        "不只靠颜色：线型、标记和花纹也不同。",
        "Never by colour alone: dash, marker and pattern differ too.",
        GOVUK,
        Some("beside_its_colour_every_series_has_a_dash_a_marker_and_a_pattern"),
    ),
    (
        "360像素宽时，字不小于11像素，什么也不截断。",
        "At 360 px no text is smaller than 11 px, and nothing is cut.",
        TEXT,
        Some("tests/browser/gallery.test.mjs"),
    ),
    (
        "图有名称和文字说明，读屏软件读得出。",
        "A drawing has a name and a text alternative for screen readers.",
        CHARTS,
        Some("tests/browser/charts.test.mjs"),
    ),
    (
        "标点不出现在行首，数字与单位不拆开。",
        "No closing mark begins a line; a number keeps its unit.",
        CLREQ,
        Some("han_keeps_closing_marks_off_the_start_of_a_line"),
    ),
    ("一张图只说一件事，图的种类与问题相配。", "One chart, one message; the kind fits the question.", CHARTS, None),
];

/// All rules, in the language.
pub fn rules(tongue: Tongue) -> Vec<Rule> {
    let rule = |(zh, en, (whose, link), test): Row| Rule { text: tongue.say(zh, en), whose, link, test };
    RULES.map(rule).into()
}
