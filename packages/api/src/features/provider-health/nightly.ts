import type { Deps } from "../../kernel/context";
import { enqueue } from "../../kernel/jobs";
import { beginRun } from "./begin-run";

const stuckMs = 60 * 60 * 1000;

/** The job, by the clock: looks at everything; should a run hang, its job is ordered again. */
export async function lookNightly({ db, clock }: Pick<Deps, "db" | "clock">): Promise<void> {
  const now = clock.now();
  await db.platform.$transaction(async (tx) => {
    if ((await beginRun(tx, now, "nightly")) !== null) return;
    const stuck = await tx.providerHealthRun.findFirst({
      where: { state: "running", seenAt: { lt: new Date(now.getTime() - stuckMs) } },
      select: { id: true },
    });
    if (!stuck) return;
    await enqueue(tx, "provider-health.run", { runId: stuck.id }, { key: `provider-health.run:${stuck.id}` });
  });
}
