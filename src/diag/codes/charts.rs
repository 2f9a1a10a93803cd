//! Problems of charts: data that a kind cannot show, or that must not be joined.

use crate::i18n::Bilingual;

super::problems! {
    /// A chart cannot be drawn from its data.
    ChartProblem {
        UnitsDiffer { first: String, other: String } = "units-differ", Fixed;
        en: format!("one chart cannot show both {first} and {other}"), "make one chart for each unit; a second axis is never drawn";
        zh: format!("一张图不能同时显示{first}和{other}"), "请按单位各画一张图；从不画第二条坐标轴";
        means: "The indicators of one chart have different units." / "同一张图里的指标单位不同。";
        why: "Two scales in one drawing suggest a relation that only the choice of the scales makes." /
            "一张图里用两种刻度，会让人看出只由刻度造成的关系。";

        MixedPeriods { indicator: String } = "mixed-periods", Fixed;
        en: format!("`{indicator}` has periods of different length, which must not be joined in one line"),
            "use `kind: dot` or `kind: heatmap`";
        zh: format!("`{indicator}`的时期长短不一，不能连成一条线"), "请用`kind: dot`或`kind: heatmap`";
        means: "An indicator with `period_kind: mixed` in a chart that joins its values." / "连线的图里用了`period_kind: mixed`的指标。";
        why: "Nine months and a year on one line look like a fall." / "把九个月和一整年连成一线，看上去就像下降。";

        ChartData { kind: &'static str, needs: Bilingual } = "chart-data", Fixed;
        en: format!("a chart of kind `{kind}` needs {}", needs.en()), "give it what it needs, or choose another kind";
        zh: format!("`{kind}`类图表需要{}", needs.zh()), "请补上它需要的，或换一种图";
        means: "Each kind of chart needs its own keys and data, as `gongbao schema charts` says." /
            "每种图表需要的键和数据不同，见`gongbao schema charts`。";
        why: "Without them there is nothing to draw." / "没有这些，就没有可画的内容。";

        ChartKey { kind: &'static str, key: &'static str, used: String } = "chart-key", Fixed;
        en: format!("a chart of kind `{kind}` does not use `{key}`"), if used.is_empty() {
            "take the key out, or choose another kind".to_owned()
        } else {
            format!("take the key out, or choose another kind; this one uses `{used}`")
        };
        zh: format!("`{kind}`类图表不用`{key}`"), if used.is_empty() {
            "请删去这个键，或换一种图".to_owned()
        } else {
            format!("请删去这个键，或换一种图；这种图用的是`{used}`")
        };
        means: "The key exists, but a chart of this kind makes nothing of it." / "有这个键，但这种图表用不到它。";
        why: "Whoever wrote it expects to see something that the chart does not show." / "写它的人以为会看到什么，图上却没有。";

        PartsDiffer { whole: String, period: String, sum: String, value: String } = "parts-differ", Fixed;
        en: format!("the parts add up to {sum} in {period}, but `{whole}` is {value}"), "name all parts of one whole, or choose `kind: grouped`";
        zh: format!("{period}各部分之和是{sum}，而`{whole}`是{value}"), "请列出总数的全部组成部分，或改用`kind: grouped`";
        means: "Parts that are stacked do not add up to the published whole, more than rounding explains." /
            "堆叠的各部分之和与公布的总数不等，超出了四舍五入所能解释的范围。";
        why: "A stack says that it is everything; one that leaves a part out, or counts one twice, says a wrong total." /
            "堆叠图表示的是全部；漏掉一部分或重复计算，总数就错了。";

        ChartDrawing { why: Bilingual } = "chart-drawing", Fixed;
        en: format!("the chart cannot be drawn: {}", why.en()), "check the chart's data";
        zh: format!("图表画不出来：{}", why.zh()), "请检查图表的数据";
        means: "The data are complete, but cannot be shown: too many, too large, not finite." /
            "数据齐全，但无法画出：太多、太大，或不是有限的数。";
        why: "A drawing that nobody could read would be worse than none." / "画出来没人看得懂，不如不画。";
    }
}
