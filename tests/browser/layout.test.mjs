// No page is wider than the phone that shows it: at 360 CSS px, and at 320, where WCAG 1.4.10 draws the line.

import assert from "node:assert/strict";
import { test } from "node:test";
import { atWidths, needsBrowser, report, withBrowser } from "./lib/browser.mjs";
import { pages } from "./lib/site.mjs";

const context = await withBrowser();

test("no page overflows at 320 and 360 px", needsBrowser, async () => {
  const problems = [];
  await context.withTab({}, async (tab) => {
    for (const page of pages) {
      for (const { width, found } of await atWidths(tab, `${context.root}${page}`, [320, 360], overflowing)) {
        if (found) problems.push(`${page} at ${width} px: ${found}`);
      }
    }
  });
  assert.equal(problems.length, 0, report(problems));
});

/** In the page: how wide it is and which elements stick out, or null when it fits. */
function overflowing() {
  const root = document.documentElement;
  document.querySelectorAll("details").forEach((details) => (details.open = true));
  if (root.scrollWidth <= window.innerWidth) return null;
  const scrolls = (element) => element && element !== document.body && (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
  const guilty = [...document.body.querySelectorAll("*")]
    .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 0.5 && !scrolls(element.parentElement))
    .map((element) => `<${element.localName} class="${element.getAttribute("class") ?? ""}">`);
  return `${root.scrollWidth} px wide: ${[...new Set(guilty)].slice(0, 4).join(", ")}`;
}
