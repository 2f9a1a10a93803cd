// The built site as files: which pages there are, and which of them stand for their kind.

import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join, posix, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

/** The folder under test. */
export const siteFolder = resolve(process.env.SITE || join(here, "../../../public"));

if (!existsSync(join(siteFolder, "index.html"))) {
  throw new Error(`no site in ${siteFolder}: build it first, or name its folder in SITE`);
}

/** Every file of the site, as an address without a leading slash, sorted. */
export const files = readdirSync(siteFolder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(siteFolder.length + 1).split(sep).join("/"))
  .sort();

/** Every HTML page. */
export const pages = files.filter((file) => file.endsWith(".html"));

/** The languages: the folders at the root that have a home page. */
export const languages = pages.filter((page) => /^[^/]+\/index\.html$/.test(page)).map((page) => posix.dirname(page));

/** `zh/pillars/energy.html` → `pillars/energy.html`; null for a page at the root. */
export function withoutLanguage(page) {
  const [first, ...rest] = page.split("/");
  return languages.includes(first) ? rest.join("/") : null;
}

/** What sort of page an address shows: `home`, `about`, `pillars`, `pillars/*`, … */
export function kindOf(page) {
  const address = withoutLanguage(page);
  if (address === null) return `root ${page}`;
  if (address === "index.html") return "home";
  const folder = posix.dirname(address);
  if (folder === ".") return address.replace(/\.html$/, "");
  // Each of these is a kind of its own.
  if (folder === "explore") return address.replace(/\.html$/, "");
  return posix.basename(address) === "index.html" ? folder : `${folder}/*`;
}

/** Kind → the address (without language) of its largest page, which has most on it that can go wrong. */
export const kinds = new Map();
for (const page of pages.filter((page) => withoutLanguage(page) !== null)) {
  const kind = kindOf(page);
  const size = statSync(join(siteFolder, page)).size;
  if (!kinds.has(kind) || kinds.get(kind).size < size) kinds.set(kind, { address: withoutLanguage(page), size });
}

/** One page of each kind in each language, then the pages at the root. */
export const samplePages = [
  ...[...kinds.values()].flatMap(({ address }) => languages.map((language) => `${language}/${address}`)),
  ...pages.filter((page) => withoutLanguage(page) === null),
].filter((page) => pages.includes(page));

/** Whether a page is one to embed: it stands inside somebody else's, without navigation, switch of language or skip link. */
export const isEmbedded = (page) => withoutLanguage(page)?.startsWith("charts/") ?? false;
