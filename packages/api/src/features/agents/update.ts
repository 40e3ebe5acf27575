import type { UpstreamError } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../kernel/context";
import { crashPoint } from "../../kernel/crash";
import { AppError, conflict } from "../../kernel/errors";
import { may } from "../../kernel/permissions";
import { recordAudit } from "../audit/record";
import { assertBindable } from "../phone-numbers/bindable";
import { changeAgent } from "./change-agent";
import { asRow, changesIn, differing, type Editable, forAudit } from "./changes";
import { designIn } from "./design";
import { getAgent } from "./get";
import { leaseMs } from "./lease";
import { assertVoices } from "./list-voices";
import { visibleTo } from "./policy";
import { isRefusal, pushAgent } from "./push";
import { queueReconcile } from "./queue-reconcile";
import type { AgentView, UpdateAgentInput } from "./schemas";
import { AgentSettings } from "./settings";
import { takeBack } from "./take-back";

/**
 * Saves changes of an agent's draft, here first and then at Retell; callers meet them when they are published. Throws conflict when `revision` is given and somebody saved meanwhile;
 * when Retell refuses the change it is taken back and the person is told; when Retell cannot be reached the save stands and follows.
 */
export async function updateAgent(ctx: TenantCtx, input: UpdateAgentInput): Promise<AgentView> {
  const { id, revision, ...fields } = input;
  if (fields.assignedUserId !== undefined && !may(ctx.actor.role, "agents:assign")) {
    throw new AppError("forbidden", "Your role may not assign agents.");
  }
  if (fields.voiceId !== undefined || fields.fallbackVoiceIds?.length) await assertVoicesOf(ctx, id, fields);
  const saved = await save(ctx, { id, basedOn: revision, fields });
  if (saved === null) return await getAgent(ctx, { id });
  crashPoint(ctx.env, "agents.update:after-save");
  const refusal = await tryPush(ctx, id);
  if (refusal) {
    await takeBack(ctx, id, saved.before, saved.wanted);
    throw new AppError(
      "provider_error",
      "Retell refused this change, so it was taken back. Nothing else was changed.",
      {
        cause: refusal,
      },
    );
  }
  return await getAgent(ctx, { id });
}

/** Throws what a save of this change would throw, and saves nothing. For changes without tools: their secrets would be kept. */
export async function assertUpdate(ctx: TenantCtx, { id, revision: _, ...fields }: UpdateAgentInput): Promise<void> {
  await assertVoicesOf(ctx, id, fields);
  await changeAgent(ctx, id, async (tx, before) => await designIn(tx, ctx, fields, before));
}

/** The voices as they would be after the change. An agent that is not there is told by the save. */
async function assertVoicesOf(
  ctx: TenantCtx,
  id: string,
  { voiceId, fallbackVoiceIds }: Pick<UpdateAgentInput, "voiceId" | "fallbackVoiceIds">,
): Promise<void> {
  const agent = await ctx.db.agent.findFirst({ where: { AND: [{ id }, visibleTo(ctx.actor)] } });
  if (!agent) return;
  const standIns =
    fallbackVoiceIds === undefined ? AgentSettings.parse(agent.settings).fallbackVoiceIds : fallbackVoiceIds;
  await assertVoices(ctx, voiceId ?? agent.voiceId, standIns ?? []);
}

interface Save {
  readonly id: string;
  readonly basedOn: number | undefined;
  readonly fields: Omit<UpdateAgentInput, "id" | "revision">;
}

interface Saved {
  readonly before: Editable;
  readonly wanted: Partial<Editable>;
}

/** Saves under the agent's lock. Returns what it was before and what was written, or null when nothing differs. */
async function save(ctx: TenantCtx, { id, basedOn, fields }: Save): Promise<Saved | null> {
  return await changeAgent(ctx, id, async (tx, before) => {
    if (before.status !== "active" && before.status !== "paused") {
      throw conflict(
        before.status === "failed" ? "This agent could not be made: delete it." : "This agent is still being set up.",
      );
    }
    if (basedOn !== undefined && basedOn !== before.revision) {
      throw conflict(`Somebody saved this agent meanwhile: it is at revision ${before.revision} now.`, "revision");
    }
    await assertBindable(tx, ctx.tenant.id, { userId: fields.assignedUserId });
    const wanted = { ...changesIn(fields), ...(await designIn(tx, ctx, fields, before)) };
    const changed = differing(wanted, before);
    if (changed.length === 0) return null;
    await tx.agent.update({
      where: { id },
      data: {
        ...asRow(wanted),
        revision: { increment: 1 },
        // Whose agent it is concerns no caller: what is published stays published.
        ...(isHandOver(changed) &&
          before.publishedRevision === before.revision && { publishedRevision: { increment: 1 } }),
        updatedAt: ctx.clock.now(),
      },
    });
    await queueReconcile(tx, ctx, id, leaseMs);
    await recordAudit(tx, ctx, {
      action: "agent.updated",
      objectType: "agent",
      objectId: id,
      before: forAudit(before, changed),
      after: forAudit(wanted, changed),
    });
    return { before, wanted };
  });
}

function isHandOver(changed: readonly string[]): boolean {
  return changed.every((field) => field === "assignedUserId");
}

/** Returns Retell's refusal; an outage is none. */
async function tryPush(ctx: TenantCtx, id: string): Promise<UpstreamError | null> {
  try {
    await pushAgent(ctx, id);
    return null;
  } catch (error) {
    if (isRefusal(error)) return error;
    ctx.log.warn({ err: error, agentId: id }, "a saved agent could not be pushed to Retell; a job will");
    return null;
  }
}
