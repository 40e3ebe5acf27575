import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");

const git = (...args) =>
  execFileSync("git", args, { cwd: ROOT, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 })
    .split("\0")
    .filter(Boolean);

/** Every file of the repository that is tracked or about to be, without what .gitignore leaves out. */
export const listFiles = () =>
  [...new Set(git("ls-files", "-z", "--cached", "--others", "--exclude-standard"))].filter((file) =>
    existsSync(join(ROOT, file)),
  );

/** Files that git tracks although .gitignore says they are made by machines. */
export const listTrackedButIgnored = () => git("ls-files", "-z", "--cached", "--ignored", "--exclude-standard");

export const read = (file) => readFileSync(join(ROOT, file), "utf8");
