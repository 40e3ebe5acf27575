import { z } from "zod";
import type { TenantCtx } from "../../kernel/context";
import { notFound } from "../../kernel/errors";
import { unscoped } from "../../kernel/unscoped";
import { visibleTo } from "./policy";
import { toldCall } from "./told";

export const CallEvents = z.object({
  events: z.array(
    z.object({
      event: z.string(),
      source: z.enum(["told", "asked"]).describe("Told by a webhook, or asked for."),
      isSettled: z.boolean().describe("False while it waits, or when it could not be read."),
      receivedAt: z.date(),
    }),
  ),
  raw: z.record(z.string(), z.unknown()).nullable().describe("The call as it was told last, without what is secret."),
});
export type CallEvents = z.infer<typeof CallEvents>;

const most = 200;

/**
 * What the provider told of a call, in the order in which it came, and the last telling as it may be shown. Events are kept for ninety
 * days. Throws not_found when there is no such call, or none that the actor may see.
 */
export async function callEvents(ctx: TenantCtx, { id }: { id: string }): Promise<CallEvents> {
  const call = await ctx.db.call.findFirst({ where: { id, ...visibleTo(ctx.actor) }, select: { retellCallId: true } });
  if (!call) throw notFound("call");
  // Events lie with the platform: an agent's call has its tenant here, in the line above.
  const rows = await unscoped(ctx).providerEvent.findMany({
    where: { retellCallId: call.retellCallId, state: { not: "parked" } },
    orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
    take: most,
    select: { id: true, event: true, source: true, state: true, receivedAt: true },
  });
  const last = rows.findLast(({ state }) => state === "settled");
  const body =
    last && (await unscoped(ctx).providerEvent.findUnique({ where: { id: last.id }, select: { body: true } }));
  const told = body?.body as { call?: unknown } | null | undefined;
  return {
    events: rows.map(({ event, source, state, receivedAt }) => ({
      event,
      source: source === "sync" ? ("asked" as const) : ("told" as const),
      isSettled: state === "settled",
      receivedAt,
    })),
    raw: told ? toldCall(told.call) : null,
  };
}
