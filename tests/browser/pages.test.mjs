// Every page of the site is opened once, under a sub-path and under the strict policy of deploy/nginx.conf.

import assert from "node:assert/strict";
import { test } from "node:test";
import { needsBrowser, report, withBrowser } from "./lib/browser.mjs";
import { files, languages, pages, withoutLanguage } from "./lib/site.mjs";

const context = await withBrowser();

/** The one visit to every page: problems by sort, and each page's ids and links. */
let visited;
const visit = () => (visited ??= visitEveryPage());

async function visitEveryPage() {
  const seen = { console: [], failed: [], foreign: [], inline: [], ids: new Map(), links: [] };
  await context.withTab({}, async (tab) => {
    let page = "";
    tab.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) seen.console.push(`${page}: ${message.type()}: ${message.text()}`);
    });
    tab.on("pageerror", (error) => seen.console.push(`${page}: uncaught: ${error.message}`));
    tab.on("requestfailed", (request) => seen.failed.push(`${page}: ${request.url()}: ${request.failure()?.errorText}`));
    tab.on("response", (response) => {
      if (response.status() >= 400) seen.failed.push(`${page}: ${response.url()}: ${response.status()}`);
    });
    tab.on("request", (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol !== "data:" && origin !== new URL(context.root).origin) seen.foreign.push(`${page}: ${request.url()}`);
    });
    for (page of pages) {
      await tab.goto(`${context.root}${page}`, { waitUntil: "load" });
      // The gateway's script leads away from it: its markup is looked at without JavaScript, below.
      if (page === "index.html") await tab.waitForTimeout(200);
      else await inspect(tab, page, seen);
    }
  });
  await context.withTab({ javaScriptEnabled: false }, async (tab) => {
    await tab.goto(`${context.root}index.html`);
    await inspect(tab, "index.html", seen);
  });
  return seen;
}

/** Notes a page's ids, links, and whatever a strict Content-Security-Policy would refuse. */
async function inspect(tab, page, seen) {
  const { ids, links, inline } = await tab.evaluate(() => {
    const handlers = (element) => [...element.attributes].some(({ name }) => name === "style" || name.startsWith("on"));
    const isInline = (element) =>
      element.localName === "style" ||
      (element.localName === "script" && !element.src && !/json/.test(element.type)) ||
      handlers(element) ||
      /^javascript:/i.test(element.getAttribute("href") ?? "");
    const all = [...document.querySelectorAll("*")];
    return {
      ids: all.map((element) => element.id).filter(Boolean),
      links: all.flatMap((element) => ["href", "src"].map((name) => element.getAttribute(name)).filter((value) => value !== null)),
      inline: all.filter(isInline).map((element) => element.outerHTML.slice(0, 120)),
    };
  });
  seen.ids.set(page, ids);
  seen.links.push(...links.map((href) => ({ page, href })));
  seen.inline.push(...inline.map((markup) => `${page}: ${markup}`));
}

test("no page writes an error or a warning to the console", needsBrowser, async () => none((await visit()).console));

test("no request fails", needsBrowser, async () => none((await visit()).failed));

test("no request leaves the site's own origin", needsBrowser, async () => none((await visit()).foreign));

test("no inline style, script or handler", needsBrowser, async () => none((await visit()).inline));

test("an id is used once on a page", needsBrowser, async () => {
  const { ids: all } = await visit();
  none([...all].flatMap(([page, ids]) => ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${page}: #${id}`)));
});

test("every internal link is relative and leads to a page and a fragment that exist", needsBrowser, async () => {
  const { ids, links } = await visit();
  const known = new Set(files);
  const problems = links.flatMap(({ page, href }) => {
    if (/^(https?:|mailto:|tel:|data:)/.test(href)) return [];
    if (/^[a-z]+:|^\//i.test(href)) return [`${page}: ${href} is not relative`];
    const url = new URL(href, `file:///${page}`);
    const address = decodeURIComponent(url.pathname.slice(1));
    const fragment = decodeURIComponent(url.hash.slice(1));
    if (/(^|\/)$/.test(address)) return [`${page}: ${href} names a folder, which shows no page when opened from the disk`];
    if (!known.has(address)) return [`${page}: ${href} leads nowhere`];
    if (fragment && address.endsWith(".html") && !ids.get(address)?.includes(fragment)) return [`${page}: ${href}: no such fragment`];
    return [];
  });
  none(problems);
});

test("all languages have the same addresses", () => {
  assert.ok(languages.length >= 1, "no language has a home page");
  const addresses = (language) => files.filter((file) => file.startsWith(`${language}/`)).map(withoutLanguage);
  for (const language of languages) assert.deepEqual(addresses(language), addresses(languages[0]), language);
});

test("a wrong address shows a page that works", needsBrowser, async () => {
  for (const missing of ["no-such-page.html", ...languages.map((language) => `${language}/no-such-page.html`)]) {
    await context.withTab({}, async (tab) => {
      const failed = [];
      tab.on("response", (response) => response.status() >= 400 && failed.push(response.url()));
      await tab.goto(`${context.root}${missing}`);
      assert.deepEqual(failed, [`${context.root}${missing}`], "only the address itself is missing, not the page's style");
      assert.ok(await tab.locator("h1").isVisible());
      const href = await tab.locator("main a[href]").first().evaluate((link) => link.href);
      assert.equal((await tab.request.get(href)).status(), 200, `${href}, the first link offered`);
    });
  }
});

function none(problems) {
  assert.equal(problems.length, 0, report(problems));
}
