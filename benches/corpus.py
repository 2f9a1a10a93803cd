#!/usr/bin/env python3
"""Writes a report of N chapters in Chinese and English, as a gongbao project and, with the same text and series, as a site of Hugo and of Zola.

    corpus.py DIR --chapters N [--for gongbao,hugo,zola]

Every chapter has five headings, paragraphs, two lists, a table of figures, a quotation, references and a chart drawn from a
series of twelve years. No clock and no unseeded chance: the same arguments write the same bytes.
"""

import argparse
import hashlib
import json
import random
from pathlib import Path

import themes

SECTIONS = [
    ("economy", "宏观经济", "Economy"),
    ("people", "人口发展", "Population"),
    ("industry", "工业运行", "Industry"),
    ("farming", "农业农村", "Agriculture"),
    ("trade", "对外贸易", "Trade"),
    ("finance", "财政金融", "Finance"),
    ("learning", "教育科技", "Education"),
    ("nature", "生态环境", "Environment"),
    ("regions", "区域协调", "Regions"),
]
MEASURES = 24
YEARS = range(2013, 2025)

WHO = [
    ("工业增加值", "industrial output"),
    ("居民收入", "household income"),
    ("固定资产投资", "fixed investment"),
    ("社会消费品零售总额", "retail turnover"),
    ("粮食产量", "grain production"),
    ("城镇就业", "urban employment"),
    ("港口吞吐量", "port throughput"),
    ("研发经费", "research spending"),
    ("发电量", "power generation"),
    ("在校学生规模", "school enrolment"),
    ("空气质量", "air quality"),
    ("财政收入", "public revenue"),
    ("小微企业贷款", "lending to small firms"),
    ("出口总值", "exports"),
    ("服务业增加值", "service output"),
    ("铁路货运量", "rail freight"),
]
DOES = [
    ("稳步上升", "rose steadily"),
    ("明显扩大", "expanded markedly"),
    ("增速放缓", "slowed"),
    ("基本持平", "held steady"),
    ("逐步恢复", "recovered step by step"),
    ("略有回落", "contracted slightly"),
    ("高于年度计划", "outpaced the plan"),
    ("低于预期目标", "fell short of the target"),
    ("回到长期趋势附近", "returned to the earlier trend"),
]
HOW = [
    ("按年度口径计算", "on an annual basis"),
    ("经季节调整后", "after seasonal adjustment"),
    ("在东部各省", "in the eastern provinces"),
    ("在高基数影响下", "against a high base"),
    ("尽管需求偏弱", "despite weaker demand"),
    ("剔除价格因素后", "with prices held constant"),
    ("按修订后的方法", "by the revised method"),
    ("在抽样调查范围内", "in the survey sample"),
    ("与上一规划期相比", "relative to the previous plan"),
]
WHY = [
    ("主要原因是新增产能陆续投产", "because new capacity came on stream"),
    ("这与支持政策逐步退出有关", "as support was phased out"),
    ("同时进口成本有所缓解", "while import costs eased"),
    ("其中统计口径的扩大贡献了一部分", "since the statistical scope was widened"),
    ("但地区之间的差距仍然存在", "although regional gaps remained"),
    ("而新开工项目数量减少", "as fewer projects started"),
    ("报告期调整也带来一定影响", "because the reporting calendar changed"),
    ("数字化服务替代了传统柜台", "as digital services replaced counters"),
    ("地方财政仍处于紧平衡状态", "while local budgets stayed tight"),
]
HEADS = [
    ("总体情况", "Overview"),
    ("主要结论", "Main findings"),
    ("方法与口径", "Method and scope"),
    ("区域比较", "Regional comparison"),
    ("结构与趋势", "Structure and trend"),
    ("风险与局限", "Risks and limits"),
    ("前景展望", "Outlook"),
    ("国际背景", "International context"),
    ("数据质量", "Data quality"),
    ("政策背景", "Policy background"),
]
LANGS = ("zh", "en")
SEED = "".join(f"{who}{does}。\n" for who, _ in WHO for does, _ in DOES)


