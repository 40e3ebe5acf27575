import type { Prisma, TenantTx } from "@voxcalls/db";
import type { TenantCtx } from "../../../kernel/context";
import type { Bundle } from "../bundle";
import { nextNumber } from "./reserve";
import { writtenBy } from "./written-by";

interface Anew {
  /** The agent's revision that it was made from. */
  readonly revision: number;
  readonly title: string | null;
  readonly bundle: Bundle;
  readonly retellVersion: number;
}

/**
 * Notes in the history that a bundle is published by another agent at Retell. The caller holds the agent's row and turns it to that one.
 * Returns its number.
 */
export async function publishedAnew(
  tx: TenantTx,
  ctx: TenantCtx,
  agent: Prisma.AgentModel,
  { revision, title, bundle, retellVersion }: Anew,
): Promise<number> {
  const now = ctx.clock.now();
  // One that was on its way was noted for the agent that is gone.
  await tx.agentVersion.updateMany({
    where: { agentId: agent.id, status: "publishing" },
    data: { retellVersion: null },
  });
  const number = await nextNumber(tx, agent.id);
  await tx.agentVersion.create({
    data: {
      agentId: agent.id,
      number,
      status: "published",
      retellVersion,
      revision,
      title,
      bundle: bundle as unknown as Prisma.InputJsonObject,
      ...writtenBy(ctx),
      createdAt: now,
      leasedAt: now,
      publishedAt: now,
    },
  });
  return number;
}
