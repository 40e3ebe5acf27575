import type { Prisma } from "@voxcalls/db";
import { calmStates } from "./catalogue";

type Tx = Pick<Prisma.TransactionClient, "providerHealthItem">;
type Item = Pick<Prisma.ProviderHealthItemModel, "key" | "kind">;

/** Notes that a job is at a thing, agent and engine together; the next look says what became of it. */
export async function notePending(tx: Tx, item: Item, reason: string, now: Date): Promise<void> {
  await tx.providerHealthItem.updateMany({
    where: together(item),
    data: { state: "pending", reason, fingerprint: null, foundAt: now },
  });
}

/** Notes that a job could not make a missing thing again, and why. Nothing when a look has judged it anew meanwhile. */
export async function noteStillMissing(tx: Tx, item: Item, reason: string, now: Date): Promise<void> {
  await tx.providerHealthItem.updateMany({
    where: { ...together(item), state: { in: [...calmStates, "missing"] } },
    data: { state: "missing", reason, fingerprint: null, foundAt: now },
  });
}

function together({ key, kind }: Item): Prisma.ProviderHealthItemWhereInput {
  const isAgent = kind === "agent" || kind === "llm" || kind === "flow";
  return { key, kind: isAgent ? { in: ["agent", "llm", "flow"] } : kind };
}
