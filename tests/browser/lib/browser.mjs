// The browser: found on this machine, never downloaded. Where it is missing the tests are skipped and say so; in CI they fail.

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { after } from "node:test";
import { chromium } from "playwright-core";
import { serveSite } from "./server.mjs";

/** The path of the first of these commands that this machine has, or null. */
export function findCommand(...names) {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? "").split(delimiter)) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // not in this folder
      }
    }
  }
  return null;
}

/** The options that skip a test which needs something that is missing; in CI nothing may be missing. */
export function unlessMissing(found, what) {
  if (found) return {};
  if (process.env.CI) throw new Error(`${what} is missing, and CI is set`);
  return { skip: `${what} is missing on this machine` };
}

export const executablePath = process.env.CHROMIUM || findCommand("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

/** For `test(name, needsBrowser, …)`. */
export const needsBrowser = unlessMissing(executablePath, "a Chromium (chromium, chromium-browser or google-chrome)");

/** Starts the browser. */
export function launch() {
  return chromium.launch({ executablePath, args: ["--disable-dev-shm-usage", "--force-color-profile=srgb"] });
}

/** A server and a browser for all tests of a file. */
export async function withBrowser() {
  if (needsBrowser.skip) return {};
  const server = await serveSite();
  const browser = await launch();
  after(async () => {
    await browser.close();
    await server.stop();
  });
  return {
    root: server.root,
    /** Runs `visit(tab)` in a browser context of its own: a desktop in English unless `options` say otherwise. */
    async withTab(options, visit) {
      const session = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-GB", ...options });
      try {
        return await visit(await session.newPage());
      } finally {
        await session.close();
      }
    },
  };
}

/** Opens an address once and looks at it at each of these widths, in CSS px: most of a visit's time is the opening. */
export async function atWidths(tab, address, widths, look, argument) {
  const found = [];
  for (const [index, width] of widths.entries()) {
    await tab.setViewportSize({ width, height: 900 });
    if (index === 0) await tab.goto(address, { waitUntil: "load" });
    else await tab.waitForFunction((width) => new Promise((done) => requestAnimationFrame(() => done(innerWidth === width))), width);
    found.push({ width, found: await tab.evaluate(look, argument) });
  }
  return found;
}

/** Notes what goes wrong in a tab from now on: `console`, `failed` (requests) and `foreign` (requests to elsewhere). */
export function watch(tab, root) {
  const seen = { console: [], failed: [], foreign: [] };
  const tell = (list, text) => list.push(`${tab.url()}: ${text}`);
  tab.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) tell(seen.console, `${message.type()}: ${message.text()}`);
  });
  tab.on("pageerror", (error) => tell(seen.console, `uncaught: ${error.message}`));
  tab.on("response", (response) => {
    if (response.status() >= 400) tell(seen.failed, `${response.status()}: ${response.url()}`);
  });
  tab.on("requestfailed", (request) => {
    // A tab that goes on to the next page gives up the icon of this one. What was refused is told on the console.
    const { errorText } = request.failure();
    if (errorText !== "net::ERR_ABORTED") tell(seen.failed, `${errorText}: ${request.url()}`);
  });
  tab.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== "data:" && origin !== new URL(root).origin) tell(seen.foreign, request.url());
  });
  return seen;
}

/** What a list of problems looks like when a test fails: all of them, up to a screenful. */
export function report(problems) {
  const more = problems.length > 40 ? `\n  … and ${problems.length - 40} more` : "";
  return `${problems.length} problems:\n  ${problems.slice(0, 40).join("\n  ")}${more}`;
}
