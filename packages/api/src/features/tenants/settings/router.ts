import { can, rest, router } from "../../../trpc";
import { endAllSessions } from "./end-all-sessions";
import { getTenantSettings } from "./get";
import { EndedSessions, SlugAnswer, SlugInput, TenantSettings, UpdateTenantInput } from "./schemas";
import { slugIsFree } from "./slug-is-free";
import { updateTenantSettings } from "./update";

export const tenantRouter = router({
  get: can("tenant:read")
    .meta(rest("GET", "/tenant", "The organisation's settings"))
    .output(TenantSettings)
    .query(({ ctx }) => getTenantSettings(ctx)),
  update: can("tenant:update")
    .meta(rest("PATCH", "/tenant", "Change the organisation's settings"))
    .input(UpdateTenantInput)
    .output(TenantSettings)
    .mutation(({ ctx, input }) => updateTenantSettings(ctx, input)),
  slugIsFree: can("tenant:update")
    .input(SlugInput)
    .output(SlugAnswer)
    .query(({ ctx, input }) => slugIsFree(ctx, input)),
  endAllSessions: can("tenant:update")
    .output(EndedSessions)
    .mutation(({ ctx }) => endAllSessions(ctx)),
});
