import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { claimWhenFree } from "./claim";
import { ROOT } from "./env";
import { runPart } from "./part";

const TURBO = join(ROOT, "node_modules/turbo/bin/turbo");
const ARGUMENTS = ["run", "build", "--filter=@voxcalls/web", "--output-logs=new-only"];
const BUILD = join(ROOT, "apps/web/.next");
const NOTE = join(BUILD, "built-from");
const CLAIM = join(ROOT, "node_modules/.cache/voxcalls/build.port");

/**
 * Builds the web app if anything it is made from has changed. An unchanged build is not touched at all, not even
 * restored from Turborepo's cache: another copy may be serving from it. Two copies that start at once build once.
 */
export async function buildWeb(
  env: NodeJS.ProcessEnv,
  logDir: string,
  signal: AbortSignal,
): Promise<"built" | "unchanged"> {
  const release = await claimWhenFree(CLAIM, signal);
  try {
    const hash = await buildHash(env);
    const before = await readFile(NOTE, "utf8").catch(() => "");
    if (before === hash && existsSync(join(BUILD, "BUILD_ID"))) return "unchanged";
    await runPart({ name: "build", args: [TURBO, ...ARGUMENTS], cwd: ROOT, env, logDir }, signal);
    await writeFile(NOTE, hash);
    return "built";
  } finally {
    await release();
  }
}

/** Turborepo's hash of everything that goes into the build: sources, dependencies, public variables. */
async function buildHash(env: NodeJS.ProcessEnv): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [TURBO, ...ARGUMENTS, "--dry=json"], {
    cwd: ROOT,
    env,
    maxBuffer: 64 * 1024 * 1024,
  });
  const plan = JSON.parse(stdout) as { tasks: { taskId: string; hash: string }[] };
  const task = plan.tasks.find(({ taskId }) => taskId === "@voxcalls/web#build");
  if (!task) throw new Error("Turborepo does not know the build of @voxcalls/web");
  return task.hash;
}
