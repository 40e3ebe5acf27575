import type { TenantCtx } from "../../../kernel/context";
import { labelOf } from "../../audit/record";

/** Who makes a version, as its row keeps it. Only members can be looked up later; of others the name of that time stays. */
export function writtenBy(ctx: TenantCtx): { createdBy: string | null; createdByLabel: string } {
  const { actorId, actorLabel } = labelOf(ctx.actor);
  // The name of a job says nothing to people.
  const name = ctx.actor.type === "system" ? "VoxCalls" : actorLabel;
  return { createdBy: ctx.actor.type === "member" ? actorId : null, createdByLabel: name };
}
