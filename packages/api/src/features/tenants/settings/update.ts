import { isDeepStrictEqual } from "node:util";
import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../../kernel/context";
import { isUniqueViolation } from "../../../kernel/database-errors";
import { conflict, invalid } from "../../../kernel/errors";
import { enqueue } from "../../../kernel/jobs";
import { storable } from "../../../kernel/text";
import { recordAudit } from "../../audit/record";
import { callableCountries } from "../../countries/reach";
import { countryName } from "../../countries/rules";
import { getTenantSettings } from "./get";
import type { TenantSettings, UpdateTenantInput } from "./schemas";

/**
 * Changes the own tenant; what is left out stays. Throws conflict for a short name that is taken and for a save that did not know of
 * another one, and validation_failed when an admin asks everyone for a second factor without having one, or for a country that the
 * platform lets nobody call.
 */
export async function updateTenantSettings(ctx: TenantCtx, input: UpdateTenantInput): Promise<TenantSettings> {
  const { unchangedSince, outboundCountries, inboundCountries, ...fields } = input;
  const wanted = {
    ...fields,
    ...(outboundCountries !== undefined && { outboundCountries: outboundCountries ?? [] }),
    ...(inboundCountries !== undefined && { inboundCountries: inboundCountries ?? [] }),
    ...(fields.name !== undefined && { name: storable(fields.name) }),
    ...(fields.billingEmail != null && { billingEmail: storable(fields.billingEmail) }),
  };
  if (wanted.requireTwoFactor) await assertHasSecondFactor(ctx);
  if (wanted.timeZone !== undefined) await assertDatabaseKnows(ctx, wanted.timeZone);
  if (outboundCountries) await assertCallable(ctx, outboundCountries);
  try {
    await ctx.db.tx(async (tx) => {
      await tx.$queryRaw`select from tenants where id = ${ctx.tenant.id}::uuid for no key update`;
      const now = await tx.tenant.findUniqueOrThrow({ where: { id: ctx.tenant.id } });
      if (unchangedSince !== undefined && now.updatedAt.getTime() !== unchangedSince.getTime()) {
        throw conflict("Somebody saved these settings meanwhile. Load them anew and look at what changed.");
      }
      const changed = Object.entries(wanted).filter(
        ([key, value]) => !isDeepStrictEqual(now[key as keyof typeof now], value),
      );
      if (changed.length === 0) return;
      const after = Object.fromEntries(changed);
      const before = Object.fromEntries(changed.map(([key]) => [key, now[key as keyof typeof now]]));
      await tx.tenant.update({ where: { id: ctx.tenant.id }, data: { ...after, updatedAt: ctx.clock.now() } });
      await recordAudit(tx, ctx, {
        action: "tenant.updated",
        objectType: "tenant",
        objectId: ctx.tenant.id,
        before,
        after,
      });
      // Its numbers carry both lists at the provider.
      if ("outboundCountries" in after || "inboundCountries" in after) {
        const key = `phone-numbers.follow-minutes:${ctx.tenant.id}:always`;
        await enqueue(tx, "phone-numbers.follow-minutes", { tenantId: ctx.tenant.id, always: true }, { key });
      }
    });
  } catch (error) {
    if (isUniqueViolation(error, "slug")) throw conflict("This short name is taken.", "slug");
    throw error;
  }
  return await getTenantSettings(ctx);
}

/** Otherwise the very next click of the admin would be refused, and perhaps nobody could take it back. */
async function assertHasSecondFactor(ctx: TenantCtx): Promise<void> {
  if (ctx.actor.type !== "member") return;
  const self = await ctx.db.user.findUnique({
    where: { id: ctx.actor.userId },
    select: { totpConfirmedAt: true },
  });
  if (!self?.totpConfirmedAt) {
    throw invalid("requireTwoFactor", "Set up two-factor for your own account first, then ask it of everyone.");
  }
}

async function assertCallable(ctx: TenantCtx, countries: readonly string[]): Promise<void> {
  const callable = await callableCountries(ctx);
  const beyond = countries.filter((code) => callable !== null && !callable.includes(code)).map(countryName);
  if (beyond.length > 0) throw invalid("outboundCountries", `Nobody may call ${beyond.join(", ")} from this platform.`);
}

/** The runtime's list of zones and the database's may differ, and both reckon with this one. */
async function assertDatabaseKnows(ctx: TenantCtx, zone: string): Promise<void> {
  const [row] = await ctx.db.$queryRaw<[{ known: boolean }]>(
    Prisma.sql`select exists (select from pg_timezone_names where name = ${zone}) as known`,
  );
  if (!row.known) throw invalid("timeZone", "Choose a time zone of the list.");
}
