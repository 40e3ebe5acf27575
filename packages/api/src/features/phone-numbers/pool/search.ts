import { UpstreamError } from "@voxcalls/retell-client";
import type { PlatformCtx } from "../../../kernel/context";
import type { NumbersForSale, SearchNumbersInput } from "./schemas";

const twilioType = { local: "local", mobile: "mobile", toll_free: "tollFree" } as const;

/** Numbers that Twilio sells at this moment. A country or kind that it does not sell has none. */
export async function searchNumbers(ctx: PlatformCtx, input: SearchNumbersInput): Promise<NumbersForSale> {
  const { countryCode, numberType, areaCode, contains, limit } = input;
  const found = await ctx.twilio.numbers
    .listAvailable({ countryCode, type: twilioType[numberType], areaCode, contains, limit })
    .catch(noneIfNotSold);
  return {
    data: found.map((number) => ({
      phoneNumber: number.phoneNumber,
      countryCode: number.countryCode ?? countryCode,
      numberType,
      locality: number.locality ?? null,
      region: number.region ?? null,
      addressRequired: number.addressRequirements !== undefined && number.addressRequirements !== "none",
      capabilities: number.capabilities,
    })),
  };
}

function noneIfNotSold(error: unknown): never[] {
  if (error instanceof UpstreamError && error.notFound) return [];
  throw error;
}
