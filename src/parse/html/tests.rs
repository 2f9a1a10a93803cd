//! What tags become, what is left out of a text, and that no text makes a deep tree.

use super::super::markdown::{self, Body};
use super::*;
use crate::i18n::Script;
use crate::model::{Block, Inline};
use crate::source::FileId;
use arcstr::ArcStr;

/// The tree of `body` as a line of text, and what is told of it.
fn tree(body: &str) -> (String, Vec<String>) {
    let (text, mut problems) = (ArcStr::from(body), Vec::new());
    let about = Body { offset: 0, html: Html::Sanitized, script: Script::Spaced };
    let document = markdown::parse(FileId::from_raw(0), &text, about, &mut problems);
    let told = problems.iter().map(|it| {
        let range = it.span.range();
        format!("{} {}", it.problem.code(), body.get(range).unwrap())
    });
    (blocks(&document.blocks), told.collect())
}

fn blocks(all: &[Block]) -> String {
    let one = |block: &Block| match &block.kind {
        BlockKind::Paragraph(inner) => format!("p({})", inlines(inner)),
        BlockKind::Heading { level, inlines: inner, .. } => format!("h{level}({})", inlines(inner)),
        BlockKind::List { start, items } => {
            let items: Vec<String> = items.iter().map(|item| blocks(item)).collect();
            format!("{}({})", start.map_or("ul".to_owned(), |start| format!("ol{start}")), items.join("|"))
        }
        BlockKind::Quote(inner) => format!("q({})", blocks(inner)),
        BlockKind::Table(table) => {
            format!("t({})", table.cells().map(|cell| inlines(cell)).collect::<Vec<_>>().join("|"))
        }
        other => format!("{other:?}"),
    };
    all.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn inlines(inner: &[Inline]) -> String {
    let one = |inline: &Inline| match &inline.kind {
        InlineKind::Text(text) => text.to_string(),
        InlineKind::Code(text) => format!("`{text}`"),
        InlineKind::Emphasis(inner) => format!("*{}*", inlines(inner)),
        InlineKind::Strong(inner) => format!("**{}**", inlines(inner)),
        InlineKind::Deleted(inner) => format!("~{}~", inlines(inner)),
        InlineKind::SoftBreak => "_".to_owned(),
        InlineKind::HardBreak => "/".to_owned(),
        InlineKind::Refer { target, text } => format!("[{}]({:?}:{})", inlines(text), target.kind, target.id),
        InlineKind::Subscript(inner) => format!("_{}_", inlines(inner)),
        InlineKind::Superscript(inner) => format!("^{}^", inlines(inner)),
        InlineKind::Footnote(_) | InlineKind::Math(_) | InlineKind::Task(_) => format!("{:?}", inline.kind),
        InlineKind::External { url, text } => format!("[{}]({url})", inlines(text)),
    };
    inner.iter().map(one).collect()
}

#[test]
fn tags_become_what_markdown_says() {
    for (body, expected) in [
        ("H<sub>2</sub>O, x<sup>2</sup>", "p(H_2_O, x^2^)"),
        ("a <b>b <i>c</i></b> <del>d</del> <kbd>e</kbd><br>f", "p(a **b *c*** ~d~ `e`/f)"),
        ("<p class=x onclick=run()>one <em>two</em></p>\n<p>three", "p(one *two*) p(three)"),
        (
            "<ul>\n  <li>one\n  <li>two <strong>x</strong>\n  <ol start=3><li>in</ol>\n</ul>",
            "ul(p(one)|p(two **x**) ol3(p(in)))",
        ),
        ("<ul>loose</ul>", "ul(p(loose))"),
        ("<ul>\n\n<li>one</li>\n\n<li>two</li>\n\n</ul>\n\nafter", "ul(p(one)|p(two)) p(after)"),
        ("<ul></ul><blockquote>\n</blockquote>a", "p(a)"),
        ("<blockquote>\n\nMarkdown **in**\n\n- a\n\n</blockquote>\n\nafter", "q(p(Markdown **in**) ul(p(a))) p(after)"),
        ("<h2>Head</h2>\ntext\nmore", "h2(Head) p(text_more)"),
        ("<div>one</div>two<hr>", "p(one) p(two) Rule"),
        (
            "see <a href=\"chapter:goals\">here</a> and <a href='https://example.org/'>there</a>",
            "p(see [here](Chapter:goals) and [there](https://example.org/))",
        ),
        ("<!-- a note -->\n\na<!-- b -->c &lt;b&gt;", "p(ac <b>)"),
        ("<p>5 &lt; 6 &amp; 7</p>", "p(5 < 6 & 7)"),
        ("> <p>in a\n> quotation</p>\n\nout", "q(p(in a_quotation)) p(out)"),
        ("- <b>open\n- next", "ul(p(**open**)|p(next))"),
        ("*a <b>b* c</b> d", "p(*a **b*** c d)"),
        ("x</b></p></li></ul>y", "p(xy)"),
        ("one <p>two</p> <b>three</b> <ul><li>four</ul>", "p(one _two **three** _four)"),
        ("# <p>Head</p>\n\n| <div>a</div> |\n| - |\n", "h1(Head) t(a)"),
    ] {
        assert_eq!(tree(body).0, expected, "{body}");
    }
}

#[test]
fn what_markdown_cannot_say_is_left_out_and_told() {
    for (body, expected, told) in [
        ("a <mark>b</mark>", "p(a b)", &["html-dropped <mark>"][..]),
        ("a<!-- b -->", "p(a)", &["html-dropped <!-- b -->"]),
        ("a <script>alert(1)</script>b", "p(a b)", &["html-dropped <script>"]),
        ("<script>\nalert('<b>')\n</script>\n\nafter", "p(after)", &["html-dropped <script>"]),
        ("<svg onload=run()><svg></svg><text>x</text></svg>y", "p(y)", &["html-dropped <svg onload=run()>"]),
        ("<img src=x onerror=run()>", "", &["html-dropped <img src=x onerror=run()>"]),
        (
            "<table><tr><td>a</td><td>b</td></tr></table>",
            "p(a) p(b)",
            &["html-dropped <table>", "html-dropped <tr>", "html-dropped <td>", "html-dropped <td>"],
        ),
        ("<a href=\"javascript:run()\">x</a>", "p(x)", &["link-form javascript:run()"]),
        ("<style>p{}", "", &["html-dropped <style>"]),
        ("<svg>\n\nnot *lost*", "p(not *lost*)", &["html-dropped <svg>"]),
        ("a <svg>b\n\nc", "p(a ) p(c)", &["html-dropped <svg>"]),
    ] {
        let (found, problems) = tree(body);
        assert_eq!(found, expected, "{body}");
        assert_eq!(problems, told, "{body}");
    }
}

#[test]
fn no_depth_of_tags_makes_a_deep_tree() {
    for tag in ["<ul><li>", "<blockquote>", "<b>", "<ol>", "<svg>"] {
        let (found, _) = tree(&format!("x {}", tag.repeat(5_000)));
        assert!(found.len() < 10_000, "{tag}");
        tree(&tag.repeat(5_000));
    }
}
