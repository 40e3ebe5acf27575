import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { inherited } from "./env";
import type { Stage } from "./stage";

const run = promisify(execFile);

export async function hasPgbench(): Promise<boolean> {
  return await run("pgbench", ["--version"], { env: inherited }).then(
    () => true,
    () => false,
  );
}

/** How often a second pgbench gets a statement done. @throws Error with what it says when it fails. */
export async function pgbench(
  { ownerUrl, folder, signal }: Pick<Stage, "ownerUrl" | "folder" | "signal">,
  statement: string,
  { clients, seconds }: { clients: number; seconds: number },
): Promise<number> {
  const script = join(folder, "statement.sql");
  writeFileSync(script, statement);
  const { hostname, port, username, password, pathname } = new URL(ownerUrl);
  const load = ["-n", "-M", "prepared", "-c", String(clients), "-j", "2", "-T", String(seconds), "-f", script];
  const { stdout } = await run("pgbench", [...load, "-h", hostname, "-p", port, "-U", username, pathname.slice(1)], {
    env: { ...inherited, PGPASSWORD: decodeURIComponent(password) },
    signal,
  }).catch((error: unknown) => {
    throw new Error(String(error).split("\n", 3).join("\n"));
  });
  const [, perSecond] = /tps = ([\d.]+)/.exec(stdout) ?? [];
  if (perSecond === undefined) throw new Error(`pgbench: ${stdout}`);
  return Number(perSecond);
}
