import { platform, router } from "../../trpc";
import { PlatformSummary } from "./schemas";
import { summarisePlatform } from "./summary";

export const platformRouter = router({
  summary: platform("platform:read")
    .output(PlatformSummary)
    .query(({ ctx }) => summarisePlatform(ctx)),
});
