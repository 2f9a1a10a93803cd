//! How Chinese editors type Markdown: what becomes of it, what is reported, and that places stay inside the file.

use super::*;
use crate::model::{Inline, plain};
use proptest::prelude::*;

/// The tree of `body` as a line of text, and what is reported with its place.
fn tree_in(body: &str, script: Script) -> (String, Vec<String>) {
    let (text, mut problems) = (ArcStr::from(body), Vec::new());
    let about = Body { offset: 0, html: Html::Escaped, script };
    let document = parse(FileId::from_raw(0), &text, about, &mut problems);
    let told = problems.iter().map(|it| format!("{} {}", it.problem.code(), body.get(it.span.range()).unwrap()));
    (blocks(&document.blocks), told.collect())
}

fn tree(body: &str) -> String {
    let (tree, told) = tree_in(body, Script::Han);
    assert_eq!(told, Vec::<String>::new(), "{body}");
    tree
}

fn told(body: &str) -> Vec<String> {
    tree_in(body, Script::Han).1
}

fn blocks(all: &[Block]) -> String {
    let groups = |block: &Block| block.groups().iter().map(|group| blocks(group)).collect::<Vec<_>>().join("|");
    let one = |block: &Block| match &block.kind {
        BlockKind::Paragraph(inner) => inlines(inner),
        BlockKind::Heading { level, id, inlines: inner } => format!("h{level}#{id}({})", inlines(inner)),
        BlockKind::List { start, .. } => format!("list{}({})", start.unwrap_or_default(), groups(block)),
        BlockKind::Quote(_) => format!("quote({})", groups(block)),
        BlockKind::Definitions(_) => format!("dl({})", groups(block)),
        BlockKind::Footnotes(_) => format!("notes({})", groups(block)),
        BlockKind::Table(table) => {
            format!("table({})", table.cells().map(|cell| inlines(cell)).collect::<Vec<_>>().join("|"))
        }
        BlockKind::Code { text, .. } => format!("code({text})"),
        BlockKind::Rule => "rule".to_owned(),
        BlockKind::Figure { .. } | BlockKind::Picture { .. } => "figure".to_owned(),
    };
    all.iter().map(one).collect::<Vec<_>>().join(" / ")
}

fn inlines(inner: &[Inline]) -> String {
    let one = |inline: &Inline| match &inline.kind {
        InlineKind::Text(text) => text.to_string(),
        InlineKind::Code(text) => format!("`{text}`"),
        InlineKind::Emphasis(inner) => format!("<i>{}</i>", inlines(inner)),
        InlineKind::Strong(inner) => format!("<b>{}</b>", inlines(inner)),
        InlineKind::Deleted(inner) => format!("<del>{}</del>", inlines(inner)),
        InlineKind::Subscript(inner) => format!("<sub>{}</sub>", inlines(inner)),
        InlineKind::Superscript(inner) => format!("<sup>{}</sup>", inlines(inner)),
        InlineKind::Footnote(it) => format!("[{}.{}]", it.number, it.occurrence),
        InlineKind::Math(math) => format!("<math>{}</math>", math.source),
        InlineKind::Task(state) => format!("{state:?} "),
        InlineKind::SoftBreak => "␤".to_owned(),
        InlineKind::HardBreak => "⏎".to_owned(),
        InlineKind::Refer { target, text } => format!("<a {}>{}</a>", target.id, inlines(text)),
        InlineKind::External { url, text } => format!("<a {url}>{}</a>", inlines(text)),
    };
    inner.iter().map(one).collect()
}

#[test]
fn bold_beside_chinese_marks_is_bold() {
    for (text, wanted) in [
        (
            "要把**“回归”**落实到位，**产业集群。**项目同时推进，详见**《规划》**第三章。",
            "要把<b>“回归”</b>落实到位，<b>产业集群。</b>项目同时推进，详见<b>《规划》</b>第三章。",
        ),
        ("增长**5%**以上", "增长<b>5%</b>以上"),
        ("这是**(重要)**的", "这是<b>(重要)</b>的"),
        ("**“重点”**abc", "<b>“重点”</b>abc"),
        ("abc**“重点”**落实", "abc<b>“重点”</b>落实"),
        ("是*《规划》*的", "是<i>《规划》</i>的"),
        ("***“一”***二", "<i><b>“一”</b></i>二"),
        ("~~旧文。~~新文", "<del>旧文。</del>新文"),
        ("한국어**(강조)**입니다", "한국어<b>(강조)</b>입니다"),
        ("𠀀**“𠀁”**𠀂", "𠀀<b>“𠀁”</b>𠀂"),
        ("`**“码”**`和**[链](https://a.example/)**后", "`**“码”**`和<b><a https://a.example/>链</a></b>后"),
        ("a **b** c", "a <b>b</b> c"),
        ("2 * 3 * 4", "2 * 3 * 4"),
    ] {
        assert_eq!(tree(text), wanted);
    }
}

