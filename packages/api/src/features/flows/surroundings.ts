import type { TenantCtx } from "../../kernel/context";
import { urlRules } from "../tools/assert-urls";
import { urlProblem } from "../tools/public-url";
import { agentsIn, chosenIds, knowledgeIn } from "./named-things";
import type { Surroundings } from "./rules";
import type { FlowDefinition } from "./schemas";

/** What there is of all that these flows name. */
export async function surroundingsOf(ctx: TenantCtx, definitions: readonly FlowDefinition[]): Promise<Surroundings> {
  const select = { id: true } as const;
  const [agents, bases] = await Promise.all([
    ctx.db.agent.findMany({
      where: {
        id: { in: chosenIds(definitions.flatMap(agentsIn)) },
        status: { in: ["provisioning", "active", "paused"] },
      },
      select,
    }),
    ctx.db.knowledgeBase.findMany({
      where: { id: { in: chosenIds(definitions.flatMap(knowledgeIn)) }, status: { not: "deleted" } },
      select,
    }),
  ]);
  return {
    agentIds: new Set(agents.map(({ id }) => id)),
    knowledgeBaseIds: new Set(bases.map(({ id }) => id)),
    urlProblem: (url) => urlProblem(url, urlRules(ctx)),
  };
}
