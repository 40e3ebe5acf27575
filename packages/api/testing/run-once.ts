import { createDb } from "@voxcalls/db";
import { patient } from "@voxcalls/db/testing/patience";
import { createDeps } from "../src/deps";
import { createAgent } from "../src/features/agents/create";
import { removeAgent } from "../src/features/agents/remove";
import { updateAgent } from "../src/features/agents/update";
import { publishAgent } from "../src/features/agents/versions/publish";
import { dialBatch } from "../src/features/batches/dial";
import { clearCall } from "../src/features/calls/clear";
import { forgetContent } from "../src/features/calls/forget";
import { settleCalls } from "../src/features/calls/settle";
import { syncCalls } from "../src/features/calls/sync";
import { addSource } from "../src/features/knowledge/add-source";
import { askKnowledge } from "../src/features/knowledge/ask";
import { removeKnowledge } from "../src/features/knowledge/remove";
import { buyNumber } from "../src/features/phone-numbers/pool/buy";
import { importNumber } from "../src/features/phone-numbers/pool/import";
import { retireNumber } from "../src/features/phone-numbers/pool/retire";
import { removeTenant } from "../src/features/platform/tenants/remove";
import { runRemoveTenant } from "../src/features/platform/tenants/run-remove";
import { deliverWebhooks } from "../src/features/webhook-endpoints/deliver";
import { runRemake } from "../src/features/provider-health/run-remake";
import { runReconciliation } from "../src/features/reconciliation/run";
import { findTenantInForce } from "../src/features/tenants/find-in-force";
import { enterTenant, platformCtx, type Deps } from "../src/kernel/context";
import { readEnv } from "../src/kernel/env";

// A process of its own that runs one verb, so that a test can kill it in the middle: `node --import tsx run-once.ts <JSON>`.
const { env, database, tenantId, verb, input } = JSON.parse(process.argv[2] ?? "") as {
  env: Record<string, string>;
  database: { appUrl: string; platformUrl: string };
  tenantId: string;
  verb: keyof typeof verbs;
  input: never;
};

async function inTenant(deps: Deps) {
  const tenant = await findTenantInForce(deps.db.platform, tenantId);
  if (!tenant) throw new Error("there is no such tenant");
  return enterTenant(deps, { type: "system", role: "system", job: "run-once" }, tenant, null);
}

const onPlatform = (deps: Deps) => platformCtx(deps, { type: "system", role: "system", job: "run-once" }, null);

const verbs = {
  createAgent: async (deps: Deps, what: never) => await createAgent(await inTenant(deps), what),
  publishAgent: async (deps: Deps, what: never) => await publishAgent(await inTenant(deps), what),
  updateAgent: async (deps: Deps, what: never) => await updateAgent(await inTenant(deps), what),
  removeAgent: async (deps: Deps, what: never) => await removeAgent(await inTenant(deps), what),
  addSource: async (deps: Deps, what: never) => await addSource(await inTenant(deps), what),
  askKnowledge: async (deps: Deps, what: never) => await askKnowledge(await inTenant(deps), what),
  removeKnowledge: async (deps: Deps, what: never) => await removeKnowledge(await inTenant(deps), what),
  buyNumber: async (deps: Deps, what: never) => await buyNumber(onPlatform(deps), what),
  removeTenant: async (deps: Deps, what: never) => await removeTenant(onPlatform(deps), what),
  runRemoveTenant: async (deps: Deps, what: never) => await runRemoveTenant(deps, what),
  runRemake: async (deps: Deps, what: never) => await runRemake(deps, what),
  importNumber: async (deps: Deps, what: never) => await importNumber(onPlatform(deps), what),
  forgetContent: async (deps: Deps) => await forgetContent(deps, new AbortController().signal),
  clearCall: async (deps: Deps, what: never) => await clearCall(deps, what),
  retireNumber: async (deps: Deps, what: never) => await retireNumber(onPlatform(deps), what),
  syncCalls: async (deps: Deps) => await syncCalls(deps, new AbortController().signal),
  dialBatch: async (deps: Deps, what: never) => await dialBatch(deps, what, new AbortController().signal),
  settleCalls: async (deps: Deps) => await settleCalls(deps),
  runReconciliation: async (deps: Deps, what: never) =>
    await runReconciliation(deps, what, 1, new AbortController().signal),
  deliverWebhooks: async (deps: Deps) => await deliverWebhooks(deps, new AbortController().signal),
};

const deps = createDeps(readEnv(env), { db: createDb({ ...database, ...patient }) });
try {
  await verbs[verb](deps, input);
} catch (error) {
  console.error(error);
}
await deps.db.close();
