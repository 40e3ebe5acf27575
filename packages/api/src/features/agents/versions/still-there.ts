import type { TenantTx } from "@voxcalls/db";
import { conflict } from "../../../kernel/errors";
import { agentsIn, chosenIds, knowledgeIn } from "../../flows/named-things";
import { swapTargetsIn } from "../../tools/toolbox";
import type { Bundle } from "../bundle";

/**
 * Throws conflict, naming them, when agents or knowledge bases are deleted that a version needs: callers would meet it without them. The
 * rows are held, so that none of them is deleted before the version is written down.
 */
export async function assertStillThere(
  tx: TenantTx,
  tenantId: string,
  number: number,
  { flow, settings, knowledgeBaseIds }: Bundle,
): Promise<void> {
  const bases = [...knowledgeBaseIds, ...(flow ? chosenIds(knowledgeIn(flow.definition)) : [])];
  const agents = [
    ...swapTargetsIn(settings).map(({ id }) => id),
    ...(flow ? chosenIds(agentsIn(flow.definition)) : []),
  ];
  await tx.$queryRaw`
    select 1 from knowledge_bases where tenant_id = ${tenantId}::uuid and id = any(${bases}::uuid[]) order by id for share`;
  const gone = await tx.$queryRaw<{ kind: string; name: string | null }[]>`
    select 'the knowledge base' as kind, b.name from unnest(${bases}::uuid[]) as wanted(id)
    left join knowledge_bases b on b.tenant_id = ${tenantId}::uuid and b.id = wanted.id
    where b.id is null or b.status = 'deleted'
    union
    select 'the agent', a.name from unnest(${agents}::uuid[]) as wanted(id)
    left join agents a on a.tenant_id = ${tenantId}::uuid and a.id = wanted.id
    where a.id is null or a.status = 'deleted'
    order by 1, 2`;
  if (gone.length === 0) return;
  const list = new Intl.ListFormat("en").format(
    gone.map(({ kind, name }) => (name === null ? kind : `${kind} “${name}”`)),
  );
  throw conflict(
    `Version ${number} needs what is deleted: ${list}. Change the draft and publish that instead.`,
    "version",
  );
}
