import { isDeepStrictEqual } from "node:util";
import type { TenantCtx } from "../../kernel/context";
import { conflict } from "../../kernel/errors";
import { recordAudit } from "../audit/record";
import { changeFlow } from "./change-flow";
import { forAudit } from "./for-audit";
import { getFlow } from "./get";
import { makeReady } from "./make-ready";
import type { FlowDefinition, FlowView, UpdateFlowInput } from "./schemas";
import { tellFollowers } from "./tell-followers";
import { definitionOf } from "./view";

/**
 * Saves the parts of a flow that are given; the drafts of the agents that follow it change with it, what callers meet does not. Throws
 * conflict when `revision` is given and somebody saved meanwhile, and validation_failed for what it names that is not the tenant's.
 */
export async function updateFlow(ctx: TenantCtx, input: UpdateFlowInput): Promise<FlowView> {
  const { id, revision, name, ...parts } = input;
  await changeFlow(ctx, id, async (tx, flow) => {
    if (revision !== undefined && revision !== flow.revision) {
      throw conflict(`Somebody saved this flow meanwhile: it is at revision ${flow.revision} now.`, "revision");
    }
    const before = definitionOf(flow);
    const { definition, columns } = await makeReady(tx, ctx, withParts(before, parts), before);
    const newName = name ?? flow.name;
    const isRedrawn = !isDeepStrictEqual(definition, before);
    if (!isRedrawn && newName === flow.name) return;
    const updatedBy = ctx.actor.type === "member" ? ctx.actor.userId : null;
    await tx.flow.update({
      where: { id },
      data: { ...columns, name: newName, updatedBy, revision: { increment: 1 }, updatedAt: ctx.clock.now() },
    });
    if (isRedrawn) await tellFollowers(tx, ctx, id);
    await recordAudit(tx, ctx, {
      action: "flow.updated",
      objectType: "flow",
      objectId: id,
      before: forAudit(flow.name, before),
      after: forAudit(newName, definition),
    });
  });
  return await getFlow(ctx, { id });
}

type Parts = { readonly [K in keyof FlowDefinition]?: FlowDefinition[K] | undefined };

function withParts(before: FlowDefinition, parts: Parts): FlowDefinition {
  const given = Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined));
  return { ...before, ...given };
}
