import type { Prisma } from "@voxcalls/db";
import type { PlatformCtx } from "../../kernel/context";
import { conflict, notFound } from "../../kernel/errors";
import { enqueue } from "../../kernel/jobs";
import { unscoped } from "../../kernel/unscoped";
import { actsOn } from "./acts-on";
import { notePending } from "./note-pending";
import { recordBoth } from "./record-both";
import type { FieldDifference, HealthItemId } from "./schemas";

type Tx = Prisma.TransactionClient;
type Item = Prisma.ProviderHealthItemModel;

/**
 * Has ours written at the provider again: the draft, and, where callers meet something else than was published, that version once more.
 * Jobs do it. Throws not_found, and conflict where there is nothing to write.
 */
export async function pushOurs(ctx: PlatformCtx, { id }: HealthItemId): Promise<void> {
  await unscoped(ctx).$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from provider_health_items where id = ${id}::uuid for update`;
    const item = await tx.providerHealthItem.findUnique({ where: { id } });
    if (!item) throw notFound("finding");
    if (!actsOn(item).includes("push") || item.ourId === null)
      throw conflict("There is nothing of ours to write there.");
    await (item.kind === "phone_number" ? pushNumber(tx, item.ourId) : pushAgentOf(tx, item, item.ourId));
    await notePending(tx, item, "Ours is being written there again.", ctx.clock.now());
    await recordBoth(tx, ctx, item, "provider_health.pushed");
  });
}

async function pushNumber(tx: Tx, phoneNumberId: string): Promise<void> {
  await tx.phoneNumber.updateMany({ where: { id: phoneNumberId }, data: { syncedRevision: 0 } });
  await enqueue(tx, "phone-numbers.sync", { phoneNumberId }, { key: `phone-numbers.sync:${phoneNumberId}` });
}

async function pushAgentOf(tx: Tx, item: Item, agentId: string): Promise<void> {
  const [agent] = await tx.agent.updateManyAndReturn({
    where: { id: agentId, status: { in: ["active", "paused"] } },
    data: { syncedRevision: 0 },
    select: { tenantId: true },
  });
  if (!agent) throw conflict("The agent is not in use any more.");
  const job = { tenantId: agent.tenantId, agentId };
  await enqueue(tx, "agents.reconcile", job, { key: `agents.reconcile:${agentId}` });
  const both = await tx.providerHealthItem.findMany({ where: { key: item.key }, select: { differences: true } });
  const isPublished = both.some(({ differences }) =>
    (differences as FieldDifference[]).some(({ where }) => where === "published"),
  );
  if (isPublished) {
    await enqueue(tx, "agents.publish-again", job, { key: `agents.publish-again:${agentId}` });
  }
}
