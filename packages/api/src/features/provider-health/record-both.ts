import type { Prisma } from "@voxcalls/db";
import type { PlatformCtx } from "../../kernel/context";
import { recordAudit } from "../audit/record";
import { recordPlatformAudit } from "../audit/record-platform";

type Item = Pick<Prisma.ProviderHealthItemModel, "kind" | "name" | "ourId" | "ownerId">;

/** Writes what was done about a thing into the platform's log, and into its tenant's. */
export async function recordBoth(
  tx: Prisma.TransactionClient,
  ctx: PlatformCtx,
  { kind, name, ourId, ownerId }: Item,
  action: string,
): Promise<void> {
  const entry = { action, objectType: kind, ...(ourId !== null && { objectId: ourId }) };
  const tenant = ownerId === null ? null : await tx.tenant.findUnique({ where: { id: ownerId }, select: { id: true } });
  if (tenant) await recordAudit(tx, { ...ctx, tenant }, { ...entry, after: { name } });
  await recordPlatformAudit(tx, ctx, { ...entry, objectName: name });
}
