// Searching: what a reader looks for is found, inside words too; what it costs; by keyboard; from a folder; and without JavaScript.

import assert from "node:assert/strict";
import { test } from "node:test";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { needsBrowser, watch, withBrowser } from "./lib/browser.mjs";
import { siteFolder } from "./lib/site.mjs";

const context = await withBrowser();

/** Looks for `query`, and tells what is shown. */
async function find(tab, query) {
  // What is told of the search before must not be taken for this one's.
  await tab.evaluate(() => (document.querySelector("[role=status]").textContent = ""));
  await tab.fill("#q", query);
  await tab.keyboard.press("Enter");
  await tab.waitForFunction(() => document.querySelector("[role=status]").textContent !== "");
  await tab.waitForTimeout(50);
  return tab.evaluate(() => [...document.querySelectorAll(".search-result")].map((item) => ({
    kind: item.querySelector(".search-kind").textContent,
    title: item.querySelector(".search-title").textContent,
    href: item.querySelector(".search-title").getAttribute("href"),
    figure: item.querySelector(".search-figure")?.textContent ?? "",
    marks: [...item.querySelectorAll("mark")].map((mark) => mark.textContent),
  })));
}

/** What is looked for, and a result that must be among the first ones: its kind and a part of its address. */
const WANTED = {
  zh: [
    ["汽车", "产业", "pillars/automotive.html"],
    ["支柱产业", "术语", "glossary.html#"],
    ["规上工业", "指标", "indicators/gross-industrial-output.html"],
    ["转型", "章节", "chapters/"],
    ["专精特新", "指标", "indicators/srdi"],
    ["SRDI", "", ""],
    ["碳", "", ""],
    ["进展", "概览", "explore/progress.html"],
    ["落后", "概览", "explore/progress.html"],
    ["比较", "概览", "explore/pillars.html"],
    ["变更", "概览", "changes.html"],
    ["打印", "概览", "report/index.html"],
    ["下载", "概览", "data/index.html"],
    ["对照", "概览", "chapters/index.html"],
    ["时间线", "概览", "#chart-"],
  ],
  en: [
    ["carbon", "", "carbon"],
    ["SRDI", "Indicator", "indicators/srdi"],
    ["trillion", "Indicator", "indicators/gross-industrial-output.html"],
    ["automob", "Industry", "pillars/automotive.html"],
    ["wind capacity", "Indicator", "indicators/wind-capacity.html"],
    ["measures", "Chapter", "chapters/measures.html"],
    ["汽车", "", ""],
    ["progress", "Overview", "explore/progress.html"],
    ["comparison", "Overview", "explore/pillars.html"],
    ["changes", "Overview", "changes.html"],
    ["pdf", "Overview", "report/index.html"],
    ["download", "Overview", "data/index.html"],
    ["side by side", "Overview", "chapters/index.html"],
    ["time line", "Overview", "#chart-"],
  ],
};

test("search: each word finds what a reader means, with its figure and its place", needsBrowser, async () => {
  await context.withTab({}, async (tab) => {
    for (const [language, cases] of Object.entries(WANTED)) {
      await tab.goto(`${context.root}${language}/search.html`);
      for (const [query, kind, address] of cases) {
        const results = await find(tab, query);
        assert.ok(results.length > 0, `${language}, ${query}: nothing found`);
        const fits = results.some((it) => it.kind.includes(kind) && it.href.includes(address));
        assert.ok(fits, `${language}, ${query}: ${JSON.stringify(results.map((it) => [it.kind, it.href]))}`);
        for (const result of results) {
          const marked = result.marks.join(" ").toLowerCase();
          const words = query.toLowerCase().split(" ");
          assert.ok(words.some((word) => marked.includes(word)), `${language}, ${query}: nothing is marked in ${result.title}`);
        }
      }
      const [first] = await find(tab, language === "zh" ? "规上工业总产值" : "gross industrial output");
      assert.match(first.figure, language === "zh" ? /1\.7万亿元/ : /1\.7 trillion/);
      assert.deepEqual(await find(tab, language === "zh" ? "火星基地" : "zyzzyva"), [], "what is not there is not found");
    }
  });
});

test("search: every result leads to a place that is there", needsBrowser, async () => {
  await context.withTab({}, async (tab) => {
    for (const language of ["zh", "en"]) {
      await tab.goto(`${context.root}${language}/search.html?q=${language === "zh" ? "产业" : "industry"}`);
      await tab.waitForSelector(".search-result");
      const links = await tab.evaluate(() => [...document.querySelectorAll(".search-title")].map((link) => link.href));
      assert.ok(links.length >= 5, links.join(" "));
      for (const link of links) {
        const response = await tab.goto(link);
        assert.ok(response === null || response.ok(), link);
        const anchor = decodeURIComponent(new URL(link).hash.slice(1));
        assert.ok(!anchor || await tab.evaluate((id) => Boolean(document.getElementById(id)), anchor), `${link}: no such place`);
      }
    }
  });
});

test("search: nothing is loaded until something is looked for, and then little", needsBrowser, async () => {
  await context.withTab({}, async (tab) => {
    let bytes = 0;
    let files = 0;
    tab.on("response", async (response) => {
      if (!response.url().includes("/search/")) return;
      files += 1;
      bytes += (await response.body()).length;
    });
    await tab.goto(`${context.root}zh/search.html`, { waitUntil: "networkidle" });
    assert.equal(files, 0, "the index is not touched before the first word");
    await find(tab, "汽车产业");
    await tab.waitForLoadState("networkidle");
    assert.ok(files > 0 && bytes <= 150 * 1024, `${files} files, ${bytes} bytes without compression`);
  });
});

test("search: by keyboard, from the field to the results and on", needsBrowser, async () => {
  await context.withTab({}, async (tab) => {
    await tab.goto(`${context.root}zh/search.html`);
    await find(tab, "产业");
    const before = await tab.locator(".search-result").count();
    await tab.locator(".search-more").focus();
    await tab.keyboard.press("Enter");
    await tab.waitForFunction((count) => document.querySelectorAll(".search-result").length > count, before);
    const focused = await tab.evaluate(() => [...document.querySelectorAll(".search-title")].indexOf(document.activeElement));
    assert.equal(focused, before, "the focus is on the first new result");
    assert.match(tab.url(), /\?q=/);
  });
});

test("search: from a folder opened as files", needsBrowser, async () => {
  await context.withTab({}, async (tab) => {
    const problems = watch(tab, "file://");
    await tab.goto(pathToFileURL(join(siteFolder, "en/search.html")).href);
    assert.ok((await find(tab, "SRDI")).length > 0);
    assert.deepEqual([...problems.console, ...problems.failed, ...problems.foreign], []);
  });
});

test("search: without JavaScript an index stands in its place", needsBrowser, async () => {
  await context.withTab({ javaScriptEnabled: false }, async (tab) => {
    await tab.goto(`${context.root}zh/search.html`);
    assert.ok(await tab.locator(".search-links a").count() > 100);
    assert.equal(await tab.locator("#q").isVisible(), false, "a field that does nothing is not shown");
  });
});
