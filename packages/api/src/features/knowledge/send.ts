import type { Prisma } from "@voxcalls/db";
import { UpstreamError, withinDeadline, type NewSources } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../kernel/context";
import { crashPoint } from "../../kernel/crash";
import { AppError } from "../../kernel/errors";
import { fromUpstream } from "../../kernel/upstream";
import { Unclear } from "../agents/make-once";
import { makeAtRetell } from "./make-at-retell";
import { queueFollow } from "./queue";
import { settleStatus } from "./settle-status";

type Base = Prisma.KnowledgeBaseModel;
type Source = Prisma.KnowledgeSourceModel;

/** A person waits. One request may take half of it, and a file wants its time: fifty megabytes then pass at 10 Mbit/s. */
const longestMs = 30_000;
const longestWithFileMs = 84_000;

/**
 * Gives sources to Retell: with the base itself when they are its first, else into it. What Retell surely refused is `failed`, with
 * the reason; when nobody knows, the rows stay as they are and the job of their making looks what came of it.
 */
export async function sendSources(ctx: TenantCtx, base: Base, rows: readonly Source[], file?: File): Promise<void> {
  try {
    await withinDeadline(file ? longestWithFileMs : longestMs, () => give(ctx, base, toRetell(rows, file)));
  } catch (error) {
    const reason = refusalIn(error);
    if (reason === undefined) {
      ctx.log.warn({ err: error, knowledgeBaseId: base.id }, "nobody knows whether a source arrived; a job will look");
      return;
    }
    await note(ctx, base.id, rows, { status: "failed", failureReason: reason });
    return;
  }
  crashPoint(ctx.env, "knowledge.add:after-send");
  await note(ctx, base.id, rows, { acceptedAt: ctx.clock.now() });
}

async function give(ctx: TenantCtx, base: Base, sources: NewSources): Promise<void> {
  const { retellId, tookSources } =
    base.retellKnowledgeBaseId === null
      ? await makeAtRetell(ctx, base, sources)
      : { retellId: base.retellKnowledgeBaseId, tookSources: false };
  if (!tookSources) await ctx.retell.knowledge.addSources(retellId, sources);
}

function toRetell(rows: readonly Source[], file: File | undefined): NewSources {
  return {
    texts: rows.flatMap(({ type, title, text }) => (type === "text" ? [{ title, text: text ?? "" }] : [])),
    urls: rows.flatMap(({ type, title }) => (type === "url" ? [title] : [])),
    files: file && [file],
  };
}

/** What to tell about it; undefined when Retell may have taken it all the same. */
function refusalIn(error: unknown): string | undefined {
  if (error instanceof AppError) return error.message;
  if (!(error instanceof UpstreamError)) throw error;
  return error instanceof Unclear || error.outcome === "unknown" ? undefined : fromUpstream(error).message;
}

async function note(
  ctx: TenantCtx,
  baseId: string,
  rows: readonly Source[],
  data: Prisma.KnowledgeSourceUpdateManyMutationInput,
): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const ids = rows.map(({ id }) => id);
    const where = { id: { in: ids }, status: "processing" as const, acceptedAt: null };
    await tx.knowledgeSource.updateMany({ where, data: { ...data, updatedAt: ctx.clock.now() } });
    await settleStatus(tx, ctx, baseId);
    await queueFollow(tx, ctx, baseId, 0);
  });
}
