//! Problems of YAML: what cannot be read, and keys and values that a report does not have.

use crate::i18n::Bilingual;

super::problems! {
    /// A YAML file, or the front matter of a Markdown file, is not what a report holds.
    YamlProblem {
        YamlSyntax { why: Bilingual, help: Bilingual } = "yaml-syntax", Fixed;
        en: format!("YAML syntax: {}", why.en()), help.en().to_owned();
        zh: format!("YAML语法错误：{}", why.zh()), help.zh().to_owned();
        means: "The text is not YAML. The place is where reading had to stop; the mistake may stand a little before it." /
            "文本不是合法的YAML。所标位置是读不下去的地方，错误可能在它稍前。";
        why: "Nothing of the file can be used before it is mended." / "改好之前，这个文件的内容一概不能用。";

        YamlComment { text: String, comment: String } = "yaml-comment", Warning;
        en: format!("`{comment}` is a comment and not part of the text"),
            format!("if it belongs to the text, put the whole of it in quotes: \"{text}{comment}\"; if it is a comment, write it on a line of its own");
        zh: format!("`{comment}`是注释，不属于这段文字"),
            format!("若是正文的一部分，请给整段文字加引号：\"{text}{comment}\"；若是注释，请另起一行写");
        means: "In YAML, `#` after a blank begins a comment, also in the middle of a text that has no quotes." /
            "在YAML里，空格后面的`#`表示注释的开始；没有加引号的文字，写到一半遇到它也会被截断。";
        why: "The rest of the text would be missing from the site, and nothing would look wrong in the file." /
            "后半段文字不会出现在网站上，文件里却看不出问题。";

        YamlAlias = "yaml-alias", Fixed;
        en: "YAML anchors and aliases are not used in report files", "write the value out where it is used";
        zh: "报告文件不使用YAML的锚点和别名", "请在用到的地方把值写全";
        means: "An anchor (`&name`) or an alias (`*name`), which lets one value stand for another." /
            "出现了锚点（`&name`）或别名（`*name`），即用一处的值代替另一处。";
        why: "Every value has one place that can be shown and edited; small files with aliases can also grow without limit." /
            "每个值都应有唯一的位置，便于指出和修改；带别名的小文件还可能无限膨胀。";

        YamlTag { tag: String } = "yaml-tag", Fixed;
        en: format!("the YAML tag `{tag}` is not used in report files"), "remove the tag; quote the value if it is text";
        zh: format!("报告文件不使用YAML标签`{tag}`"), "请删去标签；值若是文字，请加引号";
        means: "A tag (`!name`, `!!str`) tells a YAML reader to take the value for something else." /
            "标签（`!name`、`!!str`）要求YAML读取器把值当作别的类型。";
        why: "What a value is depends on its key alone, so that it looks the same to every reader." /
            "值的类型只由它的键决定，谁来读都一样。";

        YamlDocuments = "yaml-documents", Fixed;
        en: "a second YAML document begins here; a report file holds one", "remove the line `---`, or make a second file";
        zh: "这里开始了第二个YAML文档，而报告文件只能有一个", "请删去`---`这一行，或另建一个文件";
        means: "A line `---` inside the file begins another document." / "文件中间的`---`行会开始另一个文档。";
        why: "Only the first would be read, and the rest be lost in silence." / "否则只会读第一个，其余内容会悄悄丢失。";

        YamlTooDeep { limit: usize } = "yaml-too-deep", Fixed;
        en: format!("nested deeper than {limit} levels"), "no report file needs such nesting; check the indentation";
        zh: format!("嵌套超过{limit}层"), "报告文件不需要这么深的嵌套，请检查缩进";
        means: "Lists and maps stand inside each other more often than any report needs." / "列表和映射层层嵌套，超过了任何报告的需要。";
        why: "It is a slip of indentation or brackets, or a file made to exhaust the program." /
            "多半是缩进或括号写错了，也可能是用来耗尽程序资源的文件。";

        DuplicateKey { key: String } = "duplicate-key", Fixed;
        en: format!("the key `{key}` is written twice"), format!("keep one `{key}`");
        zh: format!("键`{key}`写了两次"), format!("`{key}`只保留一个");
        means: "One map has the same key twice." / "同一个映射里有两个相同的键。";
        why: "Which of the two values would count cannot be seen in the file." / "从文件里看不出哪个值算数。";

        UnknownKey { key: String, nearest: Option<String>, known: Vec<String> } = "unknown-key", Fixed;
        en: format!("unknown key `{key}`"), match nearest {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None if is_number(key) => format!("in braces a comma ends an entry: write decimals with a point (1.{key}), and no commas between thousands"),
            None => format!("known keys: {}", known.join(", ")),
        };
        zh: format!("没有`{key}`这个键"), match nearest {
            Some(nearest) => format!("是否想写`{nearest}`？"),
            None if is_number(key) => format!("花括号里的逗号表示一项结束：小数请用点（1.{key}），千位之间不加逗号"),
            None => format!("可用的键：{}", known.join("、")),
        };
        means: "The key is none of those that stand here, which the message lists." / "这里没有这个键；可用的键列在提示里。";
        why: "A misspelt key would otherwise be passed over, and its value be missing from the site." /
            "否则写错的键会被略过，它的值就不会出现在网站上。";

        MissingKey { key: String } = "missing-key", Fixed;
        en: format!("the key `{key}` is missing"), format!("add `{key}:` here");
        zh: format!("缺少键`{key}`"), format!("请在这里加上`{key}:`");
        means: "A key that must be there is absent or empty." / "必须有的键没有写，或者值为空。";
        why: "Nothing is invented: what the file does not say cannot be shown." / "工具从不编造：文件没有写的，网站就无从显示。";

        InvalidValue { why: Bilingual } = "invalid-value", Fixed;
        en: why.en().to_owned(), "correct the value; `gongbao schema` writes down what each key takes, for editors";
        zh: why.zh().to_owned(), "请改正这个值；`gongbao schema`会写出各个键接受什么值，供编辑器使用";
        means: "The value is not of the kind that its key takes: a word that is none of the choices, text for a number, a date that is none." /
            "值不是这个键所接受的：不在可选范围之内的词，该写数字却写了文字，不存在的日期。";
        why: "A value that is guessed at would be published as if somebody had written it." / "猜测出来的值，会像有人写过一样发布出去。";
    }
}

/// Whether a key is what a comma in a number leaves behind it: `value: 1,8`.
fn is_number(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit())
}
