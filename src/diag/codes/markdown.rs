//! Problems of Markdown files: their head, their headings, what stands in their text.

use crate::i18n::Bilingual;

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

        UnderlinedHeading = "underlined-heading", Warning;
        en: "the line of hyphens or equals signs below turns this text into a heading",
            "put an empty line before it for a rule between paragraphs; for a heading write `## …`";
        zh: "下面这行连字符或等号把上面的文字变成了标题", "若要分隔线，请在它前面空一行；若要标题，请写`## …`";
        means: "A line of `---` or `===` stands directly below a line of text." / "文字的下一行就是`---`或`===`，中间没有空行。";
        why: "In Markdown that makes a heading of the text, with an anchor and a number, and the sections after it are counted anew." /
            "在Markdown里，这样上面的文字就成了标题，有了编号和锚点，后面各节的编号也随之改变。";

        IndentedCode = "indented-code", Error;
        en: "four or more blanks at the beginning of these lines make them code",
            "remove the blanks for a paragraph; put code between two lines of three backticks";
        zh: "这几行开头有四个以上的空格，成了代码", "若是正文，请删去行首空格；若是代码，请放在两行三个反引号之间";
        means: "Lines are indented by four blanks or a tab." / "行首有四个空格或一个制表符。";
        why: "Markdown takes such lines for code: no bold, no links, and their numbers are no text. Code that is meant has a fence." /
            "Markdown把这样的行当作代码：没有加粗、没有链接，里面的数字也不算正文。真正的代码请用围栏标明。";

        UnclosedFence = "unclosed-fence", Error;
        en: "nothing closes the fence that begins here, so that all of the rest is code",
            "end the code with a line of the same marks, three or more; for struck-out words write two tildes";
        zh: "从这里开始的围栏没有结束，后面全部成了代码", "请用一行同样的符号（三个以上）结束代码；若要删除线，请写两个波浪线";
        means: "A line of three or more backticks or tildes opens a fence, and no such line follows." /
            "有一行以三个以上的反引号或波浪线开头，打开了围栏，后面却没有这样的一行。";
        why: "The text that follows would be code: no headings, no links, and its numbers are no text." /
            "后面的正文都会变成代码：没有标题、没有链接，里面的数字也不算正文。";

        NoList { mark: String } = "no-list", Warning;
        en: format!("lines that begin with `{mark}` are no list and run together in one paragraph"),
            "write `1. ` or `- ` with a space at the beginning of each line, or put an empty line between the lines";
        zh: format!("以`{mark}`开头的各行不是列表，会连成一段"), "请在每行开头写`1. `或`- `（后面有空格），或在各行之间空一行";
        means: "Lines of one paragraph begin with `1、`, `一、`, `（一）`, `1.` without a space, or a bullet; or list items are indented with wide blanks." /
            "同一段里有几行以`1、`、`一、`、`（一）`、没有空格的`1.`或圆点开头，或者列表项前面有全角空格。";
        why: "Markdown knows `1. ` and `- ` alone. On the page the lines would follow each other without a break." /
            "Markdown只认`1. `和`- `。页面上这几行会首尾相连，不分行。";

        WideIndent = "wide-indent", Warning;
        en: "wide blanks begin no paragraph inside another", "put an empty line before this line; the blanks are not needed";
        zh: "段落中间的全角空格不会另起一段", "请在这一行前面空一行；行首不需要空格";
        means: "A line inside a paragraph begins with full-width blanks." / "段落中间有一行以全角空格开头。";
        why: "The line is joined to the one before it. Paragraphs are parted by an empty line, and the style sheet sets them apart." /
            "这一行会接在上一行后面。段落之间要空一行，间距由样式表设定。";

        TableRow { why: Bilingual } = "table-row", Fixed;
        en: why.en().to_owned(), "each row of a table has as many cells as its head, between `|`";
        zh: why.zh().to_owned(), "表格每一行的格数要和表头一样，格与格之间用`|`";
        means: "A row has more cells than the head, a bar inside code parts it, full-width bars stand in it, or lines with bars are no table." /
            "某一行的格数多于表头，或代码里的竖线把它切开，或用了全角竖线，或带竖线的几行不构成表格。";
        why: "Cells beyond the head would not be shown, and cells that are not parted run together." /
            "超出表头的单元格不会显示，没有分开的单元格会连在一起。";

        UnusedDefinition = "unused-definition", Warning;
        en: "no link uses this address", "write it where it belongs, `[text](address)`, or remove the line";
        zh: "没有链接用到这个地址", "请把它写到链接里，如`[文字](地址)`，或删去这一行";
        means: "A line `[label]: address` defines a link, and no `[text][label]` uses it; or another line defines the same label." /
            "有一行定义了链接标签，却没有链接用到它，或者同一标签定义了两次。";
        why: "The line stays on the page as text, since nothing else would show what was meant." / "这一行会作为文字留在页面上，否则它会不声不响地消失。";

        AnchorReserved { anchor: String } = "anchor-reserved", Error;
        en: format!("`{anchor}` is an anchor that pages give by themselves: to headings by their numbers, to footnotes, to their frame"), "choose a name of words: `{#targets}`";
        zh: format!("`{anchor}`是页面自动使用的锚点：标题按编号、脚注和页面框架都会用到"), "请另取一个名称，如`{#目标}`";
        means: "A heading is given an anchor of the form that headings get by their numbers, `sec-2-1`, and it is not its own; or one of a footnote, `note_1`, or of the page, `main`." /
            "给标题写的锚点采用了自动编号的形式（如`sec-2-1`），却不是它自己的编号；或者是脚注（`note_1`）或页面（`main`）的锚点。";
        why: "Two parts of the page would have the same anchor, now or when a heading is added." / "页面上会有两处用同一个锚点，现在如此，或者以后增加标题时如此。";

        DuplicateAnchor { anchor: String } = "duplicate-anchor", Fixed;
        en: format!("the anchor `{anchor}` is used twice"), "give one of the headings another: `{#name}`";
        zh: format!("锚点`{anchor}`用了两次"), "请给其中一个标题另写一个：`{#名称}`";
        means: "Two headings of one text have the same anchor." / "同一篇里有两个标题用了同一个锚点。";
        why: "A link to it can lead to one of them alone." / "链接只能到达其中一个。";

        Footnote { why: Bilingual } = "footnote", Fixed;
        en: why.en().to_owned(), "each footnote is written once, `[^name]: …` at the beginning of a line, and the text refers to it with `[^name]`";
        zh: why.zh().to_owned(), "每条脚注写一次，行首写`[^名称]: …`；正文用`[^名称]`引用";
        means: "A footnote is written that the text does not refer to, or one is written twice." / "写了脚注却没有引用，或者同一脚注写了两次。";
        why: "Its text would not be shown." / "它的文字不会显示。";

        Formula { why: Bilingual } = "formula", Error;
        en: format!("this formula cannot be set: {}", why.en()), "correct the LaTeX between the dollars; a dollar that is money is written `\\$`";
        zh: format!("这个公式无法排版：{}", why.zh()), "请改正美元符号之间的LaTeX；表示货币的美元符号请写成`\\$`";
        means: "What stands between `$` and `$`, or `$$` and `$$`, is no formula in LaTeX." / "`$`与`$`或`$$`与`$$`之间不是LaTeX公式。";
        why: "Formulas become MathML, which browsers set and screen readers read aloud." / "公式会转成MathML，由浏览器排版，读屏软件也能朗读。";

        WeakAlternative { text: String } = "weak-alternative", Warning;
        en: format!("`{text}` does not say what the picture shows"), "write what a reader who cannot see it needs to know";
        zh: format!("`{text}`没有说明图里有什么"), "请写明看不到图的读者需要知道的内容";
        means: "The words for a picture are the name of its file, or say no more than that it is a picture." / "图片的说明只是文件名，或者只写了“图片”之类的字样。";
        why: "Screen readers read these words in place of the picture." / "读屏软件用这段文字代替图片。";

        StrayMark { mark: String, hint: Bilingual } = "stray-mark", Error;
        en: format!("`{mark}` would be printed on the page"), hint.en().to_owned();
        zh: format!("`{mark}`会原样出现在页面上"), hint.zh().to_owned();
        means: "A mark of Markdown without its counterpart, or in a text that is not Markdown." / "Markdown的标记没有配对，或者写在了不是Markdown的文字里。";
        why: "The reader sees the mark, and what it was meant to do does not happen." / "读者会看到这个标记，而它本来的作用没有生效。";

        ForeignMark { mark: String, hint: Bilingual } = "foreign-mark", Warning;
        en: format!("`{mark}` means nothing here and is printed on the page"), hint.en().to_owned();
        zh: format!("`{mark}`在这里没有作用，会原样出现在页面上"), hint.zh().to_owned();
        means: "A mark of another tool: short codes, containers, wiki links, highlights, attributes; or an address that is no link." /
            "别的工具的标记：短代码、容器、维基链接、高亮、属性，或者没有做成链接的网址。";
        why: "The reader sees it as it is written." / "读者会看到它原来的写法。";
    }
}
