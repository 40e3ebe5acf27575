import { platform, router } from "../../../trpc";
import { leaveVisit } from "./leave";
import { raiseVisit } from "./raise";
import { StartVisitInput, VisitView } from "./schemas";
import { startVisit } from "./start";

export const supportVisitsRouter = router({
  start: platform("platform:visit")
    .input(StartVisitInput)
    .output(VisitView)
    .mutation(({ ctx, input }) => startVisit(ctx, input)),
  raise: platform("platform:visit")
    .output(VisitView)
    .mutation(({ ctx }) => raiseVisit(ctx)),
  leave: platform("platform:visit").mutation(({ ctx }) => leaveVisit(ctx)),
});
