import type { Prisma } from "@voxcalls/db";
import { UpstreamError } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../kernel/context";
import { AppError } from "../../kernel/errors";
import { atRetell } from "../agents/at-retell";
import { draftOf, storedBundle, type Bundle } from "../agents/bundle";
import { differencesFrom, retellIdsOf } from "../agents/retell-draft";
import { fieldDifferences, isOnlyOurs } from "./field-words";
import { finding, type Finding } from "./finding";
import type { FieldDifference } from "./schemas";

type Agent = Prisma.AgentModel;

/** What is told of agent and engine apart. */
interface Told {
  readonly agent: FieldDifference[];
  readonly engine: FieldDifference[];
}

/**
 * Reads an agent and its engine at the provider, the draft and the version that callers meet, and compares them as publishing does.
 * Throws UpstreamError when the provider does not answer: then nothing is known.
 */
export async function judgeAgent(ctx: TenantCtx, agent: Agent, fingerprint: string): Promise<Finding[]> {
  const { retellAgentId } = retellIdsOf(agent);
  const about = { name: agent.name, ownerId: agent.tenantId, ourId: agent.id, fingerprint, key: agent.id };
  const both = (state: Finding["state"], reason?: string) => [
    finding({ ...about, kind: "agent", providerId: retellAgentId, state, ...(reason && { reason }) }),
    finding({ ...about, ...engineOf(agent), state, ...(reason && { reason }) }),
  ];
  let draft: Told;
  let published: Told;
  try {
    const newest = (await ctx.retell.agents.get(retellAgentId)).version;
    draft = await compare(ctx, agent, { where: "draft", version: newest, bundle: await draftOf(ctx.db, agent) });
    published = await comparePublished(ctx, agent);
  } catch (error) {
    if (error instanceof AppError) return both("pending", `Ours cannot be said there yet: ${error.message}`);
    if (!(error instanceof UpstreamError) || !error.notFound) throw error;
    return both("missing", "The provider lists it, but has the version that callers meet no more.");
  }
  return [
    finding({ ...about, kind: "agent", providerId: retellAgentId, ...judged([...draft.agent, ...published.agent]) }),
    finding({ ...about, ...engineOf(agent), ...judged([...draft.engine, ...published.engine]) }),
  ];
}

function judged(differences: FieldDifference[]): Pick<Finding, "differences" | "state"> {
  const state = differences.length === 0 ? "in_sync" : isOnlyOurs(differences) ? "outdated" : "changed";
  return { differences, state };
}

function engineOf({ retellLlmId, retellFlowId }: Agent): Pick<Finding, "kind" | "providerId"> {
  return retellFlowId === null ? { kind: "llm", providerId: retellLlmId } : { kind: "flow", providerId: retellFlowId };
}

interface Compared {
  readonly where: "draft" | "published";
  readonly version: number;
  readonly bundle: Bundle;
}

async function compare(ctx: TenantCtx, row: Agent, { where, version, bundle }: Compared): Promise<Told> {
  const { retellAgentId, retellLlmId, retellFlowId } = retellIdsOf(row);
  const wanted = await atRetell(ctx, row.id, bundle);
  const agent = await ctx.retell.agents.get(retellAgentId, version);
  const engine =
    retellFlowId === null
      ? await ctx.retell.llms.get(retellLlmId ?? "", version)
      : await ctx.retell.flows.get(retellFlowId, version);
  const found = differencesFrom(wanted, { engine, agent });
  const isItsEngine =
    agent.retellLlmId === (retellLlmId ?? undefined) && agent.retellFlowId === (retellFlowId ?? undefined);
  const other = { where, field: "responseEngine", ours: null, theirs: null };
  return {
    agent: [...fieldDifferences(where, found.agent), ...(isItsEngine ? [] : [other])],
    engine: fieldDifferences(where, found.engine),
  };
}

async function comparePublished(ctx: TenantCtx, agent: Agent): Promise<Told> {
  const published = await ctx.db.agentVersion.findFirst({
    where: { agentId: agent.id, number: agent.publishedVersion ?? 0, status: "published" },
  });
  const version = agent.publishedRetellVersion;
  if (!published || version === null) return { agent: [], engine: [] };
  return await compare(ctx, agent, { where: "published", version, bundle: storedBundle(published) });
}
