import { agentsRouter } from "./features/agents/router";
import { testCasesRouter } from "./features/agents/test-cases/router";
import { apiKeysRouter } from "./features/api-keys/router";
import { auditRouter } from "./features/audit/router";
import { authRouter } from "./features/auth/router";
import { batchesRouter } from "./features/batches/router";
import { billingRouter } from "./features/billing/router";
import { callsRouter } from "./features/calls/router";
import { doNotCallRouter } from "./features/do-not-call/router";
import { flowsRouter } from "./features/flows/router";
import { knowledgeRouter } from "./features/knowledge/router";
import { limitsRouter } from "./features/limits/router";
import { invitationsRouter, membersRouter } from "./features/members/router";
import { phoneNumbersRouter, poolRouter } from "./features/phone-numbers/router";
import { platformAccountsRouter } from "./features/platform/accounts/router";
import { platformRouter } from "./features/platform/router";
import { platformSettingsRouter } from "./features/platform/settings/router";
import { tenantsRouter } from "./features/platform/tenants/router";
import { supportVisitsRouter } from "./features/platform/visits/router";
import { tenantRouter } from "./features/tenants/settings/router";
import { providerHealthRouter } from "./features/provider-health/router";
import { reconciliationRouter } from "./features/reconciliation/router";
import { toolsRouter } from "./features/tools/router";
import { webhookEndpointsRouter } from "./features/webhook-endpoints/router";
import { router } from "./trpc";

/** Every procedure there is; REST, tRPC and server-rendered pages all call through this one tree. */
export const appRouter = router({
  auth: authRouter,
  agents: agentsRouter,
  testCases: testCasesRouter,
  apiKeys: apiKeysRouter,
  audit: auditRouter,
  batches: batchesRouter,
  billing: billingRouter,
  calls: callsRouter,
  doNotCall: doNotCallRouter,
  flows: flowsRouter,
  invitations: invitationsRouter,
  knowledge: knowledgeRouter,
  limits: limitsRouter,
  members: membersRouter,
  phoneNumbers: phoneNumbersRouter,
  pool: poolRouter,
  platform: platformRouter,
  platformAccounts: platformAccountsRouter,
  platformSettings: platformSettingsRouter,
  providerHealth: providerHealthRouter,
  reconciliation: reconciliationRouter,
  supportVisits: supportVisitsRouter,
  tenant: tenantRouter,
  tenants: tenantsRouter,
  tools: toolsRouter,
  webhookEndpoints: webhookEndpointsRouter,
});

export type AppRouter = typeof appRouter;
