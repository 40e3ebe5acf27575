import { can, router } from "../../trpc";
import { changeLimits } from "./change";
import { getLimits } from "./get";
import { listDeclined } from "./list-declined";
import { limitsNotice } from "./notice";
import { ChangeLimitsInput, DeclinedPage, LimitsNotice, LimitsView, ListDeclinedInput } from "./schemas";

export const limitsRouter = router({
  get: can("tenant:read")
    .output(LimitsView)
    .query(({ ctx }) => getLimits(ctx)),
  notice: can("usage:read")
    .output(LimitsNotice)
    .query(({ ctx }) => limitsNotice(ctx)),
  change: can("tenant:update")
    .input(ChangeLimitsInput)
    .output(LimitsView)
    .mutation(({ ctx, input }) => changeLimits(ctx, input)),
  declined: can("tenant:read")
    .input(ListDeclinedInput)
    .output(DeclinedPage)
    .query(({ ctx, input }) => listDeclined(ctx, input)),
});
