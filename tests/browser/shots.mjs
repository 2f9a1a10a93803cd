// Takes pictures of the site for people to look at:  node shots.mjs FOLDER [LANGUAGE…]
// One of each page kind × language × 360 and 1440 px × light and dark; SITE names the built site.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch } from "./lib/browser.mjs";
import { serveSite } from "./lib/server.mjs";
import { kinds, languages, pages } from "./lib/site.mjs";

const [folder, ...wanted] = process.argv.slice(2);
if (!folder) {
  console.error("usage: node shots.mjs FOLDER [LANGUAGE…]");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });

/** Every kind but the pages that stand inside others. */
const KINDS = [...kinds.keys()].filter((kind) => !kind.startsWith("charts"));
/** A tall page is cut here: a picture longer than this helps nobody. */
const TALLEST = 6000;

const server = await serveSite();
const browser = await launch();
for (const colorScheme of ["light", "dark"]) {
  for (const width of [360, 1440]) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, deviceScaleFactor: width < 500 ? 2 : 1 });
    const tab = await context.newPage();
    for (const language of wanted.length ? wanted : languages) {
      for (const kind of KINDS) {
        const page = `${language}/${kinds.get(kind).address}`;
        if (!pages.includes(page)) continue;
        await tab.goto(`${server.root}${page}`);
        const height = Math.min(TALLEST, await tab.evaluate(() => document.documentElement.scrollHeight));
        const path = join(folder, `${kind.replaceAll("/", "-").replace("*", "each")}-${language}-${width}-${colorScheme}.png`);
        await tab.screenshot({ path, fullPage: true, clip: { x: 0, y: 0, width, height } });
        console.log(path);
      }
    }
    await context.close();
  }
}
await browser.close();
await server.stop();
