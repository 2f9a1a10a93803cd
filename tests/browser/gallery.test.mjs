// The gallery of charts (`gongbao gallery`): accessible, no wider than a phone, every word large enough and inside its drawing.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch, needsBrowser, report, unlessMissing } from "./lib/browser.mjs";

const target = join(dirname(fileURLToPath(import.meta.url)), "../../target");
const program = ["release", "debug"].map((profile) => join(target, profile, "gongbao")).find(existsSync);
const needsProgram = needsBrowser.skip ? needsBrowser : unlessMissing(program, "the built program (cargo build --release)");

const folder = mkdtempSync(join(tmpdir(), "gallery-"));
after(() => rmSync(folder, { recursive: true }));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");

const cases = ["zh", "en"].flatMap((language) =>
  [360, 768, 1440].flatMap((width) => ["light", "dark"].map((colorScheme) => ({ language, width, colorScheme }))),
);

test("the gallery holds in both languages, at three widths, light and dark", needsProgram, async () => {
  execFileSync(program, ["gallery", "--out", join(folder, "site")]);
  const browser = await launch();
  const problems = [];
  for (const { language, width, colorScheme } of cases) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const tab = await context.newPage();
    await tab.goto(pathToFileURL(join(folder, "site", language, "index.html")).href);
    const where = `${language} ${width} ${colorScheme}`;
    const found = await tab.evaluate(look);
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

/** In the page: what is wrong with its drawings. Runs in the browser, so it stands alone. */
function look() {
  const problems = [];
  if (document.documentElement.scrollWidth > innerWidth) problems.push(`the page is ${document.documentElement.scrollWidth} px wide`);
  let drawings = 0;
  for (const svg of document.querySelectorAll(".chart-drawing svg")) {
    if (!svg.getClientRects().length) continue;
    drawings += 1;
    const [, , across, down] = svg.getAttribute("viewBox").split(" ").map(Number);
    const scale = svg.getScreenCTM().a;
    for (const text of svg.querySelectorAll("text")) {
      const box = text.getBBox();
      const tell = (what) => problems.push(`#${svg.closest("figure").id} “${text.textContent}” ${what}`);
      const size = parseFloat(getComputedStyle(text).fontSize) * scale;
      if (size < 10.99) tell(`is ${size.toFixed(1)} px`);
      if (box.x < -1.5 || box.x + box.width > across + 1.5) tell("sticks out sideways");
      if (box.y < -3 || box.y + box.height > down + 3) tell("sticks out above or below");
    }
  }
  return { drawings, problems };
}
