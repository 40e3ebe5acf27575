import { inQuarantine } from "../../src/features/phone-numbers/quarantine";
import type { Deps } from "../../src/kernel/context";
import { furnishPerson } from "./furnish";
import type { Things } from "./things";

const dayMs = 24 * 60 * 60 * 1000;

/** What the owner had once: an agent that was deleted, a number given back, a session that ended, a member who left. */
export async function formerThings(deps: Deps, owner: Things): Promise<Things> {
  const db = deps.db.platform;
  const now = deps.clock.now();
  const { tenantId, userId } = owner;
  const left = await furnishPerson(deps, tenantId, owner.mark, "user", "former");
  await db.agent.update({
    where: { id: left.agentId },
    data: { status: "deleted", deletedAt: now, assignedUserId: userId },
  });
  await db.phoneNumberHolding.updateMany({ where: { phoneNumberId: left.phoneNumberId }, data: { heldUntil: now } });
  await db.phoneNumber.update({
    where: { id: left.phoneNumberId },
    data: inQuarantine(new Date(now.getTime() + dayMs)),
  });
  const session = await db.session.create({
    data: { userId, expiresAt: new Date(now.getTime() + dayMs), revokedAt: now },
  });
  await db.user.update({ where: { id: left.userId }, data: { status: "suspended", removedAt: now } });
  return { ...left, sessionId: session.id };
}
