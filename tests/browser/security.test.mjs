// What keeps a static site safe, as a browser sees it: no cookie, no third party, and no file that was changed on the way.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseAllHeaders } from "@netlify/headers-parser";
import { launch, needsBrowser, report, unlessMissing, watch, withBrowser } from "./lib/browser.mjs";
import { files, samplePages, siteFolder } from "./lib/site.mjs";

const context = await withBrowser();

test("no page sets a cookie, keeps a database, or asks anybody else for anything", needsBrowser, async () => {
  await context.withTab({}, async (tab) => {
    const { foreign } = watch(tab, context.root);
    for (const page of samplePages) {
      const response = await tab.goto(`${context.root}${page}`, { waitUntil: "networkidle" });
      assert.equal(response.headers()["set-cookie"], undefined);
      const kept = await tab.evaluate(async () => ({
        cookie: document.cookie,
        databases: (await indexedDB.databases()).length,
        workers: (await navigator.serviceWorker.getRegistrations()).length,
      }));
      assert.deepEqual(kept, { cookie: "", databases: 0, workers: 0 }, page);
    }
    assert.deepEqual(await tab.context().cookies(), []);
    assert.deepEqual(foreign, [], report(foreign));
  });
});

test("Netlify's own parser reads all of `_headers`, and each line gives one header", async () => {
  const path = join(siteFolder, "_headers");
  const written = readFileSync(path, "utf8").split("\n").filter((line) => line.trim() !== "");
  const { headers, errors } = await parseAllHeaders({ headersFiles: [path], minimal: true });
  assert.deepEqual(errors, []);
  const read = headers.flatMap((rule) => [rule.for, ...Object.entries(rule.values).map(([name, value]) => `  ${name}: ${value}`)]);
  assert.deepEqual(read, written);
});

test("a drawing that is opened by itself keeps its style under the recipes' policy", needsBrowser, async () => {
  const drawing = files.find((file) => /\/charts\/.*\.svg$/.test(file));
  await context.withTab({}, async (tab) => {
    const { console, failed } = watch(tab, context.root);
    await tab.goto(`${context.root}${drawing}`);
    assert.ok(await tab.evaluate(() => document.styleSheets[0].cssRules.length > 3), drawing);
    // Browsers look for an icon of their own beside what is no page.
    assert.deepEqual(failed.filter((line) => !line.endsWith("/favicon.ico")), []);
    assert.ok(console.every((line) => line.includes("404")), report(console));
  });
});

const repository = join(dirname(fileURLToPath(import.meta.url)), "../..");
const program = ["release", "debug"].map((profile) => join(repository, "target", profile, "gongbao")).find(existsSync);
const needsProgram = needsBrowser.skip ? needsBrowser : unlessMissing(program, "the built program (cargo build --release)");

test("a site that knows its address: its files have digests, and a changed one is refused", needsProgram, async () => {
  const folder = mkdtempSync(join(tmpdir(), "digests-"));
  after(() => rmSync(folder, { recursive: true }));
  const site = join(folder, "site");
  execFileSync(program, ["build", "--quiet", "--project", repository, "--base-url", "https://report.example.org/", "--out", site]);
  const types = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml" };
  const server = createServer((request, response) => {
    const path = join(site, new URL(request.url, "http://localhost").pathname);
    response.writeHead(existsSync(path) ? 200 : 404, { "content-type": types[extname(path)] ?? "text/plain" });
    response.end(existsSync(path) ? readFileSync(path) : "");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  after(() => server.close());
  const root = `http://127.0.0.1:${server.address().port}/`;
  const browser = await launch();
  after(() => browser.close());

  // How many rules of style, and what the console says, on a page.
  const open = async (address) => {
    const tab = await browser.newPage();
    const { console } = watch(tab, root);
    await tab.goto(address);
    const rules = await tab.evaluate(() => [...document.styleSheets].flatMap((sheet) => { try { return [...sheet.cssRules]; } catch { return []; } }).length);
    await tab.close();
    return { rules, console };
  };
  for (const page of ["zh/index.html", "en/search.html", "zh/charts/indicators/gdp.html"]) {
    const { rules, console } = await open(`${root}${page}`);
    assert.ok(rules > 20, `${page}: ${rules} rules`);
    assert.deepEqual(console, []);
  }
  // Why a build without an address has no digests: browsers refuse them from a folder. When this fails, they may come back.
  const { rules } = await open(pathToFileURL(join(site, "zh/index.html")).href);
  assert.equal(rules, 0, "the browser takes digests from a folder now");

  for (const name of readdirSync(join(site, "assets")).filter((name) => /\.(css|js)$/.test(name))) {
    const path = join(site, "assets", name);
    writeFileSync(path, `${readFileSync(path, "utf8")}\n`);
  }
  const changed = await open(`${root}zh/index.html`);
  assert.equal(changed.rules, 0, "a changed style sheet is used");
  assert.ok(changed.console.filter((line) => line.includes("integrity")).length >= 3, report(changed.console));
});
