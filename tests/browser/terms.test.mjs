// Terms in running text: told where they stand, for pointer and keyboard; closed by Escape; links without JavaScript.

import assert from "node:assert/strict";
import { test } from "node:test";
import { needsBrowser, watch, withBrowser } from "./lib/browser.mjs";
import { languages } from "./lib/site.mjs";

const context = await withBrowser();
const PAGE = "chapters/goals.html";
const TERM = "a.ref-term[data-term]";

test("terms: the keyboard and the pointer open what is told, Escape closes it", needsBrowser, async () => {
  await context.withTab({}, async (tab) => {
    const problems = watch(tab, context.root);
    for (const language of languages) {
      await tab.goto(`${context.root}${language}/${PAGE}`);
      const term = tab.locator(TERM).first();
      const tip = tab.locator("[role=tooltip]");
      const told = await term.getAttribute("data-term");
      await term.focus();
      assert.ok(await tip.isVisible(), `${language}: shown for the keyboard`);
      assert.ok((await tip.textContent()).includes(told));
      assert.equal(await term.getAttribute("aria-describedby"), await tip.getAttribute("id"));
      assert.equal(await tip.locator("strong").getAttribute("lang"), await term.getAttribute("data-term-lang"));
      await tab.keyboard.press("Escape");
      assert.ok(await tip.isHidden(), `${language}: closed by Escape`);
      await term.evaluate((link) => link.blur());
      await term.hover();
      assert.ok(await tip.isVisible(), `${language}: shown under the pointer`);
      await tip.hover();
      await tab.waitForTimeout(400);
      assert.ok(await tip.isVisible(), `${language}: stays while it is pointed at`);
      await tab.mouse.move(0, 0);
      await tip.waitFor({ state: "hidden" });
    }
    assert.deepEqual([...problems.console, ...problems.failed], []);
  });
});

test("terms: what is told lies inside the window, on a phone too", needsBrowser, async () => {
  await context.withTab({ viewport: { width: 360, height: 740 } }, async (tab) => {
    for (const language of languages) {
      await tab.goto(`${context.root}${language}/${PAGE}`);
      for (const term of (await tab.locator(TERM).all()).slice(0, 8)) {
        await term.focus();
        const box = await tab.locator("[role=tooltip]").boundingBox();
        assert.ok(box.x >= 0 && box.x + box.width <= 360, `${language}: ${JSON.stringify(box)}`);
      }
      assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth) <= 360);
    }
  });
});

test("terms: each is marked once on a page, and leads to its entry", needsBrowser, async () => {
  await context.withTab({ javaScriptEnabled: false }, async (tab) => {
    for (const language of languages) {
      await tab.goto(`${context.root}${language}/${PAGE}`);
      const links = await tab.locator(".prose a.ref-term").evaluateAll((all) => all.map((link) => link.href));
      assert.ok(links.length >= 3, `${language}: ${links.length}`);
      for (const link of new Set(links)) {
        await tab.goto(link);
        assert.equal(await tab.locator(`[id="${decodeURIComponent(new URL(link).hash.slice(1))}"]`).count(), 1, link);
      }
    }
  });
});
