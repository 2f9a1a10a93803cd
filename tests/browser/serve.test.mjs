// `gongbao serve` as an editor sees it: the page follows the files, problems stand over it, places lead to the editor.
// The program is GONGBAO, or the one that cargo built.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch, needsBrowser, unlessMissing, watch } from "./lib/browser.mjs";

const repository = join(dirname(fileURLToPath(import.meta.url)), "../..");
const built = ["release", "debug"].map((profile) => join(repository, "target", profile, "gongbao"));
const program = process.env.GONGBAO || built.find((path) => existsSync(path));
const needs = needsBrowser.skip ? needsBrowser : unlessMissing(program, "the program gongbao (cargo build)");

/** The report in a folder of its own, served. */
async function start() {
  if (needs.skip) return {};
  const project = mkdtempSync(join(tmpdir(), "gongbao-serve-"));
  for (const folder of ["content", "seeds"]) cpSync(join(repository, folder), join(project, folder), { recursive: true });
  const server = spawn(program, ["serve", "--project", project, "--port", "0", "--editor", "vscode", "--lang", "en"], { stdio: ["ignore", "ignore", "pipe"] });
  const served = { project, said: "", root: null };
  const browser = await launch();
  after(async () => {
    await browser.close();
    server.kill("SIGINT");
    await new Promise((done) => server.on("exit", done));
    rmSync(project, { recursive: true, force: true });
  });
  await new Promise((listening, failed) => {
    server.stderr.setEncoding("utf8");
    server.stderr.on("data", (text) => {
      served.said += text;
      served.root ??= /http:\/\/[^\s]+/.exec(served.said)?.[0] ?? null;
      if (served.root) listening();
    });
    server.on("exit", () => failed(new Error(served.said)));
  });
  /** Runs `visit(tab)` with a tab in which nothing may go wrong. */
  served.withTab = async (path, options, visit) => {
    const session = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    try {
      const tab = await session.newPage();
      const { console, failed, foreign } = watch(tab, served.root);
      await tab.goto(`${served.root}${path}`);
      await tab.locator("gongbao-serve .bar").waitFor();
      await visit(tab);
      assert.deepEqual([...console, ...failed, ...foreign], []);
    } finally {
      await session.close();
    }
  };
  served.edit = (file, change) => {
    const path = join(project, file);
    const text = readFileSync(path, "utf8");
    assert.notEqual(change(text), text, `${file} is not changed`);
    writeFileSync(path, change(text));
  };
  return served;
}

const served = await start();
const overlay = "gongbao-serve .overlay";
const setDay = (day) => served.edit("content/report.yaml", (text) => text.replace(/^modified: .*$/m, `modified: 2027-10-${day}`));
/** A value that a page loses when it is loaded anew. */
const mark = (tab) => tab.evaluate(() => { window.isTheSame = true; });
const isTheSame = (tab) => tab.evaluate(() => window.isTheSame === true);

test("an edit shows by itself, and the page stays where it was", needs, async () => {
  await served.withTab("zh/index.html", {}, async (tab) => {
    await mark(tab);
    await tab.evaluate(() => scrollTo(0, 1200));
    const before = await tab.evaluate(() => scrollY);
    setDay("11");
    await tab.waitForFunction(() => document.querySelector('time[datetime="2027-10-11"]') && window.isTheSame !== true);
    await tab.locator("gongbao-serve .bar").waitFor();
    assert.ok(before > 1000);
    assert.ok(Math.abs((await tab.evaluate(() => scrollY)) - before) <= 1, `at ${await tab.evaluate(() => scrollY)}, not at ${before}`);
  });
});

test("a page that an edit does not touch is left alone", needs, async () => {
  await served.withTab("zh/charts/gdp-growth.html", {}, async (tab) => {
    await mark(tab);
    await served.withTab("zh/index.html", {}, async (home) => {
      setDay("12");
      await home.waitForFunction(() => document.querySelector('time[datetime="2027-10-12"]'));
    });
    assert.ok(await isTheSame(tab));
  });
});

for (const colorScheme of ["light", "dark"]) {
  test(`errors stand over the last good page in the terminal's words, and go when they are mended (${colorScheme})`, needs, async () => {
    await served.withTab("en/chapters/goals.html", { colorScheme, viewport: { width: 360, height: 700 } }, async (tab) => {
      await mark(tab);
      served.said = "";
      served.edit("content/report.yaml", (text) => text.replace("licence:", "license:"));
      await tab.locator(overlay).waitFor();
      const told = await tab.locator(`${overlay} pre`).evaluate((pre) => pre.textContent);
      assert.match(told, /^error\[unknown-key\]: unknown key `license`\n/);
      assert.ok(served.said.includes(told.trim()), `the terminal says\n${served.said}\nand the page\n${told}`);
      assert.ok(await tab.locator("main h1").isVisible(), "the page is under it");
      assert.match(await tab.locator(`${overlay} a.open`).getAttribute("href"), /^vscode:\/\/file\/.*\/content\/report\.yaml:18:1$/);
      assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "wider than the screen");

      await tab.keyboard.press("Escape");
      await tab.locator(overlay).waitFor({ state: "detached" });
      await tab.locator("gongbao-serve .show").click();
      await tab.locator(overlay).waitFor();

      served.edit("content/report.yaml", (text) => text.replace("license:", "licence:"));
      await tab.locator(overlay).waitFor({ state: "detached" });
      assert.ok(await isTheSame(tab), "the page was the same, and was loaded anew");
    });
  });
}

test("a new style comes without a new page", needs, async () => {
  const assets = join(served.project, "themes/default/assets");
  mkdirSync(assets, { recursive: true });
  cpSync(join(repository, "themes/default/assets/site.css"), join(assets, "site.css"));
  await served.withTab("en/index.html", {}, async (tab) => {
    await mark(tab);
    for (const color of ["rgb(1, 2, 3)", "rgb(4, 5, 6)"]) {
      appendFileSync(join(assets, "site.css"), `\nmain h1 { color: ${color}; }\n`);
      await tab.waitForFunction((color) => getComputedStyle(document.querySelector("main h1")).color === color, color);
    }
    await tab.waitForFunction(() => document.querySelectorAll('link[rel="stylesheet"]').length === 1);
    assert.ok(await isTheSame(tab));
  });
});

test("a page and its passages lead to their lines", needs, async () => {
  const lines = readFileSync(join(served.project, "content/chapters/2-goals.zh.md"), "utf8").split("\n");
  const lineOf = (href) => Number(/2-goals\.zh\.md:(\d+):\d+$/.exec(href)[1]);
  await served.withTab("zh/chapters/goals.html", {}, async (tab) => {
    await tab.locator("gongbao-serve .edit summary").click();
    const first = await tab.locator("gongbao-serve .edit li a").first().getAttribute("href");
    assert.match(lines[lineOf(first) - 1], /^title:/);
    for (const [place, start] of [["main .prose > h2:nth-of-type(2)", /^## /], ["main .prose > p:first-child", /^[^#-]/]]) {
      await tab.locator(place).hover();
      const text = (await tab.locator(place).textContent()).slice(0, 4);
      const line = lines[lineOf(await tab.locator("gongbao-serve .pencil").getAttribute("href")) - 1];
      assert.match(line, start);
      assert.ok(line.includes(text), `${line} does not hold ${text}`);
    }
  });
});
