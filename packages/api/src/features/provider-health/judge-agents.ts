import type { Prisma } from "@voxcalls/db";
import { enterTenant, type Deps } from "../../kernel/context";
import { sha256Hex } from "../../kernel/crypto";
import { findTenantInForce } from "../tenants/find-in-force";
import { finding, type Finding } from "./finding";
import { judgeAgent } from "./judge-agent";
import type { Theirs } from "./read-theirs";

type Agent = Prisma.AgentModel;

/** Each agent that is read anew takes up to five requests, and the provider allows a hundred in ten seconds. */
const mostRead = 150;
/** Any request or job is done with an agent by then. */
const quietMs = 5 * 60 * 1000;

interface Judged {
  readonly findings: Finding[];
  /** Keys of agents that keep what was found before. */
  readonly kept: string[];
  readonly leftOut: number;
}

/**
 * Judges every agent in use and what it thinks with. The lists say which are gone, and, by the instant of the last change, which have to be
 * read anew: those that were read longest ago first, and not more than fit.
 */
export async function judgeAgents(deps: Deps, theirs: Theirs, startedAt: Date, signal: AbortSignal): Promise<Judged> {
  const there = new Map(theirs.agents.map((agent) => [agent.retellAgentId, agent]));
  const engines = new Map<string, number | undefined>([
    ...theirs.llms.map(({ retellLlmId, modifiedAtMs }) => [retellLlmId, modifiedAtMs] as const),
    ...theirs.flows.map(({ retellFlowId, modifiedAtMs }) => [retellFlowId, modifiedAtMs] as const),
  ]);
  const before = new Map(
    (await deps.db.platform.providerHealthItem.findMany({ where: { kind: "agent" } })).map((item) => [item.key, item]),
  );
  const rows = await deps.db.platform.agent.findMany({ where: { status: { in: ["active", "paused"] } } });
  const oldestFirst = rows.toSorted(
    (a, b) => (before.get(a.id)?.judgedAt.getTime() ?? 0) - (before.get(b.id)?.judgedAt.getTime() ?? 0),
  );
  const result = { findings: [] as Finding[], kept: [] as string[], leftOut: 0 };
  let read = 0;
  for (const agent of oldestFirst) {
    signal.throwIfAborted();
    const summary = there.get(agent.retellAgentId ?? "");
    const engineId = agent.retellFlowId ?? agent.retellLlmId ?? "";
    const both = (state: Finding["state"], gone?: { agent: boolean }): Finding[] => bothOf(agent, state, gone);
    if (agent.updatedAt.getTime() > startedAt.getTime() - quietMs && agent.revision !== agent.syncedRevision) {
      result.findings.push(...both("pending"));
    } else if (!summary || !engines.has(engineId)) {
      result.findings.push(...both("missing", { agent: !summary }));
    } else if (agent.revision !== agent.syncedRevision) {
      result.findings.push(...both("pending"));
    } else {
      const fingerprint = fingerprintOf(deps, agent, [summary.modifiedAtMs, engines.get(engineId)]);
      if (fingerprint !== null && before.get(agent.id)?.fingerprint === fingerprint) result.kept.push(agent.id);
      else if (read >= mostRead) {
        result.kept.push(agent.id);
        result.leftOut++;
      } else {
        read++;
        result.findings.push(...(await judgeOne(deps, agent, fingerprint ?? "")));
      }
    }
  }
  return result;
}

async function judgeOne(deps: Deps, agent: Agent, fingerprint: string): Promise<Finding[]> {
  const tenant = await findTenantInForce(deps.db.platform, agent.tenantId);
  if (!tenant) return [];
  const ctx = enterTenant(deps, { type: "system", role: "system", job: "provider-health.run" }, tenant, null);
  return await judgeAgent(ctx, agent, fingerprint);
}

function bothOf(agent: Agent, state: Finding["state"], gone?: { agent: boolean }): Finding[] {
  const about = { key: agent.id, name: agent.name, ownerId: agent.tenantId, ourId: agent.id, state };
  const { retellAgentId, retellLlmId, retellFlowId } = agent;
  const engine = {
    kind: retellFlowId === null ? ("llm" as const) : ("flow" as const),
    providerId: retellFlowId ?? retellLlmId,
  };
  if (!gone) return [finding({ ...about, kind: "agent", providerId: retellAgentId }), finding({ ...about, ...engine })];
  return gone.agent
    ? [
        finding({
          ...about,
          kind: "agent",
          providerId: retellAgentId,
          reason: "Somebody deleted it at the provider: callers reach nobody until it is made again.",
        }),
      ]
    : [
        finding({
          ...about,
          ...engine,
          reason: "Somebody deleted what the agent thinks with: it is made again together with the agent.",
        }),
      ];
}

/** Null when the provider does not say when something was changed. */
function fingerprintOf(deps: Deps, agent: Agent, changedAt: readonly (number | undefined)[]): string | null {
  if (changedAt.includes(undefined)) return null;
  const { revision, publishedVersion, publishedRetellVersion } = agent;
  return sha256Hex(
    JSON.stringify([changedAt, revision, publishedVersion, publishedRetellVersion, deps.env.API_BASE_URL]),
  );
}
