// Markup in every field of every input file (tests/xss), in a browser: nothing of it runs, with the pages' policy and without it.
// The program is GONGBAO, or the one that cargo built.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, extname, join, normalize, sep } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch, needsBrowser, report, unlessMissing } from "./lib/browser.mjs";

const repository = join(dirname(fileURLToPath(import.meta.url)), "../..");
const built = ["release", "debug"].map((profile) => join(repository, "target", profile, "gongbao"));
const program = process.env.GONGBAO || built.find((path) => existsSync(path));
const needs = needsBrowser.skip ? needsBrowser : unlessMissing(program, "the program gongbao (cargo build)");

const folder = mkdtempSync(join(tmpdir(), "gongbao-xss-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const site = join(folder, "site");
const project = join(folder, "project");
if (!needs.skip) {
  cpSync(join(repository, "tests/xss"), project, { recursive: true });
  execFileSync(program, ["build", "--project", project, "--out", site, "--quiet"], { stdio: "ignore" });
}
const listed = needs.skip ? [] : readdirSync(site, { recursive: true }).map((path) => path.split(sep).join("/")).sort();
/** Everything that a browser shows as a document in which a script could run. */
const documents = listed.filter((path) => /\.(html|svg|xml)$/.test(path));
const search = documents.filter((path) => /^[a-z]+\/search\.html$/.test(path));

const TYPES = { ".html": "text/html", ".svg": "image/svg+xml", ".xml": "application/xml", ".css": "text/css", ".js": "text/javascript", ".json": "application/json" };
const POLICY = /<meta http-equiv="Content-Security-Policy"[^>]*>/;

/** Serves the site; `change(path, text)` may make other markup of a page. */
async function serve(change) {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname)).slice(1);
    const full = join(site, path);
    if (path.startsWith("..") || !listed.includes(path) || !extname(path)) return response.writeHead(404).end();
    const type = TYPES[extname(path)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": `${type}; charset=utf-8` });
    response.end(type === "text/html" ? change(path, readFileSync(full, "utf8")) : readFileSync(full));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { root: `http://127.0.0.1:${server.address().port}/`, stop: () => (server.closeAllConnections(), server.close()) };
}

/** Without the policy, which would keep anything from running: what is tried is the escape itself. */
function withoutPolicy(path, text) {
  assert.match(text, POLICY, `${path} has no policy`);
  return text.replace(POLICY, "");
}

/** Runs `visit(tab)`; gives the names of the payloads that ran, with where, and what the policy refused. */
async function watched(visit) {
  const browser = await launch();
  try {
    const session = await browser.newContext({ viewport: { width: 1000, height: 800 } });
    const ran = [];
    await session.exposeBinding("xss", ({ page }, name) => void ran.push(`${page.url()}: ${name} ran`));
    const tab = await session.newPage();
    tab.on("dialog", (dialog) => (ran.push(`${tab.url()}: a dialog`), dialog.dismiss()));
    tab.on("console", (message) => {
      if (/Content Security Policy|violates/.test(message.text())) ran.push(`${tab.url()}: ${message.text()}`);
    });
    tab.on("request", (request) => {
      // `<img src=x>` asks for it even where its handler may not run.
      if (/\/x$/.test(new URL(request.url()).pathname)) ran.push(`${tab.url()}: a picture of a payload`);
    });
    await visit(tab);
    return ran;
  } finally {
    await browser.close();
  }
}

/** In the page: whatever listens to pointer and focus hears of them, on every element. Runs in the browser. */
function touchAll() {
  for (const element of document.querySelectorAll("*")) {
    for (const type of ["pointerover", "mouseover", "mouseenter", "focus", "focusin"]) {
      element.dispatchEvent(new Event(type, { bubbles: true }));
    }
  }
}

async function openAll(tab, root, paths) {
  for (const path of paths) {
    await tab.goto(`${root}${path}`, { waitUntil: "load" });
    if (path === "index.html") await tab.waitForTimeout(200);
    else await tab.evaluate(touchAll);
  }
  for (const path of search) {
    await tab.goto(`${root}${path}`);
    for (const query of ["img", "script", "汽车", "Output", "<img src=x onerror=xss('query')>"]) {
      await tab.fill("#q", query);
      await tab.keyboard.press("Enter");
      await tab.waitForFunction(() => document.querySelector("[role=status]").textContent !== "");
      await tab.waitForTimeout(100);
    }
    assert.ok((await tab.locator(".search-result").count()) + (await tab.locator("[role=status]").count()) > 0);
    await tab.goto(`${root}${path}?q=${encodeURIComponent("\"'><img src=x onerror=xss('address')>")}#<img src=x onerror=xss('fragment')>`);
    await tab.waitForTimeout(100);
  }
}

const english = documents.filter((path) => !path.startsWith("zh/"));
const ways = [
  ["without the policy", withoutPolicy, documents],
  ["under the policy", (path, text) => text, english],
];

for (const [name, change, paths] of ways) {
  test(`nothing that stands in a field runs on any page, ${name}`, needs, async () => {
    assert.ok(documents.length > 150 && search.length === 2, `${documents.length} documents`);
    const { root, stop } = await serve(change);
    const ran = await watched((tab) => openAll(tab, root, paths));
    stop();
    assert.equal(ran.length, 0, report(ran));
  });
}

test("an escape that is missing is noticed", needs, async () => {
  const { root, stop } = await serve((path, text) => withoutPolicy(path, text).replaceAll("&lt;img src=x", "<img src=x").replaceAll(")&gt;", ")>"));
  const ran = await watched(async (tab) => {
    await tab.goto(`${root}en/glossary.html`);
    await tab.waitForTimeout(200);
  });
  stop();
  assert.ok(ran.some((it) => it.endsWith(" ran")), report(ran));
});

test("neither does what `serve` puts on the page", needs, async () => {
  const server = spawn(program, ["serve", "--project", project, "--port", "0", "--lang", "en"], { stdio: ["ignore", "ignore", "pipe"] });
  try {
    const root = await new Promise((listening, failed) => {
      let said = "";
      server.stderr.setEncoding("utf8");
      server.stderr.on("data", (text) => {
        said += text;
        const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(said);
        if (found) listening(found[0]);
      });
      server.on("exit", () => failed(new Error(said)));
    });
    const ran = await watched(async (tab) => {
      for (const path of ["en/index.html", "zh/chapters/basis.html", "en/glossary.html"]) {
        await tab.goto(`${root}${path}`);
        await tab.locator("gongbao-serve .bar").waitFor();
        await tab.evaluate(touchAll);
        for (const summary of await tab.locator("gongbao-serve summary").all()) await summary.click();
        await tab.waitForTimeout(200);
      }
    });
    assert.equal(ran.length, 0, report(ran));
  } finally {
    server.kill("SIGINT");
    await new Promise((done) => server.on("exit", done));
  }
});
