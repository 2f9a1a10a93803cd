//! What is right, what is wrong, and what is written instead.

use super::findings;
use crate::diag::TypingProblem;
use crate::i18n::Lang;

/// Each finding of a text: its code, the characters it marks, and the correction that it offers.
fn told(tag: &str, text: &str) -> Vec<String> {
    findings(text, &Lang::try_from(tag.to_owned()).unwrap())
        .into_iter()
        .map(|(range, problem)| {
            let marked = text.get(range).unwrap();
            match problem {
                TypingProblem::HanPunctuation { corrected, .. } => format!("{marked} → {corrected}"),
                TypingProblem::HanSpacing { corrected } => format!("space → {corrected}"),
                TypingProblem::ForeignPunctuation { corrected, .. } => format!("foreign {marked} → {corrected}"),
                TypingProblem::UntranslatedText { .. } => format!("untranslated {marked}"),
                TypingProblem::UnbalancedQuotes { mark, .. } => format!("unpaired {mark}"),
                TypingProblem::InvisibleCharacter { character } => format!("invisible {character:?}"),
            }
        })
        .collect()
}

fn nothing(tag: &str, texts: &[&str]) {
    for text in texts {
        assert_eq!(told(tag, text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn chinese_text_as_it_should_be_is_left_alone() {
    nothing(
        "zh",
        &[
            "产值1,000亿元，比例3:1，时间10:30，增长6.5%。",
            "知识共享署名4.0国际许可协议（CC BY 4.0）",
            "见https://example.org/a?b=1:2,3，另见后文。",
            "世界卫生组织（World Health Organization, Geneva）",
            "“外层‘内层’引号”和《书名》",
            "2021—2025年，长春—吉林，其中——如前所述……",
            "第一章 总论",
            "来源写作Xi'an, Shaanxi的地方",
            "\u{FFFC}以上，比\u{FFFC}高",
            "Organization for Economic Co-operation (OECD)，下同",
            "约束性（binding）",
            "O’Brien说",
        ],
    );
}

#[test]
fn half_width_marks_in_chinese_text_are_found() {
    for (text, expected) in [
        ("汽车,食品", ", → 汽车，食品"),
        ("目标:产值", ": → 目标：产值"),
        ("GDP;工业", "; → GDP；工业"),
        ("为什么?", "? → 为什么？"),
        ("好!", "! → 好！"),
        ("规划(草案)", "(草案) → 规划（草案）"),
        ("许可(CC BY)", "(CC BY) → 许可（CC BY）"),
        ("到此为止.", ". → 到此为止。"),
        ("等等...", "... → 等等……"),
        ("等等。。。", "。。。 → 等等……"),
        ("等等…", "… → 等等……"),
        ("规划--目标", "-- → 规划——目标"),
        ("2021–2025年", "– → 2021—2025"),
        ("第１项", "１ → 第1项"),
        ("ＧDP", "Ｇ → GDP"),
        ("\u{FFFC},达到", ", → …，达到"),
    ] {
        assert_eq!(told("zh", text), [expected], "{text}");
    }
    assert_eq!(told("zh", "称\"一主\"为"), ["\" → 称“一主\"为", "\" → 称\"一主”为"]);
}

#[test]
fn spaces_in_chinese_text_are_found() {
    for text in
        ["增长 6.5%", "工业 GDP", "汽车， 食品", "到\n2025年", "工业\u{3000}农业", "达到 \u{FFFC}", "\u{FFFC} 以上"]
    {
        let told = told("zh", text);
        assert!(told.len() == 1 && told[0].starts_with("space"), "{text}: {told:?}");
    }
    nothing("zh", &["CC BY 4.0", "World Bank, 2021"]);
}

#[test]
fn marks_without_counterpart_are_found() {
    for (tag, text, mark) in [
        ("zh", "“一主六双", '“'),
        ("zh", "一主六双”", '”'),
        ("zh", "《规划", '《'),
        ("zh", "（见上文", '（'),
        ("zh", "“甲《乙”丙》", '《'),
        ("en", "the \"plan", '"'),
        ("en", "(see above", '('),
        ("en", "“the plan", '“'),
    ] {
        assert!(told(tag, text).contains(&format!("unpaired {mark}")), "{text}: {:?}", told(tag, text));
    }
    nothing(
        "en",
        &["the enterprises’ output", "a 5\" pipe", "1) the first, b) the second", "the ‘plan’s’ name", "[sic]"],
    );
}

#[test]
fn full_width_marks_in_english_text_are_found() {
    assert_eq!(told("en", "output，value"), ["foreign ， → output,value"]);
    assert_eq!(told("en", "the class 万亿级。"), ["foreign 。 → 万亿级."]);
    assert_eq!(told("en", "１ item"), ["foreign １ → 1 item"]);
    assert_eq!(told("en", "该报告介绍规划的由来。")[0], "foreign 。 → 划的由来.");
    assert_eq!(told("en", "See 该报告介绍规划的由来 here"), ["untranslated 该报告介绍规划的由来"]);
    nothing(
        "en",
        &[
            "以上 is \"at least\"",
            "fields (“芯、光、星、车、网”); on",
            "the “plan” — in 2021–2025 …",
            "the Plan (《吉林省工业发展“十四五”规划》)",
        ],
    );
}
