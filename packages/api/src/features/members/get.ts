import type { TenantCtx } from "../../kernel/context";
import { notFound } from "../../kernel/errors";
import { lastSeenOf } from "./member-sessions";
import type { MemberDetails } from "./schemas";
import { memberColumns, toMember } from "./view";

/** One member. Throws not_found, for somebody who was removed as well. */
export async function getMember(ctx: TenantCtx, { id }: { id: string }): Promise<MemberDetails> {
  const row = await ctx.db.user.findFirst({ where: { id, removedAt: null }, select: memberColumns });
  if (!row) throw notFound("member");
  const lastSeen = await lastSeenOf(ctx, [id]);
  return toMember(row, lastSeen.get(id) ?? null);
}
