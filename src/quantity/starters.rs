//! Which Chinese characters anything begins with that the grammar knows: two thirds of a text are passed without a look.

/// In the order of their code points. More than need be: the first character of every word that the grammar names,
/// whatever it is named for. A test reads the grammar's own words.
const STARTERS: &[char] = &[
    '一', '七', '万', '三', '上', '下', '不', '世', '两', '个', '中', '为', '之', '九', '了', '二', '于', '五', '产',
    '亩', '人', '亿', '仟', '代', '以', '件', '企', '伍', '伏', '位', '低', '余', '作', '佰', '俩', '倍', '億', '元',
    '兆', '克', '党', '全', '八', '公', '六', '其', '再', '减', '几', '分', '到', '制', '削', '前', '功', '十', '千',
    '卅', '半', '压', '厘', '去', '叁', '及', '双', '召', '台', '号', '合', '吉', '后', '向', '吨', '员', '周', '和',
    '品', '四', '回', '园', '基', '增', '壹', '多', '大', '天', '契', '委', '媒', '字', '季', '家', '将', '小', '少',
    '就', '层', '届', '左', '市', '常', '平', '年', '度', '廿', '强', '形', '径', '微', '成', '户', '扩', '报', '拾',
    '捌', '接', '提', '摄', '支', '收', '政', '效', '数', '斤', '新', '方', '日', '是', '最', '月', '有', '未', '本',
    '条', '果', '柒', '样', '次', '欧', '每', '比', '毫', '气', '渠', '温', '港', '滑', '熟', '率', '玖', '瓦', '番',
    '百', '的', '省', '破', '种', '突', '立', '第', '米', '精', '约', '级', '纳', '经', '缩', '美', '翻', '者', '肆',
    '至', '节', '英', '萎', '萬', '行', '负', '贰', '走', '赶', '超', '跌', '载', '较', '辆', '边', '达', '过', '近',
    '通', '逾', '邻', '部', '都', '重', '链', '长', '附', '陆', '降', '集', '零', '靠', '项', '预', '高',
];

/// The first and the last of the common Chinese characters.
const COMMON: [char; 2] = ['\u{4e00}', '\u{9fff}'];

/// One bit for each of them: each character of a text is asked for.
#[expect(clippy::indexing_slicing, reason = "out of bounds would not compile")]
const BITS: [u64; 328] = {
    let mut bits = [0; 328];
    let mut next = 0;
    while next < STARTERS.len() {
        let at = STARTERS[next] as usize - COMMON[0] as usize;
        bits[at / 64] |= 1 << (at % 64);
        next += 1;
    }
    bits
};

/// Whether a number, or a word that surely is none, may begin with `character`. Whatever is neither a common Chinese character nor
/// one of the commonest marks may.
pub(super) fn may_begin(character: char) -> bool {
    match character {
        common if (COMMON[0]..=COMMON[1]).contains(&common) => {
            let at = common as usize - COMMON[0] as usize;
            BITS.get(at / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1)
        }
        '，' | '。' | '（' | '）' | '”' | '；' | ' ' | '\n' => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The files of the grammar of Chinese and of what it is built on.
    const GRAMMAR: [&str; 9] = [
        include_str!("calendar.rs"),
        include_str!("chinese.rs"),
        include_str!("context.rs"),
        include_str!("han.rs"),
        include_str!("joined.rs"),
        include_str!("measure.rs"),
        include_str!("named.rs"),
        include_str!("phrases.rs"),
        include_str!("units.rs"),
    ];

    #[test]
    fn every_word_of_the_grammar_begins_with_a_starter() {
        assert!(STARTERS.is_sorted());
        let mut words = 0;
        for file in GRAMMAR {
            let code: String =
                file.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<String>().replace("\\n", "");
            // Every other piece between quotation marks is a text; what is all marks is looked for around numbers.
            let words_alone = |text: &&str| text.contains(char::is_alphanumeric);
            for text in code.split('"').skip(1).step_by(2).filter(words_alone) {
                words += usize::from(text.chars().next().is_some_and(|first| {
                    assert!(may_begin(first), "{text} begins with {first}, which is no starter");
                    ('\u{4e00}'..='\u{9fff}').contains(&first)
                }));
            }
            for quoted in code.split('\'').skip(1) {
                let mut chars = quoted.chars();
                if let (Some(character), None) = (chars.next().filter(|it| it.is_alphanumeric()), chars.next()) {
                    assert!(may_begin(character), "{character} is no starter");
                }
            }
        }
        assert!(words > 300, "{words}");
    }
}
