import type { PlatformCtx } from "../../../kernel/context";
import { crashPoint } from "../../../kernel/crash";
import { invalid } from "../../../kernel/errors";
import { bringIn, findOwned } from "./bring-in";
import { reserveNumber } from "./reserve";
import type { BringInInput, PoolNumberView } from "./schemas";

/** Brings a number that is on the Twilio account already into the pool. Throws conflict when the pool has it, validation_failed when Twilio has not. */
export async function importNumber(ctx: PlatformCtx, { phoneNumber }: BringInInput): Promise<PoolNumberView> {
  if (!(await findOwned(ctx, phoneNumber))) {
    throw invalid("phoneNumber", "This number is not on the Twilio account. Buy it instead.");
  }
  const id = await reserveNumber(ctx, phoneNumber, "imported");
  crashPoint(ctx.env, "pool.import:after-reserve");
  return await bringIn(ctx, id);
}
