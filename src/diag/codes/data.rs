//! Problems of the data: periods, targets, units.

use crate::i18n::Bilingual;

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

        PeriodKind { kind: &'static str, period: String } = "period-kind", Fixed;
        en: format!("{period} is no period of the kind `{kind}`"), "correct the period or `period_kind`; `mixed` is for periods of different length";
        zh: format!("{period}不是`{kind}`类的时期"), "请改正时期或`period_kind`；各期长短不一时写`mixed`";
        means: "A period of the series, its baseline or its gaps is not of the length or the beginning that `period_kind` says: twelve months, three, one, or all from the same month on." /
            "序列、基期或缺口中的某个时期，长短或起点与`period_kind`不符：十二个月、三个月、一个月，或都从同一个月起累计。";
        why: "A half-year among years looks like a collapse." / "年度之间夹着一个半年，看起来就像腰斩。";

        TargetDirection { direction: &'static str, baseline: Option<String> } = "target-direction", Error;
        en: match baseline {
            Some(baseline) => format!("the target lies behind its baseline {baseline}, where `{direction}` is better"),
            None => format!("the target's `op` bounds it against its direction `{direction}`"),
        }, "correct `target`, `baseline` or `direction`";
        zh: match baseline {
            Some(baseline) => format!("以`{direction}`为好，目标却落在基期值{baseline}之后"),
            None => format!("目标的`op`与方向`{direction}`相反"),
        }, "请改正`target`、`baseline`或`direction`";
        means: "Where more is better the target is below the baseline or has an upper bound; or the other way round." /
            "数值越大越好，目标却低于基期值或写成上限；或者相反。";
        why: "Such a plan would be fulfilled by getting worse: nearly always one of the three is mistaken." /
            "这样的目标退步反而算完成，几乎总是三者之中有一个写错了。";

        ProgressIncomplete { needs: Bilingual } = "progress-incomplete", Warning;
        en: format!("no progress can be calculated: `progress: linear` needs {}", needs.en()), "add what is missing, or remove `progress`";
        zh: format!("无法计算进度：`progress: linear`需要{}", needs.zh()), "请补上所缺的内容，或删去`progress`";
        means: "`progress: linear` counts from a baseline to a target, both of them numbers, and one of the two is not there." /
            "`progress: linear`从基数算到目标，两者都须是数值，而其中有一个没有。";
        why: "Whoever wrote it expects to see progress on the page, and there is none." / "写它的人以为页面上会有进度，却没有。";

        NounForm { noun: String, lang: String, forms: String } = "noun-form", Warning;
        en: format!("`{noun}` has one form in `{lang}`, and figures here need others: {forms}"),
            format!("add them beside `noun`: `noun_forms: {{{lang}: {{{}: …}}}}`; where they are the same, write them all the same", forms.split(", ").next().unwrap_or_default());
        zh: format!("`{noun}`在`{lang}`中只有一种形式，而这里的数值还需要：{forms}"),
            format!("请在`noun`旁写明：`noun_forms: {{{lang}: {{{}: …}}}}`；形式相同的也请写出", forms.split(", ").next().unwrap_or_default());
        means: "What is counted stands behind a number that wants another form of the word, by the plural categories of CLDR: `1 enterprise`, not `1 enterprises`." /
            "所数的对象跟在数字后面，而这个数字要求词的另一种形式（CLDR的复数类别）：英文写“1 enterprise”，不写“1 enterprises”。";
        why: "The page would say \"1 enterprises\"." / "页面上会写成“1 enterprises”。";

        ValueJump { value: String, factor: String, larger: bool } = "value-jump", Warning;
        en: format!("{value} is {factor} times {} its neighbours", if *larger { "as large as" } else { "smaller than" }),
            "correct the value or its unit (万, 亿), or say why it is right: `confirmed: {zh: …, en: …}`";
        zh: if *larger { format!("{value}约为相邻数值的{factor}倍") } else { format!("{value}约为相邻数值的1/{factor}") },
            "请改正数值或单位（万、亿）；数值无误的，请说明理由：`confirmed: {zh: …, en: …}`";
        means: "The value lies more than six times, and further than three scaled median absolute deviations, from the median of its neighbours on a logarithmic scale (the Hampel identifier)." /
            "在对数尺度上，该值与相邻数值的中位数相差超过六倍，且超过经换算的绝对中位差的三倍（Hampel判别法）。";
        why: "A lost decimal point and 万 for 亿 look like this, and nobody sees them in a column of figures." /
            "漏了小数点、把“亿”写成“万”就是这样，夹在一列数字里谁也看不出来。";

        MeasuresJoined { first: String, other: String } = "measures-joined", Error;
        en: format!("this joins two measures: {first} and {other}"), "choose a chart that joins nothing (`column`, `dot`), or split the indicator";
        zh: format!("这里连接了两种口径：{first}和{other}"), "请改用不连线的图（`column`、`dot`），或把指标拆开";
        means: "One line, one sum or one progress goes over figures that differ in coverage, in the kind of their periods or in their price base." /
            "一条折线、一个合计或一项进度跨越了口径、时期类别或价格基础不同的数字。";
        why: "The step between them is no change of the thing that is measured." / "两者之间的落差并不是所统计的事物的变化。";

        EmbargoStatus { until: String } = "embargo-status", Fixed;
        en: format!("there is an embargo until {until}, but the status is not `embargoed`"), "write `status: embargoed`, or remove `embargo_until`";
        zh: format!("写明了{until}解禁，状态却不是`embargoed`"), "请写`status: embargoed`，或删去`embargo_until`";
        means: "`embargo_until` stands with a figure that is published or a draft." / "已发布的数字或草稿写有`embargo_until`。";
        why: "The figure would be published before its day." / "数字会在解禁日之前发布出去。";

        EmbargoPassed { until: String } = "embargo-passed", Warning;
        en: format!("the embargo passed on {until}"), "write `status: published` and remove `embargo_until`, or give a later date";
        zh: format!("已于{until}解禁"), "请写`status: published`并删去`embargo_until`，或改为更晚的日期";
        means: "The day until which a figure is held back has come, and it is still held back." / "解禁日已到，数字仍未发布。";
        why: "Nothing is published by itself; without this a figure would be forgotten." / "工具不会自行发布，若不提醒就会被忘掉。";

        ReleaseOrder { date: String, before: String } = "release-order", Error;
        en: format!("the release of {date} does not come after that of {before}"), "put the releases in the order of time, the oldest first";
        zh: format!("{date}的发布没有排在{before}之后"), "请按时间先后排列，最早的在前";
        means: "The releases of `content/releases.yaml` are not in the order of their dates." / "`content/releases.yaml`中的发布没有按日期排列。";
        why: "Which change of a figure is the newest is told by their order." / "一个数字哪次变动最新，是按顺序来判断的。";

        ReleaseAhead { date: String, before: String } = "release-ahead", Error;
        en: format!("the release of {date} is newer than the report, `{before}`"), "set `modified` in content/report.yaml to the day of the release, or correct the date";
        zh: format!("{date}的发布比报告还新，报告写的是`{before}`"), "请把content/report.yaml的`modified`改为发布日期，或改正日期";
        means: "The newest release has a later date than `modified`, the date of the content." / "最新一次发布的日期晚于内容的修改日期`modified`。";
        why: "Feeds and the sitemap tell readers by `modified` that there is something new." / "订阅源和站点地图按`modified`告诉读者有新内容。";

        ReleaseFigure { figure: String, said: String, now: String } = "release-figure", Error;
        en: format!("the data say {now} for `{figure}`, the newest release that changed it {said}"), "correct one of the two, or add the change to a new release";
        zh: format!("`{figure}`现在的数据是{now}，最近一次变动写的却是{said}"), "请改正其中之一，或在新的一次发布里写明变动";
        means: "The newest change of a figure must end with what the data say now; without `to` there must be no such figure any more." /
            "一个数字的最近一次变动，结果须与现在的数据一致；没有写`to`的，数据里就不应再有它。";
        why: "Who follows the changes would arrive at another figure than who reads the page." / "看变动记录的人和看页面的人会得到不同的数字。";

        ReleaseSame { figure: String } = "release-same", Error;
        en: format!("nothing changes: `{figure}` stays what it was"), "give `from` and `to` different values, or leave the entry out; without `from` a figure is new, without `to` withdrawn";
        zh: format!("没有变动：`{figure}`前后相同"), "请写不同的`from`和`to`，或删去这一条；不写`from`表示新增，不写`to`表示撤下";
        means: "A change has the same value before and after, or neither." / "一条变动前后数值相同，或两个都没有写。";
        why: "Readers would look for a difference that there is none." / "读者会去找并不存在的差别。";

        ReleaseChain { figure: String, said: String, before: String } = "release-chain", Error;
        en: format!("`{figure}` was {before} after the release before, not {said}"), "correct `from`, or `to` of the earlier release";
        zh: format!("上一次变动之后`{figure}`是{before}，不是{said}"), "请改正`from`，或改正较早一次的`to`";
        means: "A figure that changed twice must begin the second time with what it was after the first." / "变动过两次的数字，第二次的起点须是第一次的结果。";
        why: "A gap in the chain is a change that nobody was told of." / "中间断开，就说明有一次变动没有告知读者。";

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
