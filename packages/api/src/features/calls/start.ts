import { Prisma, type TenantTx } from "@voxcalls/db";
import { UpstreamError } from "@voxcalls/retell-client";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { uuidv7 } from "uuidv7";
import type { TenantCtx } from "../../kernel/context";
import { crashPoint } from "../../kernel/crash";
import { AppError, conflict, invalid, notFound } from "../../kernel/errors";
import { tellCallsChanged } from "../../kernel/news";
import { recordAudit } from "../audit/record";
import { leastMinutes, minutesLeft } from "../billing/minutes-left";
import { dialMark, isDialling } from "./dial-mark";
import { getCallView } from "./get";
import type { CallView, StartCallInput } from "./schemas";

/**
 * Dials a number with an agent. The call's row is there before the provider is asked, and its id travels with the call: should nobody
 * say how the dial ended, `sync` finds out, and until then the same number is not dialled again. Throws not_found, conflict,
 * plan_limit_reached, tenant_suspended, or the provider's failure; after a clear refusal nothing remains.
 * @param retellVersion the agent's version at Retell that speaks; the published one when left out
 */
export async function startCall(ctx: TenantCtx, input: StartCallInput, retellVersion?: number): Promise<CallView> {
  if (ctx.tenant.status !== "active" && ctx.tenant.status !== "trial") {
    throw new AppError("tenant_suspended", "The organisation is suspended: nobody can be called.");
  }
  const toNumber = dialable("toNumber", input.toNumber);
  const fromNumber = input.fromNumber === undefined ? undefined : dialable("fromNumber", input.fromNumber);
  if ((await minutesLeft(ctx.db, ctx.tenant.id, ctx.clock.now())).lt(leastMinutes)) {
    throw new AppError("plan_limit_reached", "The minutes of this month are used up.");
  }
  const dial = await ctx.db.tx((tx) => reserve(tx, ctx, { ...input, toNumber, fromNumber }));
  crashPoint(ctx.env, "calls.start:after-row");
  const { id, retellAgentId, agentVersion } = dial;
  const isOurDial = { id, retellCallId: dialMark(id) };
  try {
    const { retellCallId } = await ctx.retell.calls.dial({
      fromNumber: dial.fromNumber,
      toNumber,
      retellAgentId,
      agentVersion: retellVersion ?? agentVersion,
      dynamicVariables: input.dynamicVariables,
      metadata: { ...input.metadata, call_id: id, tenant_id: ctx.tenant.id, agent_id: input.agentId },
    });
    crashPoint(ctx.env, "calls.start:after-dial");
    // Its first event may have been faster and written the id already.
    await ctx.db.call.updateMany({ where: isOurDial, data: { retellCallId } });
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    if (error.outcome === "refused") {
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

interface Dial {
  readonly id: string;
  readonly fromNumber: string;
  readonly retellAgentId: string;
  readonly agentVersion: number | undefined;
}

async function reserve(
  tx: TenantTx,
  ctx: TenantCtx,
  input: { agentId: string; toNumber: string; fromNumber: string | undefined },
): Promise<Dial> {
  const agent = await tx.agent.findFirst({ where: { id: input.agentId, status: { not: "deleted" } } });
  if (!agent) throw notFound("agent");
  if (agent.status !== "active" || agent.retellAgentId === null) {
    throw conflict(`The agent is ${agent.status}: it can make no calls.`, "agentId");
  }
  const number = await lineOf(tx, agent.id, input.fromNumber);
  await assertNotDialling(tx, ctx.tenant.id, input.toNumber);
  const id = uuidv7();
  await tx.call.create({
    data: {
      id,
      retellCallId: dialMark(id),
      agentId: agent.id,
      agentName: agent.name,
      userId: number.assignedUserId ?? agent.assignedUserId,
      direction: "outbound",
      status: "in_progress",
      fromNumber: number.phoneNumber,
      toNumber: input.toNumber,
      phoneNumber: input.toNumber,
      occurredAt: ctx.clock.now(),
    },
  });
  await tellCallsChanged(tx, [{ id, tenantId: ctx.tenant.id }]);
  await recordAudit(tx, ctx, {
    action: "call.started",
    objectType: "call",
    objectId: id,
    after: { agentId: agent.id, fromNumber: number.phoneNumber, toNumber: input.toNumber },
  });
  const agentVersion = agent.publishedRetellVersion ?? undefined;
  return { id, fromNumber: number.phoneNumber, retellAgentId: agent.retellAgentId, agentVersion };
}

/** The tenant's number to call from: the one asked for, else the agent's. */
async function lineOf(tx: TenantTx, agentId: string, fromNumber: string | undefined) {
  const number = await tx.phoneNumber.findFirst({
    where: {
      status: "assigned",
      ...(fromNumber === undefined ? { assignedAgentId: agentId } : { phoneNumber: fromNumber }),
    },
    orderBy: { assignedAt: "asc" },
    select: { phoneNumber: true, assignedUserId: true },
  });
  if (number) return number;
  if (fromNumber !== undefined) throw notFound("phone number");
  throw invalid("fromNumber", "The agent has no number of its own: say which of yours it calls from.");
}

/** Two requests at once, or a second one after an unclear answer, must not make the same telephone ring twice. */
async function assertNotDialling(tx: TenantTx, tenantId: string, toNumber: string): Promise<void> {
  await tx.$executeRaw(
    Prisma.sql`select pg_advisory_xact_lock(hashtextextended(${`dial ${tenantId} ${toNumber}`}, 0))`,
  );
  const waiting = await tx.call.findFirst({
    where: { toNumber, status: "in_progress", ...isDialling },
    select: { id: true },
  });
  if (waiting)
    throw conflict("This number is being called already. Wait until that call is known to have ended.", "toNumber");
}