class Page:
    """A chapter. `parts` is one list of blocks for both languages, so that they have one structure."""

    def __init__(self, number, count):
        self.number, self.section = number, number % len(SECTIONS)
        self.slug = f"ch-{number + 1:06d}"
        chance = random.Random(f"page {number}")
        self.heads = chance.sample(HEADS, 5)
        self.indicator = f"{SECTIONS[self.section][0]}-{chance.randrange(MEASURES):02d}"
        peers = range(self.section, count, len(SECTIONS))
        self.peer = f"ch-{peers[chance.randrange(len(peers))] + 1:06d}"
        self.sentence = chance.randrange(len(WHO) * len(DOES)) + 1
        self.rows = chance.sample(range(MEASURES), 6)
        self.words = chance
        self.blocks = list(self.compose())

    def say(self):
        (w, who), (d, does), (h, how), (y, why) = (self.words.choice(pool) for pool in (WHO, DOES, HOW, WHY))
        w2, who2 = self.words.choice(WHO)
        d2, does2 = self.words.choice(DOES)
        en = f"{how}, {who} {does} {why}, and {who2} {does2}."
        return f"{h}，{w}{d}，{y}，{w2}{d2}。", en[0].upper() + en[1:]

    def run(self, count):
        said = [self.say() for _ in range(count)]
        return "".join(zh for zh, _ in said), " ".join(en for _, en in said)

    def compose(self):
        """Blocks as (kind, zh, en); `figure`, `chart`, `table`, `peer` and `cite` are spelt by each tool in its own way."""
        yield ("text", *self.run(3))
        yield ("h2", *self.heads[0])
        yield ("text", *self.run(4))
        yield ("figure", *self.run(2))
        yield ("list", [self.say() for _ in range(4)], None)
        yield ("h3", *self.heads[1])
        yield ("text", *self.run(3))
        yield ("chart", None, None)
        yield ("h2", *self.heads[2])
        yield ("text", *self.run(2))
        yield ("table", None, None)
        yield ("quote", *self.run(2))
        yield ("h2", *self.heads[3])
        yield ("peer", *self.run(2))
        yield ("cite", *self.run(2))
        yield ("steps", [self.say() for _ in range(3)], None)
        yield ("h3", *self.heads[4])
        yield ("text", *self.run(3))

    def title(self, lang):
        name = SECTIONS[self.section][1 if lang == "zh" else 2]
        head = self.heads[0][0 if lang == "zh" else 1]
        return f"{name}：{head}" if lang == "zh" else f"{name}: {head.lower()}"

    def summary(self, lang):
        return self.run_once()[0 if lang == "zh" else 1]

    def run_once(self):
        self.words = random.Random(f"summary {self.number}")
        return self.run(1)

    def body(self, lang, spell):
        pick = 0 if lang == "zh" else 1
        see = ("另见", "See also ")[pick]
        out = []
        for kind, *both in self.blocks:
            text = both[pick] if both[1] is not None else both[0]
            if kind in ("h2", "h3"):
                out.append(f"{'#' * int(kind[1])} {text}")
            elif kind == "list":
                out.append("\n".join(f"- {item[pick]}" for item in text))
            elif kind == "steps":
                out.append("\n".join(f"{n}. {item[pick]}" for n, item in enumerate(text, 1)))
            elif kind == "quote":
                out.append(f"> {text}")
            elif kind == "table":
                head = [("指标", "最早", "中期", "最近"), ("Indicator", "Earliest", "Middle", "Latest")][pick]
                rows = [f"| {' | '.join(head)} |", "| --- | ---: | ---: | ---: |"]
                for row in self.rows:
                    name = f"{SECTIONS[self.section][0]}-{row:02d}"
                    cells = [spell("named", name, lang)] + [spell("figure", (name, year), lang) for year in (2013, 2018, 2024)]
                    rows.append(f"| {' | '.join(cells)} |")
                out.append("\n".join(rows))
            elif kind == "chart":
                out.append(spell("chart", self.indicator, lang))
            elif kind == "figure":
                out.append(f"{text}{('其数为', ' The figure is ')[pick]}{spell('figure', (self.indicator, 2024), lang)}{'。.'[pick]}")
            elif kind == "peer":
                out.append(f"{text}{('', ' ')[pick]}{see}{spell('peer', self.peer, lang)}{'。.'[pick]}")
            elif kind == "cite":
                out.append(f"{text}{('', ' ')[pick]}{see}{spell('cite', self.sentence, lang)}{'。.'[pick]}")
            else:
                out.append(text)
        return "\n\n".join(out) + "\n"


