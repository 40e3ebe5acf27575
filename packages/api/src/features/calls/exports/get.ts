import type { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../../kernel/context";
import { notFound } from "../../../kernel/errors";
import { labelOf } from "../../audit/record";
import type { StoredFile } from "../schemas";
import { exportKeyOf } from "./key";
import { ExportView } from "./schemas";

const contentTypes = { csv: "text/csv; charset=utf-8", json: "application/json" } as const;

/** How far an export is. Throws not_found for everybody but who asked for it, and when it has expired. */
export async function getExport(ctx: TenantCtx, { id }: { id: string }): Promise<ExportView> {
  return ExportView.parse(await find(ctx, id));
}

/** The file, for whoever asked for it. */
export async function downloadExport(ctx: TenantCtx, { id }: { id: string }): Promise<StoredFile> {
  const made = await find(ctx, id);
  const key = exportKeyOf(made);
  const file = made.status === "ready" ? await ctx.recordings.stat(key) : null;
  if (!file) throw notFound("export");
  return { key, ...file, contentType: contentTypes[made.format], fileName: `calls-${ctx.tenant.slug}.${made.format}` };
}

/** Somebody who has become a user meanwhile does not get everybody's calls. */
async function find(ctx: TenantCtx, id: string): Promise<Prisma.CallExportModel> {
  const { actor } = ctx;
  const made = await ctx.db.callExport.findFirst({
    where: {
      id,
      createdBy: labelOf(actor).actorId ?? ctx.tenant.id,
      expiresAt: { gt: ctx.clock.now() },
      ...(actor.role === "user" ? { ownUserId: actor.userId } : {}),
    },
  });
  if (!made) throw notFound("export");
  return made;
}
