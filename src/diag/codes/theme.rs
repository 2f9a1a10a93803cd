//! Problems of themes.

use crate::i18n::Bilingual;

super::problems! {
    /// The theme cannot draw the report.
    ThemeProblem {
        ThemeUnknown { name: String, known: String } = "theme-unknown", Fixed;
        en: format!("there is no theme `{name}`"), format!("themes: {known}");
        zh: format!("没有主题`{name}`"), format!("现有主题：{known}");
        means: "`theme` in content/report.yaml names no folder of `themes/`, nor the theme inside the program." /
            "content/report.yaml的`theme`既不是`themes/`下的文件夹，也不是程序自带的主题。";
        why: "The report would be drawn with another theme than was meant." / "否则报告会用上别的主题。";

        TemplateError { why: Bilingual } = "template-error", Fixed;
        en: why.en().to_owned(), "correct the template; the fields of each page are listed in the theme's README";
        zh: why.zh().to_owned(), "请改正模板；每种页面可用的字段见主题的README";
        means: "A template of the theme cannot be read or drawn. The message is that of the template engine, Tera." /
            "主题的模板读不了或画不出。所引的是模板引擎Tera的原话。";
        why: "The pages that use it cannot be made." / "用到它的页面都无法生成。";

        PluralMissing { lang: String, forms: String, keys: String } = "plural-missing", Error;
        en: format!("`{lang}` needs the form {forms} for counts, which is missing in {keys}"), "add the form beside `other`";
        zh: format!("`{lang}`说明数量时需要{forms}形式，{keys}没有"), "请在`other`旁补上";
        means: "A text of the theme's language file has forms for counts, but not all that the language has, by the plural categories of CLDR." /
            "主题语言文件中有一段文字按数量分列形式，却没有写全这种语言的复数类别（CLDR）。";
        why: "A count would stand before a word in the wrong form." / "数字后面的词就会用错形式。";

        PhraseMissing { lang: String, key: String } = "phrase-missing", Fixed;
        en: format!("the theme has no phrase `{key}` in `{lang}`"), "add it under `phrases:`";
        zh: format!("主题缺少`{lang}`的短语`{key}`"), "请加在`phrases:`之下";
        means: "The theme's English has a phrase that this language lacks." / "主题的英文有这个短语，这种语言没有。";
        why: "The page would fall back to another language in the middle of a sentence." / "页面会在一句话中间换成别的语言。";
    }
}
