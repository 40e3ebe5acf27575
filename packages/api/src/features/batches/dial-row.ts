import { UpstreamError } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../kernel/context";
import { AppError } from "../../kernel/errors";
import { isOfTheAccount } from "../../kernel/upstream";
import { placeCall } from "../calls/place";
import { OutOfReach } from "../countries/reach";
import { OnDoNotCallList } from "../do-not-call/assert-may-be-called";
import type { HaltReason } from "../limits/catalogue";
import type { Refusal } from "./catalogue";
import { isOfTheNumber, lineToCall, NotNow } from "./claim-row";
import type { DueRow } from "./next-rows";

interface DialledBatch {
  readonly id: string;
  readonly agentId: string;
  readonly fromNumber: string;
}

/** How it goes on after one line: with the next; no further for now; or not at all, for a reason that is shown. */
export type AfterRow = "next" | "enough" | { readonly halt: HaltReason };

/** A number that another call of the organisation is being placed to is looked at again after this. */
const busyMs = 2 * 60_000;

/** Dials one line of a batch. Throws what nobody expects. */
export async function dialRow(ctx: TenantCtx, batch: DialledBatch, row: DueRow): Promise<AfterRow> {
  const { agentId, fromNumber } = batch;
  const { toNumber, variables: dynamicVariables } = row;
  const metadata = { batch_id: batch.id, batch_row_id: row.id };
  const placedFor = lineToCall(ctx, { batchId: batch.id, rowId: row.id });
  try {
    const placed = await placeCall(ctx, { agentId, fromNumber, toNumber, dynamicVariables, metadata, placedFor });
    if (placed.isPlaced) return "next";
    return { halt: placed.reason };
  } catch (error) {
    if (error instanceof NotNow) return "enough";
    if (error instanceof OnDoNotCallList) return await refuse(ctx, row, "do_not_call");
    if (error instanceof OutOfReach) return await refuse(ctx, row, "country");
    if (error instanceof UpstreamError) {
      if (isOfTheNumber(error)) return "next";
      return { halt: isOfTheAccount(error) ? "provider_account" : "provider" };
    }
    if (!(error instanceof AppError)) throw error;
    // Nobody said whether it rings: the line follows the call, which follows what the provider will say.
    if (error.code === "provider_timeout") return { halt: "provider" };
    if (error.code === "tenant_suspended") return { halt: "suspended" };
    if (error.code === "conflict" && error.fields.some(({ path }) => path === "toNumber"))
      return await putOff(ctx, row);
    const halt = await whyNot(ctx, batch);
    if (halt === null) throw error;
    return { halt };
  }
}

async function refuse(ctx: TenantCtx, { id }: DueRow, outcome: Refusal): Promise<AfterRow> {
  await ctx.db.batchRow.updateMany({
    where: { id, state: "waiting" },
    data: { state: "refused", outcome, dueAt: null },
  });
  return "next";
}

async function putOff(ctx: TenantCtx, { id }: DueRow): Promise<AfterRow> {
  const dueAt = new Date(ctx.clock.now().getTime() + busyMs);
  await ctx.db.batchRow.updateMany({ where: { id, state: "waiting" }, data: { dueAt } });
  return "next";
}

/** What of the batch itself stands in the way. */
async function whyNot(ctx: TenantCtx, { agentId, fromNumber }: DialledBatch): Promise<HaltReason | null> {
  const agent = await ctx.db.agent.findFirst({ where: { id: agentId }, select: { status: true } });
  if (!agent || agent.status === "deleted") return "agent_gone";
  if (agent.status !== "active") return "agent_off";
  const number = await ctx.db.phoneNumber.count({ where: { phoneNumber: fromNumber, status: "assigned" } });
  return number === 0 ? "number_gone" : null;
}
