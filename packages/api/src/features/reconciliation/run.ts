import type { Deps } from "../../kernel/context";
import { reconcileDay } from "./reconcile-day";
import { dayMs } from "./rules";

/** After so many tries of the job a run has failed. */
const mostTries = 12;

/**
 * The job: compares the days of a run that are still to be compared, oldest first. Killed at any moment, or held up by the provider, it
 * goes on with the day that it was at.
 */
export async function runReconciliation(
  deps: Deps,
  { runId }: { runId: string },
  attempt: number,
  signal: AbortSignal,
): Promise<void> {
  const { reconciliationRun } = deps.db.platform;
  for (;;) {
    const run = await reconciliationRun.findUnique({ where: { id: runId } });
    if (run?.state !== "running") return;
    if (run.nextDay > run.toDay) {
      const finishedAt = deps.clock.now();
      await reconciliationRun.updateMany({
        where: { id: runId, state: "running" },
        data: { state: "done", finishedAt, problem: null },
      });
      return;
    }
    try {
      signal.throwIfAborted();
      const { found, settled } = await reconcileDay(deps, runId, run.nextDay, signal);
      await reconciliationRun.updateMany({
        where: { id: runId, nextDay: run.nextDay },
        data: {
          nextDay: new Date(run.nextDay.getTime() + dayMs),
          found: { increment: found },
          settled: { increment: settled },
          seenAt: deps.clock.now(),
          problem: null,
        },
      });
    } catch (error) {
      if (!signal.aborted) await noteTrouble(deps, runId, error, attempt);
      throw error;
    }
  }
}

async function noteTrouble(deps: Deps, runId: string, error: unknown, attempt: number): Promise<void> {
  const problem = error instanceof Error ? error.message.slice(0, 300) : "unknown";
  const isOver = attempt >= mostTries;
  await deps.db.platform.reconciliationRun.updateMany({
    where: { id: runId, state: "running" },
    data: { problem, seenAt: deps.clock.now(), ...(isOver && { state: "failed", finishedAt: deps.clock.now() }) },
  });
}
