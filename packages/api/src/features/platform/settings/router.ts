import { platform, rest, router } from "../../../trpc";
import { changeSettings } from "./change";
import { checkSetUp } from "./check-set-up";
import { getSettings } from "./get";
import { ChangeSettingsInput, SettingsView, SetUpView } from "./schemas";

export const platformSettingsRouter = router({
  get: platform("platform:settings")
    .meta(rest("GET", "/admin/settings", "The platform's settings and plans"))
    .output(SettingsView)
    .query(({ ctx }) => getSettings(ctx)),
  change: platform("platform:settings")
    .meta(rest("PATCH", "/admin/settings", "Change the platform's settings"))
    .input(ChangeSettingsInput)
    .output(SettingsView)
    .mutation(({ ctx, input }) => changeSettings(ctx, input)),
  checkSetUp: platform("platform:settings")
    .meta(rest("GET", "/admin/settings/providers", "Whether the providers are set up"))
    .output(SetUpView)
    .query(({ ctx }) => checkSetUp(ctx)),
});
