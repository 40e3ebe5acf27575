import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../../kernel/context";
import { notFound } from "../../../kernel/errors";
import { recordAudit } from "../../audit/record";
import { visibleSql } from "../policy";
import type { TagCallsInput } from "./schemas";
import { tidyTags, withoutTags } from "./tags";

/**
 * Gives tags to some calls and takes tags from them. All or none: throws not_found when one of them is not there, or not the actor's to
 * see. Returns how many calls changed.
 */
export async function tagCalls(ctx: TenantCtx, input: TagCallsInput): Promise<{ changed: number }> {
  const ids = [...new Set(input.ids)];
  return await ctx.db.tx(async (tx) => {
    // Locked, so that two people who tag at once lose nothing.
    const calls = await tx.$queryRaw<{ id: string; tags: string[] }[]>(Prisma.sql`
      select c.id, c.tags from calls c where c.tenant_id = ${ctx.tenant.id}::uuid and c.id = any(${ids}::uuid[])
        and ${visibleSql(ctx.actor)} order by c.id for update`);
    if (calls.length !== ids.length) throw notFound("call");
    let changed = 0;
    for (const { id, tags: before } of calls) {
      const tags = tidyTags([...withoutTags(before, input.remove), ...input.add], "add");
      if (tags.join("\n") === before.join("\n")) continue;
      changed += 1;
      await tx.call.updateMany({ where: { id }, data: { tags } });
      const entry = { action: "call.updated", objectType: "call", objectId: id };
      await recordAudit(tx, ctx, { ...entry, before: { tags: before }, after: { tags } });
    }
    return { changed };
  });
}
