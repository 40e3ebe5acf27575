import type { AccountCtx } from "../../../kernel/context";
import { unscoped } from "../../../kernel/unscoped";
import { endSessions } from "../sessions";
import { recordAccountChange } from "./record-account-change";

/** Ends all own sessions but the one that asks; answers how many ended. */
export async function endOtherSessions(ctx: AccountCtx): Promise<{ ended: number }> {
  const { userId, sessionId } = ctx.person;
  return await unscoped(ctx).$transaction(async (tx) => {
    const ended = await endSessions(tx, ctx, userId, "ended by its owner", sessionId);
    if (ended > 0) {
      const user = await tx.user.findUniqueOrThrow({ where: { id: userId } });
      await recordAccountChange(tx, ctx, user, { action: "account.sessions_ended", after: { sessions: ended } });
    }
    return { ended };
  });
}
