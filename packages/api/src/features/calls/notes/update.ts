import type { TenantCtx } from "../../../kernel/context";
import { notFound } from "../../../kernel/errors";
import { recordAudit } from "../../audit/record";
import { getCallView } from "../get";
import { visibleTo } from "../policy";
import type { NotedCall } from "../schemas";
import type { UpdateCallInput } from "./schemas";
import { tidyTags } from "./tags";

/** Writes a call's notes or tags, each only if given. Throws not_found when there is no such call, or none that the actor may see. */
export async function updateCall(ctx: TenantCtx, { id, ...input }: UpdateCallInput): Promise<NotedCall> {
  const written = await ctx.db.tx(async (tx) => {
    const select = { notes: true, tags: true } as const;
    const before = await tx.call.findFirst({ where: { id, ...visibleTo(ctx.actor) }, select });
    if (!before) throw notFound("call");
    const after = {
      notes: input.notes === undefined ? before.notes : input.notes || null,
      tags: input.tags === undefined ? before.tags : tidyTags(input.tags, "tags"),
    };
    const isNoted = after.notes !== before.notes;
    const { count } = await tx.call.updateMany({ where: { id, ...visibleTo(ctx.actor) }, data: after });
    if (count === 0) throw notFound("call");
    // Notes may hold what was said, and the log outlives the call: it tells that they changed, not what they say.
    await recordAudit(tx, ctx, {
      action: "call.updated",
      objectType: "call",
      objectId: id,
      before: { tags: before.tags, ...(isNoted && { notes: before.notes === null ? null : "as they were" }) },
      after: { tags: after.tags, ...(isNoted && { notes: after.notes === null ? null : "rewritten" }) },
    });
    return after;
  });
  return { ...(await getCallView(ctx, id)), ...written };
}
