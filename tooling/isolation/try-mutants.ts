// `pnpm isolation:mutants`: takes down each wall in turn, in a copy, and wants a test to fail for it. By hand: it takes a while.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { mutants } from "./wall-mutants";

const root = join(import.meta.dirname, "../..");
const copy = mkdtempSync(join(tmpdir(), "voxcalls-mutants-"));
const wanted = process.argv.slice(2);
let survived = 0;

try {
  copyRepository();
  for (const { name, file, from, to, tests } of mutants) {
    if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
    const path = join(copy, file);
    const whole = readFileSync(path, "utf8");
    if (!whole.includes(from)) throw new Error(`${file} does not contain what "${name}" would take down`);
    writeFileSync(path, whole.replace(from, to));
    const { status } = spawnSync("npx", ["vitest", "run", "--bail", "1", ...tests], { cwd: copy, stdio: "ignore" });
    writeFileSync(path, whole);
    if (status === 0) survived += 1;
    console.log(`${status === 0 ? "SURVIVED" : "found   "} ${name} (${file})`);
  }
  console.log(`${survived} survived`);
  process.exitCode = survived === 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}

/** What git knows of, with the packages that are installed; the workspace's own links lead into the copy. */
function copyRepository(): void {
  const tracked = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean);
  for (const file of tracked) {
    if (!existsSync(join(root, file))) continue;
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  for (const manifest of tracked.filter((file) => /^(packages|apps|tooling)(\/[^/]+)?\/package\.json$/.test(file))) {
    const modules = join(dirname(manifest), "node_modules");
    if (existsSync(join(root, modules))) {
      cpSync(join(root, modules), join(copy, modules), { recursive: true, verbatimSymlinks: true });
    }
  }
  cpSync(join(root, "packages/db/src/generated"), join(copy, "packages/db/src/generated"), { recursive: true });
}
