// axe-core, all rules of WCAG 2.0 to 2.2 A and AA and the best practices, over every page kind in every language:
// in light and dark on a desktop, on a phone, and on some pages in forced colours. Zero violations.

import assert from "node:assert/strict";
import { test } from "node:test";
import axe from "axe-core";
import { needsBrowser, report, withBrowser } from "./lib/browser.mjs";
import { kindOf, languages, samplePages } from "./lib/site.mjs";

const context = await withBrowser();

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

/** The rules that look at colours. Dark pages differ from light ones in variables of the style sheet alone, so in dark no other rule can say anything else, and the languages have the same colours. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

/** Those whose answer depends on how wide the page is. */
const OF_WIDTHS = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable", "region", "link-name", "button-name"];

const SETTINGS = [
  { name: "light", options: { colorScheme: "light" } },
  { name: "dark", options: { colorScheme: "dark" }, rules: OF_COLOURS, language: languages[0] },
  { name: "light, 360 px", options: { colorScheme: "light", viewport: { width: 360, height: 740 } }, rules: OF_WIDTHS, language: languages[0] },
  { name: "forced colours", options: { forcedColors: "active" }, kinds: ["home", "pillars/*", "indicators/*", "indicators", "parallel/chapters/*", "parallel/pillars/*", "report", "explore/progress", "explore/pillars"] },
];

for (const { name, options, kinds, rules, language } of SETTINGS) {
  test(`no axe violation: ${name}`, needsBrowser, async () => {
    const problems = await context.withTab(options, async (tab) => {
      const found = [];
      // The gateway goes on by itself to a language: the test below holds it still.
      const stay = samplePages.filter((page) => page !== "index.html");
      const wanted = (page) => (!kinds || kinds.includes(kindOf(page))) && (!language || page.startsWith(`${language}/`));
      for (const page of stay.filter(wanted)) {
        await tab.goto(`${context.root}${page}`);
        found.push(...(await violations(tab, rules)).map((violation) => `${page}: ${violation}`));
      }
      return found;
    });
    assert.equal(problems.length, 0, report(problems));
  });
}

test("no axe violation: the gateway", needsBrowser, async () => {
  for (const colorScheme of ["light", "dark"]) {
    await context.withTab({ colorScheme }, async (tab) => {
      // axe needs JavaScript, but the gateway's own script would lead away.
      await tab.route("**/*.js", (route) => route.abort());
      await tab.goto(`${context.root}index.html`);
      const problems = await violations(tab);
      assert.equal(problems.length, 0, report(problems));
    });
  }
});

/** Opens whatever is folded up, so that it is looked at too, and runs axe. An open menu lies over the page: it is looked at last, alone. */
async function violations(tab, rules) {
  await tab.evaluate(() => document.querySelectorAll("details:not(.nav-narrow)").forEach((details) => (details.open = true)));
  await tab.evaluate(axe.source);
  const page = await run(tab, null, rules);
  await tab.evaluate(() => document.querySelectorAll(".nav-narrow").forEach((menu) => (menu.open = true)));
  const menu = await tab.locator(".nav-narrow").count();
  return [...page, ...(menu > 0 ? await run(tab, ".site-header", rules) : [])];
}

/** Runs axe on the page, or on a part of it: these rules, or all. */
async function run(tab, part, rules) {
  const result = await tab.evaluate(
    ([only, part]) =>
      window.axe.run(part ?? document, {
        runOnly: only,
        rules: { "target-size": { enabled: true } },
        resultTypes: ["violations"],
      }),
    [rules ? { type: "rule", values: rules } : { type: "tag", values: TAGS }, part],
  );
  return result.violations.map(({ id, help, nodes }) => {
    const [first] = nodes;
    const why = [...first.any, ...first.all, ...first.none].map(({ message }) => message.split(/[.;:] /)[0]).join("; ");
    return `${id} × ${nodes.length}: ${help}; first at ${first.target.join(" ")}: ${why}`;
  });
}
