// What pages cost, and how they take to the reader's own settings: first load, layout shift, text spacing, reduced motion, charts embedded at any width.

import assert from "node:assert/strict";
import { test } from "node:test";
import { atWidths, needsBrowser, report, withBrowser } from "./lib/browser.mjs";
import { isEmbedded, languages, pages, samplePages, withoutLanguage } from "./lib/site.mjs";

const context = await withBrowser();
const inLanguages = samplePages.filter((page) => withoutLanguage(page) !== null);

test("home costs at most 100 KB on the first load, compressed, with one style sheet and no font", needsBrowser, async () => {
  for (const language of languages) {
    await context.withTab({}, async (tab) => {
      const session = await tab.context().newCDPSession(tab);
      await session.send("Network.enable");
      await session.send("Network.setCacheDisabled", { cacheDisabled: true });
      let bytes = 0;
      const types = [];
      session.on("Network.responseReceived", ({ type }) => types.push(type));
      session.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
      await tab.goto(`${context.root}${language}/index.html`, { waitUntil: "networkidle" });
      const count = (type) => types.filter((other) => other === type).length;
      assert.ok(bytes > 10_000 && bytes <= 100_000, `${language}: ${bytes} bytes`);
      assert.equal(count("Stylesheet"), 1, `${language}: style sheets`);
      assert.equal(count("Font"), 0, `${language}: fonts`);
    });
  }
});

test("nothing moves while a page is loaded and read", needsBrowser, async () => {
  const problems = [];
  for (const viewport of [{ width: 360, height: 740 }, { width: 1280, height: 900 }]) {
    await context.withTab({ viewport }, async (tab) => {
      await tab.addInitScript(() => {
        globalThis.shifted = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => (globalThis.shifted += entry.value))).observe({ type: "layout-shift", buffered: true });
      });
      for (const page of inLanguages) {
        await tab.goto(`${context.root}${page}`, { waitUntil: "load" });
        await tab.evaluate(async () => {
          for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight * 2) {
            scrollTo(0, y);
            await new Promise(requestAnimationFrame);
          }
        });
        const shifted = await tab.evaluate(() => globalThis.shifted);
        if (shifted > 0.01) problems.push(`${page} at ${viewport.width} px: ${shifted.toFixed(3)}`);
      }
    });
  }
  assert.equal(problems.length, 0, report(problems));
});

/** WCAG 1.4.12: with these nothing may be lost. */
const SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }";

test("text spacing of the reader's own makes no page wider and cuts no words off", needsBrowser, async () => {
  const problems = [];
  await context.withTab({ viewport: { width: 360, height: 740 }, bypassCSP: true }, async (tab) => {
    for (const page of inLanguages) {
      await tab.goto(`${context.root}${page}`, { waitUntil: "load" });
      await tab.addStyleTag({ content: SPACING });
      const found = await tab.evaluate(() => {
        const cut = [...document.querySelectorAll("main *, header *, footer *")].filter((element) => {
          const { overflowX, overflowY, position, clip, clipPath } = getComputedStyle(element);
          const isHidden = clip !== "auto" || clipPath !== "none" || position === "absolute";
          if (isHidden || element.closest("svg") || !element.getClientRects().length) return false;
          const cuts = (overflow, inner, outer) => ["hidden", "clip"].includes(overflow) && inner > outer + 1;
          return cuts(overflowX, element.scrollWidth, element.clientWidth) || cuts(overflowY, element.scrollHeight, element.clientHeight);
        });
        return {
          wide: document.documentElement.scrollWidth > innerWidth ? document.documentElement.scrollWidth : 0,
          cut: cut.map((element) => `<${element.localName} class="${element.getAttribute("class") ?? ""}">`),
        };
      });
      if (found.wide) problems.push(`${page} is ${found.wide} px wide`);
      problems.push(...found.cut.map((element) => `${page}: ${element} is cut off`));
    }
  });
  assert.equal(problems.length, 0, report(problems));
});

test("nothing moves by itself where the reader wants no motion", needsBrowser, async () => {
  const problems = [];
  await context.withTab({ reducedMotion: "reduce" }, async (tab) => {
    for (const page of inLanguages) {
      await tab.goto(`${context.root}${page}`, { waitUntil: "load" });
      const moving = await tab.evaluate(() => {
        const seconds = (times) => Math.max(...times.split(",").map((time) => parseFloat(time) * (time.trim().endsWith("ms") ? 0.001 : 1)));
        const moves = (element) => {
          const style = getComputedStyle(element);
          return (style.animationName !== "none" && seconds(style.animationDuration) > 0.02) || seconds(style.transitionDuration) > 0.02 || style.scrollBehavior === "smooth";
        };
        return [...document.querySelectorAll("*")].filter(moves).map((element) => `<${element.localName} class="${element.getAttribute("class") ?? ""}">`);
      });
      problems.push(...[...new Set(moving)].map((element) => `${page}: ${element}`));
    }
  });
  assert.equal(problems.length, 0, report(problems));
});

test("a chart that is embedded fits any width from 240 to 1600 px: no scroll bar sideways, nothing cut off", needsBrowser, async () => {
  const embeds = pages.filter(isEmbedded);
  assert.ok(embeds.length > 20, `${embeds.length} charts`);
  const problems = [];
  await context.withTab({}, async (tab) => {
    for (const page of embeds) {
      for (const { width, found } of await atWidths(tab, `${context.root}${page}`, [240, 320, 480, 700, 960, 1600], fitting)) {
        if (found) problems.push(`${page} at ${width} px ${found}`);
      }
    }
  });
  assert.equal(problems.length, 0, report(problems));
});

/** In an embedded chart: what does not fit, or null. */
function fitting() {
  const root = document.documentElement;
  const drawings = [...document.querySelectorAll(".chart-wide svg, .chart-narrow svg")].filter((svg) => svg.getClientRects().length > 0);
  const [box] = drawings.map((svg) => svg.getBoundingClientRect());
  if (root.scrollWidth > innerWidth) return `is ${root.scrollWidth} px wide`;
  if (drawings.length !== 1) return `shows ${drawings.length} drawings`;
  if (box.left < 0 || box.right > innerWidth + 0.5 || box.width < innerWidth * 0.5 * Math.min(1, 700 / innerWidth)) return `draws from ${box.left} to ${box.right}`;
  return null;
}
