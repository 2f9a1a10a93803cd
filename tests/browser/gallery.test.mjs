// The gallery of charts (`gongbao gallery`): accessible, no wider than a phone, every word large enough and inside its drawing.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { SMALLEST_TEXT, lookAtDrawings } from "./lib/drawings.mjs";
import { launch, needsBrowser, report, unlessMissing } from "./lib/browser.mjs";

const target = join(dirname(fileURLToPath(import.meta.url)), "../../target");
const program = ["release", "debug"].map((profile) => join(target, profile, "gongbao")).find(existsSync);
const needsProgram = needsBrowser.skip ? needsBrowser : unlessMissing(program, "the built program (cargo build --release)");

const folder = mkdtempSync(join(tmpdir(), "gallery-"));
after(() => rmSync(folder, { recursive: true }));
const site = join(folder, "site");
if (program) execFileSync(program, ["gallery", "--out", site]);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");

const cases = ["zh", "en"].flatMap((language) =>
  [360, 768, 1440].flatMap((width) => ["light", "dark"].map((colorScheme) => ({ language, width, colorScheme }))),
);

test("the gallery holds in both languages, at three widths, light and dark", needsProgram, async () => {
  const browser = await launch();
  const problems = [];
  for (const { language, width, colorScheme } of cases) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const tab = await context.newPage();
    await tab.goto(pathToFileURL(join(site, language, "index.html")).href);
    const where = `${language} ${width} ${colorScheme}`;
    assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${where}: wider than the window`);
    const found = await tab.evaluate(lookAtDrawings, SMALLEST_TEXT);
    assert.ok(found.drawings > 20, `${where}: ${found.drawings} drawings`);
    problems.push(...found.problems.map((problem) => `${where}: ${problem}`));
    if (width !== 768) {
      await tab.evaluate(axe);
      const { violations } = await tab.evaluate(() => globalThis.axe.run());
      problems.push(...violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes[0].html.slice(0, 120)}`));
    }
    await context.close();
  }
  await browser.close();
  assert.equal(problems.length, 0, report(problems));
});

test("texts are as wide as they were measured, within 5 %", needsProgram, async () => {
  const browser = await launch();
  const problems = [];
  for (const { language, width } of cases.filter(({ width, colorScheme }) => width !== 768 && colorScheme === "light")) {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const tab = await context.newPage();
    await tab.goto(pathToFileURL(join(site, language, "index.html")).href);
    const widths = await tab.evaluate(readWidths);
    assert.ok(widths.length >= 80, `${widths.length} texts`);
    for (const { text, measured, real } of widths) {
      const off = measured / real - 1;
      if (Math.abs(off) > 0.05) problems.push(`${language} ${width}: “${text}” measured ${measured}, is ${real.toFixed(1)} (${(off * 100).toFixed(1)} %)`);
    }
    await context.close();
  }
  await browser.close();
  assert.equal(problems.length, 0, report(problems));
});

/** In the page: the specimen's texts, with the widths of their boxes and of their letters. Runs in the browser. */
function readWidths() {
  const shown = [...document.querySelectorAll("#widths svg")].filter((svg) => svg.getClientRects().length);
  return shown.flatMap((svg) => {
    const boxes = svg.querySelector("path.c-gap").getAttribute("d").split("M").slice(1);
    const texts = [...svg.querySelectorAll("text")];
    if (boxes.length !== texts.length) throw new Error("a text without its box");
    return texts.map((text, index) => ({
      text: text.textContent,
      measured: Number(/h([\d.]+)/.exec(boxes[index])[1]),
      real: text.getComputedTextLength(),
    }));
  });
}
