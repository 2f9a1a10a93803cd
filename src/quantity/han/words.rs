//! The words of Chinese around numbers, as data: what holds a numeral and counts nothing, bounds, falls and rises, measures.

use crate::quantity::Comparator;
use crate::quantity::cursor::Cursor;
use crate::quantity::lexicon::{Prefixes, Suffixes, in_both_scripts};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Words in which a numeral counts nothing: idioms, places, firms, terms. Where a numeral is 一 alone it is loose anyway.
const NAMES: &str = "\
    四面八方 千方百计 成千上万 千家万户 千千万万 千军万马 千变万化 万分感谢 百千万工程 百万英才 十全十美 \
    十分 十足 十字 十堰 十拿九稳 十万火急 一五一十 一石二鸟 一穷二白 一带一路 一言九鼎 一波三折 二氧化 \
    二手 二维码 二次元 二胡 二连浩特 二人转 二话不说 二道区 二道白河 二道江 二噁英 二甲 二恶英 二郎 \
    三一重工 三一集团 三番五次 三甲 三亚 三星 三明市 三门峡 三氧化 三轮车 三轮摩托 三聚氰胺 三文鱼 \
    三心二意 三言两语 三五成群 三沙 三顾茅庐 举一反三 再三 四平 四川 四氯 四海 四通八达 四分五裂 四肢 \
    四合院 四邻 四库全书 丢三落四 朝三暮四 不三不四 五金 五一 五四 五粮液 五粮 五常 五指山 五台山 五彩 \
    五谷丰登 五花八门 五湖四海 五菱 五矿 五脏 五行八作 五线谱 六合 六盘水 六安 六一 六神 六角 六氟化 \
    六味地黄 六亲 七一 七匹狼 七台河 七夕 七上八下 七嘴八舌 七彩 乱七八糟 横七竖八 八一 八方 八达岭 \
    八卦 八宝 八角 八路军 八仙 七零八落 九寨沟 九三 九鼎 九江 九龙 九州 九牛一毛 九华山 九阳 九泉 \
    接二连三 零一 零售 零部件 零件 零星 零食 零散 零配件 零距离 零担 零工 一一 一二三产业 独一无二 \
    说一不二 数一数二 略知一二 双千兆 千兆 千万不 千万别 千萬不 千万要 千层 千年古 半导体 半径 半岛 \
    半成品 半自动 半途 半夜 半空 半天 半封闭 半湿润 半干旱 半挂 半拉山 半月谈 半边天 半结构化 一知半解 \
    事半功倍 半决赛 半导 两点一线 三点一线 两弹一星 两江新区 两广 两湖 两淮 双重 双方 双向 双边 双鸭山 \
    双阳 双辽 双击 双流 双汇 双星 双休 双语 翻译 翻身 翻新 翻修 翻越 翻看 第一时间 第三方 第三者 \
    第一线 第一手 第一书记 二叠 三叠 二锅头 三鹿 三全 三棵树 三只松鼠 兆易 数九 三元锂 三元正极 \
    三元材料 三元前驱 五角大楼 五角星 九台区 九台农商 长三角 珠三角 三角洲 三角形 三角债 万一";

/// What begins like one of them and is none.
const NO_NAMES: &str = "万一千 万一百 四平方 三星级 三星級 四季度 十分之 十分钟 十分鐘 五一九 二手续";

/// Words of which the numeral may count or be part of a name: read, and loose.
const PERHAPS_NAMES: &str = "三峡 三峽 三国 三國 三维 二维 三农 三農 四季 四处 四處 四周 九台 三元 五角 四方 三角 三包 四环 三江 三思 三七 二八";

/// A word by its first character that may begin a number, with the bytes before that.
type NamesByAnchor = FxHashMap<char, Vec<(String, usize)>>;

fn by_anchor(words: &'static str) -> NamesByAnchor {
    let mut table = NamesByAnchor::default();
    for name in words.split_whitespace().flat_map(in_both_scripts) {
        if let Some((offset, first)) = name.char_indices().find(|(_, character)| super::is_anchor(*character)) {
            table.entry(first).or_default().push((name, offset));
        }
    }
    table.values_mut().for_each(|names| names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len())));
    table
}

