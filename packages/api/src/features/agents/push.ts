import type { Prisma } from "@voxcalls/db";
import { UpstreamError } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../kernel/context";
import { inTurn } from "../../kernel/in-turn";
import { flowErrors } from "../flows/validate";
import { type Bundle, draftOf } from "./bundle";
import { draftVersion, retellIdsOf, writeVersion } from "./retell-draft";

const waiting = new Map<string, Promise<void>>();

/**
 * Makes the draft at Retell hold what the agent's row says. Throws UpstreamError; what is saved here stays saved. Whoever asks while
 * another push of the same agent waits for its turn shares that one: it reads the row only when it begins.
 */
export async function pushAgent(ctx: TenantCtx, agentId: string): Promise<void> {
  const shared = waiting.get(agentId);
  if (shared) return await shared;
  const mine = inRetellTurn(agentId, () => {
    waiting.delete(agentId);
    return push(ctx, agentId);
  });
  waiting.set(agentId, mine);
  await mine;
}

/** Whatever writes to an agent at Retell does so one after the other. */
export async function inRetellTurn<T>(agentId: string, work: () => Promise<T>): Promise<T> {
  return await inTurn(`push of ${agentId}`, work);
}

/**
 * Another process may push an older save at the same time, and land last: whoever pushed looks again, and pushes again until what it
 * pushed is the newest. While a version is being published the draft waits: they write to the same place at Retell.
 */
async function push(ctx: TenantCtx, agentId: string): Promise<void> {
  for (;;) {
    const agent = await ctx.db.agent.findUnique({ where: { id: agentId } });
    if (agent?.status !== "active" && agent?.status !== "paused") return;
    if (await ctx.db.agentVersion.findFirst({ where: { agentId, status: "publishing" }, select: { id: true } })) return;
    const bundle = await draftOf(ctx.db, agent);
    // A flow that is half drawn is kept here until it can work: Retell would refuse it with every save.
    if (bundle.flow && (await flowErrors(ctx, bundle.flow.definition)).length > 0) return;
    const refusal = await write(ctx, agent, bundle);
    const { revision, updatedAt } = agent;
    const { count } = await ctx.db.agent.updateMany({
      where: { id: agentId, revision },
      // A push is no edit: the instant of the last save stays.
      data: { updatedAt, ...(!refusal && { syncedRevision: revision }) },
    });
    if (count === 0) continue;
    if (refusal) throw refusal;
    return;
  }
}

/** A refusal is returned, not thrown: it means something only if what was refused still stands. */
async function write(ctx: TenantCtx, agent: Prisma.AgentModel, bundle: Bundle): Promise<UpstreamError | null> {
  const ids = retellIdsOf(agent);
  try {
    await writeVersion(ctx, agent.id, ids, { version: await draftVersion(ctx, ids), bundle });
    return null;
  } catch (error) {
    if (isRefusal(error)) return error;
    throw error;
  }
}

/** Whether Retell said no, as opposed to being away, busy or in the middle of another change. */
export function isRefusal(error: unknown): error is UpstreamError {
  return error instanceof UpstreamError && error.kind === "rejected" && !error.retryable;
}
