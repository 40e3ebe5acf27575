import type { TenantTx } from "@voxcalls/db";
import { conflict } from "../../kernel/errors";

/** Throws conflict, naming them, when other agents or flows hand calls over to this one. */
export async function assertNobodyHandsOverTo(tx: TenantTx, agentId: string): Promise<void> {
  const [agents, flows] = await Promise.all([
    tx.agent.findMany({
      where: { transferAgentIds: { has: agentId }, status: { not: "deleted" }, id: { not: agentId } },
      select: { name: true },
    }),
    tx.flow.findMany({ where: { transferAgentIds: { has: agentId } }, select: { name: true } }),
  ]);
  const told = [...agents.map(({ name }) => `the agent “${name}”`), ...flows.map(({ name }) => `the flow “${name}”`)];
  if (told.length === 0) return;
  throw conflict(`Calls are handed over to this agent by ${told.join(", ")}. Change that first.`);
}
