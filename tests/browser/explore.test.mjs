// The index of indicators narrows down and sorts, says how many are left, and keeps what was chosen in the address. Text spacing of
// the reader's own (WCAG 1.4.12) makes the pages that gather no wider and cuts off nothing beside the drawings, whose lettering is set.

import assert from "node:assert/strict";
import { test } from "node:test";
import { needsBrowser, withBrowser } from "./lib/browser.mjs";
import { languages, pages, siteFolder } from "./lib/site.mjs";

const context = await withBrowser();
const shown = (tab) => tab.locator(".indicator-row:visible").count();

for (const language of languages) {
  const address = `${language}/indicators/index.html`;
  test(`${language}: indicators are narrowed down by words, state, dimension and pillar`, needsBrowser, async () => {
    await context.withTab({}, async (tab) => {
      await tab.goto(`${context.root}${address}`);
      const all = await shown(tab);
      assert.ok(all > 40, `${all} indicators`);
      await tab.locator(".explore select[name=status]").selectOption("words");
      assert.equal(await shown(tab), 3);
      assert.match(await tab.locator(".explore-status").textContent(), /3/);
      assert.match(tab.url(), /#status=words$/);
      await tab.locator(".explore select[name=status]").selectOption("");
      await tab.locator(".explore select[name=pillar]").selectOption("automotive");
      const automotive = await shown(tab);
      assert.ok(automotive > 3 && automotive < all);
      // What is chosen can be sent on, and the language switch keeps it.
      const copy = await tab.context().newPage();
      await copy.goto(tab.url());
      assert.equal(await shown(copy), automotive);
      await copy.locator(".languages a").first().click();
      await copy.waitForURL(/#pillar=automotive$/);
      assert.equal(await shown(copy), automotive);
      await copy.close();
      await tab.locator(".explore input").fill("zzzz");
      assert.equal(await shown(tab), 0);
      assert.ok((await tab.locator(".explore-status").textContent()).length > 3, "it says that nothing matches");
      await tab.locator(".explore button[type=reset]").click();
      await tab.waitForFunction(() => !location.hash);
      assert.equal(await shown(tab), all);
      await tab.locator(".explore select[name=dimension]").selectOption("unstated");
      assert.ok((await shown(tab)) >= 6);
    });
  });

  test(`${language}: indicators are sorted, and go back to their groups`, needsBrowser, async () => {
    await context.withTab({}, async (tab) => {
      await tab.goto(`${context.root}${address}`);
      const names = () => tab.locator(".indicator-row:visible h3").allTextContents();
      const given = await names();
      await tab.locator(".explore select[name=sort]").selectOption("name");
      const sorted = await names();
      const compare = new Intl.Collator(language === "zh" ? "zh" : language).compare;
      assert.equal(sorted.length, given.length);
      // Marks such as “ and 《 count for nothing in the order.
      const bare = (name) => name.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim();
      assert.deepEqual(sorted, [...given].sort((one, other) => compare(bare(one), bare(other))));
      assert.equal(await tab.locator(".group:visible").count(), 0);
      await tab.locator(".explore select[name=sort]").selectOption("");
      assert.deepEqual(await names(), given);
    });
  });

  test(`${language}: without JavaScript the indicators stand in their groups`, needsBrowser, async () => {
    await context.withTab({ javaScriptEnabled: false }, async (tab) => {
      await tab.goto(`${context.root}${address}#status=words`);
      assert.ok((await shown(tab)) > 40);
      assert.equal(await tab.locator(".explore").boundingBox(), null, "no form that does nothing, and no room for one");
    });
  });

  test(`${language}: from a folder of files the address keeps what was chosen`, needsBrowser, async () => {
    await context.withTab({}, async (tab) => {
      await tab.goto(`file://${siteFolder}/${address}#status=number&sort=name`);
      assert.equal(await shown(tab), 6);
      await tab.locator(".explore select[name=status]").selectOption("words");
      assert.equal(await shown(tab), 3);
      assert.match(tab.url(), /#status=words&sort=name$/);
    });
  });

  test(`${language}: wide text spacing makes no page wider and cuts nothing off beside the drawings`, needsBrowser, async () => {
    const looked = pages.filter((page) => page.startsWith(`${language}/`) && /\/(explore|parallel|report|indicators\/index)\b/.test(page));
    assert.ok(looked.length > 15);
    await context.withTab({ viewport: { width: 320, height: 740 }, bypassCSP: true }, async (tab) => {
      for (const page of looked) {
        await tab.goto(`${context.root}${page}`);
        await tab.addStyleTag({ content: "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }" });
        const seen = await tab.evaluate(lookForCuts);
        assert.ok(seen.width <= 320, `${page} is ${seen.width} px wide`);
        assert.deepEqual(seen.cut, [], page);
      }
    });
  });

  test(`${language}: wide tables scroll in themselves, by keyboard too`, needsBrowser, async () => {
    await context.withTab({ viewport: { width: 320, height: 740 } }, async (tab) => {
      for (const page of ["explore/progress.html", "explore/pillars.html", "report/index.html"]) {
        await tab.goto(`${context.root}${language}/${page}`);
        assert.ok((await tab.evaluate(() => document.documentElement.scrollWidth)) <= 320, page);
        const wide = tab.locator(".table-scroll").filter({ has: tab.locator(":scope > table") });
        const boxes = await wide.evaluateAll((all) => all.filter((box) => box.scrollWidth > box.clientWidth).map((box) => box.tabIndex));
        assert.ok(page.startsWith("report") || boxes.length > 0, `${page} has wide tables`);
        assert.ok(boxes.every((index) => index === 0), `${page}: a table is out of the keyboard's reach`);
        const outside = await tab.locator("table").evaluateAll((all) => all.filter((table) => table.getClientRects().length && table.getBoundingClientRect().right > 320 && !table.closest(".table-scroll")).length);
        assert.equal(outside, 0, `${page}: a table sticks out`);
      }
    });
  });
}

/** In the page: its width, and the texts outside drawings that a box cuts off without scrolling. Runs in the browser. */
function lookForCuts() {
  const cut = [];
  for (const box of document.querySelectorAll("body *:not(svg, svg *, .visually-hidden, input, select, option)")) {
    const { overflowX, overflowY } = getComputedStyle(box);
    const hides = [overflowX, overflowY].some((value) => value === "hidden" || value === "clip");
    if (hides && (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1) && box.clientWidth > 1) cut.push(`${box.tagName}.${box.className}: ${box.textContent.trim().slice(0, 40)}`);
  }
  return { width: document.documentElement.scrollWidth, cut };
}
