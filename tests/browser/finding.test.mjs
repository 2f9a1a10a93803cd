// What a reader types is found however it is printed: other dashes, quotation marks, widths, accents and characters, marks and whole
// questions; and an input method is let finish. On a small project of its own, built by GONGBAO or the program that cargo built.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch, needsBrowser, unlessMissing } from "./lib/browser.mjs";
import { serveSite } from "./lib/server.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const built = ["release", "debug"].map((profile) => join(here, "../../target", profile, "gongbao"));
const program = process.env.GONGBAO || built.find((path) => existsSync(path));
const needs = needsBrowser.skip ? needsBrowser : unlessMissing(program, "the program gongbao (cargo build)");

/** A text of each language, and queries that must find the chapter that has it. */
const TEXTS = [
  ["2021—2025年，同比−1.9%。", "In 2021–2025, up −1.9%.", ["2021-2025", "2021-2025年", "２０２１～２０２５", "-1.9%", "－1.9％"], ["2021-2025", "2021 – 2025", "2021—2025", "-1.9%", "(−1.9%)"]],
  ["本省的“六个回归”——一项工程。", "A January–September plan; the province’s project.", ['"六个回归"', "「六個回歸」", "六个回归！", "六个回归-一项工程"], ["January-September", "january september", "province's", "province‘s project", "project;"]],
  ["企业17000家，产值1 234 567元。", "There are 17,000 firms and 1 234 567 things.", ["17,000", "17000", "17 000", "１７，０００家", "1,234,567元", "1234567"], ["17000", "17,000", "17 000", "1234567", "1,234,567 things"]],
  ["苏黎世Zürich的café，网络与ﬁnance。", "Zürich has a café, and Łódź ﬁnance.", ["Zurich", "ZÜRICH", "Zu\u0308rich", "cafe", "網絡", "⽹络", "finance"], ["Zurich", "Zu\u0308rich", "cafe", "CAFÉ", "cafe\u0301", "lodz", "finance"]],
  ["规划发展工业，台湾的后勤，乾坤。", "C++ and R&D, 5G, km² of GDP growth.", ["規劃", "規劃發展", "⼯业", "⼯業", "臺灣", "後勤", "干坤", "发展规划"], ["C++", "R&D", "5G", "km2", "GDP growth?", "“GDP growth”", "What is the GDP growth?", "growth, GDP", "gdp"]],
  ["汽车产业产值很高，食品产业也好，GDP增长快。", "Industry output and food.", ["吉林省汽车产业产值是多少？", "汽车产业，食品产业", "汽车产业。", "GDP增长?", "GDP增长是多少", "請問汽車產業產值有多少", "什么是GDP增长", "《食品产业》", "汽车，火星"], ["output, food", "How much output and food is there?", "Output?", "\"industry output\""]],
];
/** What must not be found: a part of it would mislead. */
const NOTHING = { zh: ["火星基地", "？", "C#语言"], en: ["zyzzyva", "!", "output zyzzyva quux"] };

let site;
let server;
let browser;
const folder = mkdtempSync(join(tmpdir(), "gongbao-finding-"));
after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});
if (!needs.skip) {
  const project = join(folder, "project");
  site = join(folder, "site");
  const run = (...args) => execFileSync(program, args, { stdio: "pipe" });
  run("init", project, "--yes");
  for (const [at, lang] of ["zh", "en"].entries()) {
    const file = join(project, `content/chapters/1-plan.${lang}.md`);
    // As code: its numbers are nobody's figures.
    appendFileSync(file, TEXTS.map((texts) => `\n\`\`\`text\n${texts[at]}\n\`\`\`\n`).join(""));
  }
  run("build", "--project", project, "--out", site);
  server = await serveSite("/", site);
  browser = await launch();
}

async function withTab(visit) {
  const session = await browser.newContext({ locale: "en-GB" });
  try {
    return await visit(await session.newPage());
  } finally {
    await session.close();
  }
}

/** Looks for `query`; gives what is said and the addresses of what is shown. */
async function find(tab, query) {
  await tab.evaluate(() => (document.querySelector("[role=status]").textContent = ""));
  await tab.fill("#q", query);
  await tab.keyboard.press("Enter");
  await tab.waitForFunction(() => document.querySelector("[role=status]").textContent !== "");
  return tab.evaluate(() => ({
    said: document.querySelector("[role=status]").textContent,
    results: [...document.querySelectorAll(".search-result")].map((item) => ({
      href: item.querySelector(".search-title").getAttribute("href"),
      marks: [...item.querySelectorAll("mark")].map((mark) => mark.textContent).join("|"),
    })),
  }));
}

for (const [at, lang] of ["zh", "en"].entries()) {
  test(`what is typed another way is found: ${lang}`, needs, async () => {
    await withTab(async (tab) => {
      await tab.goto(`${server.root}${lang}/search.html`);
      for (const texts of TEXTS) {
        for (const query of texts[2 + at]) {
          const { said, results } = await find(tab, query);
          const chapter = results.find((it) => it.href.includes("chapters/plan.html"));
          assert.ok(chapter, `${lang}, “${query}” does not find “${texts[at]}”: ${said}`);
          assert.ok(chapter.marks, `${lang}, “${query}”: nothing is marked`);
        }
      }
      for (const query of NOTHING[lang]) {
        const { said, results } = await find(tab, query);
        assert.deepEqual(results, [], `${lang}, “${query}”: ${said}`);
      }
    });
  });
}

