// `prisma generate` asks for an engine binary that it then does not use; any existing executable will do (docs/decisions/002).
// Never set this variable for another prisma command: `migrate deploy` would apply nothing and say that all is well.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const cwd = dirname(dirname(fileURLToPath(import.meta.url)));
const note = join(cwd, "src/generated/made-from");

/** What the client is made from: the schema, and Prisma itself by the versions in package.json. */
function fingerprint() {
  const schema = readdirSync(join(cwd, "prisma"), { recursive: true }).filter((file) => file.endsWith(".prisma"));
  const hash = createHash("sha256");
  for (const file of [...schema.sort().map((name) => join("prisma", name)), "package.json"]) {
    hash.update(file).update(readFileSync(join(cwd, file)));
  }
  return hash.digest("hex");
}

function madeFrom() {
  try {
    return readFileSync(note, "utf8");
  } catch {
    return "nothing";
  }
}

const now = fingerprint();
if (madeFrom() !== now) {
  const cli = createRequire(import.meta.url).resolve("prisma/build/index.js");
  const run = spawnSync(process.execPath, [cli, "generate", "--no-hints"], {
    cwd,
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1" },
    encoding: "utf8",
  });
  if (run.status !== 0) {
    process.stderr.write(run.stdout + run.stderr);
    process.exit(run.status ?? 1);
  }
  writeFileSync(note, now);
}
