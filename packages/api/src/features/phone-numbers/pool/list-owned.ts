import type { PlatformCtx } from "../../../kernel/context";
import { unscoped } from "../../../kernel/unscoped";
import type { OwnedNumbers } from "./schemas";

/** Numbers on the Twilio account that are not in the pool yet: what can be imported. */
export async function listOwnedNumbers(ctx: PlatformCtx): Promise<OwnedNumbers> {
  const owned = await ctx.twilio.numbers.listOwned();
  const known = await unscoped(ctx).phoneNumber.findMany({
    where: { phoneNumber: { in: owned.map((number) => number.phoneNumber) } },
    select: { phoneNumber: true },
  });
  const inPool = new Set(known.map((number) => number.phoneNumber));
  return {
    data: owned
      .filter((number) => !inPool.has(number.phoneNumber))
      .map((number) => ({
        phoneNumber: number.phoneNumber,
        friendlyName: number.friendlyName ?? null,
        isOnTrunk: number.twilioTrunkSid !== undefined,
      })),
  };
}
