import type { PublicCtx } from "../../../kernel/context";
import { sha256Hex } from "../../../kernel/crypto";
import { notFound } from "../../../kernel/errors";
import { unscoped } from "../../../kernel/unscoped";
import type { LinkView } from "../schemas";

/** What a mailed link is for, without spending it: its page shows that before anything is typed. Throws not_found. */
export async function findLink(ctx: PublicCtx, { token }: { token: string }): Promise<LinkView> {
  const link = await unscoped(ctx).mailedLink.findUnique({
    where: { tokenHash: sha256Hex(token), usedAt: null, expiresAt: { gt: ctx.clock.now() } },
    include: { user: { include: { tenant: { select: { minPasswordLength: true } } } } },
  });
  if (link?.user.status !== "active") throw notFound("link");
  const { purpose, email, user } = link;
  return { purpose, email, minPasswordLength: user.tenant?.minPasswordLength ?? 8 };
}
