import type { Prisma, TenantTx } from "@voxcalls/db";
import { notFound } from "../../kernel/errors";

/** A source of a base that the person was let into. Throws not_found. */
export async function findSource(tx: TenantTx, baseId: string, id: string): Promise<Prisma.KnowledgeSourceModel> {
  const source = await tx.knowledgeSource.findFirst({ where: { id, knowledgeBaseId: baseId } });
  if (!source) throw notFound("source");
  return source;
}
