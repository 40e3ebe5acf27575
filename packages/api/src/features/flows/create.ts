import type { TenantTx } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { recordAudit } from "../audit/record";
import { forAudit } from "./for-audit";
import { getFlow } from "./get";
import { makeReady } from "./make-ready";
import type { CreateFlowInput, FlowDefinition, FlowView } from "./schemas";

/** Makes a flow that no agent follows yet. Throws validation_failed for what it names that is not the tenant's. */
export async function createFlow(ctx: TenantCtx, { name, ...definition }: CreateFlowInput): Promise<FlowView> {
  return await storeFlow(ctx, name, definition);
}

/** Stores a definition as a new flow. */
export async function storeFlow(ctx: TenantCtx, name: string, definition: FlowDefinition): Promise<FlowView> {
  const id = await ctx.db.tx((tx) => storeFlowIn(tx, ctx, { name, definition }));
  return await getFlow(ctx, { id });
}

export interface NewFlow {
  readonly name: string;
  readonly definition: FlowDefinition;
}

/** The same as part of a greater change. Returns the flow's id. */
export async function storeFlowIn(tx: TenantTx, ctx: TenantCtx, { name, definition }: NewFlow): Promise<string> {
  const now = ctx.clock.now();
  const ready = await makeReady(tx, ctx, definition);
  const updatedBy = ctx.actor.type === "member" ? ctx.actor.userId : null;
  const flow = await tx.flow.create({ data: { ...ready.columns, name, updatedBy, createdAt: now, updatedAt: now } });
  await recordAudit(tx, ctx, {
    action: "flow.created",
    objectType: "flow",
    objectId: flow.id,
    after: forAudit(name, ready.definition),
  });
  return flow.id;
}