test("a part of what is asked for is told to be one, and what is marked is what was found", needs, async () => {
  await withTab(async (tab) => {
    await tab.goto(`${server.root}zh/search.html`);
    const whole = await find(tab, "食品产业");
    assert.doesNotMatch(whole.said, /部分/);
    const part = await find(tab, "吉林省汽车产业产值是多少？");
    assert.match(part.said, /部分/);
    assert.match(part.results.find((it) => it.href.includes("plan.html")).marks, /^汽车产业产值/);
    const number = await find(tab, "1234567");
    assert.ok(number.results.some((it) => it.marks === "1 234 567"), JSON.stringify(number.results));
  });
});

test("the browser folds as the program does", needs, async () => {
  const vectors = JSON.parse(readFileSync(join(here, "folding.json"), "utf8"));
  await withTab(async (tab) => {
    await tab.goto(`${server.root}zh/search.html`);
    // The table of variants comes with the first ideograph that is looked for.
    await find(tab, "规划");
    const folded = await tab.evaluate((texts) => texts.map((text) => globalThis.gongbaoSearch.fold(text)), vectors.map(([text]) => text));
    vectors.forEach(([text, expected], index) => assert.equal(folded[index], expected, JSON.stringify(text)));
  });
});

test("the table of variants is loaded only where ideographs are looked for", needs, async () => {
  await withTab(async (tab) => {
    const loaded = [];
    tab.on("request", (request) => loaded.push(request.url()));
    await tab.goto(`${server.root}en/search.html`);
    await find(tab, "output");
    assert.ok(!loaded.some((url) => url.includes("variants")), loaded.join(" "));
    await find(tab, "工");
    assert.ok(loaded.some((url) => url.includes("variants")), loaded.join(" "));
  });
});

/** What the field, the address and the announcements were at each step. */
async function composed(tab, steps) {
  const seen = [];
  const input = await tab.context().newCDPSession(tab);
  await tab.evaluate(() => {
    globalThis.said = [];
    const status = document.querySelector("[role=status]");
    new MutationObserver(() => globalThis.said.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
  });
  await tab.focus("#q");
  for (const [what, text] of steps) {
    if (what === "compose") await input.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    else if (what === "insert") await input.send("Input.insertText", { text });
    else await tab.evaluate(() => document.querySelector("#q").blur());
    await tab.waitForTimeout(250);
    seen.push({ what, url: tab.url(), said: await tab.evaluate(() => globalThis.said.length) });
  }
  await tab.waitForTimeout(400);
  return { seen, url: tab.url(), said: await tab.evaluate(() => globalThis.said) };
}

test("while an input method composes nothing is sought, said or put into the address, and once it ends one search is", needs, async () => {
  const compose = (...texts) => texts.map((text) => ["compose", text]);
  for (const [steps, query] of [
    [[...compose("q", "qi", "qi c", "qi ch", "qi'che"), ["insert", "汽车"]], "汽车"],
    [[...compose("ㅎ", "하", "한"), ["insert", "한"]], "한"],
    [[...compose("´"), ["insert", "é"]], "é"],
    [[...compose("q", "qi"), ["blur", ""]], null],
  ]) {
    await withTab(async (tab) => {
      await tab.goto(`${server.root}zh/search.html`);
      const { seen, url, said } = await composed(tab, steps);
      for (const step of seen.filter(({ what }) => what === "compose")) {
        assert.ok(!step.url.includes("q=") && step.said === 0, JSON.stringify(step));
      }
      if (query) assert.equal(new URL(url).searchParams.get("q"), query);
      assert.equal(said.filter(Boolean).length, 1, `${JSON.stringify(steps)}: ${said}`);
    });
  }
});

test("what is typed before an input method composes is not searched meanwhile", needs, async () => {
  await withTab(async (tab) => {
    await tab.goto(`${server.root}zh/search.html`);
    await tab.focus("#q");
    await tab.keyboard.type("GDP");
    const { seen, url, said } = await composed(tab, [["compose", "z"], ["compose", "zeng"], ["insert", "增长"]]);
    // A slow machine may have looked for what was typed before the composing began; nothing comes while it lasts.
    const [first, second] = seen;
    assert.ok(first.said === second.said && first.url === second.url && !second.url.includes("zeng"), JSON.stringify(seen));
    assert.equal(new URL(url).searchParams.get("q"), "GDP增长");
    assert.equal(said.filter(Boolean).length, first.said + 1, said.join());
  });
});

test("the switch of language keeps what is looked for and what is chosen", needs, async () => {
  await withTab(async (tab) => {
    for (const [address, kept] of [
      ["search.html?q=%E6%B1%BD%E8%BD%A6", "?q=%E6%B1%BD%E8%BD%A6"],
      ["indicators/index.html?sort=name", "?sort=name"],
      ["indicators/index.html?x=1&y=2#sort=name", "?x=1&y=2#sort=name"],
      ["chapters/plan.html#nowhere", "#nowhere"],
    ]) {
      await tab.goto(`${server.root}zh/${address}`);
      await tab.click("a[data-language=en]");
      await tab.waitForURL(/\/en\//);
      assert.equal(tab.url(), `${server.root}en/${address.replace(/[?#].*/, "")}${kept}`);
      await tab.goto(`${server.root}zh/${address}`);
      await tab.hover("a[data-language=en]");
      assert.ok((await tab.getAttribute("a[data-language=en]", "href")).endsWith(kept), "as another tab opens it");
    }
    await tab.goto(`${server.root}zh/search.html`);
    await find(tab, "汽车");
    await tab.click("a[data-language=en]");
    await tab.waitForURL(/\/en\//);
    assert.equal(await tab.inputValue("#q"), "汽车");
  });
});
