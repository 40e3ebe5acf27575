import { Prisma } from "@voxcalls/db";
import type { PlatformCtx } from "../../../kernel/context";
import { unscoped } from "../../../kernel/unscoped";
import { platformLog, readEntries } from "../../audit/entries";
import type { AuditEntryView } from "../../audit/schemas";

const atMost = 50;

/** What super admins did to this tenant, newest first; also for one that is gone. */
export async function tenantLogOf(ctx: PlatformCtx, { id }: { id: string }): Promise<AuditEntryView[]> {
  const about = { ...platformLog, whose: Prisma.sql`a.object_id = ${id}::uuid` };
  return await readEntries(unscoped(ctx), about, {}, { limit: atMost, position: undefined });
}
