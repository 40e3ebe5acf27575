import type { AccountCtx } from "../../kernel/context";
import { unscoped } from "../../kernel/unscoped";
import { preferencesOf } from "./account/preferences";
import type { MeView } from "./schemas";

/** The signed-in person with tenant and assignments. The assignments are stored at the agent and the number; here they are looked up. */
export async function me(ctx: AccountCtx): Promise<MeView> {
  const user = await unscoped(ctx).user.findUniqueOrThrow({
    where: { id: ctx.person.userId },
    include: {
      tenant: { select: { id: true, name: true, slug: true, plan: true, status: true } },
      assignedAgents: {
        where: { status: { in: ["active", "paused"] } },
        orderBy: { createdAt: "asc" },
        take: 1,
        select: { id: true },
      },
      assignedNumbers: { orderBy: { assignedAt: "asc" }, take: 1, select: { id: true } },
    },
  });
  return {
    id: user.id,
    tenantId: user.tenantId,
    email: user.email,
    name: user.name,
    role: user.role,
    status: user.status,
    emailVerified: user.emailVerified,
    assignedAgentId: user.assignedAgents[0]?.id ?? null,
    assignedPhoneNumberId: user.assignedNumbers[0]?.id ?? null,
    settings: preferencesOf(user.settings),
    createdAt: user.createdAt,
    lastLoginAt: user.lastLoginAt,
    tenant: user.tenant,
  };
}
