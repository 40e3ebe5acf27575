import type { Prisma, TenantTx } from "@voxcalls/db";
import type { TenantCtx } from "../../../kernel/context";
import type { Bundle } from "../bundle";
import { writtenBy } from "./written-by";

/** What an agent is made as is its first version. Call it in the transaction that turns it active. */
export async function firstVersion(
  tx: TenantTx,
  ctx: TenantCtx,
  agent: Prisma.AgentModel,
  { retellVersion, bundle }: { retellVersion: number; bundle: Bundle },
): Promise<void> {
  const now = ctx.clock.now();
  await tx.agentVersion.create({
    data: {
      agentId: agent.id,
      number: 1,
      status: "published",
      retellVersion,
      revision: agent.revision,
      bundle: bundle as unknown as Prisma.InputJsonObject,
      ...writtenBy(ctx),
      createdAt: now,
      leasedAt: now,
      publishedAt: now,
    },
  });
}
