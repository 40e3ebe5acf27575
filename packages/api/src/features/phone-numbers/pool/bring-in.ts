import { UpstreamError, type OwnedNumber } from "@voxcalls/retell-client";
import { platformCtx, type Deps, type PlatformCtx } from "../../../kernel/context";
import { crashPoint } from "../../../kernel/crash";
import { unseal } from "../../../kernel/crypto";
import type { JobPayloads } from "../../../kernel/jobs";
import { unscoped } from "../../../kernel/unscoped";
import { inboundWebhookUrl } from "../sync";
import { readPoolNumber } from "./read";
import { forgetNumber, leaseMs, queueBringIn, sealedPasswordPlace } from "./reserve";
import type { PoolNumberView } from "./schemas";
import { ensureTrunk } from "./trunk";

/**
 * Connects a number that is on the Twilio account: on to the trunk, into Retell, into the pool. Should a provider fail, the number
 * stays `importing` with the reason, and the job of its reservation goes on: a bought number is never given up.
 */
export async function bringIn(ctx: PlatformCtx, id: string): Promise<PoolNumberView> {
  try {
    await connect(ctx, id);
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    ctx.log.warn({ err: error, phoneNumberId: id }, "a number could not be brought in yet; a job will go on");
    await noteFailure(ctx, id, error);
  }
  return await readPoolNumber(ctx, id);
}

/** The job: finishes what a request left behind, or forgets a number that was never bought. Throws when a provider fails, to be tried again. */
export async function runBringIn(
  deps: Deps,
  { phoneNumberId: id }: JobPayloads["phone-numbers.bring-in"],
): Promise<void> {
  const ctx = platformCtx(deps, { type: "system", role: "system", job: "phone-numbers.bring-in" }, null);
  const db = unscoped(ctx);
  const now = ctx.clock.now();
  const taken = await db.phoneNumber.updateMany({
    where: { id, status: "importing", updatedAt: { lte: new Date(now.getTime() - leaseMs) } },
    data: { updatedAt: now },
  });
  const row = await db.phoneNumber.findUnique({ where: { id }, select: { status: true, phoneNumber: true } });
  if (row?.status !== "importing") return;
  if (taken.count === 0) return await queueBringIn(db, ctx, id);
  if (!(await findOwned(ctx, row.phoneNumber))) return await forgetNumber(ctx, id);
  try {
    await connect(ctx, id);
  } catch (error) {
    if (error instanceof UpstreamError) await noteFailure(ctx, id, error);
    throw error;
  }
}

/** The number as the Twilio account has it, if it has. */
export async function findOwned(ctx: PlatformCtx, phoneNumber: string): Promise<OwnedNumber | undefined> {
  // Twilio's filter finds numbers that contain these digits, too.
  const found = await ctx.twilio.numbers.listOwned(phoneNumber);
  return found.find((number) => number.phoneNumber === phoneNumber);
}

/** Every step looks before it acts or may be repeated, so it goes on from wherever an earlier attempt ended. */
async function connect(ctx: PlatformCtx, id: string): Promise<void> {
  const db = unscoped(ctx);
  const row = await db.phoneNumber.findUniqueOrThrow({ where: { id } });
  const owned = await findOwned(ctx, row.phoneNumber);
  if (!owned) throw new Error("the number is not on the Twilio account");
  const trunkSid = await ensureTrunk(ctx);
  crashPoint(ctx.env, "pool.bring-in:after-trunk");
  if (owned.twilioTrunkSid !== trunkSid) await ctx.twilio.numbers.attachToTrunk(owned.twilioNumberSid, trunkSid);
  crashPoint(ctx.env, "pool.bring-in:after-attach");
  await putIntoRetell(ctx, row);
  crashPoint(ctx.env, "pool.bring-in:after-retell");
  await db.phoneNumber.updateMany({
    where: { id, status: "importing" },
    data: {
      status: "available",
      twilioNumberSid: owned.twilioNumberSid,
      // Retell's id of a number is the number itself.
      retellPhoneId: row.phoneNumber,
      failureReason: null,
      syncedRevision: row.revision,
    },
  });
}

interface SipRow {
  readonly id: string;
  readonly phoneNumber: string;
  readonly sipTrunkUri: string | null;
  readonly sipUsername: string | null;
  readonly sealedSipPassword: string | null;
}

/** Imports the number into Retell, or takes over what an earlier attempt imported, without an agent. Throws UpstreamError. */
export async function putIntoRetell(ctx: PlatformCtx, row: SipRow): Promise<void> {
  const { phoneNumber, sipTrunkUri, sipUsername, sealedSipPassword } = row;
  if (sipTrunkUri === null || sipUsername === null || sealedSipPassword === null) {
    throw new Error("the number was reserved without its SIP credentials");
  }
  const settings = {
    terminationUri: sipTrunkUri,
    sipUsername,
    sipPassword: unseal(ctx.sealing, sealedPasswordPlace(row.id), sealedSipPassword),
    inboundWebhookUrl: inboundWebhookUrl(ctx),
  };
  try {
    await ctx.retell.phoneNumbers.import({ phoneNumber, ...settings });
  } catch (error) {
    if (!(error instanceof UpstreamError) || !(await isInRetell(ctx, phoneNumber))) throw error;
    // An earlier attempt got this far, or somebody imported it by hand: take it over, without whatever agent it had.
    await ctx.retell.phoneNumbers.update(phoneNumber, { ...settings, inboundAgents: null, outboundAgents: null });
  }
}

/** Whether Retell knows the number. Throws UpstreamError. */
export async function isInRetell(ctx: PlatformCtx, phoneNumber: string): Promise<boolean> {
  try {
    await ctx.retell.phoneNumbers.get(phoneNumber);
    return true;
  } catch (error) {
    if (error instanceof UpstreamError && error.notFound) return false;
    throw error;
  }
}

async function noteFailure(ctx: PlatformCtx, id: string, error: UpstreamError): Promise<void> {
  await unscoped(ctx).phoneNumber.updateMany({
    where: { id, status: "importing" },
    data: { failureReason: error.message, updatedAt: ctx.clock.now() },
  });
}
