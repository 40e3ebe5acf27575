import { UpstreamError } from "@voxcalls/retell-client";
import { platformCtx, type Deps, type PlatformCtx } from "../../../kernel/context";
import { crashPoint } from "../../../kernel/crash";
import { conflict, notFound } from "../../../kernel/errors";
import { enqueue, type JobPayloads } from "../../../kernel/jobs";
import { unscoped } from "../../../kernel/unscoped";
import { recordPlatformAudit } from "../../audit/record-platform";
import type { RetireNumberInput } from "./schemas";

/** How long the request has for the providers itself before the job may begin. */
const leftToTheRequestMs = 30_000;

/**
 * Gives a number of the pool up for good: out of Retell, back to Twilio, which stops charging for it. Throws not_found, and conflict
 * unless it is available: while it rests, late events may still ask who held it. Should a provider fail, a job goes on.
 */
export async function retireNumber(ctx: PlatformCtx, { id }: RetireNumberInput): Promise<void> {
  await unscoped(ctx).$transaction(async (tx) => {
    const { count } = await tx.phoneNumber.updateMany({
      where: { id, tenantId: null, status: "available" },
      data: { status: "retiring" },
    });
    const number = await tx.phoneNumber.findUnique({ where: { id }, select: { phoneNumber: true, status: true } });
    if (!number) throw notFound("phone number");
    if (count === 0) throw conflict(whyNot(number.status));
    const runAt = new Date(ctx.clock.now().getTime() + leftToTheRequestMs);
    await enqueue(tx, "phone-numbers.retire", { phoneNumberId: id }, { key: `phone-numbers.retire:${id}`, runAt });
    await recordPlatformAudit(tx, ctx, {
      action: "phone_number.retired",
      objectType: "phone_number",
      objectId: id,
      objectName: number.phoneNumber,
    });
  });
  crashPoint(ctx.env, "pool.retire:after-mark");
  try {
    await takeAway(ctx, id);
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    ctx.log.warn({ err: error, phoneNumberId: id }, "a number could not be given up yet; a job will go on");
  }
}

function whyNot(status: string): string {
  if (status === "retiring") return "This number is being given up already.";
  if (status === "importing") return "This number is still being brought in. Wait until that is done.";
  return status === "quarantined"
    ? "This number is at rest. It can be given up when it is back in the pool."
    : "An organisation holds this number. Take it back first.";
}

/** The job: goes on where a request ended. Throws when a provider cannot be reached, to be tried again. */
export async function runRetire(deps: Deps, { phoneNumberId }: JobPayloads["phone-numbers.retire"]): Promise<void> {
  await takeAway(
    platformCtx(deps, { type: "system", role: "system", job: "phone-numbers.retire" }, null),
    phoneNumberId,
  );
}

/** Every step may be repeated: what is gone at a provider counts as done. */
async function takeAway(ctx: PlatformCtx, id: string): Promise<void> {
  const db = unscoped(ctx);
  const number = await db.phoneNumber.findUnique({ where: { id, status: "retiring" } });
  if (!number) return;
  // Out of Retell first: a number that Twilio has given to somebody else must not lead to our agents.
  if (number.retellPhoneId !== null) await ctx.retell.phoneNumbers.remove(number.retellPhoneId);
  crashPoint(ctx.env, "pool.retire:after-retell");
  if (number.twilioNumberSid !== null) await ctx.twilio.numbers.remove(number.twilioNumberSid);
  crashPoint(ctx.env, "pool.retire:after-twilio");
  await db.phoneNumber.deleteMany({ where: { id, status: "retiring" } });
}
