import { isUniqueViolation } from "../../kernel/database-errors";
import type { PublicCtx } from "../../kernel/context";
import { randomToken } from "../../kernel/crypto";
import { conflict } from "../../kernel/errors";
import { readPlatformSettings } from "../../kernel/platform-settings";
import { storable } from "../../kernel/text";
import { unscoped } from "../../kernel/unscoped";
import { recordAudit } from "../audit/record";
import { plans } from "../plans/catalogue";
import { mailLink } from "./links/mailed-links";
import { assertGoodPassword, hashPassword } from "./passwords";
import type { RegisterInput, TokenPair } from "./schemas";
import { issuePair, openSession } from "./sessions";
import { limitRegistrations } from "./sign-in-limits";
import { slugFrom } from "./rules";

/**
 * Makes a tenant and its first admin, both or neither, and signs them in.
 * Throws conflict when the e-mail or a slug that was asked for is taken, validation_failed for a weak password.
 */
export async function register(ctx: PublicCtx, input: RegisterInput): Promise<TokenPair> {
  await limitRegistrations(ctx);
  assertGoodPassword(input.password, [input.email, input.name, input.tenantName]);
  const db = unscoped(ctx);
  const taken = await db.user.count({ where: { email: input.email } });
  if (taken > 0) throw conflict("There is an account with this e-mail already. Sign in instead.", "email");
  const passwordHash = await hashPassword(input.password);
  const slug = input.tenantSlug ?? (await freeSlug(ctx, slugFrom(input.tenantName)));
  const { defaultPlan } = await readPlatformSettings(db);
  const { name: planName, ...caps } = plans[defaultPlan];
  try {
    return await db.$transaction(async (tx) => {
      const tenant = await tx.tenant.create({
        data: { name: storable(input.tenantName), slug, plan: planName, ...caps },
      });
      const account = await tx.user.create({
        data: {
          tenantId: tenant.id,
          email: storable(input.email),
          passwordHash,
          name: storable(input.name),
          role: "admin",
          lastLoginAt: ctx.clock.now(),
        },
      });
      await mailLink(tx, ctx, { userId: account.id, purpose: "verify_email", email: account.email });
      const actor = { type: "member", userId: account.id, email: account.email } as const;
      const made = { objectType: "tenant", objectId: tenant.id, after: { name: tenant.name, slug, plan: planName } };
      await recordAudit(tx, { tenant, actor, request: ctx.request }, { action: "tenant.created", ...made });
      const { sessionId } = await openSession(tx, ctx, account);
      return await issuePair(tx, ctx, account, sessionId);
    });
  } catch (error) {
    if (isUniqueViolation(error, "email")) {
      throw conflict("There is an account with this e-mail already. Sign in instead.", "email");
    }
    if (isUniqueViolation(error, "slug")) throw conflict("This short name is taken.", "tenantSlug");
    throw error;
  }
}

async function freeSlug(ctx: PublicCtx, wanted: string): Promise<string> {
  const taken = await unscoped(ctx).tenant.count({ where: { slug: wanted } });
  return taken === 0
    ? wanted
    : `${wanted}-${randomToken()
        .toLowerCase()
        .replaceAll(/[^a-z0-9]/g, "")
        .slice(0, 5)}`;
}
