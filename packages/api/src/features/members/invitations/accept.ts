import { Prisma } from "@voxcalls/db";
import type { PublicCtx } from "../../../kernel/context";
import { sha256Hex } from "../../../kernel/crypto";
import { isUniqueViolation } from "../../../kernel/database-errors";
import { AppError, conflict } from "../../../kernel/errors";
import { inTurn } from "../../../kernel/in-turn";
import { storable } from "../../../kernel/text";
import { unscoped } from "../../../kernel/unscoped";
import { recordAudit } from "../../audit/record";
import { assertGoodPassword, hashPassword } from "../../auth/passwords";
import type { TokenPair } from "../../auth/schemas";
import { issuePair, openSession } from "../../auth/sessions";
import { limitAcceptances } from "../../auth/sign-in-limits";
import { assertWithinLimit } from "../../plans/limits";
import { teamOf } from "../change-team";
import type { AcceptInput, OfferView } from "../schemas";
import { findOffer } from "./find-offer";
import { roleOf } from "./view";

/**
 * Makes the invited person a member and signs them in; of any number of tries at once exactly one succeeds. Throws not_found, conflict
 * for an invitation that does not hold (any more) or an address that has an account, plan_limit_reached, tenant_suspended, rate_limited.
 */
export async function acceptInvitation(ctx: PublicCtx, { token, name, password }: AcceptInput): Promise<TokenPair> {
  const offer = await findOffer(ctx, { token });
  assertOpen(offer.status);
  await assertNobodyElse(ctx, offer.email);
  await limitAcceptances(ctx);
  assertGoodPassword(password, [offer.email, name, offer.tenantName], "password", offer.minPasswordLength);
  const db = unscoped(ctx);
  const tokenHash = sha256Hex(token);
  const passwordHash = await hashPassword(password);
  const { tenantId } = await db.invitation.findUniqueOrThrow({ where: { tokenHash }, select: { tenantId: true } });
  try {
    return await inTurn(teamOf(tenantId), () =>
      db.$transaction((tx) => join(tx, ctx, { tenantId, tokenHash, passwordHash, name: storable(name) })),
    );
  } catch (error) {
    if (!isUniqueViolation(error, "email")) throw error;
    throw conflict("There is an account with this e-mail already. Ask to be invited with another address.");
  }
}

interface Joining {
  readonly tenantId: string;
  readonly tokenHash: string;
  readonly passwordHash: string;
  readonly name: string;
}

async function join(tx: Prisma.TransactionClient, ctx: PublicCtx, joining: Joining): Promise<TokenPair> {
  const { tenantId, tokenHash, passwordHash, name } = joining;
  const now = ctx.clock.now();
  // The lock of change-team.ts: what is read from here on is what the last change of the team left.
  await tx.$queryRaw(Prisma.sql`select 1 from tenants where id = ${tenantId}::uuid for no key update`);
  const [invitation] = await tx.invitation.updateManyAndReturn({
    where: { tokenHash, tenantId, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
    data: { acceptedAt: now },
  });
  if (!invitation) throw dead();
  const tenant = await tx.tenant.findUniqueOrThrow({ where: { id: tenantId } });
  if (tenant.status === "suspended" || tenant.status === "cancelled") assertOpen("tenant_suspended");
  await assertWithinLimit(tx, tenantId, "members");
  const { email, sentAt, linkCopiedAt } = invitation;
  const role = roleOf(invitation.role);
  const account = await tx.user.create({
    data: {
      tenantId,
      email,
      passwordHash,
      name,
      role,
      emailVerified: sentAt !== null && linkCopiedAt === null,
      lastLoginAt: now,
      createdAt: now,
    },
  });
  await recordAudit(
    tx,
    { tenant, actor: { type: "member", userId: account.id, email }, request: ctx.request },
    { action: "invitation.accepted", objectType: "member", objectId: account.id, after: { email, role, name } },
  );
  const { sessionId } = await openSession(tx, ctx, account);
  return await issuePair(tx, ctx, account, sessionId);
}

const why: Record<Exclude<OfferView["status"], "open" | "tenant_suspended">, string> = {
  accepted: "This invitation was accepted already. Sign in instead.",
  revoked: "This invitation was withdrawn. Ask for a new one.",
  expired: "The time of this invitation is over. Ask for a new one.",
};

function assertOpen(status: OfferView["status"]): void {
  if (status === "open") return;
  if (status === "tenant_suspended") {
    throw new AppError("tenant_suspended", "This organisation is suspended: nobody can join it at the moment.");
  }
  throw conflict(why[status]);
}

/** What is said to those who came a moment too late. */
function dead(): AppError {
  return conflict("This invitation does not hold any more: it was accepted, withdrawn, or its time is over.");
}

/** A link that came to one person is not for whoever else sits at this browser. A sign-in that does not hold is nobody. */
async function assertNobodyElse(ctx: PublicCtx, email: string): Promise<void> {
  const signedIn = await ctx.signedIn().catch(() => null);
  if (!signedIn) return;
  const who = "email" in signedIn.person ? signedIn.person.email : "a program";
  if (who !== email) throw conflict(`You are signed in as ${who}. Sign out first: this invitation is for ${email}.`);
}
