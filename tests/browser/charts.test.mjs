// The drawings: which of the two is shown, whether its words can be read, lie inside it and keep clear of each other; what
// pointer, finger, keyboard and screen reader are told.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { atWidths, needsBrowser, report, withBrowser } from "./lib/browser.mjs";
import { SMALLEST_TEXT, lookAtDrawings } from "./lib/drawings.mjs";
import { isEmbedded, kindOf, pages, siteFolder } from "./lib/site.mjs";

const context = await withBrowser();

const drawn = pages.filter((page) => readFileSync(join(siteFolder, page), "utf8").includes("<svg"));

test("charts at 360, 768 and 1440 px: one drawing, legible, inside its box, no label over another", needsBrowser, async () => {
  const problems = [];
  let drawings = 0;
  await context.withTab({}, async (tab) => {
    for (const page of drawn) {
      for (const { width, found } of await atWidths(tab, `${context.root}${page}`, [360, 768, 1440], lookAtDrawings, SMALLEST_TEXT)) {
        drawings += found.drawings;
        problems.push(...found.problems.map((problem) => `${page} at ${width} px: ${problem}`));
      }
    }
  });
  assert.ok(drawings > 0, "no page shows a chart");
  assert.equal(problems.length, 0, report(problems));
});

/** Text spacing of the reader's own (WCAG 1.4.12), as tools for it set it: by a style sheet, or, which no sheet can beat, on every element. */
const SPACING = {
  "a style sheet": [360, () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }");
    document.adoptedStyleSheets.push(sheet);
  }],
  "styles on elements": [1440, () => {
    for (const element of document.querySelectorAll("*")) {
      for (const [name, value] of [["line-height", "1.5"], ["letter-spacing", "0.12em"], ["word-spacing", "0.16em"]]) element.style.setProperty(name, value, "important");
    }
  }],
};

for (const [how, [width, space]] of Object.entries(SPACING)) {
  test(`charts keep their words apart and inside under text spacing by ${how}; the words beside them take it`, needsBrowser, async () => {
    const problems = [];
    let drawings = 0;
    await context.withTab({ viewport: { width, height: 900 } }, async (tab) => {
      for (const page of pages.filter(isEmbedded)) {
        await tab.goto(`${context.root}${page}`, { waitUntil: "load" });
        await tab.evaluate(space);
        await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        const found = await tab.evaluate(lookAtDrawings, SMALLEST_TEXT);
        drawings += found.drawings;
        problems.push(...found.problems.map((problem) => `${page}: ${problem}`));
        const words = await tab.evaluate(() => [...document.querySelectorAll(".chart-title, .chart-data td")].map((element) => getComputedStyle(element).letterSpacing));
        if (words.some((spacing) => !(parseFloat(spacing) > 1))) problems.push(`${page}: a caption or a table keeps its spacing`);
      }
    });
    assert.ok(drawings > 0);
    assert.equal(problems.length, 0, report(problems));
  });
}

test("every pillar page has at least two charts", needsBrowser, async () => {
  const pillars = pages.filter((page) => kindOf(page) === "pillars/*");
  assert.ok(pillars.length > 0, "no pillar page");
  await context.withTab({ javaScriptEnabled: false }, async (tab) => {
    for (const page of pillars) {
      await tab.goto(`${context.root}${page}`);
      const count = await tab.locator("figure:has(.chart-drawing)").count();
      assert.ok(count >= 2, `${page} has ${count}`);
    }
  });
});

/** Opens the first page with a line or column chart, and hands its first shown drawing over. */
async function withChart(options, visit) {
  const page = pages.find((page) => kindOf(page) === "indicators/*" && readFileSync(join(siteFolder, page), "utf8").includes("c-pt"));
  await context.withTab(options, async (tab) => {
    await tab.goto(`${context.root}${page}`);
    const frame = tab.locator("[data-chart]").first();
    await visit(tab, frame, frame.locator("svg:visible").first());
  });
}

/** A mark's value as it stands in the page before the script has run. */
const valuesWithoutScript = async () => {
  let values = [];
  await withChart({ javaScriptEnabled: false }, async (tab, frame, drawing) => {
    values = await drawing.locator(".c-pt > title").allTextContents();
  });
  return values;
};

