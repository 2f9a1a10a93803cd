//! Problems of how text is typed: marks and spaces of a script.

use crate::i18n::{code_point, is_odd_space};

super::problems! {
    /// A text is not typed as its language is.
    TypingProblem {
        HanPunctuation { wrong: String, corrected: String } = "han-punctuation", Warning;
        en: format!("Chinese text does not write `{wrong}`"), format!("write `{corrected}`");
        zh: format!("中文里不写`{wrong}`"), format!("请写`{corrected}`");
        means: "A mark of Latin typing inside Chinese text: `,;:?!()`, straight quotation marks, `...`, `--`, full-width digits or letters." /
            "中文里用了西文标点：`,;:?!()`、直引号、`...`、`--`，或全角的数字、字母。";
        why: "GB/T 15834 gives Chinese text its own marks, as wide as its characters; half-width ones stand crooked in the line." /
            "GB/T 15834规定中文用自己的标点，与汉字同宽；半角标点会使行文参差不齐。";

        HanSpacing { corrected: String } = "han-spacing", Warning;
        en: "a space in Chinese text", format!("write `{corrected}`; the space between scripts is the browser's work");
        zh: "中文里多了空格", format!("请写`{corrected}`；中西文之间的间隔由浏览器处理");
        means: "A typed space between Chinese characters, or between them and Latin letters or digits." /
            "汉字之间，或汉字与西文字母、数字之间，敲了空格。";
        why: "The style sheet sets the gap between scripts; a typed one is too wide, and breaks search and copying." /
            "中西文之间的间隔由样式表设定；敲出来的空格太宽，还会影响检索和复制。";

        ForeignPunctuation { wrong: String, corrected: String } = "foreign-punctuation", Warning;
        en: format!("a full-width `{wrong}` in Latin text"), format!("write `{corrected}`");
        zh: format!("西文里用了全角的`{wrong}`"), format!("请写`{corrected}`");
        means: "A mark of Chinese typing inside a text in a language that is written with spaces." / "用空格分词的语言里出现了中文标点。";
        why: "It leaves a gap as wide as a character, and screen readers do not pause at it." /
            "它会留下一个字宽的空隙，读屏软件也不在那里停顿。";

        UntranslatedText { lang: String } = "untranslated-text", Warning;
        en: format!("a passage in Chinese characters in the text in `{lang}`"),
            "translate it, or put it in parentheses or quotation marks if the words themselves are meant";
        zh: format!("`{lang}`文本里有一段汉字"), "请译出；若指的是原词本身，请放进括号或引号";
        means: "Eight or more Chinese characters outside parentheses and quotation marks in a text of another language, or any in a formula." /
            "其他语言的文本里，括号和引号之外有八个以上的汉字，或者公式里有汉字。";
        why: "It was most likely left over in translation, and its readers cannot read it." / "多半是漏译，而读者看不懂。";

        InvisibleCharacter { character: char } = "invisible-character", Warning;
        en: if *character == '\u{fffd}' { "a character was lost here (U+FFFD)".to_owned() } else {
            format!("an invisible character stands here: {}", code_point(*character).en())
        }, if *character == '\u{fffd}' {
            "type it again; the text was read in another encoding than it was written in"
        } else if is_odd_space(*character) {
            "delete it, or type an ordinary space in its place"
        } else {
            "delete it; it was most likely copied along with a text"
        };
        zh: if *character == '\u{fffd}' { "这里丢了一个字符（U+FFFD）".to_owned() } else {
            format!("这里有一个看不见的字符：{}", code_point(*character).zh())
        }, if *character == '\u{fffd}' {
            "请重新录入；文字曾按别的编码读取"
        } else if is_odd_space(*character) {
            "请删去，或换成普通空格"
        } else {
            "请删去；多半是复制文字时带进来的"
        };
        means: "A character without a shape, or a space that is not the ordinary one where only an ordinary one counts: at the edge of a value, in a key, before a line. Characters that do something for their text (joiners in Persian, selectors of emoji) are not meant." /
            "有一个没有字形的字符，或者在值的首尾、键里、行首出现了不是普通空格的空白。对文字确有作用的（波斯文的连字符、表情符号的选择符）不算。";
        why: "Words with it look like words without it, but no search and no comparison takes them for the same." /
            "带有它的词看起来没有两样，检索和比对时却不是同一个词。";

        UnbalancedQuotes { mark: char, counterpart: char } = "unbalanced-quotes", Warning;
        en: format!("`{mark}` has no counterpart"), if mark == counterpart {
            "add the one that is missing, or remove this one".to_owned()
        } else {
            format!("add `{counterpart}`; a mark inside a pair of its own kind is of the other kind: “ ‘ ’ ”")
        };
        zh: format!("`{mark}`没有配对"), if mark == counterpart {
            "请补上缺少的一个，或删去这一个".to_owned()
        } else {
            format!("请补上`{counterpart}`；同类标点嵌套时，里层用另一种：“ ‘ ’ ”")
        };
        means: "A quotation mark, bracket or book-title mark is opened and not closed, closed and not opened, or out of order." /
            "引号、括号或书名号只开不闭、只闭不开，或者次序错乱。";
        why: "Where the words of somebody else end cannot be seen." / "读者看不出别人的话到哪里为止。";
    }
}
