import type { AccountCtx } from "../../../kernel/context";
import { after, toPage } from "../../../kernel/cursor";
import type { Page } from "../../../kernel/page";
import { unscoped } from "../../../kernel/unscoped";
import type { ListSessionsInput, SessionView } from "../schemas";
import { deviceOf } from "./device";

/** Where the person is signed in now, newest sign-in first. */
export async function listSessions(ctx: AccountCtx, { limit, cursor }: ListSessionsInput): Promise<Page<SessionView>> {
  const { userId, sessionId } = ctx.person;
  const rows = await unscoped(ctx).session.findMany({
    where: { AND: [{ userId, revokedAt: null, expiresAt: { gt: ctx.clock.now() } }, after("createdAt", cursor)] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  return toPage(
    rows,
    limit,
    (row) => row.createdAt,
    (row) => ({
      id: row.id,
      device: deviceOf(row.userAgent),
      ipAddress: row.ipAddress,
      createdAt: row.createdAt,
      lastSeenAt: row.lastSeenAt,
      expiresAt: row.expiresAt,
      current: row.id === sessionId,
    }),
  );
}
