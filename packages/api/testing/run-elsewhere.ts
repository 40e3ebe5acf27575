import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { World } from "./harness";

const script = fileURLToPath(new URL("run-once.ts", import.meta.url));
const tsx = pathToFileURL(createRequire(new URL("../../../package.json", import.meta.url)).resolve("tsx")).href;

interface Act {
  readonly verb:
    | "createAgent"
    | "updateAgent"
    | "removeAgent"
    | "publishAgent"
    | "addSource"
    | "askKnowledge"
    | "removeKnowledge"
    | "buyNumber"
    | "importNumber"
    | "clearCall"
    | "retireNumber"
    | "forgetContent"
    | "syncCalls"
    | "deliverWebhooks"
    | "runReconciliation"
    | "settleCalls"
    | "dialBatch"
    | "removeTenant"
    | "runRemoveTenant"
    | "runRemake";
  readonly input: unknown;
  readonly tenantId?: string;
}

/** Runs one verb in a process of its own that kills itself (SIGKILL) at the named point. Throws if it got past it. */
export async function crashAt(world: World, point: string, act: Act): Promise<void> {
  const { signal, errors } = await run(world, act, { CRASH_AT: point });
  if (signal !== "SIGKILL") throw new Error(`the process was not killed at ${point}: ${errors}`);
}

/** Runs one verb in a process of its own, as a second copy of the product would. Throws when it fails. */
export async function runElsewhere(world: World, act: Act): Promise<void> {
  const { errors } = await run(world, act, {});
  if (errors !== "") throw new Error(errors);
}

/** Runs one verb in a process of its own and kills it (SIGKILL) as soon as `isTime`. Throws if it had ended by then. */
export async function killWhen(world: World, act: Act, isTime: () => Promise<boolean>): Promise<void> {
  const stop = new AbortController();
  const running = run(world, act, {}, stop.signal);
  while (!(await isTime())) await new Promise((resolve) => setTimeout(resolve, 5));
  stop.abort();
  const { signal, errors } = await running;
  if (signal !== "SIGKILL") throw new Error(`the process had ended before it was to be killed: ${errors}`);
}

async function run(
  world: World,
  act: Act,
  extra: { CRASH_AT?: string },
  stop?: AbortSignal,
): Promise<{ signal: unknown; errors: string }> {
  const { appUrl, platformUrl } = world.database;
  const order = { ...act, database: { appUrl, platformUrl }, env: { ...world.deps.env, ...extra } };
  const child = spawn(process.execPath, ["--import", tsx, script, JSON.stringify(order)], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  stop?.addEventListener("abort", () => child.kill("SIGKILL"));
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
  const signal = await new Promise((resolve) => child.once("close", (_, by) => resolve(by)));
  return { signal, errors };
}
