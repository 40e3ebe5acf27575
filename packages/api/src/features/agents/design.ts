import type { Prisma, TenantTx } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { AppError, invalid } from "../../kernel/errors";
import { storableJson } from "../../kernel/text";
import { assertNamed } from "../tools/assert-named";
import { assertUrls } from "../tools/assert-urls";
import { sealSecrets } from "../tools/secrets";
import { type NamedThing, swapTargetsIn } from "../tools/toolbox";
import { assertSettings, assertToolNames } from "./assert-settings";
import type { Editable } from "./changes";
import { AgentSettings, settingKeys } from "./settings";

type Design = Partial<Pick<Editable, "settings" | "knowledgeBaseIds" | "transferAgentIds">>;
type Given = AgentSettings & { readonly knowledgeBaseIds?: string[] | undefined };

/**
 * The deeper settings as the row will hold them: those given over those there were, null for none, secrets sealed. Call it in the
 * transaction of the change. Throws validation_failed, naming the field, for an agent or knowledge base that is not the tenant's.
 */
export async function designIn(
  tx: TenantTx,
  ctx: TenantCtx,
  given: Given,
  before: Pick<Prisma.AgentModel, "settings" | "knowledgeBaseIds"> & { readonly id?: string },
): Promise<Design> {
  const design: Design = {};
  if (given.knowledgeBaseIds !== undefined) {
    const ids = [...new Set(given.knowledgeBaseIds)];
    await assertKnowledge(tx, ctx, ids, before.knowledgeBaseIds);
    design.knowledgeBaseIds = ids;
  }
  const changed = settingKeys.filter((key) => given[key] !== undefined);
  if (changed.length === 0) return design;
  const patch = Object.fromEntries(changed.map((key) => [key, given[key]])) as AgentSettings;
  assertUrls(ctx, patch);
  assertSettings(patch);
  const sealed = storableJson(await sealSecrets(tx, ctx, patch)) as AgentSettings;
  const old = AgentSettings.parse(before.settings);
  const merged = Object.entries({ ...old, ...sealed });
  const settings = Object.fromEntries(merged.filter(([, value]) => value !== null && value !== undefined));
  const swaps = swapTargetsIn(settings);
  await assertAgents(tx, ctx, swaps, { ownId: before.id, kept: swapTargetsIn(old) });
  assertStates(settings);
  assertToolNames(settings);
  return {
    ...design,
    settings: settings as Prisma.JsonObject,
    transferAgentIds: [...new Set(swaps.map(({ id }) => id))],
  };
}

/** Checked as everywhere else (tools/assert-named.ts); but here nothing may be left open, and no agent takes over from itself. */
async function assertAgents(
  tx: TenantTx,
  ctx: TenantCtx,
  agents: readonly NamedThing[],
  { ownId, kept }: { ownId: string | undefined; kept: readonly NamedThing[] },
): Promise<void> {
  const open = agents.find(({ id }) => id === "");
  if (open) throw invalid(open.path, "Choose the agent to hand over to.");
  const self = agents.find(({ id }) => id === ownId);
  if (self) throw invalid(self.path, "An agent cannot hand a call to itself.");
  await assertNamed(tx, ctx, { agents, knowledgeBases: [] }, new Set(kept.map(({ id }) => id)));
}

/** The rows are held, so that none of them is deleted while it is being attached. A user attaches own knowledge only. */
async function assertKnowledge(tx: TenantTx, ctx: TenantCtx, ids: string[], before: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await tx.$queryRaw<{ id: string; ownerId: string | null }[]>`
    select id::text, owner_id::text as "ownerId" from knowledge_bases
    where tenant_id = ${ctx.tenant.id}::uuid and id = any(${ids}::uuid[]) and status <> 'deleted' order by id for share`;
  const { actor } = ctx;
  const isOpen = (id: string) => {
    const row = rows.find((base) => base.id === id);
    return row && (actor.role !== "user" || row.ownerId === actor.userId || before.includes(id));
  };
  const missing = ids.findIndex((id) => !isOpen(id));
  if (missing >= 0) throw invalid(`knowledgeBaseIds.${missing}`, "There is no such knowledge base.");
}

/** States lead to states that are there, and begin with one of them. */
function assertStates({ states, startingState }: AgentSettings): void {
  const names = (states ?? []).map(({ name }) => name);
  const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
  if (twice >= 0) throw invalid(`states.${twice}.name`, "Another state has this name.");
  states?.forEach(({ edges }, index) => {
    const lost = edges?.findIndex((edge) => !names.includes(edge.destinationStateName)) ?? -1;
    if (lost >= 0) throw invalid(`states.${index}.edges.${lost}.destinationStateName`, "There is no such state.");
  });
  if (startingState != null && !names.includes(startingState))
    throw invalid("startingState", "There is no such state.");
}

/** Throws validation_failed when a flow is not the tenant's; holds its row, so that it is not deleted meanwhile. */
export async function assertFlow(tx: TenantTx, ctx: TenantCtx, flowId: string): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from flows where tenant_id = ${ctx.tenant.id}::uuid and id = ${flowId}::uuid for share`;
  if (rows.length === 0) throw new AppError("not_found", "There is no such flow.");
}
