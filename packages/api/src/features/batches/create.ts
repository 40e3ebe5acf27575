import type { TenantCtx } from "../../kernel/context";
import { invalid, notFound } from "../../kernel/errors";
import { labelOf, recordAudit } from "../audit/record";
import { dialable } from "../calls/dialable";
import { getBatch } from "./get";
import type { BatchDetail, CreateBatchInput } from "./schemas";

/** A new batch with its rules and no numbers yet, which calls nobody before it is started. Throws not_found and validation_failed. */
export async function createBatch(ctx: TenantCtx, input: CreateBatchInput): Promise<BatchDetail> {
  const { name, agentId, linesAtOnce, startsAt, ...rules } = input;
  const wanted = input.fromNumber === undefined ? undefined : dialable("fromNumber", input.fromNumber);
  const id = await ctx.db.tx(async (tx) => {
    const agent = await tx.agent.findFirst({
      where: { id: agentId, NOT: { status: "deleted" } },
      select: { id: true },
    });
    if (!agent) throw notFound("agent");
    const number = await tx.phoneNumber.findFirst({
      where: { status: "assigned", ...(wanted === undefined ? { assignedAgentId: agentId } : { phoneNumber: wanted }) },
      orderBy: { assignedAt: "asc" },
      select: { phoneNumber: true },
    });
    if (!number && wanted !== undefined) throw notFound("phone number");
    if (!number) throw invalid("fromNumber", "The agent has no number of its own: say which of yours it calls from.");
    const tenant = await tx.tenant.findFirst({ select: { maxLines: true } });
    if (linesAtOnce > (tenant?.maxLines ?? 0))
      throw invalid("linesAtOnce", `Your organisation has ${tenant?.maxLines ?? 0} lines.`);
    const batch = await tx.batch.create({
      data: {
        ...rules,
        name,
        agentId,
        linesAtOnce,
        startsAt: startsAt ?? null,
        fromNumber: number.phoneNumber,
        createdByLabel: labelOf(ctx.actor).actorLabel,
      },
      select: { id: true },
    });
    await recordAudit(tx, ctx, {
      action: "batch.created",
      objectType: "batch",
      objectId: batch.id,
      after: { name, agentId, fromNumber: number.phoneNumber },
    });
    return batch.id;
  });
  return await getBatch(ctx, { id });
}
