//! Problems of the site as a whole: its addresses, and what hosts and other programs read beside its pages.

use crate::i18n::Bilingual;

super::problems! {
    /// What is said to hosts and other programs does not hold.
    SiteProblem {
        AddressTaken { address: String, other: String } = "address-taken", Fixed;
        en: if address == other { format!("the site has `{address}` already") } else { format!("`{address}` cannot stand beside `{other}` in one site") },
            if address == other { "rename the file, or give the page another id" } else { "rename one of the two: on macOS and Windows names that differ only in case are one, and no name can be a file and a folder" };
        zh: if address == other { format!("网站里已经有`{address}`") } else { format!("`{address}`不能与`{other}`同在一个网站里") },
            if address == other { "请给文件改名，或换一个标识" } else { "请给其中一个改名：只差大小写的名字，在macOS和Windows上是同一个；同一个名字也不能既是文件又是文件夹" };
        means: "Two things would have one address: two files, a page and a file of `content/static/`, or a page whose id is the name of a page that every site has (`search`, `index`, `404`)." /
            "两样东西会有同一个网址：两个文件，一个页面和`content/static/`里的一个文件，或者页面的标识与每个网站都有的页面（`search`、`index`、`404`）同名。";
        why: "One of the two would take the other's place." / "其中一个会顶替另一个。";

        AddressUnusable { why: Bilingual } = "address-unusable", Fixed;
        en: why.en().to_owned(), "rename the file, or give the page another id";
        zh: why.zh().to_owned(), "请给文件改名，或换一个标识";
        means: "A name that some system cannot store: `con`, `aux` and `nul` are devices on Windows, which also has no names with `:` or `?`, or with a dot or a space at their end." /
            "有的系统存不了这个名字：`con`、`aux`、`nul`在Windows上是设备；Windows的文件名也不能有`:`、`?`，末尾不能是点或空格。";
        why: "The site is plain files, which anybody can build, copy and unpack on any machine." /
            "网站就是一批普通文件，谁都可以在任何机器上构建、复制和解压。";

        SecurityContact { text: String, forms: &'static [&'static str] } = "security-contact", Error;
        en: if text.is_empty() { "nobody is named".to_owned() } else { format!("`{text}` has none of the forms of RFC 9116") },
            format!("write it with {}", forms.join(", "));
        zh: if text.is_empty() { "没有写联系方式".to_owned() } else { format!("`{text}`不是RFC 9116所许的形式") },
            format!("请以{}开头", forms.join("、"));
        means: "Who finds a weakness of the site is told by `/.well-known/security.txt` whom to tell; the file has addresses, not words: `mailto:security@example.org`, `tel:+86-431-0000000`, `https://…`." /
            "`/.well-known/security.txt`告诉发现安全问题的人该找谁。其中写的是地址：`mailto:security@example.org`、`tel:+86-431-0000000`、`https://…`。";
        why: "Programs that look for a contact pass over what is no address." / "查找联系方式的程序会跳过不是地址的内容。";

        SecurityExpired { expires: String } = "security-expired", Warning;
        en: format!("the contact for weaknesses expired on {expires}"), "see whether it still holds, and give a day within a year from now";
        zh: format!("安全联系方式已于{expires}失效"), "请核对是否仍然有效，并改为一年之内的日期";
        means: "`security.expires` has come: from that day on nobody should rely on `/.well-known/security.txt`." /
            "`security.expires`所写的日子已到，此后不应再依靠`/.well-known/security.txt`。";
        why: "A contact that nobody looked after for a year may lead to nobody." / "一年没有核对过的联系方式，可能已经无人负责。";

        CardGlyph { missing: String, lang: Option<String> } = "card-glyph", Warning;
        en: match lang {
            Some(lang) => format!("no social card can show {missing}: no page in `{lang}` gets one"),
            None => format!("no social card can show {missing}: the page gets none"),
        }, if lang.is_some() {
            "nothing has to be done: pages without a card are passed on without a picture; `severity: {card-glyph: ignore}` silences this"
        } else {
            "write it with other characters, or leave it: the page is then passed on without a picture"
        };
        zh: match lang {
            Some(lang) => format!("分享卡片没有{missing}的字形：`{lang}`的网页都不做卡片"),
            None => format!("分享卡片没有{missing}的字形：这一页不做卡片"),
        }, if lang.is_some() {
            "不必处理：没有卡片的网页转发时不带图片；写`severity: {card-glyph: ignore}`即不再提示"
        } else {
            "请换用别的字；不换的话，转发这一页时没有图片"
        };
        means: "Pages have a card that is shown where somebody passes their address on; it is drawn with fonts inside the program, which hold the characters of GB 2312 and Latin letters. A page whose card would lack a character has none; where the character stands in the report's title or the publisher's name, or where the fonts lack the letters of a language (Arabic, Korean, traditional Chinese), no page of the language has one." /
            "网页有分享卡片，转发网址时显示。卡片用程序自带的字体绘制，字体只有GB 2312的汉字和拉丁字母。卡片会缺字的网页不做卡片；所缺的字在报告标题或发布者名称里的，或者字体没有某种语言的文字的（阿拉伯文、韩文、繁体中文等），这种语言的网页都不做卡片。";
        why: "A box in a name looks like a mistake of whoever published it." / "名称里出现方框，看起来像是发布者出了错。";
    }
}