def series():
    """Name to its names in both languages and its twelve values."""
    found = {}
    for section, zh, en in SECTIONS:
        chance = random.Random(f"series {section}")
        for measure in range(MEASURES):
            value = chance.uniform(80, 600)
            points = []
            for year in YEARS:
                value *= chance.uniform(0.95, 1.12)
                points.append((year, round(value, 1)))
            zh_who, en_who = WHO[measure % len(WHO)]
            suffix = chr(ord("A") + measure // len(WHO))
            found[f"{section}-{measure:02d}"] = ((f"{zh}：{zh_who}{suffix}", f"{en}: {en_who} {suffix}"), points)
    return found


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def both(pair):
    return f"{{zh: {quoted(pair[0])}, en: {quoted(pair[1])}}}"


def gongbao(root, pages, data):
    chapters = {section: [page.slug for page in pages if page.section == index] for index, (section, *_) in enumerate(SECTIONS)}
    parts = "".join(
        f"  - {{id: {section}, name: {both((zh, en))}, chapters: [{', '.join(chapters[section])}]}}\n" for section, zh, en in SECTIONS
    )
    write(
        root / "content/report.yaml",
        f"""title: {{zh: 年度统计报告, en: Annual statistical report}}
short_title: {{zh: 统计报告, en: Statistical report}}
description: {{zh: 用来测量速度的报告。, en: A report to measure speed with.}}
lead: {{zh: 用来测量速度的报告。, en: A report to measure speed with.}}
languages: [zh, en]
period: 2013/2024
modified: 2025-01-01
publisher:
  name: {{zh: 统计处, en: Statistics desk}}
licence:
  name: {{zh: 公有领域, en: Public domain}}
  url: https://example.org/licence
main_source: record
parts:
{parts}""",
    )
    digest = hashlib.sha256(SEED.encode()).hexdigest()
    write(root / "seeds/record.zh.txt", SEED)
    write(
        root / "content/sources.yaml",
        f"""- {{id: record, title: 记录, lang: zh, publisher: 统计处, file: seeds/record.zh.txt, sha256: {digest}}}
- {{id: platform, title: Data platform, lang: en, publisher: Statistics desk, date: 2025-01-01, url: "https://example.org/data", grade: B}}
""",
    )
    terms = "".join(f"- {{id: term-{n}, kind: term, term: {both(pair)}, rendering: own}}\n" for n, pair in enumerate(WHO))
    write(root / "content/glossary.yaml", terms)
    charts = []
    for name, (names, points) in data.items():
        rows = "".join(f"  - {{period: {year}, value: {value}, source: platform}}\n" for year, value in points)
        write(
            root / f"content/indicators/{name}.yaml",
            f"id: {name}\ngroup: context\nname: {both(names)}\nshort: {both(names)}\nunit: {{code: CNY, scale: 1e8}}\n"
            f"period_kind: annual\nseries:\n{rows}",
        )
        charts.append(f"- {{id: chart-{name}, kind: column, indicators: [{name}], title: {both(names)}}}\n")
    write(root / "content/charts.yaml", "".join(charts))

    def spell(what, value, lang):
        pick = 0 if lang == "zh" else 1
        if what == "chart":
            return f"![{data[value][0][pick]}](chart:chart-{value})"
        if what == "named":
            return f"[{data[value][0][pick]}](indicator:{value})"
        if what == "figure":
            return f"[](indicator:{value[0]}#{value[1]})"
        if what == "peer":
            return f"[{('相关章节', 'the related chapter')[pick]}](chapter:{value})"
        return f"[{('记录', 'the record')[pick]}](source:record#s{value})"

    for page in pages:
        for lang in LANGS:
            head = f"---\ntitle: {quoted(page.title(lang))}\nsummary: {quoted(page.summary(lang))}\n---\n\n"
            write(root / f"content/chapters/{page.number + 1}-{page.slug}.{lang}.md", head + page.body(lang, spell))


def spelling(data, chart, address):
    """How a tool without references spells what a page refers to: figures are written out. `address` is that of another chapter."""
    values = {name: dict(points) for name, (_, points) in data.items()}

    def spell(what, value, lang):
        pick = 0 if lang == "zh" else 1
        if what == "chart":
            return chart.format(value)
        if what == "named":
            return data[value][0][pick]
        if what == "figure":
            return f"{values[value[0]][value[1]]}{('亿元', ' hundred million yuan')[pick]}"
        if what == "peer":
            return f'[{("相关章节", "the related chapter")[pick]}]({address(value, lang)})'
        return f"[{('记录', 'the record')[pick]}](https://example.org/record/#s{value})"

    return spell


def hugo(root, pages, data):
    write(
        root / "hugo.toml",
        'baseURL = "https://example.org/"\ndefaultContentLanguage = "zh"\ndisableKinds = ["taxonomy", "term"]\n'
        "[markup.goldmark.renderer]\nunsafe = true\n[services.rss]\nlimit = 20\n"
        '[languages.zh]\nweight = 1\ntitle = "年度统计报告"\nhasCJKLanguage = true\n[languages.en]\nweight = 2\ntitle = "Annual statistical report"\n',
    )
    write(root / "static/style.css", themes.STYLE)
    write(root / "layouts/baseof.html", themes.HUGO_BASE)
    write(root / "layouts/_partials/nav.html", themes.HUGO_NAV)
    write(root / "layouts/home.html", '{{ define "main" }}<h1>{{ site.Title }}</h1>{{ end }}\n')
    write(root / "layouts/section.html", themes.HUGO_LIST)
    write(root / "layouts/page.html", themes.HUGO_SINGLE)
    write(root / "layouts/_shortcodes/chart.html", themes.HUGO_CHART)
    lines = []
    for name, (names, points) in data.items():
        lines.append(f"{name}:\n  name: {both(names)}\n  points:\n")
        lines.extend(f"    - {{year: {year}, value: {value}}}\n" for year, value in points)
    write(root / "data/series.yaml", "".join(lines))
    for section, *names in SECTIONS:
        for lang, name in zip(LANGS, names):
            write(root / f"content/{section}/_index.{lang}.md", f"---\ntitle: {quoted(name)}\n---\n")
    section_of = {page.slug: SECTIONS[page.section][0] for page in pages}
    spell = spelling(data, '{{{{< chart "{0}" >}}}}', lambda slug, _: f'{{{{< relref "/{section_of[slug]}/{slug}" >}}}}')

    for page in pages:
        for lang in LANGS:
            head = f"---\ntitle: {quoted(page.title(lang))}\nweight: {page.number + 1}\ndescription: {quoted(page.summary(lang))}\n---\n\n"
            write(root / f"content/{SECTIONS[page.section][0]}/{page.slug}.{lang}.md", head + page.body(lang, spell))


def zola(root, pages, data):
    """For Zola up to 0.22; its successor writes shortcodes in another way."""
    write(
        root / "config.toml",
        'base_url = "https://example.org"\ndefault_language = "zh"\ngenerate_feeds = true\nfeed_limit = 20\n'
        "[languages.en]\ngenerate_feeds = true\n[extra]\nzh = \"年度统计报告\"\nen = \"Annual statistical report\"\n"
        f"sections = [{', '.join(quoted(section) for section, *_ in SECTIONS)}]\n",
    )
    write(root / "static/style.css", themes.STYLE)
    for name, it, inner in (("index", "section", themes.ZOLA_LIST), ("section", "section", themes.ZOLA_LIST), ("page", "page", themes.ZOLA_PAGE)):
        write(root / f"templates/{name}-base.html", themes.ZOLA_BASE.replace("it.", f"{it}."))
        write(root / f"templates/{name}.html", f'{{% extends "{name}-base.html" %}}\n' + inner.replace("it.", f"{it}."))
    write(root / "templates/shortcodes/chart.html", themes.ZOLA_CHART)
    for name, (names, points) in data.items():
        rows = "".join(f"  - {{year: {year}, value: {value}}}\n" for year, value in points)
        write(root / f"data/{name}.yaml", f"name: {both(names)}\npoints:\n{rows}")
    ends = {"zh": "", "en": ".en"}
    for lang in LANGS:
        write(root / f"content/_index{ends[lang]}.md", "+++\n+++\n")
    for section, *names in SECTIONS:
        for lang, name in zip(LANGS, names):
            write(root / f"content/{section}/_index{ends[lang]}.md", f"---\ntitle: {quoted(name)}\nsort_by: weight\n---\n")
    section_of = {page.slug: SECTIONS[page.section][0] for page in pages}
    spell = spelling(data, '{{{{ chart(id="{0}") }}}}', lambda slug, lang: f"@/{section_of[slug]}/{slug}{ends[lang]}.md")

    for page in pages:
        for lang in LANGS:
            head = f"---\ntitle: {quoted(page.title(lang))}\nweight: {page.number + 1}\ndescription: {quoted(page.summary(lang))}\n---\n\n"
            write(root / f"content/{SECTIONS[page.section][0]}/{page.slug}{ends[lang]}.md", head + page.body(lang, spell))


def generate(folder, chapters, tools=("gongbao", "hugo", "zola")):
    """Writes the corpus below `folder`, in one folder for each tool."""
    pages, data = [Page(number, chapters) for number in range(chapters)], series()
    for tool in tools:
        {"gongbao": gongbao, "hugo": hugo, "zola": zola}[tool](Path(folder) / tool, pages, data)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--chapters", type=int, required=True)
    parser.add_argument("--for", dest="tools", default="gongbao,hugo,zola")
    given = parser.parse_args()
    generate(given.folder, given.chapters, given.tools.split(","))
