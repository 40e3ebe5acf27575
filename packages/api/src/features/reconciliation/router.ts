import { platform, rest, router } from "../../trpc";
import { judgeItem } from "./judge-item";
import { listReconciliation } from "./list";
import {
  ItemView,
  JudgeItemInput,
  ListReconciliationInput,
  ReconciliationView,
  RunView,
  StartReconciliationInput,
} from "./schemas";
import { startReconciliation } from "./start";

const path = "/admin/reconciliation";

export const reconciliationRouter = router({
  list: platform("platform:reconciliation")
    .meta(rest("GET", path, "Our calls held against the provider's: days, runs and differences"))
    .input(ListReconciliationInput)
    .output(ReconciliationView)
    .query(({ ctx, input }) => listReconciliation(ctx, input)),
  start: platform("platform:reconciliation")
    .meta(rest("POST", path, "Compare the last days now", { status: 202 }))
    .input(StartReconciliationInput)
    .output(RunView)
    .mutation(({ ctx, input }) => startReconciliation(ctx, input)),
  judge: platform("platform:reconciliation")
    .meta(rest("PATCH", `${path}/{id}`, "Let a difference stay for a stated reason, or take that back"))
    .input(JudgeItemInput)
    .output(ItemView)
    .mutation(({ ctx, input }) => judgeItem(ctx, input)),
});
