import { agentsRouter } from "./features/agents/router";
import { authRouter } from "./features/auth/router";
import { billingRouter } from "./features/billing/router";
import { callsRouter } from "./features/calls/router";
import { membersRouter } from "./features/members/router";
import { phoneNumbersRouter, poolRouter } from "./features/phone-numbers/router";
import { platformRouter } from "./features/platform/router";
import { router } from "./trpc";

/** Every procedure there is; REST, tRPC and server-rendered pages all call through this one tree. */
export const appRouter = router({
  auth: authRouter,
  agents: agentsRouter,
  billing: billingRouter,
  calls: callsRouter,
  members: membersRouter,
  phoneNumbers: phoneNumbersRouter,
  pool: poolRouter,
  platform: platformRouter,
});

export type AppRouter = typeof appRouter;