/// The end of the word around `at` whose first numeral stands there and counts nothing.
pub(super) fn name_around(at: Cursor<'_>) -> Option<Cursor<'_>> {
    static TABLE: LazyLock<NamesByAnchor> = LazyLock::new(|| by_anchor(NAMES));
    let end = around(&TABLE, at)?;
    let other = NO_NAMES.split_whitespace().any(|word| at.rest().starts_with(word));
    (!other).then_some(end)
}

/// Whether the numeral at `at` may be part of a name.
pub(super) fn is_perhaps_name(at: Cursor<'_>) -> bool {
    static TABLE: LazyLock<NamesByAnchor> = LazyLock::new(|| by_anchor(PERHAPS_NAMES));
    around(&TABLE, at).is_some()
}

fn around<'t>(table: &NamesByAnchor, at: Cursor<'t>) -> Option<Cursor<'t>> {
    table.get(&at.peek()?)?.iter().find_map(|(name, offset)| {
        let start = at.at.checked_sub(*offset)?;
        let end = start + name.len();
        (at.between(start, end) == name).then(|| at.to(end))
    })
}

/// One-character classifiers between a number and 以上, 左右, and what tells 2000家 from the year 2000.
pub(super) const MEASURES: &str = "家个個项項户戶名人件台臺辆輛座颗顆所条條款种種处處例份套类類批次艘架只隻头頭岁歲级級档门門支队隊间間村县縣市省株幅位层層册冊篇场場届屆轮輪张張本枚棵盏盞根口部座栋棟团團宗起笔筆票期桩樁眼艇箱袋瓶社戸校棟";

/// Nouns that may stand between a counted number and what bounds it: 5万人以上, 200家企业以上.
pub(super) const NOUNS: &[&str] = &[
    "人次",
    "人年",
    "技术人员",
    "专业人员",
    "工作人员",
    "员工",
    "党员",
    "农户",
    "游客",
    "教师",
    "医生",
    "工人",
    "居民",
    "村民",
    "人员",
    "人口",
    "企业",
    "企業",
    "项目",
    "岗位",
    "学生",
    "职工",
    "家庭",
    "病例",
    "车次",
    "床位",
    "机组",
    "班次",
];

/// What begins with 百 or 千 and is a unit or another word.
pub(super) const UNIT_STARTS: &[&str] = &[
    "千瓦",
    "千米",
    "千克",
    "千伏",
    "千卡",
    "千帕",
    "千焦",
    "千赫",
    "百分",
    "百帕",
    "千分之",
    "万分之",
    "千乏",
    "千安",
];

/// What is of a class of size: 万亿元产业.
pub(super) const TIER_NOUNS: &[&str] = &["产业", "集群", "园区", "企业", "行业", "基地", "支柱", "链", "產業", "企業"];

const BEFORE: &[(Comparator, &str)] = &[
    (
        Comparator::AtLeast,
        "\
        不低于 不少于 不小于 不下于 不亚于 不下 至少 最少 最低 起码 大于等于 大于或等于 ≥ ⩾",
    ),
    (
        Comparator::AtMost,
        "\
        不超过 不超 不高于 不多于 不大于 不突破 不得超过 未超过 不能超过 不应超过 至多 最多 最高不超过 最长不超过 最高 最长 \
        小于等于 小于或等于 ≤ ⩽",
    ),
    (Comparator::MoreThan, "超过 超出 突破 高于 多于 大于 逾 超 过 > ＞ 高出 迈过 破"),
    (Comparator::LessThan, "低于 少于 小于 不到 不足 未满 不满 未达 未到 < ＜ 仅不到"),
    (Comparator::Nearly, "将近 將近 接近 近 逼近 临近"),
    (Comparator::About, "大约 大概 约 約 およそ ≈ ~ ～ 大致 左右约 大约在"),
];

/// Words that turn the bound behind them round: 不得少于, 尚未突破, 未能达到.
const NOT: &str = "\
    不得 不宜 不应 不应当 不能 不可 不会 不许 不准 不要 不再 未能 没有 没 沒有 尚未 从未 从来没有 未曾 未 无法 難以 难以 并未 並未 并不 \
    不允许 不至于 禁止 未必 不一定 勿";

