import type { Deps } from "../../kernel/context";
import { enqueue } from "../../kernel/jobs";
import { beginRun } from "./begin-run";

/** What the provider changes later than this is for a run by hand. */
const nightlyDays = 4;
const stuckMs = 60 * 60 * 1000;

/** The job, by the clock: compares the last days; should a run hang, its job is ordered again. */
export async function reconcileNightly({ db, clock }: Pick<Deps, "db" | "clock">): Promise<void> {
  const now = clock.now();
  await db.platform.$transaction(async (tx) => {
    if ((await beginRun(tx, now, nightlyDays, "nightly")) !== null) return;
    const stuck = await tx.reconciliationRun.findFirst({
      where: { state: "running", seenAt: { lt: new Date(now.getTime() - stuckMs) } },
      select: { id: true },
    });
    if (!stuck) return;
    await enqueue(tx, "reconciliation.run", { runId: stuck.id }, { key: `reconciliation.run:${stuck.id}` });
  });
}
