import { Worker } from "node:worker_threads";
import { z } from "zod";
import type { ToolOutcome } from "../engine/scene";

const worker = new URL("./code-worker.mjs", import.meta.url);
const Answer = z.strictObject({ content: z.string(), successful: z.boolean() });
const MOST_MEMORY_MB = 64;

/** Runs a code node's JavaScript away from everything: no modules, no network, bounded in time and memory. Never throws. */
export async function runCode(
  code: string,
  timeoutMs: number,
  given: { dv: Record<string, string>; args: unknown; metadata: unknown },
): Promise<ToolOutcome> {
  const thread = new Worker(worker, {
    workerData: { code, timeoutMs, given: JSON.stringify(given) },
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  });
  const failed = (content: string): ToolOutcome => ({ content, successful: false });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<ToolOutcome>((resolve) => {
      timer = setTimeout(resolve, timeoutMs, failed(`Error: the code did not end within ${timeoutMs} ms.`));
      thread.once("message", (answer) => resolve(Answer.parse(answer)));
      thread.once("error", (error) => resolve(failed(`Error: ${error.message}`)));
      thread.once("exit", () => resolve(failed("Error: the code ended without a result.")));
    });
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}
