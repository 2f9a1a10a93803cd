//! Problems of the data: periods, targets, units.

super::problems! {
    /// The figures of an indicator do not agree with each other.
    DataProblem {
        PeriodOrder { period: String, before: String } = "period-order", Fixed;
        en: format!("the period {period} does not come after {before}"), "put the observations in the order of time, each period once";
        zh: format!("时期{period}没有排在{before}之后"), "请按时间先后排列观测值，每个时期只出现一次";
        means: "The observations of a series are not in the order of time, or a period stands in it twice." /
            "时间序列的观测值没有按时间排列，或者同一时期出现了两次。";
        why: "A line would run backwards, or a period have two values." / "折线会倒着走，或者一个时期有两个值。";

        GapWithValue { period: String } = "gap-with-value", Error;
        en: format!("{period} is listed as a gap but has an observation"), "remove it from `gaps`";
        zh: format!("{period}列为缺口，却有观测值"), "请把它从`gaps`中删去";
        means: "A period stands under `gaps`, for which no figure was found, and in the series with a figure." /
            "某个时期既列在`gaps`（没有查到数字）里，又在序列中有数字。";
        why: "The page would say in one place that there is no figure and show it in another." /
            "页面会一处说没有数字，另一处又显示出来。";

        TargetShape = "target-shape", Fixed;
        en: "a target has either a value or words, and not both", "keep `value` with its comparator, or `words`";
        zh: "目标要么有数值，要么有文字，不能兼有", "请只保留`value`（及其限定），或只保留`words`";
        means: "A target is a number (`value`, `op`) or, where the source gives none, the source's words (`words`)." /
            "目标或是数字（`value`、`op`），或在来源没有给出数字时是来源的原话（`words`）。";
        why: "With both, nobody could tell which of them is the target." / "两者都有，就说不清哪个才是目标。";

        UnitUnknown { code: String, known: String } = "unit-unknown", Fixed;
        en: format!("the theme cannot write the unit `{code}`"), format!("units of the theme: {known}");
        zh: format!("主题里没有单位`{code}`的写法"), format!("主题的单位：{known}");
        means: "`unit.code` is none of the units that the theme can write in every language of the report." /
            "`unit.code`不在主题能用各种语言写出的单位之列。";
        why: "The figure would stand on the page without its unit." / "数字在页面上就没有单位了。";
    }
}
