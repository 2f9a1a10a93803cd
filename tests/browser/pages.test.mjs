// Every page of the site is opened once, under a sub-path and under the strict policy of deploy/nginx.conf.

import assert from "node:assert/strict";
import { test } from "node:test";
import { needsBrowser, report, watch, withBrowser } from "./lib/browser.mjs";
import { isEmbedded, files, languages, pages, withoutLanguage } from "./lib/site.mjs";

const context = await withBrowser();

/** The one visit to every page: what went wrong, and each page's language, ids and links. */
let visited;
const visit = () => (visited ??= visitEveryPage());

async function visitEveryPage() {
  const looks = new Map();
  const seen = await context.withTab({}, async (tab) => {
    const seen = watch(tab, context.root);
    for (const page of pages) {
      await tab.goto(`${context.root}${page}`, { waitUntil: "load" });
      // The gateway's script leads away from it: its markup is looked at without JavaScript, below.
      if (page === "index.html") await tab.waitForTimeout(200);
      else looks.set(page, await tab.evaluate(look));
    }
    return seen;
  });
  await context.withTab({ javaScriptEnabled: false }, async (tab) => {
    await tab.goto(`${context.root}index.html`);
    looks.set("index.html", await tab.evaluate(look));
  });
  return { ...seen, looks: [...looks], ids: new Map([...looks].map(([page, { ids }]) => [page, new Set(ids)])) };
}

/** In the page: its language, ids and links, and whatever a strict Content-Security-Policy would refuse. */
function look() {
  const all = [...document.querySelectorAll("*")];
  const isInline = (element) =>
    element.localName === "style" ||
    (element.localName === "script" && !element.src && !/json/.test(element.type)) ||
    [...element.attributes].some(({ name }) => name === "style" || name.startsWith("on")) ||
    /^javascript:/i.test(element.getAttribute("href") ?? "");
  return {
    lang: document.documentElement.lang,
    siblings: document.querySelectorAll("header a[hreflang][rel=alternate]").length,
    ids: all.map((element) => element.id).filter(Boolean),
    links: all.flatMap((element) => ["href", "src"].map((name) => element.getAttribute(name)).filter((value) => value !== null)),
    inline: all.filter(isInline).map((element) => element.outerHTML.slice(0, 120)),
  };
}

/** `problems(page, look)` of every page, each with its page. */
const ofEveryPage = async (problems) =>
  (await visit()).looks.flatMap(([page, look]) => problems(page, look).map((problem) => `${page}: ${problem}`));

test("no page writes an error or a warning to the console", needsBrowser, async () => none((await visit()).console));

test("no request fails", needsBrowser, async () => none((await visit()).failed));

test("no request leaves the site's own origin", needsBrowser, async () => none((await visit()).foreign));

test("no inline style, script or handler", needsBrowser, async () => {
  none(await ofEveryPage((page, { inline }) => inline));
});

test("an id is used once on a page", needsBrowser, async () => {
  none(await ofEveryPage((page, { ids }) => ids.filter((id, index) => ids.indexOf(id) !== index)));
});

test("every internal link is relative and leads to a page and a fragment that exist", needsBrowser, async () => {
  const known = new Set(files);
  const { ids } = await visit();
  const fault = (page, href) => {
    if (/^(https?:|mailto:|tel:|data:)/.test(href)) return null;
    if (/^[a-z]+:|^\//i.test(href)) return "is not relative";
    const url = new URL(href, `file:///${page}`);
    const address = decodeURIComponent(url.pathname.slice(1));
    const fragment = decodeURIComponent(url.hash.slice(1));
    if (/(^|\/)$/.test(address)) return "names a folder, which shows no page when opened from the disk";
    if (!known.has(address)) return "leads nowhere";
    return fragment && ids.has(address) && !ids.get(address).has(fragment) ? "names a fragment that is not there" : null;
  };
  none(await ofEveryPage((page, { links }) => links.filter((href) => fault(page, href)).map((href) => `${href} ${fault(page, href)}`)));
});

test("every page says its language and links to its siblings", needsBrowser, async () => {
  const primary = (tag) => tag.split("-")[0];
  none(
    await ofEveryPage((page, { lang, siblings }) => {
      if (withoutLanguage(page) === null) return [];
      const problems = primary(lang) === primary(page.split("/")[0]) ? [] : [`says that it is in “${lang}”`];
      if (isEmbedded(page)) return problems;
      return siblings === languages.length - 1 ? problems : [...problems, `links to ${siblings} other languages`];
    }),
  );
});

test("all languages have the same addresses", () => {
  assert.ok(languages.length >= 1, "no language has a home page");
  const addresses = (language) => files.filter((file) => file.startsWith(`${language}/`)).map(withoutLanguage);
  for (const language of languages) assert.deepEqual(addresses(language), addresses(languages[0]), language);
});

test("a wrong address shows a page that works", needsBrowser, async () => {
  for (const missing of ["no-such-page.html", ...languages.map((language) => `${language}/no-such-page.html`)]) {
    await context.withTab({}, async (tab) => {
      const { console, failed } = watch(tab, context.root);
      await tab.goto(`${context.root}${missing}`);
      assert.equal(failed.length, 1, `only the address itself is missing: ${failed}`);
      assert.equal(console.length, 1, `and nothing else is complained of: ${console}`);
      assert.ok(await tab.locator("h1").isVisible());
      const href = await tab.locator("main a[href]").first().evaluate((link) => link.href);
      assert.equal((await tab.request.get(href)).status(), 200, `${href}, the first link offered`);
    });
  }
});

function none(problems) {
  assert.equal(problems.length, 0, report(problems));
}
