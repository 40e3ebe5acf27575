import type { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { enqueue, type JobPayloads } from "../../kernel/jobs";
import type { Undo } from "../../kernel/undo";
import { assertOurs } from "./assert-ours";
import type { AtRetell } from "./at-retell";
import { findAgentIds, findNewEngineIds } from "./find-at-retell";
import { makeOnce } from "./make-once";
import { isMarkedFor, isNameOf } from "./marks";
import { engineReference, type RetellIds } from "./retell-draft";

/** What an agent thinks with, by Retell's id: one of the two. */
export type EngineIds = Omit<RetellIds, "retellAgentId">;

export interface Making {
  readonly agent: Pick<Prisma.AgentModel, "id" | "retellAgentId" | "retellLlmId" | "retellFlowId">;
  readonly wanted: AtRetell;
  /** Called before each thing that is made; throws when it is not to be made any more. */
  readonly before: () => Promise<void>;
  /** An attempt before may have made them: what bears our mark, and is not what the row names already, is taken over. */
  readonly isRetry: boolean;
  readonly undo: Undo;
}

/** Makes what the agent is to think with, marked as ours. Throws UpstreamError, and Unclear when nobody knows whether it was made. */
export async function makeEngine(ctx: TenantCtx, { agent, wanted, before, isRetry, undo }: Making): Promise<EngineIds> {
  const { engine } = wanted;
  const { llms, flows } = ctx.retell;
  const named = [agent.retellLlmId, agent.retellFlowId];
  const retellId = await makeOnce({
    isRetry,
    find: async () => (await findNewEngineIds(ctx, engine.type, agent.id)).find((id) => !named.includes(id)),
    make: async () => {
      await before();
      const made =
        engine.type === "llm"
          ? await llms
              .create(engine.settings)
              .then(({ retellLlmId, settings }) => ({ retellId: retellLlmId, settings }))
          : await flows
              .create(engine.settings)
              .then(({ retellFlowId, settings }) => ({ retellId: retellFlowId, settings }));
      const isMarked = isMarkedFor(agent.id, made.settings);
      await assertOurs(ctx, { operation: `${engine.type}s.create`, retellId: made.retellId, isMarked });
      return made.retellId;
    },
  });
  undo.push(
    engine.type,
    () => (engine.type === "llm" ? llms : flows).remove(retellId),
    () => cleanUpLater(ctx, engine.type, retellId),
  );
  return engine.type === "llm"
    ? { retellLlmId: retellId, retellFlowId: null }
    : { retellLlmId: null, retellFlowId: retellId };
}

/** Makes the agent that thinks with this engine. Throws as `makeEngine`. Returns its id at Retell. */
export async function makeAgent(
  ctx: TenantCtx,
  { agent, wanted, before, isRetry, undo }: Making,
  engine: EngineIds,
): Promise<string> {
  const { agents } = ctx.retell;
  const retellAgentId = await makeOnce({
    isRetry,
    find: async () => {
      for (const id of await findAgentIds(ctx, agent.id)) {
        if (id !== agent.retellAgentId && thinksWith(await agents.get(id), engine)) return id;
      }
      return undefined;
    },
    make: async () => {
      await before();
      const made = await agents.create({ ...wanted.agent, responseEngine: engineReference(engine) });
      const isMarked = isNameOf(agent.id, made.name) && thinksWith(made, engine);
      await assertOurs(ctx, { operation: "agents.create", retellId: made.retellAgentId, isMarked });
      return made.retellAgentId;
    },
  });
  undo.push(
    "agent",
    () => agents.remove(retellAgentId),
    () => cleanUpLater(ctx, "agent", retellAgentId),
  );
  return retellAgentId;
}

interface WithEngine {
  readonly retellLlmId: string | undefined;
  readonly retellFlowId: string | undefined;
}

function thinksWith(made: WithEngine, engine: EngineIds): boolean {
  return (made.retellLlmId ?? null) === engine.retellLlmId && (made.retellFlowId ?? null) === engine.retellFlowId;
}

async function cleanUpLater(
  ctx: TenantCtx,
  kind: JobPayloads["retell.clean-up"]["kind"],
  retellId: string,
): Promise<void> {
  await enqueue(ctx.db, "retell.clean-up", { kind, retellId }, { key: `retell.clean-up:${retellId}` });
}
