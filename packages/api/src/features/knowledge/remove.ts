import { withinDeadline } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../kernel/context";
import { crashPoint } from "../../kernel/crash";
import { conflict } from "../../kernel/errors";
import { recordAudit } from "../audit/record";
import { changeBase } from "./change-base";
import { clearAway } from "./clear-away";
import { queueReconcile } from "./queue";
import type { KnowledgeIdInput } from "./schemas";
import { usersIn, usesOf } from "./used-by";

const longestMs = 14_000;

/**
 * Deletes a knowledge base, here and at Retell. Throws not_found, and conflict that names the agents and flows which look things up in
 * it: attaching holds the same row, so none slips in between. What Retell does not do now, a job does.
 */
export async function removeKnowledge(ctx: TenantCtx, { id }: KnowledgeIdInput): Promise<void> {
  const deleted = await changeBase(ctx, id, async (tx, before) => {
    const users = await usersIn(tx, ctx.tenant.id, id);
    if (users.length > 0) throw conflict(await inUse(ctx, id, users.length));
    await tx.knowledgeSource.deleteMany({ where: { knowledgeBaseId: id } });
    const deleted = await tx.knowledgeBase.update({
      where: { id },
      data: { status: "deleted", failureReason: null, updatedAt: ctx.clock.now() },
    });
    await queueReconcile(tx, ctx, id);
    await recordAudit(tx, ctx, {
      action: "knowledge.deleted",
      objectType: "knowledge_base",
      objectId: id,
      before: { name: before.name, status: before.status },
    });
    return deleted;
  });
  crashPoint(ctx.env, "knowledge.remove:after-row");
  try {
    await withinDeadline(longestMs, () => clearAway(ctx, deleted));
  } catch (error) {
    ctx.log.warn(
      { err: error, knowledgeBaseId: id },
      "a deleted knowledge base is still at Retell; a job will remove it",
    );
  }
}

/** Names what the person may see, and counts the rest. */
async function inUse(ctx: TenantCtx, id: string, all: number): Promise<string> {
  const { agents = [], flows = [] } = (await usesOf(ctx, [id])).get(id) ?? {};
  const named = [...agents.map(({ name }) => `the agent ${name}`), ...flows.map(({ name }) => `the flow ${name}`)];
  const rest = Math.max(0, all - named.length);
  const others = rest === 0 ? [] : [`${rest} ${rest === 1 ? "other that uses it" : "others that use it"}`];
  const list = new Intl.ListFormat("en").format([...named, ...others]);
  return `Detach it first from ${list}. A published version counts until another one is published.`;
}
