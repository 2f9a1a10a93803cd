//! Problems of sources, quotes and the figures that rest on them.

use crate::i18n::{Bilingual, code_point, is_han};

super::problems! {
    /// A figure is not proven by its source.
    SourceProblem {
        SourceFileMissing { path: String } = "source-file-missing", Fixed;
        en: format!("the stored source `{path}` is not there"), "put the document there, byte for byte as it was published";
        zh: format!("存档来源`{path}`不存在"), "请把文件放在那里，与发布时逐字节一致";
        means: "A source names a `file` that is not in `seeds/`." / "来源写明了`file`，而`seeds/`里没有这个文件。";
        why: "No quote can be looked up in a document that is not there." / "文件不在，引文就无从核对。";

        SourceDigest { found: String } = "source-digest", Fixed;
        en: "the stored source is not the one that this SHA-256 was taken of",
            format!("a stored source is never edited: restore it, or, if it was replaced on purpose, write `sha256: {found}`");
        zh: "存档来源与这个SHA-256不符",
            format!("存档来源不得改动，请恢复原件；若确实是有意更换，请写`sha256: {found}`");
        means: "The file in `seeds/` has other bytes than when its digest was written down, or no digest was written down." /
            "`seeds/`里的文件与当初记下摘要时不同，或者没有记下摘要。";
        why: "A document that was edited proves nothing: the quote could have been put into it." /
            "改动过的文件证明不了什么：引文可能是后来加进去的。";

        SourceIncomplete { id: String, missing: Missing } = "source-incomplete", Fixed;
        en: format!("the source `{id}` has no {}", missing.words().en()), match missing {
            Missing::Date | Missing::Url => format!("add its {0}, or, where it was looked for and not found, `not_known: [{0}]`", missing.words().en()),
            _ => format!("add its {}", missing.words().en()),
        };
        zh: format!("来源`{id}`没有{}", missing.words().zh()), match missing {
            Missing::Date => "请补上日期`date`；确实查不到的，写`not_known: [date]`".to_owned(),
            Missing::Url => "请补上网址`url`；确实查不到的，写`not_known: [url]`".to_owned(),
            _ => format!("请补上{}", missing.words().zh()),
        };
        means: "A source has a title or description and a publisher; one whose text is not stored also has date, address and grade." /
            "来源要有标题（或说明）和发布者；没有存档原文的，还要有日期、网址和等级。";
        why: "Without them a reader cannot find the source, nor judge how far to trust it." /
            "缺了这些，读者找不到来源，也无从判断它有多可信。";

        QuoteNotFound { source: String, nearest: Option<(String, Option<Differing>)> } = "quote-not-found", Fixed;
        en: format!("this quote does not stand in the source `{source}`"), match nearest {
            Some((nearest, difference)) => format!("{}the nearest passage is: {nearest}", differing(difference.as_ref()).en()),
            None => "copy the passage from the document, sign by sign".to_owned(),
        };
        zh: format!("来源`{source}`里没有这段引文"), match nearest {
            Some((nearest, difference)) => format!("{}最接近的一句是：{nearest}", differing(difference.as_ref()).zh()),
            None => "请从文件中逐字复制".to_owned(),
        };
        means: "The words are not those of the stored document. White space counts as one space, and as none beside Chinese characters; how an accent or an ideograph is coded and characters that nobody sees do not count; everything else does." /
            "这些字与存档文件不符。连续的空白算作一个空格，汉字旁边的空白不计；重音字母和汉字的编码形式、看不见的字符也不计；此外都要逐字相同。";
        why: "It is the first promise: every published figure rests on words that anybody can look up." /
            "这是第一项承诺：每个发布的数字，都有可以查到的原文为据。";

        QuoteMissing { source: String } = "quote-missing", Fixed;
        en: format!("the text of `{source}` is stored, so what rests on it must quote it"), "add `quote:` with the passage, sign by sign";
        zh: format!("`{source}`的原文已存档，依据它的内容必须引用原文"), "请加上`quote:`，逐字写明原文";
        means: "A figure names a stored source, but not the words in it." / "数字注明了存档来源，却没有引用其中的原文。";
        why: "The document is there, so that the figure can be proven; leaving the quote out leaves the proof out." /
            "文件就在这里，数字可以核对；不写引文，就等于不核对。";

        QuoteUnstored { source: String } = "quote-unstored", Fixed;
        en: format!("the text of `{source}` is not stored, so a quote cannot be verified"),
            "remove `quote:`, or store the text and give `file:` and `sha256:`";
        zh: format!("`{source}`的原文没有存档，引文无法核对"), "请删去`quote:`，或把原文存档并写明`file:`和`sha256:`";
        means: "A quote from a source that is only cited." / "引文来自只作引用、没有存档的来源。";
        why: "A quote that nobody can check looks like proof and is none." / "无法核对的引文看起来像证据，其实不是。";

        ValueNotInQuote { value: String, quote: String, falls: bool } = "value-not-in-quote", Fixed;
        en: if *falls { format!("the quote says a fall of {value}, and the figure none") } else { format!("the value {value} is not in its quote") },
            if *falls { format!("write -{value}, or say in the indicator's name that it measures a fall; the quote is: {quote}") } else { format!("the quote is: {quote}") };
        zh: if *falls { format!("引文说的是下降{value}，数值却是正的") } else { format!("引文里没有数值{value}") },
            if *falls { format!("请写-{value}；若指标计的就是降幅，请在名称中写明；引文是：{quote}") } else { format!("引文是：{quote}") };
        means: "Read as amounts in their units, none of the numbers in the quote is this value, however it is written (17000亿, 1.7万亿, 一万七千亿)." /
            "把引文中的数字连同单位读作数额，没有一个与这个值相等，无论怎样书写（17000亿、1.7万亿、一万七千亿）。";
        why: "A quote that stands in the document but does not hold the figure proves something else." /
            "引文虽在原文之中，却没有这个数字，证明的是别的事。";

        UnitNotInQuote { value: String, found: String, unit: String } = "unit-not-in-quote", Fixed;
        en: format!("{value} stands in the quote in another unit: {found}"),
            format!("the indicator is in `{unit}`; correct its `unit`, or let the quote go on to the unit of the value");
        zh: format!("{value}在引文中的单位不同：{found}"), format!("指标的单位是`{unit}`；请改正`unit`，或把引文引到数值的单位");
        means: "The quote has the value's digits, but counts or measures something else with them, or in 万 where the figure is in 亿." /
            "引文里有这几个数字，但所计的是别的事物，或者单位是“万”而数据是“亿”。";
        why: "17000家 is no proof of 17000亿元." / "“17000家”证明不了17000亿元。";

        ComparatorNotInQuote { op: &'static str, found: &'static str } = "comparator-not-in-quote", Fixed;
        en: format!("the quote bounds this value by `{found}`, the figure by `{op}`"),
            format!("write `op: {found}`, or quote more of the source; 以上 in 规模以上 and 省级以上 bounds no value");
        zh: format!("引文对这个值的限定是`{found}`，数据写的却是`{op}`"),
            format!("请写`op: {found}`，或把引文引得更完整；“规模以上”“省级以上”里的“以上”不限定数值");
        means: "The source says at least (以上), more than (超过) or about (约), and the figure says something else." /
            "来源说的是“以上”“超过”或“约”，数据写的不一样。";
        why: "\"17000\" and \"at least 17000\" are different targets." / "“17000”和“17000以上”是两个不同的目标。";

        NumberNotUnderstood { number: String } = "number-not-understood", Error;
        en: format!("the number `{number}` is not understood"),
            "write it in a form that is read (1,234.5, 13 August 2021, 1.5 million), put a name or code in backticks, or make it a term of the glossary";
        zh: format!("读不懂数字`{number}`"),
            "请换一种读得懂的写法（1234.5、2021年8月13日、1.5万）；名称或代码请放在反引号里，或列入术语表";
        means: "Digits stand beside marks or letters in a way that can be read as several numbers or as none: `1,23`, `3/4/2021`, `2.3.`, `10^6`. No part of them is taken for the number." /
            "数字与符号或字母连在一起，可以读成几个不同的数，或者读不成数：`1,23`、`3/4/2021`、`10^6`。工具不会只取其中一部分当作数字。";
        why: "A number that is only half read could be proven by the wrong quote, or agree with a wrong translation." /
            "只读懂一半的数字，可能被错误的引文“证明”，也可能与错误的译文“一致”。";

        QuoteNotReadable { value: String, lang: String } = "quote-not-readable", Warning;
        en: format!("numbers in `{lang}` cannot be read, so that {value} is not checked against its quote"),
            "compare the figure with the quote yourself";
        zh: format!("读不懂`{lang}`的数字，因此没有核对{value}与引文是否一致"), "请自行核对数字与引文";
        means: "The quote was found in the stored document, but numbers of its language are not read yet. Read are zh, en, and digits in ja, de, es, fr, it, nl, pt and ru." /
            "引文在存档原文中找到了，但工具还读不懂这种语言的数字。目前能读中文、英文，以及日、德、西、法、意、荷、葡、俄文中的阿拉伯数字。";
        why: "Digits alone prove nothing: 1.234 is more than a thousand in German and little more than one in English." /
            "单凭数字相同证明不了什么：1.234在德文中是一千多，在英文中是一点多。";

        NumberWithoutSource { number: String, within: NumberIn } = "number-without-source", Fixed;
        en: match within {
            NumberIn::Block => format!("the number {number} has no source in this block"),
            NumberIn::Entry | NumberIn::Settings | NumberIn::Term => format!("the number {number} has no source in this entry"),
            NumberIn::Link => format!("what this links to does not say {number}"),
            NumberIn::ListStart => format!("the list begins with {number}"),
        }, match within {
            NumberIn::Block => "write it as `[](indicator:…)`, or link in the same block the sentence that says it, `[…](source:…#s12)`, or the source as a whole, `[…](source:…)`",
            NumberIn::Entry => "it is none of the entry's own figures, periods and quotes: correct it, leave it out, or name its source with `cites: [ID]`",
            NumberIn::Settings => "it does not stand in the main source: correct it, leave it out, or name the source that says it as `main_source`",
            NumberIn::Term => "it does not stand in the term's source: correct it, leave it out, or name the source that says it as `source` of the term",
            NumberIn::Link => "correct it, or let the tool write the figure: `[](indicator:ID#PERIOD)`",
            NumberIn::ListStart => "a list begins with 1 or goes on where the one before it ended; a sentence that begins with a number needs a backslash before the full stop: `2024\\.`",
        };
        zh: match within {
            NumberIn::Block => format!("本段的数字{number}没有来源"),
            NumberIn::Entry | NumberIn::Settings | NumberIn::Term => format!("本条目的数字{number}没有来源"),
            NumberIn::Link => format!("链接所指的条目里没有{number}"),
            NumberIn::ListStart => format!("列表从{number}开始编号"),
        }, match within {
            NumberIn::Block => "请写成`[](indicator:…)`，或在同一段链接说明它的句子`[…](source:…#s12)`，或整个来源`[…](source:…)`",
            NumberIn::Entry => "它不是本条目自己的数值、时期或引文：请改正或删去，或用`cites: [标识]`注明来源",
            NumberIn::Settings => "主要来源里没有它：请改正或删去，或用`main_source`指明写有它的来源",
            NumberIn::Term => "术语的来源里没有它：请改正或删去，或用术语的`source`指明写有它的来源",
            NumberIn::Link => "请改正，或由工具写出数值：`[](indicator:标识#时期)`",
            NumberIn::ListStart => "列表应从1开始，或接着上一个列表编号；以数字开头的句子请在句点前加反斜杠：`2024\\.`",
        };
        means: "A number in prose is neither written by the tool, nor in a sentence that the same block cites; a number in a YAML text is none of the entry's own figures, periods and quotes, and no source is named with `cites`. Parts of terms are no such numbers." /
            "正文里的数字既不是工具写出的，也不在同一段引用的句子里；YAML文字里的数字不是本条目自己的数值、时期或引文，也没有用`cites`注明来源。术语中的数字不算。";
        why: "A reader could not tell where it comes from, and nobody would notice when it goes out of date." /
            "读者不知道它从哪里来，它过时了也没有人发觉。";
    }
}

