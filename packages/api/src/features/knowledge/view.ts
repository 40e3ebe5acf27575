import type { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import type { KnowledgeSummary, KnowledgeView, SourceView } from "./schemas";
import { usesOf } from "./used-by";

/** What the views need beside the base's own columns. */
export const withSources = {
  owner: { select: { name: true } },
  sources: { orderBy: [{ createdAt: "asc" }, { id: "asc" }] },
} as const satisfies Prisma.KnowledgeBaseInclude;

type Row = Prisma.KnowledgeBaseGetPayload<{ include: typeof withSources }>;

/** A base as it is listed: without the words of its texts. */
interface ListedRow extends Omit<Row, "sources"> {
  readonly sources: readonly Pick<Row["sources"][number], "status" | "sizeBytes">[];
}

const excerptLength = 280;

/** The bases as they are listed, with what uses them. */
export async function toSummaries(ctx: TenantCtx, rows: readonly ListedRow[]): Promise<KnowledgeSummary[]> {
  const ids = rows.map(({ id }) => id);
  const uses = await usesOf(ctx, ids);
  return rows.map((row) => {
    const { agents = [], flows = [] } = uses.get(row.id) ?? {};
    return summary(row, { agents: [...agents], flows: [...flows] });
  });
}

/** One base with its sources. */
export async function toKnowledgeView(ctx: TenantCtx, row: Row): Promise<KnowledgeView> {
  const [told] = await toSummaries(ctx, [row]);
  if (!told) throw new Error("a row without a view");
  return { ...told, sources: row.sources.map(toSourceView) };
}

function summary(row: ListedRow, usedBy: KnowledgeSummary["usedBy"]): KnowledgeSummary {
  const { id, tenantId, ownerId, name, status, autoRefresh, lastRefreshedAt, createdAt, updatedAt, sources } = row;
  if (status === "deleted") throw new Error("a deleted knowledge base is shown to nobody");
  return {
    id,
    tenantId,
    ownerId,
    ownerName: row.owner?.name ?? null,
    name,
    status,
    autoRefresh,
    mayChangeAutoRefresh: mayChangeAutoRefresh(row),
    lastRefreshedAt,
    sourceCount: sources.length,
    failedSourceCount: sources.filter((source) => source.status === "failed").length,
    sizeBytes: sources.reduce((sum, source) => sum + (source.sizeBytes ?? 0), 0),
    usedBy,
    createdAt,
    updatedAt,
  };
}

/** Retell takes the wish when the base is made there, and cannot change it later. */
export function mayChangeAutoRefresh(base: Pick<Row, "retellKnowledgeBaseId" | "leasedUntil">): boolean {
  return base.retellKnowledgeBaseId === null && base.leasedUntil === null;
}

export function toSourceView(row: Prisma.KnowledgeSourceModel): SourceView {
  const { id, type, title, text, sizeBytes, status, failureReason, createdAt, updatedAt } = row;
  return {
    id,
    type,
    title,
    excerpt: text?.slice(0, excerptLength).toWellFormed() ?? null,
    sizeBytes,
    status,
    failureReason,
    mayRetry: status === "failed" && type !== "document",
    createdAt,
    updatedAt,
  };
}
