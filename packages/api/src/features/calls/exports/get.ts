import type { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../../kernel/context";
import { notFound } from "../../../kernel/errors";
import { labelOf } from "../../audit/record";
import type { StoredFile } from "../schemas";
import { exportKeyOf } from "./key";
import { ExportView } from "./schemas";

const mostListed = 20;

const contentTypes = { csv: "text/csv; charset=utf-8", json: "application/json" } as const;

/** How far an export is. Throws not_found for everybody but who asked for it, and when it has expired. */
export async function getExport(ctx: TenantCtx, { id }: { id: string }): Promise<ExportView> {
  return ExportView.parse(await find(ctx, id));
}

/** What whoever asks had made or is having made, until it expires; newest first. */
export async function recentExports(ctx: TenantCtx): Promise<ExportView[]> {
  const rows = await ctx.db.callExport.findMany({
    where: ownExports(ctx),
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: mostListed,
  });
  return rows.map((row) => ExportView.parse(row));
}

/** The file, for whoever asked for it. */
export async function downloadExport(ctx: TenantCtx, { id }: { id: string }): Promise<StoredFile> {
  const made = await find(ctx, id);
  const key = exportKeyOf(made);
  const file = made.status === "ready" ? await ctx.recordings.stat(key) : null;
  if (!file) throw notFound("export");
  return { key, ...file, contentType: contentTypes[made.format], fileName: `calls-${ctx.tenant.slug}.${made.format}` };
}

async function find(ctx: TenantCtx, id: string): Promise<Prisma.CallExportModel> {
  const made = await ctx.db.callExport.findFirst({ where: { id, ...ownExports(ctx) } });
  if (!made) throw notFound("export");
  return made;
}

/** Somebody who has become a user meanwhile does not get everybody's calls. */
function ownExports({ actor, tenant, clock }: TenantCtx) {
  return {
    createdBy: labelOf(actor).actorId ?? tenant.id,
    expiresAt: { gt: clock.now() },
    ...(actor.role === "user" ? { ownUserId: actor.userId } : {}),
  };
}
