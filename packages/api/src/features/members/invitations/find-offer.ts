import type { PublicCtx } from "../../../kernel/context";
import { sha256Hex } from "../../../kernel/crypto";
import { notFound } from "../../../kernel/errors";
import { unscoped } from "../../../kernel/unscoped";
import type { OfferView } from "../schemas";
import { roleOf, statusOf } from "./view";

/** What the holder of a link is invited to. Throws not_found for a token that never was. */
export async function findOffer(ctx: PublicCtx, { token }: { token: string }): Promise<OfferView> {
  const invitation = await unscoped(ctx).invitation.findUnique({
    where: { tokenHash: sha256Hex(token) },
    include: {
      tenant: { select: { name: true, status: true, minPasswordLength: true } },
      inviter: { select: { name: true } },
    },
  });
  if (!invitation) throw notFound("invitation");
  const { tenant, email, expiresAt } = invitation;
  const status = statusOf(invitation, ctx.clock.now());
  const isClosed = tenant.status === "suspended" || tenant.status === "cancelled";
  return {
    status: status === "open" && isClosed ? "tenant_suspended" : status,
    tenantName: tenant.name,
    invitedByName: invitation.inviter?.name ?? null,
    email,
    role: roleOf(invitation.role),
    expiresAt,
    minPasswordLength: tenant.minPasswordLength,
  };
}
