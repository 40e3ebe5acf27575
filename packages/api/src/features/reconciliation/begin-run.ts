import type { Prisma } from "@voxcalls/db";
import { uuidv7 } from "uuidv7";
import { enqueue } from "../../kernel/jobs";
import { dayMs, dayOf } from "./rules";

/** Writes a run over the last days down, with its job; answers its id, or null when one is running already. */
export async function beginRun(
  tx: Prisma.TransactionClient,
  now: Date,
  days: number,
  startedBy: string,
): Promise<string | null> {
  const id = uuidv7();
  const toDay = dayOf(now);
  const fromDay = new Date(toDay.getTime() - (days - 1) * dayMs);
  const made = await tx.reconciliationRun.createMany({
    data: { id, startedBy, fromDay, toDay, nextDay: fromDay, startedAt: now, seenAt: now },
    skipDuplicates: true,
  });
  if (made.count === 0) return null;
  await enqueue(tx, "reconciliation.run", { runId: id }, { key: `reconciliation.run:${id}` });
  return id;
}
