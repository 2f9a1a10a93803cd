//! Problems between the languages of a report: what is missing, what differs, which words are used.

use crate::i18n::Bilingual;

super::problems! {
    /// The languages of the report do not say the same.
    LanguageProblem {
        MissingTranslation { lang: String, what: Bilingual } = "missing-translation", Fixed;
        en: format!("{} is missing in `{lang}`", what.en()), format!("add the text in `{lang}`");
        zh: format!("{}缺少`{lang}`文本", what.zh()), format!("请补上`{lang}`文本");
        means: "A text does not stand in every language of the report, or is empty in one." / "有一段文字没有写全报告的各种语言，或者某种语言为空。";
        why: "Its page in that language would have a hole." / "那种语言的页面上就会缺一块。";

        UnknownLanguage { lang: String, known: String } = "unknown-language", Fixed;
        en: format!("the report has no language `{lang}`"), format!("languages of the report: {known}");
        zh: format!("报告没有`{lang}`这种语言"), format!("报告的语言：{known}");
        means: "A text in a language that `languages` in content/report.yaml does not list." /
            "文本所用的语言没有列在content/report.yaml的`languages`里。";
        why: "It would never be shown; most likely the tag is misspelt." / "它永远不会显示，多半是语言标签写错了。";

        StructureDiffers { lang: String, found: Bilingual, expected: Bilingual } = "structure-differs", Fixed;
        en: format!("{} here, but {} at the same place in `{lang}`", found.en(), expected.en()),
            "give both languages the same blocks and references in the same order";
        zh: format!("这里是{}，`{lang}`文本的同一处却是{}", found.zh(), expected.zh()),
            "两种语言的段落和引用要相同，顺序也要相同";
        means: "The texts part here: another kind of block, another number of items, columns or rows, or other references." /
            "两种语言的文本从这里开始不同：段落的类型、条数、行列数或引用不一致。";
        why: "A reader of one language would be told something else than a reader of the other; and nothing after this place can be compared." /
            "两种语言的读者看到的会不一样；此后的内容也无法对照。";

        AnchorsDiffer { lang: String, found: String, expected: String } = "anchors-differ", Error;
        en: format!("the anchor is `{found}` here, but `{expected}` in `{lang}`"), "give the heading the same anchor in every language";
        zh: format!("这里的锚点是`{found}`，`{lang}`文本里却是`{expected}`"), "请让各种语言的这个标题用同一个锚点";
        means: "A heading has another anchor in a translation." / "同一个标题在译文里的锚点不同。";
        why: "Links to the section, and the switch between languages, would lead nowhere in one of them." /
            "指向这一节的链接和语言切换，在其中一种语言里会找不到地方。";

        NumbersDiffer { lang: String, found: Option<String>, expected: Option<String> } = "numbers-differ", Fixed;
        en: match (found, expected) {
            (Some(found), Some(expected)) => format!("{found} here, but {expected} at the same place in `{lang}`"),
            (Some(found), None) => format!("{found} here, but no such number at the same place in `{lang}`"),
            (None, expected) => format!("{} stands in `{lang}`, but not here", expected.as_deref().unwrap_or_default()),
        }, "correct the number, its unit or its bound (at least, about, more than) where it is wrong; `gongbao parity` tells how a pair is read";
        zh: match (found, expected) {
            (Some(found), Some(expected)) => format!("这里是{found}，`{lang}`文本的同一处却是{expected}"),
            (Some(found), None) => format!("这里是{found}，`{lang}`文本的同一处没有这个数"),
            (None, expected) => format!("`{lang}`文本里有{}，这里没有", expected.as_deref().unwrap_or_default()),
        }, "请改正写错的数字、单位或限定词（以上、约、超过）；用`gongbao parity`可以看一对文本是怎样读的";
        means: "A text and its translation do not say the same numbers, units or bounds. Both are read into canonical values: 17000亿元以上 and \"at least RMB 1.7 trillion\" are one." /
            "原文和译文的数字、单位或限定词不一致。两边都先读成标准值再比较：“17000亿元以上”与“at least RMB 1.7 trillion”相同。";
        why: "It is the second promise: both languages say the same. \"RMB 17 trillion\" would be ten times too much." /
            "这是第二项承诺：两种语言说的是同一件事。写成“RMB 17 trillion”就大了十倍。";

        NumbersNotCompared { lang: String } = "numbers-not-compared", Warning;
        en: format!("numbers in `{lang}` are not compared with those of the other languages"),
            "compare the numbers of both texts yourself; `severity: {numbers-not-compared: ignore}` turns this warning off";
        zh: format!("没有核对`{lang}`文本的数字与其他语言是否一致"),
            "请自行核对两种文本的数字；写`severity: {numbers-not-compared: ignore}`可以关闭这条警告";
        means: "Numbers in running text are compared between Chinese and English. Of this language they are not read, or only those in digits, so `numbers-differ` is never reported for it. Whether its numbers have a source is still checked, for those in digits." /
            "正文数字的核对限于中文和英文。这种语言的数字读不懂，或者只能读阿拉伯数字，因此不会报告`numbers-differ`。阿拉伯数字有没有来源仍然检查。";
        why: "A translation that says another number would be published without a word." / "译文的数字写错了，也不会有任何提示。";

        StaleTranslation { lang: String, path: String } = "stale-translation", Fixed;
        en: format!("the translation into `{lang}` is older than its source text"),
            format!("bring the translation up to date, then confirm it: gongbao translate confirm {path}");
        zh: format!("`{lang}`译文早于它的原文"), format!("请更新译文，然后确认：gongbao translate confirm {path}");
        means: "The source text was changed after somebody confirmed that the translation renders it, or changed places with another one: the items of a list in another order." /
            "有人确认过译文与原文相符，此后原文又改动了，或者与别的文字换了位置，例如列表的各项换了次序。";
        why: "The translation still renders the former source text, or is paired with another one." / "译文说的还是原文从前的意思，或者对着的已是另一段原文。";

        UnconfirmedTranslation { lang: String, path: String } = "unconfirmed-translation", Warning;
        en: format!("the translation into `{lang}` was never confirmed against its source text"),
            format!("compare the two, then confirm the translation: gongbao translate confirm {path}");
        zh: format!("`{lang}`译文从未对照原文确认过"), format!("请对照原文，然后确认：gongbao translate confirm {path}");
        means: "content/translations.yaml, which records what was confirmed, does not know this text." /
            "content/translations.yaml记录已确认的译文，其中没有这一段。";
        why: "Whether it renders its source text nobody has said yet, and a later change could not be noticed." /
            "还没有人说过它与原文相符，以后原文改动了也发现不了。";

        TermRendering { term: String, lang: String, renderings: String } = "term-rendering", Error;
        en: format!("`{term}` does not stand here in the rendering that the glossary gives in `{lang}`"),
            format!("write `{renderings}`; or list the rendering used here under `alternatives` in content/glossary.yaml");
        zh: format!("术语`{term}`在这里没有用术语表规定的`{lang}`译法"),
            format!("请写`{renderings}`；或把这里的译法列入content/glossary.yaml的`alternatives`");
        means: "Where a text of the first language uses a term of the glossary, its counterpart has the rendering or one of the alternatives." /
            "第一语言的文本用到术语表里的术语时，译文要用规定的译法或备选译法。";
        why: "Two renderings of one term look like two things." / "一个术语两种译法，看上去像两件事。";

        ForbiddenRendering { found: String, preferred: String } = "forbidden-rendering", Error;
        en: format!("the glossary says not to use `{found}`"), format!("write `{preferred}`");
        zh: format!("术语表规定不用`{found}`"), format!("请写`{preferred}`");
        means: "A rendering that a term of the glossary lists under `avoid`." / "术语表的`avoid`里列出了这个译法。";
        why: "It was judged misleading, or another rendering was agreed on." / "它容易引起误解，或者已商定用别的译法。";
    }
}
