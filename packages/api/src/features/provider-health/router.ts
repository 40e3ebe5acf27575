import { platform, rest, router } from "../../trpc";
import { adoptTheirs } from "./adopt-theirs";
import { clearOrphan } from "./clear-orphan";
import { listHealth } from "./list";
import { pushOurs } from "./push-ours";
import { remakeLost } from "./remake-lost";
import { HealthItemId, HealthRun, HealthView, ListHealthInput } from "./schemas";
import { startHealthRun } from "./start";

const path = "/admin/provider-health";

export const providerHealthRouter = router({
  list: platform("platform:health")
    .meta(rest("GET", path, "What stands at the provider, held against what should stand there"))
    .input(ListHealthInput)
    .output(HealthView)
    .query(({ ctx, input }) => listHealth(ctx, input)),
  start: platform("platform:health")
    .meta(rest("POST", path, "Look at everything now", { status: 202 }))
    .output(HealthRun)
    .mutation(({ ctx }) => startHealthRun(ctx)),
  push: platform("platform:health")
    .meta(rest("POST", `${path}/{id}/push`, "Write ours there again", { respond: "empty" }))
    .input(HealthItemId)
    .mutation(({ ctx, input }) => pushOurs(ctx, input)),
  adopt: platform("platform:health")
    .meta(rest("POST", `${path}/{id}/adopt`, "Take over what was set there", { respond: "empty" }))
    .input(HealthItemId)
    .mutation(({ ctx, input }) => adoptTheirs(ctx, input)),
  remake: platform("platform:health")
    .meta(rest("POST", `${path}/{id}/remake`, "Make what is missing there again", { respond: "empty" }))
    .input(HealthItemId)
    .mutation(({ ctx, input }) => remakeLost(ctx, input)),
  clear: platform("platform:health")
    .meta(rest("POST", `${path}/{id}/clear`, "Remove an orphan at the provider", { respond: "empty" }))
    .input(HealthItemId)
    .mutation(({ ctx, input }) => clearOrphan(ctx, input)),
});
