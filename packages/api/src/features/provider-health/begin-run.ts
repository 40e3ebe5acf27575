import type { Prisma } from "@voxcalls/db";
import { uuidv7 } from "uuidv7";
import { enqueue } from "../../kernel/jobs";

/** Writes a run down, with its job; answers its id, or null when one is running already. */
export async function beginRun(tx: Prisma.TransactionClient, now: Date, startedBy: string): Promise<string | null> {
  const id = uuidv7();
  const { count } = await tx.providerHealthRun.createMany({
    data: { id, startedBy, startedAt: now, seenAt: now },
    skipDuplicates: true,
  });
  if (count === 0) return null;
  await enqueue(tx, "provider-health.run", { runId: id }, { key: `provider-health.run:${id}` });
  return id;
}
