// The language switch keeps the reader's place, and the root page leads to the reader's language.

import assert from "node:assert/strict";
import { test } from "node:test";
import { needsBrowser, withBrowser } from "./lib/browser.mjs";
import { isEmbedded, kinds, languages } from "./lib/site.mjs";

const context = await withBrowser();

/** `http://…/zh/` and `http://…/zh/index.html` are one address. */
const normal = (url) => url.replace(/index\.html(?=#|$)/, "");

const framed = [...kinds].filter(([, { address }]) => !isEmbedded(`${languages[0]}/${address}`));

for (const [kind, { address }] of framed) {
  test(`the switch keeps the place: ${kind}`, needsBrowser, async () => {
    for (const from of languages) {
      for (const to of languages.filter((language) => language !== from)) {
        await context.withTab({}, async (tab) => {
          const fragment = await fragmentOf(tab, from, to, address);
          await tab.goto(`${context.root}${from}/${address}${fragment}`);
          await switchTo(tab, to);
          assert.equal(normal(tab.url()), normal(`${context.root}${to}/${address}${fragment}`));
        });
        await context.withTab({ javaScriptEnabled: false }, async (tab) => {
          await tab.goto(`${context.root}${from}/${address}`);
          await switchTo(tab, to);
          assert.equal(normal(tab.url()), normal(`${context.root}${to}/${address}`));
        });
      }
    }
  });
}

/** `#id` of the last heading, section or figure of the main part that both languages have; empty when there is none. */
async function fragmentOf(tab, from, to, address) {
  const idsOf = async (language) => {
    await tab.goto(`${context.root}${language}/${address}`);
    return tab.evaluate(() => [...document.querySelectorAll("main [id]:not(svg *)")].map((element) => element.id));
  };
  const theirs = await idsOf(to);
  const both = (await idsOf(from)).filter((id) => theirs.includes(id));
  return both.length ? `#${encodeURIComponent(both.at(-1))}` : "";
}

async function switchTo(tab, language) {
  await tab.locator(`header a[hreflang="${language}"], header a[hreflang^="${language}-"]`).first().click();
  await tab.waitForLoadState();
}

for (const [locale, language] of [["zh-CN", "zh"], ["zh-TW", "zh"], ["en-GB", "en"], ["en-US", "en"]]) {
  test(`the gateway leads ${locale} to ${language}/`, { ...needsBrowser, skip: needsBrowser.skip ?? !languages.includes(language) }, async () => {
    await context.withTab({ locale }, async (tab) => {
      await tab.goto(context.root);
      await tab.waitForURL((url) => normal(url.href) === `${context.root}${language}/`, { timeout: 5000 });
    });
  });
}

test("the gateway remembers a language that the reader chose", needsBrowser, async () => {
  if (languages.length < 2) return;
  const [first, second] = languages;
  await context.withTab({ locale: first }, async (tab) => {
    await tab.goto(`${context.root}${first}/index.html`);
    await switchTo(tab, second);
    await tab.goto(context.root);
    await tab.waitForURL((url) => normal(url.href) === `${context.root}${second}/`, { timeout: 5000 });
  });
});

test("without JavaScript the gateway offers every language", needsBrowser, async () => {
  await context.withTab({ javaScriptEnabled: false, locale: "fr-FR" }, async (tab) => {
    for (const language of languages) {
      await tab.goto(context.root);
      assert.equal(normal(tab.url()), context.root, "the gateway stays");
      await tab.locator(`a[hreflang="${language}"]`).click();
      assert.equal(normal(tab.url()), `${context.root}${language}/`);
    }
  });
});
