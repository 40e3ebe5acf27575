import type { PlatformCtx } from "../../../kernel/context";
import { conflict } from "../../../kernel/errors";
import { unscoped } from "../../../kernel/unscoped";
import { lockOwnVisit, recordVisit, toVisitView } from "./own-visit";
import type { VisitView } from "./schemas";

/** From now on this visit may change things, too; a second act with rows of its own. Throws conflict when there is no visit. */
export async function raiseVisit(ctx: PlatformCtx): Promise<VisitView> {
  return await unscoped(ctx).$transaction(async (tx) => {
    const visit = await lockOwnVisit(tx, ctx);
    if (!visit) throw conflict("You visit no organisation, or your visit is over. Enter it again.");
    if (visit.mayWrite) return toVisitView(visit);
    await tx.supportVisit.update({ where: { id: visit.id }, data: { mayWrite: true } });
    await recordVisit(tx, ctx, visit, { action: "support.raised", after: { mayWrite: true } });
    return toVisitView({ ...visit, mayWrite: true });
  });
}