/// The first place at which a quote is not what its source says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing {
    /// What stands before it in both.
    pub before: String,
    /// What the quote has.
    pub has: char,
    /// What the source has; `None` at its end.
    pub expected: Option<char>,
}

/// Where a quote and a passage begin to differ, to stand before the passage; characters that may look like others by their code points.
fn differing(difference: Option<&Differing>) -> Bilingual {
    let Some(Differing { before, has, expected }) = difference else { return Bilingual::new("", "") };
    let is_plain = |c: char| c.is_ascii_graphic() || is_han(c);
    let plain = is_plain(*has) && expected.is_none_or(is_plain);
    let named = |character: char| {
        let code = code_point(character);
        match (plain, character) {
            (_, ' ') => Bilingual::new("a space", "空格"),
            (_, '\n' | '\r') => Bilingual::new("a line's end", "换行"),
            (true, _) => Bilingual::same(format!("`{character}`")),
            (false, _) => {
                Bilingual::of(format!("`{character}` {}", code.en()), format!("`{character}`（{}）", code.zh()))
            }
        }
    };
    let has = named(*has);
    let expected = expected.map_or_else(|| Bilingual::new("its end", "结尾"), named);
    Bilingual::of(
        format!("behind `{before}` the quote has {}, the document {}; ", has.en(), expected.en()),
        format!("在`{before}`之后，引文是{}，原文是{}；", has.zh(), expected.zh()),
    )
}

/// What a number without a source stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberIn {
    /// A block of prose, a title or a summary.
    Block,
    /// A text of a YAML file whose entry names sources with `cites`.
    Entry,
    /// A text of `content/report.yaml`.
    Settings,
    /// A text of the glossary.
    Term,
    /// The text of a link to an indicator or a term.
    Link,
    /// The first number of a list.
    ListStart,
}

/// What a source can lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Both its title and a description.
    Title,
    /// Who published it.
    Publisher,
    /// When it was published.
    Date,
    /// Where it stands on the web.
    Url,
    /// How far it can be trusted.
    Grade,
}

impl Missing {
    fn words(self) -> Bilingual {
        match self {
            Self::Title => Bilingual::new("title or description", "标题或说明"),
            Self::Publisher => Bilingual::new("publisher", "发布者"),
            Self::Date => Bilingual::new("date", "日期"),
            Self::Url => Bilingual::new("url", "网址"),
            Self::Grade => Bilingual::new("grade", "等级"),
        }
    }
}
