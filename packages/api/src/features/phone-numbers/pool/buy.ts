import { UpstreamError } from "@voxcalls/retell-client";
import type { PlatformCtx } from "../../../kernel/context";
import { crashPoint } from "../../../kernel/crash";
import { conflict } from "../../../kernel/errors";
import { bringIn, findOwned } from "./bring-in";
import { forgetNumber, reserveNumber } from "./reserve";
import type { BringInInput, PoolNumberView } from "./schemas";

/**
 * Buys a number at Twilio, which costs money at once, and brings it into the pool. Throws conflict when the number is known
 * already or no longer for sale; once it is bought, a failure leaves it `importing`, to be finished by a job.
 */
export async function buyNumber(ctx: PlatformCtx, { phoneNumber }: BringInInput): Promise<PoolNumberView> {
  const id = await reserveNumber(ctx, phoneNumber, "ordered");
  crashPoint(ctx.env, "pool.buy:after-reserve");
  await buyAtTwilio(ctx, id, phoneNumber);
  crashPoint(ctx.env, "pool.buy:after-buy");
  return await bringIn(ctx, id);
}

async function buyAtTwilio(ctx: PlatformCtx, id: string, phoneNumber: string): Promise<void> {
  try {
    await ctx.twilio.numbers.buy(phoneNumber);
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    if (error.outcome === "unknown") {
      // It may be ours all the same. If it cannot be seen now, the job of the reservation looks again.
      if (await findOwned(ctx, phoneNumber)) return;
      throw error;
    }
    await forgetNumber(ctx, id);
    if (error.status === 400)
      throw conflict("Twilio does not sell this number (any more). Search again.", "phoneNumber");
    throw error;
  }
}
