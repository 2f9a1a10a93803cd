// A static server on the loopback address, as plain as a department's: it serves the site under a sub-path,
// with the headers that deploy/nginx.conf sends, and answers a wrong address with the nearest 404.html.

import { createServer } from "node:http";
import { existsSync, readFileSync, statSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { dirname, extname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { siteFolder } from "./site.mjs";

/** Where the site lies on its host. */
const PREFIX = "/sub/path/";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

const recipe = join(dirname(fileURLToPath(import.meta.url)), "../../../deploy/nginx.conf");

/** The policy that the nginx recipe sends: the pages are tried under exactly that one. */
const written = /add_header\s+Content-Security-Policy\s+"([^"]+)"/.exec(readFileSync(recipe, "utf8"))[1].replace("$gongbao_frames", "'self'");
const policyOf = (address) => written.replace("$gongbao_style", /\/charts\/.*\.svg$/.test(address) ? "'self' 'unsafe-inline'" : "'self'");

/** Starts the server on a free port. Returns the site's root address and a function that stops it. */
export async function serveSite(prefix = PREFIX, folder = siteFolder) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    let status = 200;
    let address = path.startsWith(prefix) ? posix.normalize(path.slice(prefix.length) || ".") : null;
    if (address !== null && isFolder(folder, address)) {
      if (!path.endsWith("/")) return response.writeHead(301, { location: `${path}/` }).end();
      address = posix.join(address, "index.html");
    }
    if (address === null || address.startsWith("..") || !existsSync(join(folder, address))) {
      status = 404;
      address = nearestMissingPage(folder, address ?? "");
    }
    const headers = {
      "content-type": TYPES[extname(address)] ?? "application/octet-stream",
      "content-security-policy": policyOf(address),
      "x-content-type-options": "nosniff",
    };
    const body = address ? readFileSync(join(folder, address)) : "not found";
    const gzip = /\bgzip\b/.test(request.headers["accept-encoding"] ?? "") && /^(text|application)\/|svg/.test(headers["content-type"]);
    if (gzip) headers["content-encoding"] = "gzip";
    response.writeHead(status, headers).end(gzip ? gzipSync(body, { level: 6 }) : body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const root = `http://127.0.0.1:${server.address().port}${prefix}`;
  const stop = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  return { root, stop };
}

function isFolder(folder, address) {
  const path = join(folder, address);
  return existsSync(path) && statSync(path).isDirectory();
}

function nearestMissingPage(folder, address) {
  const candidates = [`${address.split("/")[0]}/404.html`, "404.html"];
  return candidates.find((page) => existsSync(join(folder, page))) ?? "";
}
