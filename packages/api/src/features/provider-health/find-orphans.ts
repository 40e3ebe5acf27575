import type { PlatformDb } from "@voxcalls/db";
import { agentMark, idInName, markIn } from "../agents/marks";
import { baseIdInName } from "../knowledge/marks";
import { probeMark } from "../knowledge/probe-marks";
import type { ThingKind } from "./catalogue";
import { finding, type Finding } from "./finding";
import type { Theirs } from "./read-theirs";

/** A thing at the provider that bears a mark of ours: the id of the agent, or of the knowledge base, that it was made for. */
interface Marked {
  readonly kind: ThingKind;
  readonly providerId: string;
  readonly name: string;
  readonly madeFor: string;
}

/** Everything at the provider that bears our mark. What bears none is somebody else's, and never looked at. */
export function markedAmong(theirs: Theirs): Marked[] {
  const engine = (kind: "llm" | "flow", providerId: string, settings: Record<string, unknown>): Marked[] => {
    const madeFor = markIn(settings, agentMark) ?? markIn(settings, probeMark);
    return madeFor === undefined ? [] : [{ kind, providerId, name: providerId, madeFor }];
  };
  return [
    ...theirs.agents.flatMap(({ retellAgentId, name }): Marked[] => {
      const madeFor = idInName(name);
      return madeFor === undefined ? [] : [{ kind: "agent", providerId: retellAgentId, name: name ?? "", madeFor }];
    }),
    ...theirs.llms.flatMap(({ retellLlmId, settings }) => engine("llm", retellLlmId, settings)),
    ...theirs.flows.flatMap(({ retellFlowId, settings }) => engine("flow", retellFlowId, settings)),
    ...theirs.bases.flatMap(({ retellKnowledgeBaseId, name }): Marked[] => {
      const madeFor = baseIdInName(name);
      return madeFor === undefined
        ? []
        : [{ kind: "knowledge_base", providerId: retellKnowledgeBaseId, name, madeFor }];
    }),
  ];
}

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * What bears our mark and is named by no row. Where a row of ours, deleted or not, has that id, it is surely ours; where none has, it may
 * be of another installation in the same workspace, and only a person may clear it. What is being made or cleared is neither.
 */
export async function findOrphans(db: PlatformDb, theirs: Theirs): Promise<Finding[]> {
  const marked = markedAmong(theirs).filter(({ madeFor }) => isId.test(madeFor));
  const ids = [...new Set(marked.map(({ madeFor }) => madeFor))];
  const named = await namedHere(db);
  const [agents, bases] = await Promise.all([
    db.agent.findMany({
      where: { id: { in: ids } },
      select: { id: true, tenantId: true, status: true, revision: true, syncedRevision: true },
    }),
    db.knowledgeBase.findMany({
      where: { id: { in: ids } },
      select: { id: true, tenantId: true, status: true, leasedUntil: true, clearedAt: true },
    }),
  ]);
  const rows = new Map<string, { tenantId: string; isBusy: boolean }>();
  for (const agent of agents) rows.set(agent.id, { tenantId: agent.tenantId, isBusy: isAgentBusy(agent) });
  for (const base of bases) rows.set(base.id, { tenantId: base.tenantId, isBusy: isBaseBusy(base) });
  return marked.flatMap(({ kind, providerId, name, madeFor }) => {
    const row = rows.get(madeFor);
    if (named.has(providerId) || row?.isBusy) return [];
    const about = { kind, key: providerId, providerId, name, ourId: madeFor, ownerId: row?.tenantId ?? null };
    const reason = row
      ? "It was made for something of ours that does not use it any more."
      : "It bears our mark, but no row here ever had that id: it may belong to another VoxCalls in this workspace.";
    return [finding({ ...about, state: "orphan", reason })];
  });
}

/** The ids at the provider that a row in use names. */
export async function namedHere(db: PlatformDb): Promise<ReadonlySet<string>> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select unnest(array[retell_agent_id, retell_llm_id, retell_flow_id]) as id from agents where status not in ('deleted', 'failed')
    union select unnest(array[retell_knowledge_base_id, retell_probe_agent_id, retell_probe_llm_id]) from knowledge_bases
      where status <> 'deleted'`;
  return new Set(rows.flatMap(({ id }) => id ?? []));
}

/** Being made, or waiting to be cleared by its own job. */
function isAgentBusy(agent: { status: string; revision: number; syncedRevision: number }): boolean {
  if (agent.status === "deleted" || agent.status === "failed") return agent.syncedRevision !== agent.revision;
  return agent.status === "provisioning";
}

function isBaseBusy(base: { status: string; leasedUntil: Date | null; clearedAt: Date | null }): boolean {
  return base.leasedUntil !== null || (base.status === "deleted" && base.clearedAt === null);
}