/// Words that end like a comparator and are none.
const NOT_BEFORE: &str = "\
    节约 制约 合约 契约 预约 条约 公约 签约 违约 续约 履约 誓约 纽约 赴约 最近 附近 靠近 邻近 远近 \
    新近 临近 通过 经过 度过 走过 来过 去过 见过 有过 曾超 超级 达到 赶超 反超 打破 攻破 爆破 不过 \
    渡过 审议通过";

const AFTER: &[(Comparator, &str)] = &[
    (Comparator::AtLeast, "+ ＋ 及以上 或以上 以上 起步"),
    (Comparator::AtMost, "及以下 或以下 以内 之内 以內 封顶"),
    (Comparator::Below, "以下"),
    (Comparator::About, "左右 上下 前后 许 程度 ほど"),
    (Comparator::MoreThan, "有余 开外 出头 を超え を上回"),
    (Comparator::LessThan, "不到 不足 未満 を下回"),
    (Comparator::Equal, "之多 起"),
];

/// A fall by so much, where no 到 or 至 follows.
const FALLS: &str = "\
    下降 降低 减少 回落 下滑 下跌 缩减 压减 削减 收窄 下调 下浮 负增长 降幅 跌幅 零下 缩小 缩短 \
    压缩 减排 减亏 去产能 去库存 萎缩 滑落 走低 精简 减幅 缩水 下探 裁减 裁员 锐减 骤降 流失 减持 \
    缩量 亏损";

/// A rise by so many times, which adds the base.
const RISES: &str = "\
    增长 增加 提高 扩大 提升 上升 高出 多出 增幅 上涨 净增 上调 猛增 激增 攀升 增多";

/// What names a code: the digits behind it say which one it is.
const CODES: &str = "\
    电话 电话： 传真 热线 手机 客服 邮编 邮政编码 账号 帐号 卡号 证号 编号 代码 信用代码 股票代码 \
    证券代码 ISBN ISSN CN QQ 邮编： 号码 身份证号 工号 学号 备案号 许可证号 区号 车牌号 \
    批准文号 拨打 致电 专利号 TEL Tel tel FAX Fax Tel. 信箱 ISO IEC GB \
    GB/T GBT HJ JB/T QB/T YY/T DB DIN ASTM ANSI EN IEEE RFC \
    GB/Z DL/T NB/T SJ/T HG/T CJ/T JGJ ISO/IEC T/CAS";

/// What is done or remembered on a day, behind its month and day: 8.13印发.
const DAYS: &str = "\
    印发 发布 公布 召开 讲话 会议 晚会 地震 事件 大会 起义 惨案 演讲 活动 重要讲话 专案 案件 事故 \
    签署 通过 实施 起施行 截止 开幕 闭幕 发行 上线 揭牌 开工 投产";

/// Each word of lists with what its list means.
fn meanings<T: Copy>(lists: &'static [(T, &'static str)]) -> impl Iterator<Item = (&'static str, T)> {
    lists.iter().flat_map(|(meaning, words)| words.split_whitespace().map(|word| (word, *meaning)))
}

fn plain(words: &'static str) -> impl Iterator<Item = (&'static str, ())> {
    words.split_whitespace().map(|word| (word, ()))
}

pub(super) static BOUNDS_BEFORE: LazyLock<Suffixes<Comparator>> = LazyLock::new(|| Suffixes::new(meanings(BEFORE)));
pub(super) static NEGATIONS: LazyLock<Suffixes<()>> = LazyLock::new(|| Suffixes::new(plain(NOT)));
pub(super) static NO_BOUNDS: LazyLock<Suffixes<()>> = LazyLock::new(|| Suffixes::new(plain(NOT_BEFORE)));
pub(super) static BOUNDS_AFTER: LazyLock<Prefixes<Comparator>> = LazyLock::new(|| Prefixes::new(meanings(AFTER)));
pub(super) static FALLING: LazyLock<Suffixes<()>> = LazyLock::new(|| Suffixes::new(plain(FALLS)));
pub(super) static RISING: LazyLock<Suffixes<()>> = LazyLock::new(|| Suffixes::new(plain(RISES)));
pub(super) static CODE_NAMES: LazyLock<Suffixes<()>> = LazyLock::new(|| Suffixes::new(plain(CODES)));
pub(super) static OF_A_DAY: LazyLock<Prefixes<()>> = LazyLock::new(|| Prefixes::new(plain(DAYS)));
