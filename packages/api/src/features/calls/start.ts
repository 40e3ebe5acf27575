import { UpstreamError } from "@voxcalls/retell-client";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { uuidv7 } from "uuidv7";
import type { TenantCtx } from "../../kernel/context";
import { crashPoint } from "../../kernel/crash";
import { AppError, invalid } from "../../kernel/errors";
import { unscoped } from "../../kernel/unscoped";
import { declineReasons } from "../limits/catalogue";
import { recordDeclined } from "../limits/record-declined";
import { releaseHold, takeHold } from "../limits/take-hold";
import { dialMark } from "./dial-mark";
import { getCallView } from "./get";
import { callerOf, reserveDial, type Caller } from "./reserve-dial";
import type { CallView, StartCallInput } from "./schemas";

/**
 * Dials a number with an agent. What the call may use is reserved and its row is there before the provider is asked, and its id travels
 * with the call: should nobody say how the dial ended, `sync` finds out, and until then the same number is not dialled again. Throws
 * not_found, conflict, plan_limit_reached, tenant_suspended, or the provider's failure; after a clear refusal nothing remains.
 * @param retellVersion the agent's version at Retell that speaks; the published one when left out
 */
export async function startCall(ctx: TenantCtx, input: StartCallInput, retellVersion?: number): Promise<CallView> {
  if (ctx.tenant.status !== "active" && ctx.tenant.status !== "trial") {
    throw new AppError("tenant_suspended", "The organisation is suspended: nobody can be called.");
  }
  const toNumber = dialable("toNumber", input.toNumber);
  const fromNumber = input.fromNumber === undefined ? undefined : dialable("fromNumber", input.fromNumber);
  const agent = await callerOf(ctx, input.agentId);
  const id = uuidv7();
  const seconds = await hold(ctx, agent, id, toNumber);
  crashPoint(ctx.env, "calls.start:after-hold");
  const ourNumber = await ctx.db
    .tx((tx) => reserveDial(tx, ctx, agent, { id, toNumber, fromNumber }))
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
      agentVersion: retellVersion ?? agent.publishedRetellVersion ?? undefined,
      agentOverride: { agent: { maxCallDurationMs: seconds * 1000 } },
      dynamicVariables: input.dynamicVariables,
      metadata: { ...input.metadata, call_id: id, hold_id: id, tenant_id: ctx.tenant.id, agent_id: input.agentId },
    });
    crashPoint(ctx.env, "calls.start:after-dial");
    // Its first event may have been faster and written the id already.
    await ctx.db.call.updateMany({ where: isOurDial, data: { retellCallId } });
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    if (error.outcome === "refused") {
      // Its hold goes with it.
      await ctx.db.call.deleteMany({ where: isOurDial });
      throw error;
    }
    ctx.log.warn({ err: error, callId: id }, "nobody said whether the call was placed");
    throw new AppError(
      "provider_timeout",
      `Retell did not say whether the call was placed. It is in the list of calls as ${id}, and will say so there in a few minutes.`,
      { cause: error },
    );
  }
  return await getCallView(ctx, id);
}

/** The number as E.164, or `validation_failed` with the name of its field. */
function dialable(field: string, text: string): string {
  const parsed = parsePhoneNumberFromString(text);
  if (!parsed?.isValid()) throw invalid(field, "is not a telephone number with its country code (+12025550100)");
  return parsed.number;
}

/** The seconds that are reserved for the call under its id. Throws plan_limit_reached or tenant_suspended. */
async function hold(ctx: TenantCtx, agent: Caller, id: string, toNumber: string): Promise<number> {
  const db = unscoped(ctx);
  const now = ctx.clock.now();
  const tenantId = ctx.tenant.id;
  const held = await takeHold(db, { tenantId, id, longestSeconds: agent.longestMs / 1000 }, now);
  if (held.isHeld) return held.seconds;
  const { reason } = held;
  await recordDeclined(
    db,
    { tenantId, agentId: agent.id, direction: "outbound", reason, fromNumber: null, toNumber },
    now,
  );
  throw new AppError(reason === "suspended" ? "tenant_suspended" : "plan_limit_reached", `${declineReasons[reason]}.`);
}
