import type { PlatformCtx } from "../../../kernel/context";
import { crashPoint } from "../../../kernel/crash";
import { conflict, notFound } from "../../../kernel/errors";
import { unscoped } from "../../../kernel/unscoped";
import { syncNumber } from "../sync";
import { findOwned, isInRetell, putIntoRetell } from "./bring-in";
import { ensureTrunk } from "./trunk";

/**
 * Imports a number that was deleted at Retell there again, with whatever answers it here. Every step looks before it acts, so a second
 * run goes on where one was killed. Throws what `assertCanComeBack` says, and UpstreamError.
 */
export async function bringBack(ctx: PlatformCtx, id: string): Promise<void> {
  const { row, owned } = await assertCanComeBack(ctx, id);
  const trunkSid = await ensureTrunk(ctx);
  if (owned.twilioTrunkSid !== trunkSid) await ctx.twilio.numbers.attachToTrunk(owned.twilioNumberSid, trunkSid);
  crashPoint(ctx.env, "pool.bring-back:after-attach");
  if (!(await isInRetell(ctx, row.phoneNumber))) await putIntoRetell(ctx, row);
  crashPoint(ctx.env, "pool.bring-back:after-retell");
  await unscoped(ctx).phoneNumber.updateMany({ where: { id }, data: { retellPhoneId: row.phoneNumber } });
  await syncNumber(ctx, id);
}

/** Throws not_found, and conflict, with the reason, for a number that cannot be imported again. */
export async function assertCanComeBack(ctx: PlatformCtx, id: string) {
  const row = await unscoped(ctx).phoneNumber.findUnique({ where: { id } });
  if (!row) throw notFound("phone number");
  if (row.status === "importing" || row.status === "retiring")
    throw conflict("This number is being brought in or given up at the moment.");
  if (row.sipTrunkUri === null || row.sipUsername === null || row.sealedSipPassword === null)
    throw conflict("Its SIP credentials are not kept here. Give it up and import it again in the pool.");
  const owned = await findOwned(ctx, row.phoneNumber);
  if (!owned) throw conflict("The Twilio account does not have this number any more, so it cannot be called.");
  return { row, owned };
}
