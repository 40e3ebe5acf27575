import type { TenantCtx } from "../../kernel/context";
import { AppError } from "../../kernel/errors";
import { readPlatformSettings } from "../../kernel/platform-settings";
import { unscoped } from "../../kernel/unscoped";
import { countryName, countryOf, isWithinReach, reachWithin } from "./rules";

/** That calls may not go to the country of a number: a refused input like any other, which whoever dials by themselves can tell apart. */
export class OutOfReach extends AppError {
  constructor(country: string | null) {
    const message =
      country === null
        ? "belongs to no country, and your calls may go to chosen countries only"
        : `is in ${countryName(country)}, where your calls may not go`;
    super("validation_failed", message, { fields: [{ path: "toNumber", message }] });
  }
}

/** The countries that any tenant may call, as the platform has it now; null for every one. */
export async function callableCountries(ctx: TenantCtx): Promise<readonly string[] | null> {
  return (await readPlatformSettings(unscoped(ctx))).callableCountries;
}

/** Where the tenant's calls may go now; null for every country, an empty list for none. */
export async function reachOf(ctx: TenantCtx): Promise<readonly string[] | null> {
  const [tenant, platform] = await Promise.all([
    ctx.db.tenant.findUniqueOrThrow({ where: { id: ctx.tenant.id }, select: { outboundCountries: true } }),
    callableCountries(ctx),
  ]);
  return reachWithin(tenant.outboundCountries, platform);
}

/** Throws OutOfReach. To be asked before each dial: what was allowed when somebody planned a call may not be any more. */
export async function assertWithinReach(ctx: TenantCtx, phoneNumber: string): Promise<void> {
  const country = countryOf(phoneNumber);
  if (!isWithinReach(await reachOf(ctx), country)) throw new OutOfReach(country);
}
