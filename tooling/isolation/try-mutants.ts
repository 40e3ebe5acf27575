// `pnpm isolation:mutants [word…]`: takes down each wall in turn, in a copy, and wants a test to fail for it. By hand: it takes a while.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { databaseMutants } from "./database-mutants";
import { doorMutants } from "./door-mutants";
import type { Mutant } from "./mutant";
import { rowMutants } from "./row-mutants";

const root = join(import.meta.dirname, "../..");
const copy = mkdtempSync(join(tmpdir(), "voxcalls-mutants-"));
const words = process.argv.slice(2);
const mutants = [...databaseMutants, ...doorMutants, ...rowMutants];
const wanted = mutants.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
let survived = 0;

try {
  copyRepository();
  assertWhole();
  for (const mutant of wanted) {
    const failed = failureWithout(mutant);
    if (failed === undefined) survived += 1;
    console.log(`${failed === undefined ? "SURVIVED" : "found   "} ${mutant.name} (${mutant.file}) ${failed ?? ""}`);
  }
  console.log(`${wanted.length} walls taken down, ${survived} survived`);
  process.exitCode = survived === 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}

/** With every wall standing the tests pass: else a failure later on would prove nothing. */
function assertWhole(): void {
  const failed = firstFailure([...new Set(wanted.flatMap(({ tests }) => tests))]);
  if (failed !== undefined) throw new Error(`With every wall standing this fails already: ${failed}`);
}

/** The first test that fails once the wall is down; undefined when none does. */
function failureWithout({ name, file, from, to, tests }: Mutant): string | undefined {
  const path = join(copy, file);
  const whole = readFileSync(path, "utf8");
  if (whole.split(from).length !== 2) throw new Error(`${file} does not contain once what "${name}" would take down`);
  writeFileSync(
    path,
    whole.replace(from, () => to),
  );
  try {
    return firstFailure(tests);
  } finally {
    writeFileSync(path, whole);
  }
}

function firstFailure(tests: readonly string[]): string | undefined {
  const run = spawnSync("npx", ["vitest", "run", "--no-color", "--bail", "1", ...tests], {
    cwd: copy,
    encoding: "utf8",
  });
  if (run.status === 0) return undefined;
  const said = `${run.stdout}${run.stderr}`;
  return /^ ?FAIL +(.*)$/m.exec(said)?.[1] ?? `no test, but the run: ${said.slice(-500)}`;
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
