// The Nu HTML checker over every page, style sheet and drawing of the site, in one run. Zero errors.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import vnu from "vnu-jar";
import { findCommand, report, unlessMissing } from "./lib/browser.mjs";
import { files, siteFolder } from "./lib/site.mjs";

const java = findCommand("java");

/** What every browser understands and the checker's CSS part does not know yet. */
const UNKNOWN_TO_THE_CHECKER = [
  /^CSS: “container-(name|type)”: Property “container-(name|type)” doesn't exist\.$/,
  /^CSS: “paint-order”: Property “paint-order” doesn't exist\.$/,
  /^CSS: Unrecognized at-rule “@container”$/,
];

test("the Nu HTML checker finds no error", unlessMissing(java, "java"), () => {
  const checked = files.filter((file) => /\.(html|css|svg)$/.test(file));
  const options = ["--format", "json", "--exit-zero-always", "--also-check-css", "--also-check-svg"];
  const run = spawnSync(java, ["-Xss4m", "-jar", vnu, ...options, ...checked], { cwd: siteFolder, encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(run.status, 0, run.stderr);
  const { messages } = JSON.parse(run.stderr);
  const known = ({ message }) => UNKNOWN_TO_THE_CHECKER.some((pattern) => pattern.test(message));
  const errors = messages.filter((found) => found.type !== "info" && !known(found));
  const warnings = messages.filter(({ type, subType }) => type === "info" && subType === "warning");
  console.log(`${checked.length} files, ${errors.length} errors, ${warnings.length} warnings`);
  for (const text of new Set(warnings.map(({ message }) => message))) console.log(`warning: ${text}`);
  const place = ({ url = "", lastLine, lastColumn }) => `${url.split(`${siteFolder}/`).at(-1)}:${lastLine}:${lastColumn}`;
  const told = (found) => `${place(found)}: ${found.message} ${JSON.stringify(found.extract?.trim() ?? "")}`;
  assert.equal(errors.length, 0, report(errors.map(told)));
});
