// The language switch keeps the reader's place, and the root page leads to the reader's language.

import assert from "node:assert/strict";
import { test } from "node:test";
import { needsBrowser, report, withBrowser } from "./lib/browser.mjs";
import { isEmbedded, kinds, languages, samplePages } from "./lib/site.mjs";

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

test("every phrase says its language: on each kind of page no Chinese stands in what says that it is English, and no English in Chinese", needsBrowser, async () => {
  const problems = [];
  await context.withTab({}, async (tab) => {
    for (const page of samplePages) {
      // The gateway goes on by itself; its own words are those of the homes.
      if (page === "index.html") continue;
      await tab.goto(`${context.root}${page}`, { waitUntil: "load" });
      problems.push(...(await tab.evaluate(foreignPhrases)).map((found) => `${page}: ${found}`));
    }
  });
  assert.equal(problems.length, 0, report(problems));
});

/**
 * In the page: texts, and attributes that are read out, in a script or with words that their nearest `lang` does not have. Four words
 * of small letters in a row are English; names, units and abbreviations stand in Chinese text as they are. Names of sources and of
 * those who publish them are proper names, which WCAG 3.1.2 excepts; they stand in citations.
 */
function foreignPhrases() {
  const han = /\p{Script=Han}/u;
  const english = /(?:\b[a-z]{2,}\b[ ,]*){4}/u;
  const names = ".cite-label, .chart-sources, .chart-notes, .table-scroll td a, .chart-data td, .source-about, .source-publisher, .term-rendering";
  const langOf = (element) => element.closest("[lang]")?.getAttribute("lang") ?? "";
  const fault = (text, lang) => {
    if (!/^(zh|ja)\b/.test(lang)) return han.test(text) && `Chinese in “${lang}”`;
    return english.test(text) && `English in “${lang}”`;
  };
  const found = [];
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    // Code is in no language, and a citation's own file format is code.
    if (!data.trim() || parentElement.closest(`script, style, code, pre, ${names}`)) continue;
    const what = fault(data, langOf(parentElement));
    if (what) found.push(`${what}: <${parentElement.localName} class="${parentElement.getAttribute("class") ?? ""}"> ${data.trim().slice(0, 50)}`);
  }
  for (const name of ["alt", "aria-label", "aria-description", "title", "placeholder"]) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      const what = fault(element.getAttribute(name), langOf(element));
      if (what) found.push(`${what}: ${name} “${element.getAttribute(name).slice(0, 50)}”`);
    }
  }
  return [...new Set(found)];
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
