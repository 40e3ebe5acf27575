import { type Prisma, type TenantTx } from "@voxcalls/db";
import type { TenantCtx } from "../../../kernel/context";
import { conflict } from "../../../kernel/errors";
import { type Bundle, draftOf } from "../bundle";
import { leaseMs } from "../lease";
import { queueReconcile } from "../queue-reconcile";
import { writtenBy } from "./written-by";

type Agent = Prisma.AgentModel;

interface NewVersion {
  readonly title: string | null;
  readonly reason?: string | null;
  /** What is published, and the agent's revision that it was made from; the draft when left out. */
  readonly of?: { readonly bundle: Bundle; readonly revision: number };
}

/**
 * Writes down what is to be published, with the job that finishes it should this process die. The caller holds the agent's row.
 * Throws conflict while it is set up or another version is on its way.
 */
export async function reserveVersion(
  tx: TenantTx,
  ctx: TenantCtx,
  agent: Agent,
  { title, reason, of }: NewVersion,
): Promise<Prisma.AgentVersionModel> {
  if (agent.status !== "active" && agent.status !== "paused") {
    throw conflict(agent.status === "failed" ? "This agent could not be made." : "This agent is still being set up.");
  }
  const onItsWay = await tx.agentVersion.findFirst({ where: { agentId: agent.id, status: "publishing" } });
  if (onItsWay) throw conflict(`Version ${onItsWay.number} is being published. Try again in a minute.`);
  const now = ctx.clock.now();
  const version = await tx.agentVersion.create({
    data: {
      agentId: agent.id,
      number: await nextNumber(tx, agent.id),
      status: "publishing",
      revision: of?.revision ?? agent.revision,
      title,
      reason: reason ?? null,
      bundle: asJson(of?.bundle ?? (await draftOf(tx, agent))),
      ...writtenBy(ctx),
      createdAt: now,
      leasedAt: now,
    },
  });
  // It is written where the draft stands at Retell: a draft that is another one is written there anew afterwards.
  if (version.revision !== agent.revision) {
    await tx.agent.update({ where: { id: agent.id }, data: { syncedRevision: 0, updatedAt: agent.updatedAt } });
  }
  await queueReconcile(tx, ctx, agent.id, leaseMs, "agents.publish");
  return version;
}

/** Keeps the draft as it is now in the history, without publishing it. The caller holds the agent's row. */
export async function keepDraft(tx: TenantTx, ctx: TenantCtx, agent: Agent, title: string): Promise<void> {
  const now = ctx.clock.now();
  await tx.agentVersion.create({
    data: {
      agentId: agent.id,
      number: await nextNumber(tx, agent.id),
      status: "kept",
      revision: agent.revision,
      title,
      bundle: asJson(await draftOf(tx, agent)),
      ...writtenBy(ctx),
      createdAt: now,
      leasedAt: now,
    },
  });
}

/** The number of the next version. The caller holds the agent's row. */
export async function nextNumber(tx: TenantTx, agentId: string): Promise<number> {
  const { _max } = await tx.agentVersion.aggregate({ where: { agentId }, _max: { number: true } });
  return (_max.number ?? 0) + 1;
}

function asJson(bundle: Bundle): Prisma.InputJsonObject {
  return bundle as unknown as Prisma.InputJsonObject;
}
