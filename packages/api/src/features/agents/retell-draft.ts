import type { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { type AtRetell, atRetell } from "./at-retell";
import type { Bundle } from "./bundle";

/** The ids by which Retell knows an agent that is set up. */
export interface RetellIds {
  readonly retellAgentId: string;
  readonly retellLlmId: string | null;
  readonly retellFlowId: string | null;
}

/** The ids of an agent in use. Throws when it has none: then it is not set up, and nobody should have come here. */
export function retellIdsOf({ retellAgentId, retellLlmId, retellFlowId }: Prisma.AgentModel): RetellIds {
  if (retellAgentId === null || (retellLlmId === null && retellFlowId === null)) {
    throw new Error("an agent in use has no ids of Retell's");
  }
  return { retellAgentId, retellLlmId, retellFlowId };
}

/** The version at Retell that can still be changed, made from the newest if there is none. Throws UpstreamError. */
export async function draftVersion(ctx: TenantCtx, { retellAgentId }: RetellIds): Promise<number> {
  const newest = await ctx.retell.agents.get(retellAgentId);
  if (!newest.isPublished) return newest.version;
  return (await ctx.retell.agents.createVersion(retellAgentId, newest.version)).version;
}

/** Writes a bundle into one version at Retell, its engine first. Throws UpstreamError. */
export async function writeVersion(
  ctx: TenantCtx,
  agentId: string,
  ids: RetellIds,
  { version, bundle }: { version: number; bundle: Bundle },
): Promise<void> {
  const { engine, agent } = await atRetell(ctx, agentId, bundle);
  const responseEngine = engineReference(ids, version);
  if (engine.type === "llm" && ids.retellLlmId !== null) {
    await ctx.retell.llms.update(ids.retellLlmId, engine.settings, version);
  } else if (engine.type === "flow" && ids.retellFlowId !== null) {
    await ctx.retell.flows.update(ids.retellFlowId, engine.settings, version);
  }
  await ctx.retell.agents.update(ids.retellAgentId, { ...agent, responseEngine }, version);
}

/** What an agent thinks with. Agent and engine share their version numbers; one that is not named would be the engine's newest. */
export function engineReference(ids: Omit<RetellIds, "retellAgentId">, version?: number) {
  const which = version === undefined ? {} : { version };
  if (ids.retellFlowId !== null) {
    return { type: "conversation-flow", retellFlowId: ids.retellFlowId, ...which } as const;
  }
  if (ids.retellLlmId === null) throw new Error("an agent thinks with something");
  return { type: "retell-llm", retellLlmId: ids.retellLlmId, ...which } as const;
}

/** Whether a version at Retell holds what the bundle says. What they leave out is the same as null. */
export async function versionHolds(
  ctx: TenantCtx,
  agentId: string,
  ids: RetellIds,
  { version, bundle }: { version: number; bundle: Bundle },
): Promise<boolean> {
  const [engine, agent] = await Promise.all([
    ids.retellFlowId === null
      ? ctx.retell.llms.get(ids.retellLlmId ?? "", version)
      : ctx.retell.flows.get(ids.retellFlowId, version),
    ctx.retell.agents.get(ids.retellAgentId, version),
  ]);
  const isItsEngine =
    agent.retellLlmId === (ids.retellLlmId ?? undefined) && agent.retellFlowId === (ids.retellFlowId ?? undefined);
  if (!isItsEngine) return false;
  const different = differencesFrom(await atRetell(ctx, agentId, bundle), { engine, agent });
  return different.engine.length === 0 && different.agent.length === 0;
}

interface AsTold {
  readonly engine: { readonly settings: Record<string, unknown> };
  readonly agent: { readonly settings: Record<string, unknown> };
}

/** One setting that Retell holds otherwise than we say. */
export interface Difference {
  readonly field: string;
  readonly ours: unknown;
  readonly theirs: unknown;
}

/** What Retell holds otherwise than it was told. */
export function differencesFrom(wanted: AtRetell, told: AsTold): { engine: Difference[]; agent: Difference[] } {
  return {
    engine: differences(told.engine.settings, wanted.engine.settings),
    agent: differences(told.agent.settings, wanted.agent),
  };
}

function differences(
  theirs: Record<string, unknown>,
  ours: AtRetell["agent"] | AtRetell["engine"]["settings"],
): Difference[] {
  return Object.entries(ours)
    .filter(([key, value]) =>
      key === "webhookEvents" ? !contains(sorted(theirs[key]), sorted(value)) : !contains(theirs[key], value),
    )
    .map(([field, value]) => ({ field, ours: value as unknown, theirs: theirs[field] }));
}

/** A list that is a set: whoever keeps it may order it. */
function sorted(list: unknown): unknown {
  return Array.isArray(list) ? list.toSorted() : list;
}

/** Retell may fill in what was left out, and leave out what is empty; what we said stands. */
function contains(theirs: unknown, ours: unknown): boolean {
  if (ours === undefined || ours === null) return theirs === undefined || theirs === null;
  if (Array.isArray(ours)) {
    const list = Array.isArray(theirs) ? theirs : [];
    return list.length === ours.length && ours.every((entry, at) => contains(list[at], entry));
  }
  if (typeof ours !== "object") return theirs === ours;
  if (typeof theirs !== "object" || theirs === null) return Object.keys(ours).length === 0;
  const known = new Map<string, unknown>(Object.entries(theirs));
  return Object.entries(ours).every(([key, value]) => contains(known.get(key), value));
}
