import { Prisma } from "@voxcalls/db";
import type { PlatformCtx } from "../../../kernel/context";
import { AppError, conflict, notFound } from "../../../kernel/errors";
import { unscoped } from "../../../kernel/unscoped";
import { recordPlatformAudit } from "../../audit/record-platform";
import type { AccountView } from "./schemas";
import { accountColumns, toAccountView } from "./view";

/**
 * Suspends a super admin and ends all their sessions. Nobody suspends themself, so whoever does it remains: of two who suspend each
 * other at once, one does. Throws not_found, conflict, and forbidden for somebody who was suspended meanwhile.
 */
export async function suspendAccount(ctx: PlatformCtx, { id }: { id: string }): Promise<AccountView> {
  return await switchTo(ctx, id, "suspended");
}

/** Lets a suspended super admin sign in again. Throws not_found. */
export async function activateAccount(ctx: PlatformCtx, { id }: { id: string }): Promise<AccountView> {
  return await switchTo(ctx, id, "active");
}

async function switchTo(ctx: PlatformCtx, id: string, status: "active" | "suspended"): Promise<AccountView> {
  const now = ctx.clock.now();
  return await unscoped(ctx).$transaction(async (tx) => {
    // All of them, in one order: two who act on each other come here one after the other.
    const admins = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
      select id from users where role = 'super_admin' order by id for no key update`);
    if (!admins.some((admin) => admin.id === id)) throw notFound("super admin");
    const where = { role: "super_admin", status: "active" } as const;
    const active = new Set((await tx.user.findMany({ where, select: { id: true } })).map((user) => user.id));
    if (ctx.actor.type === "super_admin" && !active.has(ctx.actor.userId)) {
      throw new AppError("forbidden", "Your account was suspended.");
    }
    if (status === "suspended") {
      if (ctx.actor.type === "super_admin" && ctx.actor.userId === id) throw conflict("You cannot suspend yourself.");
      if (active.has(id) && active.size === 1) throw conflict("The last active super admin stays.");
    }
    const user = await tx.user.update({ where: { id }, data: { status }, select: accountColumns });
    if (active.has(id) === (status === "active")) return toAccountView(user);
    if (status === "suspended") {
      await tx.session.updateMany({
        where: { userId: id, revokedAt: null },
        data: { revokedAt: now, revokedReason: "suspended" },
      });
    }
    await recordPlatformAudit(tx, ctx, {
      action: status === "suspended" ? "platform_account.suspended" : "platform_account.activated",
      objectType: "user",
      objectId: id,
      objectName: user.email,
    });
    return toAccountView(user);
  });
}
