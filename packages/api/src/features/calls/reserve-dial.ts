import { Prisma, type TenantTx } from "@voxcalls/db";
import type { UpstreamError } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../kernel/context";
import { conflict, invalid, notFound } from "../../kernel/errors";
import { tellCallsChanged } from "../../kernel/news";
import { recordAudit } from "../audit/record";
import { assertMayBeCalled } from "../do-not-call/assert-may-be-called";
import { dialMark, isDialling } from "./dial-mark";
import { longestCallMs } from "./longest-call";

/** An agent that may make calls. */
export interface Caller {
  readonly id: string;
  readonly name: string;
  readonly retellAgentId: string;
  readonly publishedRetellVersion: number | null;
  readonly assignedUserId: string | null;
  readonly longestMs: number;
}

interface AgentRow extends Omit<Caller, "retellAgentId"> {
  readonly status: string;
  readonly retellAgentId: string | null;
}

/** The agent that is to call. Throws not_found, or conflict while it is paused or not ready. */
export async function callerOf(ctx: TenantCtx, agentId: string): Promise<Caller> {
  const [agent] = await ctx.db.$queryRaw<AgentRow[]>(Prisma.sql`
    select a.id, a.name, a.status::text as status, a.retell_agent_id as "retellAgentId",
      a.published_retell_version as "publishedRetellVersion", a.assigned_user_id as "assignedUserId",
      ${longestCallMs} as "longestMs"
    from agents a where a.tenant_id = ${ctx.tenant.id}::uuid and a.id = ${agentId}::uuid and a.status <> 'deleted'`);
  if (!agent) throw notFound("agent");
  const { status, retellAgentId, ...rest } = agent;
  if (status !== "active" || retellAgentId === null) {
    throw conflict(`The agent is ${status}: it can make no calls.`, "agentId");
  }
  return { ...rest, retellAgentId };
}

/** A line of a batch that a call is placed for. Both acts run in the very transaction that they belong to. */
export interface PlacedFor {
  readonly batchRowId: string;
  /** With the call's row, before anybody is dialled: when it throws, there is no row and nobody is. */
  readonly claim: (tx: TenantTx) => Promise<void>;
  /** With the removal of that row, when the provider surely did not dial. */
  readonly giveBack: (tx: TenantTx, error: UpstreamError) => Promise<void>;
}

interface Dial {
  /** Of the call, and of the hold that was taken for it. */
  readonly id: string;
  readonly toNumber: string;
  readonly fromNumber: string | undefined;
  readonly placedFor: PlacedFor | undefined;
}

/** Writes the call's row before anyone is asked to dial, and ties its hold to it. Returns our number that it is made from. */
export async function reserveDial(tx: TenantTx, ctx: TenantCtx, agent: Caller, dial: Dial): Promise<string> {
  const { id, toNumber, placedFor } = dial;
  await placedFor?.claim(tx);
  const number = await lineOf(tx, agent.id, dial.fromNumber);
  await assertMayBeCalled(tx, toNumber);
  await assertNotDialling(tx, ctx.tenant.id, toNumber);
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
      toNumber,
      phoneNumber: toNumber,
      occurredAt: ctx.clock.now(),
      batchRowId: placedFor?.batchRowId ?? null,
    },
  });
  await tellCallsChanged(tx, [{ id, tenantId: ctx.tenant.id }]);
  await tx.callHold.updateMany({ where: { id }, data: { callId: id } });
  await recordAudit(tx, ctx, {
    action: "call.started",
    objectType: "call",
    objectId: id,
    after: { agentId: agent.id, fromNumber: number.phoneNumber, toNumber },
  });
  return number.phoneNumber;
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
  // Until the first word of it comes from the provider it may still ring.
  const waiting = await tx.call.findFirst({
    where: { toNumber, direction: "outbound", status: "in_progress", OR: [isDialling, { startedAt: null }] },
    select: { id: true },
  });
  if (waiting)
    throw conflict("This number is being called already. Wait until that call is known to have ended.", "toNumber");
}