test("a pointer over a mark shows its value, and leaving hides it", needsBrowser, async () => {
  const values = await valuesWithoutScript();
  await withChart({}, async (tab, frame, drawing) => {
    const tip = frame.locator(".chart-tip");
    assert.equal(await tip.isVisible(), false);
    await drawing.locator(".c-pt").nth(1).hover();
    assert.equal(await tip.textContent(), values[1]);
    assert.ok(await tip.isVisible());
    const [box, around] = [await tip.boundingBox(), await frame.boundingBox()];
    assert.ok(box.x >= around.x - 1 && box.x + box.width <= around.x + around.width + 1, "the value stands outside the figure");
    await tab.mouse.move(2, 2);
    assert.equal(await tip.isVisible(), false);
  });
});

test("a finger on a mark shows its value, and one elsewhere hides it", needsBrowser, async () => {
  await withChart({ viewport: { width: 360, height: 800 }, hasTouch: true }, async (tab, frame, drawing) => {
    const tip = frame.locator(".chart-tip");
    const marks = drawing.locator(".c-pt");
    await marks.last().tap();
    assert.equal(await tip.textContent(), await marks.last().getAttribute("data-value"));
    assert.ok(await tip.isVisible());
    await tab.locator("h1").first().tap();
    assert.equal(await tip.isVisible(), false);
  });
});

test("one Tab stop a drawing; arrows, Home, End and Escape go through its values and say them", needsBrowser, async () => {
  const values = await valuesWithoutScript();
  await withChart({}, async (tab, frame, drawing) => {
    const [tip, said] = [frame.locator(".chart-tip"), frame.getByRole("status")];
    await drawing.focus();
    const told = async (key) => {
      await tab.keyboard.press(key);
      assert.equal(await tip.textContent(), await said.textContent(), `${key}: what is shown and what is said differ`);
      return (await tip.isVisible()) ? said.textContent() : null;
    };
    assert.equal(await told("ArrowRight"), values[0]);
    assert.equal(await told("ArrowRight"), values[1]);
    assert.equal(await told("ArrowDown"), values[2] ?? values[1]);
    assert.equal(await told("End"), values.at(-1));
    assert.equal(await told("ArrowRight"), values.at(-1));
    assert.equal(await told("ArrowLeft"), values.at(-2));
    assert.equal(await told("Home"), values[0]);
    await tab.keyboard.press("Escape");
    assert.equal(await tip.isVisible(), false);
    assert.equal(await said.textContent(), "");
    await told("ArrowRight");
    await tab.keyboard.press("Tab");
    assert.equal(await tip.isVisible(), false);
    assert.equal(await drawing.locator("[tabindex]").count(), 0, "a mark is a Tab stop of its own");
  });
});

test("a screen reader finds one image a chart, with the title's words and the data in words, and a table", needsBrowser, async () => {
  await withChart({}, async (tab, frame, drawing) => {
    const figure = frame.locator("xpath=ancestor::figure");
    assert.equal(await figure.getByRole("img").count(), 1);
    const label = (await drawing.getAttribute("aria-labelledby")).split(" ");
    assert.equal(label.length, 2);
    for (const id of label) assert.ok((await tab.locator(`[id="${id}"]`).textContent()).trim().length > 3, `#${id} is empty`);
    assert.ok(await tab.locator("main table").count() > 0, "no table");
    assert.equal(await frame.locator(".chart-tip").getAttribute("aria-hidden"), "true");
  });
});

test("without JavaScript every value is in the page, and nothing is a dead Tab stop", needsBrowser, async () => {
  assert.ok((await valuesWithoutScript()).length > 2);
  await withChart({ javaScriptEnabled: false }, async (tab, frame, drawing) => {
    assert.equal(await drawing.getAttribute("tabindex"), null);
    assert.ok(await drawing.locator("text").count() > 3);
    assert.equal(await frame.locator(".chart-tip").count(), 0);
  });
});

test("where motion is unwanted, showing a value moves nothing", needsBrowser, async () => {
  await withChart({ reducedMotion: "reduce" }, async (tab, frame, drawing) => {
    await drawing.focus();
    await tab.keyboard.press("End");
    const moving = await tab.evaluate(() => {
      const parts = [...document.querySelectorAll(".chart-tip, .chart, .chart *")];
      const isSlow = (element) => {
        const { transitionDuration, animationDuration } = getComputedStyle(element);
        return [transitionDuration, animationDuration].some((times) => times.split(",").some((time) => parseFloat(time) > 0.01));
      };
      return document.getAnimations().length + parts.filter(isSlow).length;
    });
    assert.equal(moving, 0);
  });
});
