import { uuidv7 } from "uuidv7";
import type { TenantCtx } from "../../kernel/context";
import { conflict, invalid, notFound } from "../../kernel/errors";
import { recordAudit } from "../audit/record";
import { orderDelivery } from "./order-delivery";
import { mostReplayed } from "./rules";
import type { ReplayedSpan, ReplaySpanInput } from "./schemas";

/**
 * Sends the chosen events of a span again, oldest first: those that never reached the endpoint, such as what happened while it was
 * switched off, or all of them. What is on its way already is left alone. Throws not_found, conflict for an endpoint that is not active,
 * and validation_failed for a span that is none or holds too many.
 */
export async function replaySpan(ctx: TenantCtx, input: ReplaySpanInput): Promise<ReplayedSpan> {
  const { id, from, to, everything } = input;
  if (from >= to) throw invalid("to", "The span ends before it begins.");
  const now = ctx.clock.now();
  return await ctx.db.tx(async (tx) => {
    const endpoint = await tx.webhookEndpoint.findUnique({ where: { id }, select: { status: true, events: true } });
    if (!endpoint) throw notFound("webhook endpoint");
    if (endpoint.status !== "active") throw conflict("This endpoint is not active. Take it up again first.");
    const missed = await tx.webhookEvent.findMany({
      where: {
        occurredAt: { gte: from, lt: to },
        type: { in: endpoint.events },
        deliveries: { none: { endpointId: id, status: everything ? "pending" : { in: ["pending", "delivered"] } } },
      },
      select: { id: true, subjectId: true },
      orderBy: [{ occurredAt: "asc" }, { id: "asc" }],
      take: mostReplayed + 1,
    });
    if (missed.length > mostReplayed)
      throw invalid("from", `That is more than ${mostReplayed} events. Choose a shorter span.`);
    if (missed.length === 0) return { replayed: 0 };
    await tx.webhookDelivery.createMany({
      data: missed.map(({ id: eventId, subjectId }) => ({
        id: uuidv7(),
        endpointId: id,
        eventId,
        subjectId,
        isReplay: true,
        nextAttemptAt: now,
        createdAt: now,
      })),
    });
    await recordAudit(tx, ctx, {
      action: "webhook_endpoint.replayed",
      objectType: "webhook_endpoint",
      objectId: id,
      after: { events: missed.length, from, to, everything },
    });
    await orderDelivery(tx);
    return { replayed: missed.length };
  });
}
