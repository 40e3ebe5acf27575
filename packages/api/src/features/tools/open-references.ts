import type { TenantCtx } from "../../kernel/context";
import type { References } from "./references";
import { openSecrets } from "./secrets";

interface Ids {
  readonly agentIds: readonly string[];
  readonly knowledgeBaseIds: readonly string[];
  readonly secretIds: readonly string[];
}

/** Looks up what these ids of the tenant stand for. What is deleted, or not at Retell yet, is left out. */
export async function openReferences(ctx: TenantCtx, ids: Ids): Promise<References> {
  const [agents, bases, secrets] = await Promise.all([
    ctx.db.agent.findMany({
      where: {
        id: { in: ids.agentIds.filter((id) => id !== "") },
        status: { in: ["active", "paused"] },
        retellAgentId: { not: null },
      },
      select: { id: true, retellAgentId: true },
    }),
    ctx.db.knowledgeBase.findMany({
      where: {
        id: { in: [...ids.knowledgeBaseIds] },
        status: { not: "deleted" },
        retellKnowledgeBaseId: { not: null },
      },
      select: { id: true, retellKnowledgeBaseId: true },
    }),
    openSecrets(ctx, ids.secretIds),
  ]);
  return {
    retellAgentIds: new Map(agents.map(({ id, retellAgentId }) => [id, retellAgentId ?? ""])),
    retellKnowledgeBaseIds: new Map(bases.map(({ id, retellKnowledgeBaseId }) => [id, retellKnowledgeBaseId ?? ""])),
    secrets,
  };
}
