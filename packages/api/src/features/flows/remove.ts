import type { TenantCtx } from "../../kernel/context";
import { conflict } from "../../kernel/errors";
import { recordAudit } from "../audit/record";
import { changeFlow } from "./change-flow";
import { forAudit } from "./for-audit";
import type { FlowIdInput } from "./schemas";
import { definitionOf } from "./view";

/** Deletes a flow. Throws not_found, and conflict while agents follow it, by their names. */
export async function removeFlow(ctx: TenantCtx, { id }: FlowIdInput): Promise<void> {
  await changeFlow(ctx, id, async (tx, flow) => {
    const followers = await tx.agent.findMany({
      where: { flowId: id, status: { not: "deleted" } },
      select: { name: true },
      orderBy: { name: "asc" },
    });
    if (followers.length > 0) {
      const names = followers.map(({ name }) => `“${name}”`).join(", ");
      throw conflict(
        `${names} ${followers.length === 1 ? "follows" : "follow"} this flow: give them another one first.`,
      );
    }
    // Deleted agents keep their row, but need no flow any more.
    await tx.agent.updateMany({ where: { flowId: id }, data: { flowId: null } });
    await tx.flow.delete({ where: { id } });
    await recordAudit(tx, ctx, {
      action: "flow.deleted",
      objectType: "flow",
      objectId: id,
      before: forAudit(flow.name, definitionOf(flow)),
    });
  });
}
