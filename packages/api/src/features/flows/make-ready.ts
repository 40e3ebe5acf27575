import type { Prisma, TenantTx } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { assertNamed } from "../tools/assert-named";
import { assertUrls } from "../tools/assert-urls";
import { sealSecrets } from "../tools/secrets";
import { agentsIn, chosenIds, knowledgeIn } from "./named-things";
import type { FlowDefinition } from "./schemas";

/** A definition that may be stored, and the columns that hold it. */
interface Ready {
  readonly definition: FlowDefinition;
  readonly columns: Pick<Prisma.FlowModel, "knowledgeBaseIds" | "transferAgentIds"> & {
    readonly definition: Prisma.InputJsonObject;
  };
}

/**
 * A definition as it may be stored: its secrets sealed, its addresses open to the internet, and what it names the tenant's own. Call it
 * in the transaction that stores it. Throws validation_failed, naming the place. @param before what is there already
 */
export async function makeReady(
  tx: TenantTx,
  ctx: TenantCtx,
  definition: FlowDefinition,
  before?: FlowDefinition,
): Promise<Ready> {
  assertUrls(ctx, definition);
  const [agents, knowledgeBases] = [agentsIn(definition), knowledgeIn(definition)];
  const kept = before ? [...agentsIn(before), ...knowledgeIn(before)] : [];
  await assertNamed(tx, ctx, { agents, knowledgeBases }, new Set(kept.map(({ id }) => id)));
  // What is stored has no `undefined`, so that it can be compared with what is there.
  const sealed = JSON.parse(JSON.stringify(await sealSecrets(tx, ctx, definition))) as FlowDefinition;
  return {
    definition: sealed,
    columns: {
      definition: sealed as unknown as Prisma.InputJsonObject,
      knowledgeBaseIds: chosenIds(knowledgeBases),
      transferAgentIds: chosenIds(agents),
    },
  };
}
