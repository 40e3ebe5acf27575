import type { PlatformDb, Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { AppError, conflict, notFound } from "../../kernel/errors";
import { inTurn } from "../../kernel/in-turn";
import { unscoped } from "../../kernel/unscoped";
import { recordAudit } from "../audit/record";
import { assertWithinLimit } from "../plans/limits";
import { assertBindable } from "./bindable";
import { beginHolding } from "./holdings";
import { getNumber } from "./get";
import type { ClaimNumberInput, PhoneNumberView } from "./schemas";
import { queueSync, syncNow } from "./sync";

/** So long a number that left the pool still counts as lost in a race: whoever sends a claim now may have seen it there. */
const raceMs = 10_000;

/**
 * Takes a number out of the pool for the tenant; of any number of claims at once exactly one wins. Throws conflict when somebody
 * was faster, plan_limit_reached, and not_found for an agent or member that is not there and a number that is not in the pool.
 */
export async function claimNumber(ctx: TenantCtx, input: ClaimNumberInput): Promise<PhoneNumberView> {
  const id = input.phoneNumberId;
  const db = unscoped(ctx);
  await assertAvailable(db, ctx, id);
  // Claims meet at the same numbers and tenants, and take milliseconds: one after the other they leave the connections to others.
  await inTurn("claims", () => db.$transaction((tx) => take(tx, ctx, input)));
  await syncNow(ctx, [id]);
  return await getNumber(ctx, id);
}

async function take(tx: Prisma.TransactionClient, ctx: TenantCtx, input: ClaimNumberInput): Promise<void> {
  const { phoneNumberId: id, agentId = null, userId = null } = input;
  const now = ctx.clock.now();
  await assertWithinLimit(tx, ctx.tenant.id, "phoneNumbers").catch(async (error: unknown) => {
    // Somebody of the same organisation may just have taken this very number: say that, not that the plan is full.
    if (error instanceof AppError) await assertAvailable(tx, ctx, id);
    throw error;
  });
  await assertBindable(tx, ctx.tenant.id, input);
  const { count } = await tx.phoneNumber.updateMany({
    where: { id, tenantId: null, status: "available" },
    data: {
      tenantId: ctx.tenant.id,
      status: "assigned",
      assignedAt: now,
      assignedAgentId: agentId,
      assignedUserId: userId,
      revision: { increment: 1 },
    },
  });
  if (count === 0) throw taken();
  await beginHolding(tx, { tenantId: ctx.tenant.id, phoneNumberId: id, agentId, userId }, now);
  await queueSync(tx, ctx, id);
  await recordAudit(tx, ctx, {
    action: "phone_number.claimed",
    objectType: "phone_number",
    objectId: id,
    after: { agentId, userId },
  });
}

/**
 * Another organisation's number must not be told from one that never was. But it stood in everybody's pool until it was claimed: to
 * the losers of a race, and to whoever holds it, "gone" gives nothing away that they did not see.
 */
async function assertAvailable(db: Pick<PlatformDb, "phoneNumber">, ctx: TenantCtx, id: string): Promise<void> {
  const number = await db.phoneNumber.findUnique({
    where: { id },
    select: { status: true, tenantId: true, assignedAt: true },
  });
  if (number?.status === "available") return;
  const isOwn = number?.tenantId === ctx.tenant.id;
  const wasJustTaken = (number?.assignedAt?.getTime() ?? 0) > ctx.clock.now().getTime() - raceMs;
  throw isOwn || wasJustTaken ? taken() : notFound("phone number");
}

function taken(): AppError {
  return conflict("This number is not available any more. Choose another one.", "phoneNumberId");
}