#[test]
fn single_tildes_are_text() {
    for text in [
        "-5%~-3%、-2%~-1%",
        "第（一）~（三）项和第（五）~（七）项",
        "约5~7个、100~200家",
        "A~B、C~D",
        "T1~T2,T3~T4",
        "x ~ y",
        "`a~b~c`",
    ] {
        assert_eq!(tree(text), text);
    }
    assert_eq!(tree("~~旧~~"), "<del>旧</del>");
}

#[test]
fn letters_above_and_below_the_line() {
    assert_eq!(
        tree("H~2~O、CO~2~、x^2^、10^-3^、Ca^2+^"),
        "H<sub>2</sub>O、CO<sub>2</sub>、x<sup>2</sup>、10<sup>-3</sup>、Ca<sup>2+</sup>"
    );
    for text in ["a^b", "2^10", "^1^", "x^两年^", "1~2~3"] {
        assert_eq!(tree(text), text);
    }
}

#[test]
fn lines_join_as_chinese_is_typed() {
    assert_eq!(tree("产值达到\n17000亿元以上"), "产值达到17000亿元以上");
    assert_eq!(tree("产值达到17000\n亿元以上"), "产值达到17000亿元以上");
    assert_eq!(tree("**重点**\n项目[文件](chapter:a)\n第二"), "<b>重点</b>项目<a a>文件</a>第二");
    assert_eq!(tree("使用\nPython\nlanguage"), "使用Python␤language");
    assert_eq!(tree_in("산업\n단지", Script::OtherWide).0, "산업␤단지");
    assert_eq!(tree_in("the Plan\n规划\nof 2021", Script::Spaced).0, "the Plan␤规划␤of 2021");
    assert_eq!(tree_in("规划\n项目", Script::Spaced).0, "规划项目");
}

#[test]
fn blanks_that_indent_are_dropped() {
    assert_eq!(tree("　　全省上云企业增加。"), "全省上云企业增加。");
    assert_eq!(tree("&emsp;&emsp;全省"), "全省");
    assert_eq!(told("第一段。\n　　第二段。"), ["wide-indent 　　"]);
    assert_eq!(told("　　- 甲"), ["no-list 　　- 甲"]);
    assert_eq!(told("第一段。\n\n    第二段，18000亿元。\n"), ["indented-code 第二段，18000亿元。"]);
}

#[test]
fn a_fence_that_nothing_closes_is_told() {
    assert_eq!(told("```\n甲\n\n到2025年。"), ["unclosed-fence ```"]);
    assert_eq!(told("~~~~甲~~~~\n\n乙"), ["unclosed-fence ~~~~甲~~~~"]);
    assert_eq!(told("> ```\n> 甲\n> ```\n\n- ~~~\n  乙\n  ~~~\n\n```\n```\n"), Vec::<String>::new());
}

