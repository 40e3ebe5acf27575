import { randomUUID } from "node:crypto";
import type { Fixture } from "../testing/isolation/fixture";

/** Different at each try, for what has to be unique. */
const fresh = () => randomUUID().slice(0, 8);

/** Two answers about "until now" would differ by the time between them. */
const loadedAt = Date.now();
const dayMs = 24 * 60 * 60 * 1000;
const span = { from: new Date(loadedAt - 30 * dayMs), to: new Date(loadedAt + dayMs) };

/** A flow that names an agent and a knowledge base in a node. */
const flowNaming = (agentId: string, knowledgeBaseId: string) => ({
  nodes: [
    { id: "swap", type: "agent_swap", agentId, edge: { id: "failed" } },
    {
      id: "talk",
      type: "conversation",
      instruction: { type: "prompt", text: "Talk." },
      knowledgeBaseIds: [knowledgeBaseId],
    },
  ],
});

/**
 * Every procedure: who may call it, written down a second time so that the permission table has a witness, and a valid input
 * made of one person's things. The proof (`pnpm isolation:prove`) puts strangers' things in their place, one by one.
 */
export const fixtures: Record<string, Fixture> = {
  "auth.register": {
    who: "everybody",
    input: () => ({
      tenantName: `New ${fresh()}`,
      name: "Ada",
      email: `ada-${fresh()}@example.test`,
      password: "correct horse battery 9",
    }),
  },
  "auth.login": { who: "everybody", input: ({ email }) => ({ email, password: "not the password" }) },
  "auth.refresh": { who: "everybody", input: () => ({ refreshToken: "no such token" }) },
  "auth.logout": { who: "everybody", input: () => ({ refreshToken: "no such token" }) },
  "auth.me": { who: "signed-in" },
  "auth.updateMe": { who: "signed-in", input: () => ({ name: `Me ${fresh()}` }) },
  "auth.account": { who: "signed-in" },
  "auth.link": { who: "everybody", input: () => ({ token: "no such token" }) },
  "auth.password.forgot": { who: "everybody", input: ({ email }) => ({ email }) },
  "auth.password.reset": {
    who: "everybody",
    input: () => ({ token: "no such token", password: "correct horse battery 9" }),
    refusedWith: 400,
  },
  "auth.password.change": {
    who: "signed-in",
    input: () => ({ currentPassword: "not the password", newPassword: "correct horse battery 9" }),
    refusedWith: 400,
  },
  "auth.email.verify": { who: "everybody", input: () => ({ token: "no such token" }), refusedWith: 400 },
  "auth.email.sendLink": { who: "signed-in", refusedWith: 409 },
  "auth.email.change": {
    who: "signed-in",
    input: () => ({ email: `new-${fresh()}@example.test`, password: "not the password" }),
    refusedWith: 400,
  },
  "auth.sessions.list": { who: "signed-in", input: () => ({ limit: 100 }) },
  "auth.sessions.end": { who: "signed-in", input: ({ sessionId }) => ({ id: sessionId }) },
  "auth.sessions.endOthers": { who: "signed-in" },
  "auth.twoFactor.begin": { who: "signed-in", input: () => ({ password: "not the password" }), refusedWith: 400 },
  "auth.twoFactor.confirm": { who: "signed-in", input: () => ({ code: "123456" }), refusedWith: 409 },
  "auth.twoFactor.renewCodes": { who: "signed-in", input: () => ({ password: "not the password" }), refusedWith: 400 },
  "auth.twoFactor.disable": { who: "signed-in", input: () => ({ password: "not the password" }), refusedWith: 400 },

  "agents.list": { who: "user", input: () => ({ limit: 100 }) },
  "agents.table": { who: "user", input: () => ({ limit: 100 }) },
  "agents.get": { who: "user", input: ({ agentId }) => ({ id: agentId }) },
  "agents.create": {
    who: "admin",
    input: ({ userId }) => ({
      name: `Agent ${fresh()}`,
      systemPrompt: "You answer.",
      voiceId: "retell-Cimo",
      assignedUserId: userId,
    }),
  },
  "agents.update": { who: "user", input: ({ agentId }) => ({ id: agentId, name: "Renamed", revision: 1 }) },
  "agents.pause": { who: "user", input: ({ agentId }) => ({ id: agentId }) },
  "agents.resume": { who: "user", input: ({ agentId }) => ({ id: agentId }) },
  "agents.remove": { who: "admin", input: ({ agentId }) => ({ id: agentId }) },
  // The provider has never heard of these agents.
  "agents.duplicate": { who: "admin", input: ({ agentId }) => ({ id: agentId }) },
  "agents.export": { who: "user", input: ({ agentId }) => ({ id: agentId }) },
  "agents.import": {
    who: "admin",
    input: () => ({
      file: {
        format: "voxcalls-agent/1",
        name: `Agent ${fresh()}`,
        systemPrompt: "You answer.",
        welcomeMessage: null,
        voiceId: "retell-Cimo",
        llmModel: "gpt-4.1",
        language: "en-US",
        responsiveness: 1,
        interruptionSensitivity: 1,
        ambientSound: null,
        settings: {},
        flow: null,
      },
    }),
  },
  "agents.publish": { who: "user", input: ({ agentId }) => ({ id: agentId }), refusedWith: 502 },
  "agents.rollback": { who: "user", input: ({ agentId }) => ({ id: agentId, version: 1 }), refusedWith: 502 },
  "agents.versions": { who: "user", input: ({ agentId }) => ({ id: agentId, limit: 100 }) },
  "agents.diff": { who: "user", input: ({ agentId }) => ({ id: agentId, n: 1 }) },
  "agents.testChat": { who: "user", input: ({ agentId }) => ({ id: agentId }), refusedWith: 502 },
  "agents.testCall": {
    who: "admin",
    input: ({ agentId }) => ({ id: agentId, toNumber: "+12025550124" }),
    refusedWith: 502,
  },
  "agents.voices": { who: "user" },
  "agents.voicePreview": { who: "user", input: () => ({ voiceId: "retell-Cimo" }) },

  "knowledge.list": { who: "user", input: () => ({ limit: 100 }) },
  "knowledge.get": { who: "user", input: ({ knowledgeBaseId }) => ({ id: knowledgeBaseId }) },
  "knowledge.create": { who: "user", input: () => ({ name: `Base ${fresh()}` }) },
  "knowledge.update": {
    who: "user",
    input: ({ knowledgeBaseId }) => ({ id: knowledgeBaseId, name: `Base ${fresh()}` }),
  },
  "knowledge.remove": { who: "user", input: ({ knowledgeBaseId }) => ({ id: knowledgeBaseId }) },
  "knowledge.addSource": {
    who: "user",
    input: ({ knowledgeBaseId }) => ({
      id: knowledgeBaseId,
      type: "text",
      title: "Prices",
      text: "A cleaning is $90.",
    }),
  },
  "knowledge.previewPage": { who: "user", input: () => ({ url: "https://127.0.0.1/" }) },
  "knowledge.removeSource": {
    who: "user",
    input: ({ knowledgeBaseId, knowledgeSourceId }) => ({ id: knowledgeBaseId, sourceId: knowledgeSourceId }),
  },
  "knowledge.retrySource": {
    who: "user",
    input: ({ knowledgeBaseId, knowledgeSourceId }) => ({ id: knowledgeBaseId, sourceId: knowledgeSourceId }),
  },
  "knowledge.query": {
    who: "user",
    input: ({ knowledgeBaseId }) => ({ id: knowledgeBaseId, question: "What is a cleaning?" }),
  },

  "apiKeys.list": { who: "admin", input: () => ({ limit: 100 }) },
  "apiKeys.create": { who: "admin", input: () => ({ name: `Key ${fresh()}`, scopes: ["agents:read"] }) },
  "apiKeys.revoke": { who: "admin", input: ({ apiKeyId }) => ({ id: apiKeyId }) },
  "apiKeys.revokeAll": { who: "admin" },

  "webhookEndpoints.list": { who: "admin", input: () => ({ limit: 100 }) },
  "webhookEndpoints.create": {
    who: "admin",
    input: () => ({ url: `https://hooks.example.test/${fresh()}`, events: ["call.ended"] }),
  },
  "webhookEndpoints.get": { who: "admin", input: ({ webhookEndpointId }) => ({ id: webhookEndpointId }) },
  "webhookEndpoints.update": {
    who: "admin",
    input: ({ webhookEndpointId }) => ({ id: webhookEndpointId, description: `Changed ${fresh()}` }),
  },
  "webhookEndpoints.remove": { who: "admin", input: ({ webhookEndpointId }) => ({ id: webhookEndpointId }) },
  "webhookEndpoints.rotateSecret": { who: "admin", input: ({ webhookEndpointId }) => ({ id: webhookEndpointId }) },
  "webhookEndpoints.endOldSecret": {
    who: "admin",
    input: ({ webhookEndpointId }) => ({ id: webhookEndpointId }),
    refusedWith: 409,
  },
  "webhookEndpoints.ping": { who: "admin", input: ({ webhookEndpointId }) => ({ id: webhookEndpointId }) },
  "webhookEndpoints.deliveries": {
    who: "admin",
    input: ({ webhookEndpointId }) => ({ id: webhookEndpointId, limit: 100 }),
  },
  "webhookEndpoints.delivery": {
    who: "admin",
    input: ({ webhookEndpointId, webhookDeliveryId }) => ({ id: webhookEndpointId, deliveryId: webhookDeliveryId }),
  },
  "webhookEndpoints.replay": {
    who: "admin",
    input: ({ webhookEndpointId, webhookDeliveryId }) => ({ id: webhookEndpointId, deliveryId: webhookDeliveryId }),
  },
  "webhookEndpoints.replaySpan": {
    who: "admin",
    input: ({ webhookEndpointId }) => ({
      id: webhookEndpointId,
      from: new Date(Date.now() - 60 * 60 * 1000),
      to: new Date(Date.now() + 60 * 60 * 1000),
    }),
  },

  "audit.list": {
    who: "admin",
    input: () => ({ limit: 100 }),
    also: ({ userId }) => ({ limit: 100, actor: userId }),
  },
  // Lines of CSV are for REST to stream, by `Accept: text/csv`; tRPC carries none.
  "audit.exportCsv": { who: "admin", input: () => ({ limit: 100 }), refusedWith: 400 },
  "audit.listPlatform": { who: "super_admin", input: () => ({ limit: 100 }) },
  "audit.exportPlatformCsv": { who: "super_admin", input: () => ({ limit: 100 }), refusedWith: 400 },

  "billing.summary": { who: "user" },
  "billing.terms": { who: "user" },
  "billing.timeseries": { who: "user", input: () => ({ ...span, groupBy: "user" }) },
  "billing.records": {
    who: "user",
    input: () => ({}),
    also: ({ agentId, userId, callId }) => ({ agentId, userId, callId }),
  },
  "billing.statements": { who: "admin", input: () => ({}) },
  "billing.statement": { who: "admin", input: ({ statementId }) => ({ id: statementId }) },
  "billing.statementCsv": { who: "admin", input: ({ statementId }) => ({ id: statementId }), refusedWith: 400 },
  "billing.limits": { who: "admin" },
  "limits.get": { who: "admin" },
  "limits.notice": { who: "user" },
  "limits.declined": { who: "admin", input: () => ({ limit: 100 }) },
  "limits.change": { who: "admin", input: () => ({ spendCap: String(1_000 + Math.floor(Math.random() * 1e6)) }) },

  "calls.list": {
    who: "user",
    input: () => ({ limit: 100 }),
    also: ({ agentId, userId }) => ({ limit: 100, agentId, userId }),
  },
  "calls.table": {
    who: "user",
    input: () => ({ limit: 100 }),
    also: ({ agentId, userId }) => ({ limit: 100, agentId, userId }),
  },
  "calls.totals": { who: "user", input: () => ({}), also: ({ agentId, userId }) => ({ agentId, userId }) },
  "calls.get": { who: "user", input: ({ callId }) => ({ id: callId }) },
  "calls.receipt": { who: "user", input: ({ callId }) => ({ id: callId }) },
  "calls.transcript": { who: "user", input: ({ callId }) => ({ id: callId }) },
  "calls.audio": { who: "user", input: ({ callId }) => ({ id: callId }) },
  "calls.start": { who: "admin", input: ({ agentId }) => ({ agentId, toNumber: "+12025550123" }) },
  "calls.inject": { who: "admin", input: ({ callId }) => ({ id: callId, note: "n" }), refusedWith: 409 },
  "calls.stop": { who: "admin", input: ({ callId }) => ({ id: callId }) },
  "calls.events": { who: "user", input: ({ callId }) => ({ id: callId }) },
  "calls.tags": { who: "user" },
  "calls.exportCsv": { who: "user", input: () => ({ limit: 100 }), refusedWith: 400 },
  "calls.startExport": { who: "user", input: () => ({ format: "csv" }) },
  "calls.recentExports": { who: "user" },
  "calls.export": { who: "user", input: ({ callExportId }) => ({ id: callExportId }) },
  "calls.downloadExport": { who: "user", input: ({ callExportId }) => ({ id: callExportId }) },
  "calls.update": { who: "user", input: ({ callId }) => ({ id: callId, notes: "Call back.", tags: ["vip"] }) },
  "calls.tagMany": { who: "user", input: ({ callId }) => ({ ids: [callId], add: [`tag ${fresh()}`] }) },
  "calls.remove": { who: "admin", input: ({ callId }) => ({ id: callId }) },
  "calls.removeMany": { who: "admin", input: ({ callId }) => ({ ids: [callId] }) },
  "calls.stats": { who: "user", input: () => ({}), also: ({ agentId }) => ({ agentId }) },
  "calls.parkedEvents": { who: "super_admin", input: () => ({}) },

  "batches.list": { who: "admin", input: () => ({ limit: 100 }) },
  "batches.get": { who: "admin", input: ({ batchId }) => ({ id: batchId }) },
  "batches.create": {
    who: "admin",
    input: ({ agentId }) => ({ name: `Batch ${fresh()}`, agentId, numberColumn: "phone" }),
  },
  "batches.rows": { who: "admin", input: ({ batchId }) => ({ id: batchId, limit: 100 }) },
  "batches.rowsCsv": { who: "admin", input: ({ batchId }) => ({ id: batchId, limit: 100 }), refusedWith: 400 },
  // The file has another column than the batch asks for.
  "batches.fill": {
    who: "admin",
    input: ({ batchId }) => ({ id: batchId, csv: "phone\n+12025550123" }),
    refusedWith: 400,
  },
  "batches.start": { who: "admin", input: ({ batchId }) => ({ id: batchId, hasConsent: true }) },
  "batches.pause": { who: "admin", input: ({ batchId }) => ({ id: batchId }), refusedWith: 409 },
  "batches.resume": { who: "admin", input: ({ batchId }) => ({ id: batchId }), refusedWith: 409 },
  "batches.cancel": { who: "admin", input: ({ batchId }) => ({ id: batchId }) },
  "doNotCall.list": { who: "admin", input: () => ({ limit: 100 }) },
  "doNotCall.add": {
    who: "admin",
    input: () => ({ numbers: `+1404555${String(Math.floor(Math.random() * 1e4)).padStart(4, "0")}`, source: "asked" }),
  },
  "doNotCall.remove": { who: "admin", input: ({ doNotCallId }) => ({ id: doNotCallId }) },

  "testCases.list": { who: "user", input: ({ agentId }) => ({ id: agentId }) },
  "testCases.create": {
    who: "user",
    input: ({ agentId }) => ({ id: agentId, name: `Case ${fresh()}`, callerLines: ["Hello."] }),
  },
  "testCases.update": { who: "user", input: ({ testCaseId }) => ({ id: testCaseId, name: `Case ${fresh()}` }) },
  "testCases.remove": { who: "user", input: ({ testCaseId }) => ({ id: testCaseId }) },
  // The provider has never heard of these agents.
  "testCases.run": { who: "user", input: ({ testCaseId }) => ({ id: testCaseId }), refusedWith: 502 },
  "testCases.runAll": { who: "user", input: ({ agentId }) => ({ id: agentId }) },

  // Nothing listens there; that is an answer.
  "tools.test": {
    who: "user",
    input: () => ({ tool: { type: "custom", name: "hook", url: "http://127.0.0.1:9/hook" }, args: {} }),
  },

  "flows.list": { who: "user", input: () => ({ limit: 100 }) },
  "flows.get": { who: "user", input: ({ flowId }) => ({ id: flowId }) },
  "flows.create": {
    who: "admin",
    input: ({ agentId, knowledgeBaseId }) => ({ name: `Flow ${fresh()}`, ...flowNaming(agentId, knowledgeBaseId) }),
  },
  "flows.update": {
    who: "user",
    input: ({ flowId, agentId, knowledgeBaseId }) => ({ id: flowId, ...flowNaming(agentId, knowledgeBaseId) }),
  },
  // Agents follow it.
  "flows.remove": { who: "admin", input: ({ flowId }) => ({ id: flowId }), refusedWith: 409 },
  "flows.validate": { who: "user", input: ({ flowId }) => ({ id: flowId }) },
  "flows.duplicate": { who: "admin", input: ({ flowId }) => ({ id: flowId }) },
  "flows.export": { who: "user", input: ({ flowId }) => ({ id: flowId }) },
  "flows.import": {
    who: "admin",
    input: () => ({ file: { format: "voxcalls-flow/1", name: `Flow ${fresh()}`, definition: {} } }),
  },

  "members.list": { who: "admin" },
  "members.table": { who: "admin", input: () => ({ limit: 100 }), also: ({ email }) => ({ limit: 100, q: email }) },
  "members.get": { who: "admin", input: ({ userId }) => ({ id: userId }) },
  "members.seats": { who: "admin" },
  "members.affected": { who: "admin", input: ({ userId }) => ({ id: userId }) },
  "members.update": {
    who: "admin",
    input: ({ userId, agentId, phoneNumberId }) => ({
      id: userId,
      assignedAgentId: agentId,
      assignedPhoneNumberId: phoneNumberId,
    }),
  },
  "members.remove": { who: "admin", input: ({ userId }) => ({ id: userId }) },
  "invitations.list": { who: "admin", input: () => ({ limit: 100 }), also: () => ({ limit: 100, status: "open" }) },
  "invitations.send": { who: "admin", input: () => ({ email: `guest-${fresh()}@example.test`, role: "user" }) },
  "invitations.resend": { who: "admin", input: ({ invitationId }) => ({ id: invitationId }) },
  "invitations.copyLink": { who: "admin", input: ({ invitationId }) => ({ id: invitationId }) },
  "invitations.revoke": { who: "admin", input: ({ invitationId }) => ({ id: invitationId }) },
  "invitations.offer": { who: "everybody", input: () => ({ token: "no such token" }), refusedWith: 404 },
  "invitations.accept": {
    who: "everybody",
    input: () => ({ token: "no such token", name: "Ada", password: "correct horse battery 9" }),
    refusedWith: 404,
  },

  "phoneNumbers.list": { who: "admin", input: () => ({ limit: 100 }) },
  "phoneNumbers.available": { who: "admin", input: () => ({ limit: 100 }) },
  "phoneNumbers.mine": { who: "user", input: () => ({ limit: 100 }) },
  "phoneNumbers.claim": {
    who: "admin",
    input: ({ poolNumberId, agentId, userId }) => ({ phoneNumberId: poolNumberId, agentId, userId }),
  },
  "phoneNumbers.release": { who: "admin", input: ({ phoneNumberId }) => ({ phoneNumberId }) },
  "phoneNumbers.update": {
    who: "admin",
    input: ({ phoneNumberId, agentId, userId }) => ({ id: phoneNumberId, agentId, userId }),
  },

  "platform.summary": { who: "super_admin" },
  "platform.analytics": { who: "super_admin", input: () => ({}) },
  "platform.analyticsCsv": { who: "super_admin", input: () => ({ table: "tenants" }), refusedWith: 400 },

  "platformAccounts.list": { who: "super_admin", input: () => ({}) },
  "platformAccounts.create": {
    who: "super_admin",
    input: () => ({ name: "Sue", email: `sue-${fresh()}@example.test` }),
  },
  // A member is no account of the platform.
  "platformAccounts.sendLink": { who: "super_admin", input: ({ userId }) => ({ id: userId }), refusedWith: 404 },
  "platformAccounts.suspend": { who: "super_admin", input: ({ userId }) => ({ id: userId }), refusedWith: 404 },
  "platformAccounts.activate": { who: "super_admin", input: ({ userId }) => ({ id: userId }), refusedWith: 404 },

  "platformSettings.get": { who: "super_admin" },
  "platformSettings.change": { who: "super_admin", input: () => ({}) },
  "platformSettings.checkSetUp": { who: "super_admin" },

  // Without reasons and the right name these are refused, so that the tenants of the proof go on as they are.
  "supportVisits.start": { who: "super_admin", input: ({ tenantId }) => ({ tenantId, reason: "" }), refusedWith: 400 },
  "supportVisits.raise": { who: "super_admin", refusedWith: 409 },
  "supportVisits.leave": { who: "super_admin" },
  "tenants.list": { who: "super_admin", input: () => ({}) },
  "tenants.create": {
    who: "super_admin",
    input: () => ({ name: `New ${fresh()}`, adminEmail: `admin-${fresh()}@example.test` }),
  },
  "tenants.get": { who: "super_admin", input: ({ tenantId }) => ({ id: tenantId }) },
  "tenants.members": { who: "super_admin", input: ({ tenantId }) => ({ id: tenantId }) },
  "tenants.log": { who: "super_admin", input: ({ tenantId }) => ({ id: tenantId }) },
  "tenants.change": { who: "super_admin", input: ({ tenantId, tenantName }) => ({ id: tenantId, name: tenantName }) },
  "tenants.suspend": { who: "super_admin", input: ({ tenantId }) => ({ id: tenantId, reason: "" }), refusedWith: 400 },
  "tenants.activate": { who: "super_admin", input: ({ tenantId }) => ({ id: tenantId }) },
  "tenants.remove": { who: "super_admin", input: ({ tenantId }) => ({ id: tenantId, name: "" }), refusedWith: 400 },

  "pool.list": { who: "super_admin", input: () => ({}) },
  "providerHealth.list": { who: "super_admin", input: () => ({ limit: 100 }) },
  "providerHealth.start": { who: "super_admin" },
  "providerHealth.push": { who: "super_admin", input: ({ healthItemId }) => ({ id: healthItemId }) },
  "providerHealth.adopt": { who: "super_admin", input: ({ healthItemId }) => ({ id: healthItemId }), refusedWith: 409 },
  "providerHealth.remake": {
    who: "super_admin",
    input: ({ healthItemId }) => ({ id: healthItemId }),
    refusedWith: 409,
  },
  "providerHealth.clear": { who: "super_admin", input: ({ healthItemId }) => ({ id: healthItemId }), refusedWith: 409 },
  "reconciliation.list": { who: "super_admin", input: () => ({ limit: 100 }) },
  "reconciliation.start": { who: "super_admin", input: () => ({ days: 1 }) },
  "reconciliation.judge": {
    who: "super_admin",
    input: ({ differenceId }) => ({ id: differenceId, state: "ignored", reason: "It is known." }),
  },
  "pool.search": { who: "super_admin", input: () => ({ countryCode: "US" }) },
  "pool.owned": { who: "super_admin" },
  "pool.buy": { who: "super_admin", input: () => ({ phoneNumber: "+12025550177" }) },
  "pool.import": { who: "super_admin", input: () => ({ phoneNumber: "+12025550178" }), refusedWith: 400 },
  "pool.allocate": {
    who: "super_admin",
    input: ({ poolNumberId, tenantId }) => ({ phoneNumberId: poolNumberId, tenantId, reason: "" }),
    refusedWith: 400,
  },
  "pool.reclaim": {
    who: "super_admin",
    input: ({ phoneNumberId }) => ({ phoneNumberId, reason: "" }),
    refusedWith: 400,
  },
  "pool.history": { who: "super_admin", input: ({ phoneNumberId }) => ({ id: phoneNumberId }) },
  "pool.retire": { who: "super_admin", input: ({ phoneNumberId }) => ({ id: phoneNumberId }), refusedWith: 409 },

  "tenant.get": { who: "admin" },
  "tenant.update": { who: "admin", input: () => ({ name: `Renamed ${fresh()}` }) },
  "tenant.slugIsFree": { who: "admin", input: () => ({ slug: `free-${fresh()}` }) },
  "tenant.endAllSessions": { who: "admin" },
};
