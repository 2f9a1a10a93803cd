// Readers of other sorts: with a keyboard, without JavaScript, from a folder opened as files.

import assert from "node:assert/strict";
import { test } from "node:test";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { needsBrowser, watch, withBrowser } from "./lib/browser.mjs";
import { isEmbedded, kinds, languages, samplePages, siteFolder, withoutLanguage } from "./lib/site.mjs";

const context = await withBrowser();
const inLanguages = samplePages.filter((page) => withoutLanguage(page) !== null && !isEmbedded(page));

test("keyboard: the first Tab shows the skip link, Enter moves to the main part", needsBrowser, async () => {
  await context.withTab({}, async (tab) => {
    for (const page of inLanguages) {
      await tab.goto(`${context.root}${page}`);
      await tab.keyboard.press("Tab");
      const link = tab.locator(":focus");
      assert.equal(await link.getAttribute("href"), "#main", `${page}: the first stop`);
      const box = await link.boundingBox();
      assert.ok(box && box.x >= 0 && box.y >= 0 && box.width > 20 && box.height > 10, `${page}: the skip link is seen`);
      await tab.keyboard.press("Enter");
      assert.equal(await tab.evaluate(() => document.activeElement.id), "main", `${page}: focus after Enter`);
    }
  });
});

test("keyboard: whatever has the focus shows it", needsBrowser, async () => {
  for (const colorScheme of ["light", "dark"]) {
    await context.withTab({ colorScheme, reducedMotion: "reduce" }, async (tab) => {
      for (const kind of ["home", "pillars/*", "indicators/*", "glossary"].filter((kind) => kinds.has(kind))) {
        const page = `${languages[0]}/${kinds.get(kind).address}`;
        await tab.goto(`${context.root}${page}`);
        for (let stop = 1; stop <= 40; stop += 1) {
          await tab.keyboard.press("Tab");
          const focus = await tab.evaluate(lookAtFocus);
          if (!focus) break;
          assert.ok(focus.isMarked, `${page} (${colorScheme}), stop ${stop}: no outline on ${focus.markup}`);
          assert.ok(focus.isSeen, `${page} (${colorScheme}), stop ${stop}: out of sight: ${focus.markup}`);
        }
      }
    });
  }
});

test("keyboard: on the pages that gather Tab reaches every control, in sight and marked, and leaves them again", needsBrowser, async () => {
  for (const [kind, width] of [["indicators", 1280], ["explore/progress", 360], ["explore/pillars", 360], ["parallel/pillars/*", 1280], ["changes", 1280], ["search", 1280]]) {
    assert.ok(kinds.has(kind), `${kind}: ${[...kinds.keys()]}`);
    await context.withTab({ viewport: { width, height: 740 }, reducedMotion: "reduce" }, async (tab) => {
      const page = `${languages[0]}/${kinds.get(kind).address}`;
      await tab.goto(`${context.root}${page}`, { waitUntil: "load" });
      const all = await tab.evaluate(() => {
        const controls = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")];
        const reached = controls.filter((element) => element.tabIndex >= 0 && element.checkVisibility({ checkVisibilityCSS: true, contentVisibilityAuto: true }));
        reached.forEach((element, index) => (element.dataset.stop = index));
        return reached.length;
      });
      const seen = new Set();
      for (let stop = 1; stop <= all + 20; stop += 1) {
        await tab.keyboard.press("Tab");
        const focus = await tab.evaluate(lookAtFocus);
        // Behind the last control the focus leaves the page.
        if (!focus) break;
        assert.ok(focus.isMarked, `${page}, stop ${stop}: no outline on ${focus.markup}`);
        assert.ok(focus.isSeen, `${page}, stop ${stop}: out of sight: ${focus.markup}`);
        seen.add(await tab.evaluate(() => document.activeElement.dataset.stop));
      }
      seen.delete(undefined);
      assert.equal(seen.size, all, `${page}: ${seen.size} of ${all} controls reached`);
      assert.equal(await tab.evaluate(lookAtFocus), null, `${page}: the focus does not leave the page`);
    });
  }
});

test("keyboard: indicators are narrowed down, sorted and shown again without a pointer", needsBrowser, async () => {
  await context.withTab({}, async (tab) => {
    await tab.goto(`${context.root}${languages[0]}/indicators/index.html`);
    const shown = () => tab.locator(".indicator-row:visible").count();
    const all = await shown();
    // From control to control by Tab alone, beginning before the first.
    const order = await tab.locator(".explore :is(input, select, button)").evaluateAll((found) => found.map((it) => it.name || it.type));
    await tab.locator(".explore :is(input, select, button)").first().focus();
    for (const name of order) {
      assert.equal(await tab.evaluate(() => document.activeElement.name || document.activeElement.type), name);
      if (name === "status") {
        await tab.keyboard.press("ArrowDown");
        const some = await shown();
        assert.ok(some > 0 && some < all, `${some} of ${all}`);
        assert.equal(await tab.evaluate(() => document.activeElement.name), name, "the focus stays");
      }
      if (name === "reset") {
        await tab.keyboard.press("Enter");
        await tab.waitForFunction(() => !location.hash);
        assert.equal(await shown(), all);
      } else await tab.keyboard.press("Tab");
    }
  });
});

/** In the page: the focused element, whether an outline marks it and whether it lies in the window. */
function lookAtFocus() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const isMarked = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && !/, 0\)$|transparent/.test(style.outlineColor);
  const isSeen = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < window.innerHeight && box.right > 0 && box.left < window.innerWidth;
  return { isMarked, isSeen, markup: element.outerHTML.slice(0, 120) };
}

test("without JavaScript every page kind shows what it shows with it", needsBrowser, async () => {
  const textOf = async (tab, page) => {
    await tab.goto(`${context.root}${page}`);
    return (await tab.locator("main").innerText()).replace(/\s+/g, "");
  };
  await context.withTab({}, (rich) =>
    context.withTab({ javaScriptEnabled: false }, async (plain) => {
      for (const page of inLanguages) {
        const [expected, actual] = [await textOf(rich, page), await textOf(plain, page)];
        assert.ok(await plain.locator("h1").first().isVisible(), `${page}: no title`);
        assert.ok(actual.length >= 0.95 * expected.length && actual.length > 20, `${page}: ${actual.length} of ${expected.length} characters`);
      }
    }),
  );
});

test("opened as files: from the root to a home, a pillar and the other language", needsBrowser, async () => {
  const [from, to] = languages;
  await context.withTab({ locale: from }, async (tab) => {
    const { console, failed, foreign } = watch(tab, "file:///");
    const address = (page) => pathToFileURL(join(siteFolder, page)).href;

    await tab.goto(address("index.html"));
    await tab.waitForURL(address(`${from}/index.html`), { timeout: 5000 });
    await tab.locator('main a[href*="pillars/"]:not([href$="index.html"])').first().click();
    const pillar = tab.url();
    assert.match(pillar, new RegExp(`/${from}/pillars/[^/]+\\.html`));
    assert.ok((await tab.evaluate(() => [...document.styleSheets].length)) > 0, "no style sheet");
    if (to) {
      await tab.locator(`header a[hreflang="${to}"]`).click();
      assert.equal(tab.url(), pillar.replace(`/${from}/pillars/`, `/${to}/pillars/`));
      assert.ok(await tab.locator("h1").isVisible());
    }
    assert.deepEqual([...console, ...failed, ...foreign], []);
  });
});
