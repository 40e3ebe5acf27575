import type { PlatformCtx } from "../../../kernel/context";
import { notFound } from "../../../kernel/errors";
import { unscoped } from "../../../kernel/unscoped";
import type { NumberHistory, NumberHistoryInput } from "./schemas";

const spansShown = 100;

/** Who held the number when, the last first; at most a hundred spans. Throws not_found. */
export async function numberHistory(ctx: PlatformCtx, { id }: NumberHistoryInput): Promise<NumberHistory> {
  const db = unscoped(ctx);
  if ((await db.phoneNumber.count({ where: { id } })) === 0) throw notFound("phone number");
  const spans = await db.phoneNumberHolding.findMany({
    where: { phoneNumberId: id },
    select: {
      id: true,
      tenantId: true,
      heldFrom: true,
      heldUntil: true,
      tenant: { select: { name: true } },
      agent: { select: { name: true } },
      user: { select: { name: true } },
    },
    orderBy: [{ heldFrom: "desc" }, { id: "desc" }],
    take: spansShown,
  });
  return {
    data: spans.map(({ tenant, agent, user, ...span }) => ({
      ...span,
      tenantName: tenant.name,
      agentName: agent?.name ?? null,
      userName: user?.name ?? null,
    })),
  };
}
