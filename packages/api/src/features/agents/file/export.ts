import type { TenantCtx } from "../../../kernel/context";
import { notFound } from "../../../kernel/errors";
import { mapNamed } from "../../flows/map-named";
import { agentsIn, knowledgeIn } from "../../flows/named-things";
import { withoutCredentials } from "../../tools/rules/credential-params";
import { mapSecrets, mapTools, swapTargetsIn } from "../../tools/toolbox";
import { type Bundle, draftOf } from "../bundle";
import { visibleTo } from "../policy";
import type { AgentIdInput } from "../schemas";
import { agentFileFormat, type AgentFile } from "./schemas";

/** An agent's draft as a file. What it names of the organisation stands in it by name, as far as the person may see it. Throws not_found. */
export async function exportAgent(ctx: TenantCtx, { id }: AgentIdInput): Promise<AgentFile> {
  const agent = await ctx.db.agent.findFirst({ where: { AND: [{ id }, visibleTo(ctx.actor)] } });
  if (!agent) throw notFound("agent");
  const bundle = await draftOf(ctx.db, agent);
  const { settings, flow, knowledgeBaseIds: _, ...fields } = bundle;
  const unsealed = withoutCredentials(mapSecrets(settings, () => ""));
  return {
    format: agentFileFormat,
    ...fields,
    settings: mapTools(unsealed, (tool) => (tool.type === "agent_swap" ? { ...tool, agentId: "" } : tool)),
    flow: flow && {
      name: flow.name,
      definition: mapNamed(withoutCredentials(mapSecrets(flow.definition, () => "")), () => false),
    },
    leftBehind: await namesIn(ctx, bundle),
  };
}

async function namesIn(ctx: TenantCtx, { settings, flow, knowledgeBaseIds }: Bundle): Promise<AgentFile["leftBehind"]> {
  const inFlow = flow ? agentsIn(flow.definition).map(({ id, path }) => ({ id, path: `flow.${path}` })) : [];
  const targets = [...swapTargetsIn(settings), ...inFlow].filter(({ id }) => id !== "");
  const baseIds = [...knowledgeBaseIds, ...(flow ? knowledgeIn(flow.definition).map(({ id }) => id) : [])];
  const select = { id: true, name: true } as const;
  const [agents, bases] = await Promise.all([
    ctx.db.agent.findMany({
      where: { AND: [{ id: { in: targets.map(({ id }) => id) } }, visibleTo(ctx.actor)] },
      select,
    }),
    ctx.db.knowledgeBase.findMany({
      where: {
        id: { in: baseIds },
        status: { not: "deleted" },
        ...(ctx.actor.role === "user" && { ownerId: ctx.actor.userId }),
      },
      select,
      orderBy: { name: "asc" },
    }),
  ]);
  const nameOf = new Map(agents.map(({ id, name }) => [id, name]));
  return {
    knowledgeBases: bases.map(({ name }) => name),
    agents: targets.flatMap(({ id, path }) => {
      const name = nameOf.get(id);
      return name === undefined ? [] : [{ path, name }];
    }),
  };
}
