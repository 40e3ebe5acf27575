import type { Prisma } from "@voxcalls/db";
import { openAsBlob } from "node:fs";
import type { TenantCtx } from "../../kernel/context";
import { crashPoint } from "../../kernel/crash";
import { invalid, notFound } from "../../kernel/errors";
import { storable } from "../../kernel/text";
import type { Uploaded } from "../../kernel/uploaded-file";
import { recordAudit } from "../audit/record";
import { urlProblem } from "../tools/public-url";
import { changeBase } from "./change-base";
import { assertReadable } from "./file-content";
import { queueReconcile } from "./queue";
import type { AddSourceInput, SourceView } from "./schemas";
import { sendSources } from "./send";
import { settleStatus } from "./settle-status";
import { toSourceView } from "./view";

type NewSource = Pick<Prisma.KnowledgeSourceModel, "type" | "title" | "text" | "sizeBytes">;

/**
 * Puts a text, a web page or a file into a knowledge base and gives it to Retell. A file passes through and is not kept. When Retell
 * refuses, the source is there all the same, `failed` with the reason, so that nothing typed is lost. Throws not_found, and
 * validation_failed for an address that leads inside and for a file that is not what its name says.
 */
export async function addSource(ctx: TenantCtx, input: AddSourceInput): Promise<SourceView> {
  if (input.file) await assertReadable(input.file);
  const made = toRow(input);
  const { base, row } = await changeBase(ctx, input.id, async (tx, base) => {
    const now = ctx.clock.now();
    const row = await tx.knowledgeSource.create({
      data: { ...made, knowledgeBaseId: base.id, createdAt: now, updatedAt: now },
    });
    await settleStatus(tx, ctx, base.id);
    await queueReconcile(tx, ctx, base.id);
    await recordAudit(tx, ctx, {
      action: "knowledge.source_added",
      objectType: "knowledge_base",
      objectId: base.id,
      after: { sourceId: row.id, type: row.type, title: row.title, sizeBytes: row.sizeBytes },
    });
    return { base, row };
  });
  crashPoint(ctx.env, "knowledge.add:after-row");
  await sendSources(ctx, base, [row], input.file && (await asFile(input.file)));
  const latest = await ctx.db.knowledgeSource.findFirst({ where: { id: row.id } });
  if (!latest) throw notFound("source");
  return toSourceView(latest);
}

function toRow({ title = "", text = "", url, file }: AddSourceInput): NewSource {
  if (file) return { type: "document", title: file.name, text: null, sizeBytes: file.bytes };
  if (url !== undefined) return { type: "url", title: pageAddress(url), text: null, sizeBytes: null };
  const words = storable(text);
  return { type: "text", title: storable(title), text: words, sizeBytes: Buffer.byteLength(words) };
}

function pageAddress(url: string): string {
  const problem = urlProblem(url, { allowLocal: false });
  if (problem !== null) throw invalid("url", `This page cannot be read: ${problem}`);
  return new URL(url).href;
}

/** As Retell is to have it, read from disk as it is sent. */
async function asFile({ path, name }: Uploaded): Promise<File> {
  return new File([await openAsBlob(path)], name);
}