#[test]
fn lines_that_are_no_list_are_told() {
    assert_eq!(told("1、建设\n2、培育\n3、完善"), ["no-list 1、建设"]);
    assert_eq!(told("任务：\n一、建设\n二、培育"), ["no-list 一、建设"]);
    assert_eq!(told("（一）建设\n（二）培育"), ["no-list （一）建设"]);
    assert_eq!(told("1.建设\n2.培育"), ["no-list 1.建设"]);
    assert_eq!(told("一. 建设\n二. 培育"), ["no-list 一. 建设"]);
    assert_eq!(told("• 建设\n• 培育"), ["no-list • 建设"]);
    assert_eq!(told("第一，甲\n第二、乙\n第三、丙"), ["no-list 第二、乙"]);
    assert_eq!(told("-建设\n-培育"), ["no-list -建设"]);
    assert_eq!(told("·建设\n·培育"), ["no-list ·建设"]);
    assert_eq!(told("1 、建设\n2 、培育"), ["no-list 1 、建设"]);
    for text in [
        "-5%，\n-3%",
        "一、建设园区，培育企业。",
        "1. 甲\n2. 乙",
        "2021年，\n2022年。",
        "1.5倍\n2.5倍",
        "1、建设\n\n2、培育",
    ] {
        assert_eq!(told(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn definitions_that_nothing_uses_stay() {
    assert_eq!(tree("目标。\n\n[注]: 本表不含中央企业。"), "目标。 / [注]: 本表不含中央企业。");
    assert_eq!(tree("见[文件][1]。\n\n[1]: https://a.example/"), "见<a https://a.example/>文件</a>。");
    assert_eq!(told("目标。\n\n[1]: https://a.example/"), ["unused-definition [1]: https://a.example/"]);
    let twice = "见[文][a]。\n\n[a]: https://a.example/\n\n[a]: https://b.example/";
    assert_eq!(tree_in(twice, Script::Han).0, "见<a https://a.example/>文</a>。 / [a]: https://b.example/");
    assert_eq!(told(twice), ["unused-definition [a]: https://b.example/"]);
    assert_eq!(tree("> [注]: 本表\n\n`[注]: x`"), "quote([注]: 本表) / `[注]: x`");
}

#[test]
fn rows_of_tables_keep_their_cells() {
    let head = "| 甲 | 乙 |\n| --- | --- |\n";
    let row = |row: &str| told(&format!("{head}{row}\n"));
    assert_eq!(row("| 丁 | 丙 | 9% |").len(), 1);
    assert_eq!(row("| `a|b` | 丙 |").len(), 1);
    assert_eq!(row("｜ 丁 ｜ 丙 ｜").len(), 1);
    for fine in ["| `a\\|b` | 丙 |", "| 丁 |", "丁 | 丙", "| $|x|$ | 丙 |", "| 丁 | 丙 |   "] {
        assert_eq!(row(fine), Vec::<String>::new(), "{fine}");
    }
    assert_eq!(told("｜ 甲 ｜ 乙 ｜\n｜ --- ｜ --- ｜\n｜ 丙 ｜ 丁 ｜").len(), 1);
    assert_eq!(told("| 甲 | 乙 |\n| --- |\n| 丙 | 丁 |").len(), 1);
    assert_eq!(tree("甲|乙，|x|"), "甲|乙，|x|");
}

#[test]
fn headings_keep_their_words_and_anchors() {
    assert_eq!(tree("## 集合 {甲，乙}"), "h2#sec-1(集合 {甲，乙})");
    assert_eq!(tree("## 目标 {#目标}"), "h2#目标(目标)");
    assert_eq!(tree("## 目标 { #a }"), "h2#a(目标)");
    assert_eq!(tree("## 目标 {.wide}"), "h2#sec-1(目标 {.wide})");
    assert_eq!(told("## 甲\n\n## 目标 {#sec-1}"), ["anchor-reserved ## 目标 {#sec-1}"]);
    assert_eq!(told("## 甲 {#note_1}"), ["anchor-reserved ## 甲 {#note_1}"]);
    assert_eq!(told("## 甲 {#a}\n\n## 乙 {#a}"), ["duplicate-anchor ## 乙 {#a}"]);
    assert_eq!(told("第一段。\n---\n第二段。"), ["underlined-heading 第一段。\n---"]);
    assert_eq!(tree("第一段。\n\n---\n\n第二段。"), "第一段。 / rule / 第二段。");
}

#[test]
fn footnotes_are_numbered_as_they_are_met() {
    let text = "甲[^b]乙[^a]丙[^b]。\n\n[^a]: 一。\n[^b]: 二，见[^c]。\n\n    又一段。\n\n[^c]: 三。";
    assert_eq!(tree(text), "甲[1.1]乙[2.1]丙[1.2]。 / notes(二，见[3.1]。 / 又一段。|一。|三。)");
    assert_eq!(told("甲。\n\n[^a]: 一。"), ["footnote [^a]: 一。"]);
    assert_eq!(told("甲[^a]。\n\n[^a]: 一。\n\n[^a]: 二。"), ["footnote [^a]: 二。"]);
}

#[test]
fn lists_of_definitions_and_tasks() {
    assert_eq!(tree("芯片\n: 集成电路。\n: 又称晶片。\n\n网\n: 网络。"), "dl(芯片|集成电路。|又称晶片。|网|网络。)");
    assert_eq!(tree("甲\n::: note\n:乙"), "甲::: note␤:乙");
    assert_eq!(tree("- [x] 已建\n- [ ] 在建"), "list0(Done 已建|Open 在建)");
    assert_eq!(tree("7. 甲\n8. 乙"), "list7(甲|乙)");
}

#[test]
fn formulas_and_money() {
    assert_eq!(tree("设$x^2$和$a_1 * b_1 * c$。"), "设<math>x^2</math>和<math>a_1 * b_1 * c</math>。");
    assert_eq!(tree("$$\n\\frac{a}{b} = c\n$$"), "<math>\n\\frac{a}{b} = c\n</math>");
    assert_eq!(tree("率$\\frac{\\text{本期}}{\\text{上期}}$。"), "率<math>\\frac{\\text{本期}}{\\text{上期}}</math>。");
    for text in [
        "$5 and $10",
        "US$5 to US$10",
        "between $5 and 10$",
        "投资$5亿、$10亿",
        "5$，另付6$。",
        "（单位：$）和（$）",
        "A$ and B$",
        "$5–$10",
        "`$x$`",
    ] {
        assert_eq!(tree(text), text);
    }
    assert_eq!(tree("```\n$a$\n```"), "code($a$\n)");
    assert_eq!(told("值$\\frac{1}$。"), ["formula $\\frac{1}$"]);
    assert_eq!(told("值$18000$亿元。"), ["formula $18000$"]);
    assert_eq!(told("设\\(x^2\\)为\\[甲\\]和`\\(x^2\\)`。"), ["foreign-mark \\(x^2\\)"]);
    assert_eq!(told("$\\def\\a{\\a}\\a$"), ["formula $\\def\\a{\\a}\\a$"]);
}

#[test]
fn a_fence_of_values_is_a_table() {
    let text = "```csv\n地区,产值\n长春,\"1,000\"\n\"吉林, 市\",[见](source:a)\n```";
    assert_eq!(tree(text), "table(地区|产值|长春|1,000|吉林, 市|<a a>见</a>)");
    assert_eq!(told("```csv\n甲,乙\n1\n```"), ["table-row 1"]);
    assert_eq!(told("```csv\n甲,\"乙\n1,2\n```"), ["table-row "]);
}

#[test]
fn words_for_pictures_say_something() {
    for (words, weak) in
        [("chart-final.png", true), ("图片", true), ("image 1", true), ("map", true), ("长春市地图", false)]
    {
        let text = format!("![{words}](static:maps/map.png)");
        assert_eq!(told(&text).len(), usize::from(weak), "{words}");
    }
}

proptest! {
    #[test]
    fn emphasis_keeps_places_and_words(text in "[*~_“”《》。，（）中a1 $^{}|#\\n\\[\\]:!-]{0,60}") {
        let source = ArcStr::from(text.as_str());
        let (mut problems, about) = (Vec::new(), Body { offset: 0, html: Html::Escaped, script: Script::Han });
        let document = parse(FileId::from_raw(0), &source, about, &mut problems);
        for problem in &problems {
            prop_assert!(text.get(problem.span.range()).is_some(), "{problem:?}");
        }
        let mut wrong = Vec::new();
        document.inlines(&mut |inline| {
            let written = text.get(inline.span.range());
            let (InlineKind::Text(words) | InlineKind::Code(words)) = &inline.kind else {
                wrong.extend(written.is_none().then(|| format!("{inline:?}")));
                return;
            };
            // Nothing that stood for another sign is left.
            let strange = words.contains(|sign: char| sign.is_control() || ('\u{e000}'..'\u{f900}').contains(&sign));
            let same = inline.span.range().len() != words.len() || written == Some(words.as_str());
            wrong.extend((strange || !same).then(|| format!("{inline:?}")));
        });
        prop_assert!(wrong.is_empty(), "{wrong:?}");
        let _ = plain(&[]);
    }
}
