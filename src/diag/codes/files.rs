//! Problems of files: those that cannot be read, those that are missing, those that nothing reads.

use crate::i18n::Bilingual;

super::problems! {
    /// A file of the project cannot be used.
    FileProblem {
        InvalidUtf8 = "invalid-utf8", Fixed;
        en: "the file is not valid UTF-8 from here on", "save the file as UTF-8";
        zh: "文件从这里起不是有效的UTF-8", "请把文件存为UTF-8编码";
        means: "The file holds bytes that are no text in UTF-8. What stands before them was read, the rest was not." /
            "文件里有不属于UTF-8文本的字节。此前的内容已读入，此后的没有。";
        why: "Another encoding (GBK, UTF-16) would turn Chinese characters into others without anybody noticing." /
            "若按其他编码（GBK、UTF-16）猜读，汉字会变成别的字而无人察觉。";

        FileTooLarge { bytes: u64, limit: u64 } = "file-too-large", Fixed;
        en: format!("the file has {bytes} bytes; at most {limit} are read"), "split the file";
        zh: format!("文件有{bytes}字节，最多只读{limit}字节"), "请把文件拆开";
        means: "A file of a report may have at most 32 MiB; one chapter, pillar, page, indicator, table or list 2 MiB." /
            "报告的单个文件最大32 MiB；一章、一个支柱、一页、一项指标、一张表或一份清单最大2 MiB。";
        why: "A larger one is most likely put there by mistake, and would hold up every build." /
            "更大的文件多半是误放的，而且会拖慢每一次构建。";

        UnreadableFile { why: Bilingual } = "unreadable-file", Fixed;
        en: format!("the file cannot be read: {}", why.en()), "check that the file exists and may be read";
        zh: format!("文件无法读取：{}", why.zh()), "请确认文件存在，并且有读取权限";
        means: "The system refused to read the file, or it is a symbolic link, which is never followed." /
            "系统拒绝读取该文件，或者它是符号链接；gongbao从不跟随符号链接。";
        why: "A link can lead out of the project, so that the same project would give another site on another machine." /
            "链接可能指向项目之外，同一个项目换一台机器就会生成不同的网站。";

        UnknownFile { path: String, expected: Bilingual } = "unknown-file", Warning;
        en: format!("`{path}` is not a file of a report and is not used"), format!("expected here: {}", expected.en());
        zh: format!("`{path}`不是报告的文件，没有用到"), format!("这里应为：{}", expected.zh());
        means: "A file below `content/` that no part of a report is read from." / "`content/`下有一个文件，报告的任何部分都不从它读取。";
        why: "Its name or folder is most likely misspelt, and what stands in it is then missing from the site." /
            "多半是文件名或文件夹写错了，其中的内容因此不会出现在网站上。";

        StrayFile { path: String, what: Bilingual, help: Bilingual } = "stray-file", Warning;
        en: format!("`{path}` {}; it is not used", what.en()), help.en().to_owned();
        zh: format!("`{path}`{}，没有用到", what.zh()), help.zh().to_owned();
        means: "A lock file, a backup, a file of the system, a hidden file, or a copy that a program for synchronising or an office program made. It is neither read nor published." /
            "锁文件、备份、系统文件、隐藏文件，或者同步程序、办公软件产生的副本。它不会被读取，也不会发布。";
        why: "Such files come into a folder without anybody's doing, can hold names and drafts, and have no business on a site." /
            "这类文件不知不觉就进了文件夹，里面可能有人名和草稿，不该出现在网站上。";

        MissingFile { path: String } = "missing-file", Fixed;
        en: format!("the file `{path}` is missing"), format!("create `{path}`");
        zh: format!("缺少文件`{path}`"), format!("请新建`{path}`");
        means: "Another file needs this one: a pillar its summary, a theme the file of a language." /
            "别的文件需要它：重点领域需要简介，主题需要各语言的文件。";
        why: "The page that needs it could not be drawn." / "没有它，相应的页面就画不出来。";

        Placeholder = "placeholder", Fixed;
        en: "something is still to be written here", "write it in place of TODO; where there is nothing to say, remove the key or the paragraph";
        zh: "这里还有内容没有写", "请写上内容，换掉TODO；若无可写，请删去这个键或这一段";
        means: "The word TODO stands as a value or in a text, as `gongbao new` and `gongbao init` put it." /
            "值或正文里还留着TODO，它是`gongbao new`和`gongbao init`放的占位符。";
        why: "A report with holes in it is not published by mistake; what else is wrong at the place follows from it and is not told." /
            "免得把没写完的报告误发出去；同一处的其他问题由此而来，不再另报。";

        CsvSyntax { why: Bilingual } = "csv-syntax", Fixed;
        en: why.en().to_owned(), "one line an observation, its cells separated by commas; the first line names them: period,value,source";
        zh: why.zh().to_owned(), "每行写一个观测值，用逗号分隔；第一行是列名：period,value,source";
        means: "The CSV file of a series is no table: a quotation mark without its counterpart, a cell without a column, or nothing at all." /
            "序列的CSV文件不成表格：引号不成对，单元格没有对应的列，或者文件是空的。";
        why: "From there on every cell would be read as another one." / "从那里起，每个单元格都会被读成别的内容。";

        FileName { why: Bilingual, help: Bilingual } = "file-name", Fixed;
        en: why.en().to_owned(), help.en().to_owned();
        zh: why.zh().to_owned(), help.zh().to_owned();
        means: "The name of a Markdown file gives the number of its chapter, its id and its language, and this one does not." /
            "Markdown文件名要写明章号、标识和语言，这个文件名没有做到。";
        why: "The name is the only place where they stand; without it the file belongs to no chapter." /
            "这些信息只写在文件名里，缺了就不知道文件属于哪一章。";
    }
}
