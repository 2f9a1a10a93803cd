//! Problems of ids and of what refers to them.

use crate::i18n::Bilingual;

super::problems! {
    /// An id, or a reference to one, does not hold.
    ReferenceProblem {
        IdMismatch { id: String, expected: String } = "id-mismatch", Fixed;
        en: format!("the id is `{id}` but the file is named `{expected}`"), format!("write `id: {expected}`, or rename the file");
        zh: format!("标识是`{id}`，文件名却是`{expected}`"), format!("请写`id: {expected}`，或给文件改名");
        means: "A file of its own is named by the id of what it holds." / "单独成文件的内容，文件名就是它的标识。";
        why: "Who looks for an id finds the file by its name; two names for one thing lead astray." /
            "人们按标识找文件，一物两名会让人找错。";

        DuplicateId { kind: Bilingual, id: String } = "duplicate-id", Fixed;
        en: format!("the {} `{id}` is defined twice", kind.en()), "give one of the two another id";
        zh: format!("{}`{id}`定义了两次", kind.zh()), "请给其中一个换个标识";
        means: "Two things of one kind have the same id." / "同一类的两项内容用了同一个标识。";
        why: "A reference to the id could mean either, and both would have one address." /
            "对它的引用可能指任何一个，两者的网址也会相同。";

        ChapterNumber { number: u32 } = "chapter-number", Error;
        en: format!("two chapters have the number {number}"), "give one of the two another number, in all its languages";
        zh: format!("有两章的章号都是{number}"), "请给其中一章换个章号，各语言的文件都要改";
        means: "The file names of two chapters begin with the same number." / "两章的文件名以同一个数字开头。";
        why: "The number is the place of a chapter in the report, and two cannot have one." / "章号决定这一章排在哪里，两章不能同在一处。";

        UnknownReference { kind: Bilingual, id: String, nearest: Option<String> } = "unknown-reference", Fixed;
        en: format!("there is no {} `{id}`", kind.en()), match nearest {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => format!("define the {}, or correct the id", kind.en()),
        };
        zh: format!("没有{}`{id}`", kind.zh()), match nearest {
            Some(nearest) => format!("是否想写`{nearest}`？"),
            None => format!("请定义这个{}，或改正标识", kind.zh()),
        };
        means: "An id that nothing in the report has; or what has it is a draft, and drafts are left out." /
            "报告里没有内容用这个标识；也可能它是草稿，而草稿不收入。";
        why: "The link would lead nowhere, or the figure be missing from the page." / "链接会无处可去，或者页面上会缺少数字。";

        UnknownFragment { target: String, fragment: String, known: Bilingual } = "unknown-fragment", Fixed;
        en: format!("`{target}` has nothing called `{fragment}`"), format!("known: {}", known.en());
        zh: format!("`{target}`里没有`{fragment}`"), format!("现有：{}", known.zh());
        means: "What stands after `#` names no part of the target: no period of an indicator, no heading, no sentence." /
            "`#`后面的名称不是目标的任何部分：不是指标的某个时期，不是标题，也不是句子编号。";
        why: "The tool could not write the figure, or the link would stop at the top of a long page." /
            "工具写不出数值，或者链接只能停在长页面的开头。";
    }
}
