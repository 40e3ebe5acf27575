import { UpstreamError } from "@voxcalls/retell-client";
import { uuidv7 } from "uuidv7";
import type { TenantCtx } from "../../kernel/context";
import { crashPoint } from "../../kernel/crash";
import { AppError } from "../../kernel/errors";
import { unscoped } from "../../kernel/unscoped";
import { isOfTheAccount } from "../../kernel/upstream";
import { assertWithinReach } from "../countries/reach";
import type { LimitReason } from "../limits/catalogue";
import { releaseHold, takeHold } from "../limits/take-hold";
import { tellAccountRefused } from "./account-refused";
import { dialMark } from "./dial-mark";
import { dialable } from "./dialable";
import { callerOf, reserveDial, type PlacedFor } from "./reserve-dial";
import type { StartCallInput } from "./schemas";

export interface Order extends StartCallInput {
  /** The agent's version at Retell that speaks; the published one when left out. */
  readonly retellVersion?: number | undefined;
  readonly placedFor?: PlacedFor | undefined;
}

export type Placed =
  | { readonly isPlaced: true; readonly id: string }
  | { readonly isPlaced: false; readonly reason: LimitReason; readonly toNumber: string };

/**
 * Dials a number with an agent. What the call may use is reserved and its row is there before the provider is asked, and its id travels
 * with the call: should nobody say how the dial ended, `sync` finds out, and until then the same number is not dialled again. Throws
 * not_found, OutOfReach, conflict, tenant_suspended, provider_timeout, or the provider's failure; after a clear refusal nothing remains.
 */
export async function placeCall(ctx: TenantCtx, order: Order): Promise<Placed> {
  if (ctx.tenant.status !== "active" && ctx.tenant.status !== "trial") {
    throw new AppError("tenant_suspended", "The organisation is suspended: nobody can be called.");
  }
  const toNumber = dialable("toNumber", order.toNumber);
  await assertWithinReach(ctx, toNumber);
  const fromNumber = order.fromNumber === undefined ? undefined : dialable("fromNumber", order.fromNumber);
  const agent = await callerOf(ctx, order.agentId);
  const id = uuidv7();
  const expected = { tenantId: ctx.tenant.id, id, longestSeconds: agent.longestMs / 1000 };
  const held = await takeHold(unscoped(ctx), expected, ctx.clock.now());
  if (!held.isHeld) return { isPlaced: false, reason: held.reason, toNumber };
  crashPoint(ctx.env, "calls.start:after-hold");
  const ourNumber = await ctx.db
    .tx((tx) => reserveDial(tx, ctx, agent, { id, toNumber, fromNumber, placedFor: order.placedFor }))
    .catch(async (error: unknown) => {
      await releaseHold(unscoped(ctx), id);
      throw error;
    });
  crashPoint(ctx.env, "calls.start:after-row");
  const isOurDial = { id, retellCallId: dialMark(id) };
  try {
    const { retellCallId } = await ctx.retell.calls.dial({
      fromNumber: ourNumber,
      toNumber,
      retellAgentId: agent.retellAgentId,
      agentVersion: order.retellVersion ?? agent.publishedRetellVersion ?? undefined,
      agentOverride: { agent: { maxCallDurationMs: held.seconds * 1000 } },
      dynamicVariables: order.dynamicVariables,
      metadata: { ...order.metadata, call_id: id, hold_id: id, tenant_id: ctx.tenant.id, agent_id: order.agentId },
    });
    crashPoint(ctx.env, "calls.start:after-dial");
    // Its first event may have been faster and written the id already.
    await ctx.db.call.updateMany({ where: isOurDial, data: { retellCallId } });
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    if (error.outcome === "refused") {
      await ctx.db.tx(async (tx) => {
        // Its hold goes with it.
        const { count } = await tx.call.deleteMany({ where: isOurDial });
        if (count > 0) await order.placedFor?.giveBack(tx, error);
      });
      if (isOfTheAccount(error)) await tellAccountRefused(unscoped(ctx), error, ctx.clock.now());
      throw error;
    }
    ctx.log.warn({ err: error, callId: id }, "nobody said whether the call was placed");
    throw new AppError(
      "provider_timeout",
      `Retell did not say whether the call was placed, and nobody is called twice on a guess. It is in the list of calls as ${id}: ` +
        "if it rings, that shows there within minutes; if it was never placed, it is closed for nothing after a quarter of an hour.",
      { cause: error },
    );
  }
  return { isPlaced: true, id };
}
