import type { TenantCtx } from "../../kernel/context";
import { conflict } from "../../kernel/errors";
import { recordAudit } from "../audit/record";
import { touchNumbersOfAgent } from "../phone-numbers/bind-agent";
import { syncNow } from "../phone-numbers/sync";
import { changeAgent } from "./change-agent";
import { getAgent } from "./get";
import type { AgentView } from "./schemas";

/** Turns an agent on or off. Its numbers stay bound here and are connected or disconnected at Retell. Nothing happens if it is so already. */
export async function switchAnswering(ctx: TenantCtx, id: string, to: "active" | "paused"): Promise<AgentView> {
  const numbers = await changeAgent(ctx, id, async (tx, agent) => {
    if (agent.status === to) return [];
    if (agent.status !== "active" && agent.status !== "paused") {
      throw conflict(agent.status === "failed" ? "This agent could not be made." : "This agent is still being set up.");
    }
    await tx.agent.update({ where: { id }, data: { status: to, updatedAt: ctx.clock.now() } });
    await recordAudit(tx, ctx, {
      action: to === "paused" ? "agent.paused" : "agent.resumed",
      objectType: "agent",
      objectId: id,
    });
    return await touchNumbersOfAgent(tx, ctx, id);
  });
  await syncNow(ctx, numbers);
  return await getAgent(ctx, { id });
}
