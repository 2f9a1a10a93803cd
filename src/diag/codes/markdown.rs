//! Problems of Markdown files: their head, their headings, what stands in their text.

super::problems! {
    /// A Markdown file is not what a page can be made of.
    MarkdownProblem {
        FrontMatterMissing = "front-matter-missing", Fixed;
        en: "the file must begin with front matter between two lines `---`", "begin with `---`, then `title: …`, then `---`";
        zh: "文件必须以两行`---`之间的文件头开始", "请先写`---`，再写`title: …`，再写`---`";
        means: "A Markdown file begins with its head: title and, if wanted, summary and status." /
            "Markdown文件以文件头开始，写明标题，需要时还有摘要和状态。";
        why: "The title is the page's only heading of level 1, and the name by which other pages link to it." /
            "标题是页面唯一的一级标题，别的页面也用它来链接。";

        FrontMatterUnclosed = "front-matter-unclosed", Fixed;
        en: "the front matter that begins here is never closed", "end it with a line `---`";
        zh: "从这里开始的文件头没有结束", "请用一行`---`结束它";
        means: "The second line `---` is missing, so that the whole file is taken for its head." /
            "缺少第二行`---`，整个文件都被当成了文件头。";
        why: "The page would have no text." / "这样页面就没有正文了。";

        HeadingLevel { found: u8, expected: u8 } = "heading-level", Error;
        en: format!("a heading of level {found} where level {expected} or higher in rank is next"),
            format!("use {}", "#".repeat(usize::from(*expected)));
        zh: format!("这里应为{expected}级或更高级的标题，却是{found}级"),
            format!("请用{}", "#".repeat(usize::from(*expected)));
        means: "Headings begin at `##` and go down one level at a time." / "标题从`##`开始，逐级向下。";
        why: "Readers with a screen reader move by headings; a level left out sounds like a missing section." /
            "读屏用户靠标题跳转，缺一级听上去就像少了一节。";

        RawHtml = "raw-html", Warning;
        en: "HTML in Markdown is printed as text", "use Markdown, write < as &lt; if the text is meant, or write `html: sanitized` in the head";
        zh: "Markdown里的HTML会原样显示为文字", "请改用Markdown；若就是要显示这些字符，请把<写成&lt;；也可以在文件头写`html: sanitized`";
        means: "Something that looks like an HTML tag stands in the text." / "正文里有像HTML标签的内容。";
        why: "A report carries no markup of its own, so that no page can be broken or made to run scripts; the signs appear on the page." /
            "报告不带自己的标记，页面才不会被弄坏或被塞入脚本；这些字符会直接出现在页面上。";

        HtmlDropped { tag: String } = "html-dropped", Warning;
        en: format!("`<{tag}>` is left out"), "use what Markdown has, or take the tag away";
        zh: format!("`<{tag}>`被去掉了"), "请改用Markdown的写法，或删去这个标签";
        means: "The head says `html: sanitized`, and the text has a tag for which Markdown has no words. What stands in it stays, \
                but for what is no text: scripts, styles, frames, drawings." /
            "文件头写了`html: sanitized`，而正文里有Markdown无法表达的标签。标签里的文字会保留，但脚本、样式、框架和图形等不是文字的内容不会保留。";
        why: "Every mark of a page is written by this program, so that none can break it or run a script." /
            "页面上的每个标记都由本工具写出，这样才不会被弄坏或执行脚本。";

        InlineFigure { target: String } = "inline-figure", Fixed;
        en: format!("`{target}` must stand in a paragraph of its own"), "put an empty line before and after it";
        zh: format!("`{target}`必须独占一段"), "请在它前后各空一行";
        means: "A chart, list or picture is placed in the middle of a line." / "图表、列表或图片插在了一行文字中间。";
        why: "It is as wide as the page and has a caption; a line of text has no place for it." /
            "它和页面一样宽，还带有图题，一行文字里放不下。";

        MissingAlternative { target: String } = "missing-alternative", Error;
        en: format!("`{target}` has no text"), format!("write what it shows: `![…]({target})`");
        zh: format!("`{target}`没有文字说明"), format!("请写明它显示什么：`![…]({target})`");
        means: "A chart, list or picture is placed without words between the square brackets." /
            "放置图表、列表或图片时，方括号里没有写文字。";
        why: "Who cannot see the picture reads these words instead, and everybody reads them as its caption." /
            "看不到图的人靠这段文字了解内容，其他人把它当作图题来读。";

        LinkForm { url: String } = "link-form", Fixed;
        en: format!("`{url}` is not a link that a report may carry"),
            "link with chapter:, pillar:, indicator:, term:, source:, list:, page:, or an https:// address";
        zh: format!("报告里不能使用`{url}`这样的链接"),
            "请用chapter:、pillar:、indicator:、term:、source:、list:、page:或https://开头的地址";
        means: "A link that is neither a reference to a part of the report nor an address on the web." /
            "链接既不是对报告某一部分的引用，也不是网址。";
        why: "References are checked and follow the page wherever it goes; a path to a file leads nowhere on the site." /
            "引用会经过检查，页面移到哪里都跟得上；文件路径在网站上哪儿也到不了。";

        EmptyLink { url: String } = "empty-link", Error;
        en: format!("the link to `{url}` has no text"), "write what the reader will find there; only figures may be left empty";
        zh: format!("指向`{url}`的链接没有文字"), "请写明读者会看到什么；只有数字引用可以留空";
        means: "A link without words between the square brackets. Only references to a figure may be empty: the tool writes the value." /
            "链接的方括号里没有文字。只有对数字的引用可以留空，数值由工具来写。";
        why: "Nobody can click on nothing, and a screen reader would read out the address." / "空链接没法点，读屏软件只能念出地址。";
    }
}
