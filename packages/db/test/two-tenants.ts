import type { PlatformDb } from "../src/index";
import type { ScopedModel } from "../src/tenant-models";

/** One row of every model that a tenant can reach, by model. */
export type Rows = Record<ScopedModel, string>;

/** Fills a tenant with one row of everything; `mark` stands in every text of it. */
export async function fillTenant(platform: PlatformDb, mark: string, serial: number): Promise<Rows> {
  const tenant = await platform.tenant.create({
    data: { name: mark, slug: mark.toLowerCase(), ratePerMinute: "0.1200" },
  });
  const tenantId = tenant.id;
  const user = await platform.user.create({
    data: { tenantId, email: `${mark.toLowerCase()}@example.test`, name: mark, passwordHash: mark, role: "admin" },
  });
  await platform.session.create({ data: { userId: user.id, userAgent: mark, expiresAt: new Date("2030-01-01") } });
  const flow = await platform.flow.create({ data: { tenantId, name: mark, definition: { note: mark } } });
  const agent = await platform.agent.create({
    data: {
      tenantId,
      assignedUserId: user.id,
      engine: "flow",
      flowId: flow.id,
      name: mark,
      systemPrompt: mark,
      voiceId: mark,
      llmModel: mark,
    },
  });
  const phoneNumber = await platform.phoneNumber.create({
    data: {
      tenantId,
      phoneNumber: `+1555000${serial}`,
      countryCode: "US",
      nickname: mark,
      status: "assigned",
      assignedUserId: user.id,
      assignedAgentId: agent.id,
    },
  });
  const phoneNumberHolding = await platform.phoneNumberHolding.create({
    data: {
      tenantId,
      phoneNumberId: phoneNumber.id,
      userId: user.id,
      agentId: agent.id,
      heldFrom: new Date("2026-01-01"),
    },
  });
  const call = await platform.call.create({
    data: {
      tenantId,
      userId: user.id,
      agentId: agent.id,
      agentName: mark,
      retellCallId: `call_${mark}`,
      direction: "inbound",
      status: "completed",
      occurredAt: new Date("2026-02-01"),
    },
  });
  const callTranscript = await platform.callTranscript.create({
    data: { tenantId, callId: call.id, sequence: 0, role: "agent", content: mark },
  });
  const callExport = await platform.callExport.create({
    data: {
      tenantId,
      createdBy: user.id,
      format: "csv",
      filters: { q: mark },
      total: 1,
      expiresAt: new Date("2030-01-01"),
    },
  });
  const usageRecord = await platform.usageRecord.create({
    data: {
      tenantId,
      userId: user.id,
      agentId: agent.id,
      callId: call.id,
      billableSeconds: 60,
      conversationMinutes: "1.0000",
      ratePerMinute: "0.1200",
      incrementSeconds: 1,
      totalCost: "0.1200",
      occurredAt: new Date("2026-02-01"),
    },
  });
  const sums = { calls: 1, billableSeconds: 60, conversationMinutes: "1.0000", totalCost: "0.1200" };
  const statement = await platform.statement.create({
    data: {
      tenantId,
      number: 1,
      month: new Date("2026-01-01"),
      tenantName: mark,
      timeZone: "UTC",
      periodStart: new Date("2026-01-01"),
      periodEnd: new Date("2026-02-01"),
      closedAt: new Date("2026-02-01"),
      ...sums,
    },
  });
  const statementLine = await platform.statementLine.create({
    data: { tenantId, statementId: statement.id, breakdown: "month", key: "2026-01", label: mark, ...sums },
  });
  // The trigger made it with the tenant.
  const rateVersion = await platform.rateVersion.findFirstOrThrow({ where: { tenantId } });
  const invitation = await platform.invitation.create({
    data: {
      tenantId,
      email: `guest-${mark.toLowerCase()}@example.test`,
      role: "user",
      tokenHash: mark,
      invitedBy: user.id,
      expiresAt: new Date("2030-01-01"),
    },
  });
  const auditLog = await platform.auditLog.create({
    data: { tenantId, actorType: "user", actorId: user.id, actorLabel: mark, action: "agent.created", reason: mark },
  });
  const apiKey = await platform.apiKey.create({
    data: { tenantId, name: mark, prefix: "vox_", keyHash: mark, scopes: ["calls:read"], createdBy: user.id },
  });
  const supportVisit = await platform.supportVisit.create({
    data: { tenantId, visitorId: user.id, reason: mark, expiresAt: new Date("2030-01-01") },
  });
  const agentVersion = await platform.agentVersion.create({
    data: {
      tenantId,
      agentId: agent.id,
      number: 1,
      status: "published",
      revision: 1,
      bundle: { note: mark },
      createdByLabel: mark,
    },
  });
  const testCase = await platform.testCase.create({
    data: { tenantId, agentId: agent.id, name: mark, callerLines: [mark], expectations: {} },
  });
  const toolSecret = await platform.toolSecret.create({ data: { tenantId, sealedValue: mark } });
  const knowledgeBase = await platform.knowledgeBase.create({ data: { tenantId, ownerId: user.id, name: mark } });
  const knowledgeSource = await platform.knowledgeSource.create({
    data: { tenantId, knowledgeBaseId: knowledgeBase.id, type: "text", title: mark, text: mark },
  });
  const webhookEndpoint = await platform.webhookEndpoint.create({
    data: { tenantId, url: mark, events: ["call.ended"], sealedSecret: mark },
  });
  const occurredAt = new Date("2026-02-01");
  const webhookEvent = await platform.webhookEvent.create({
    data: { tenantId, eventKey: mark, type: "call.ended", subjectId: call.id, body: mark, occurredAt },
  });
  const webhookDelivery = await platform.webhookDelivery.create({
    data: {
      tenantId,
      endpointId: webhookEndpoint.id,
      eventId: webhookEvent.id,
      subjectId: call.id,
      nextAttemptAt: occurredAt,
      problem: mark,
    },
  });
  const callHold = await platform.callHold.create({
    data: { tenantId, callId: call.id, retellCallId: `call_${mark}`, seconds: 60, expiresAt: new Date("2030-01-01") },
  });
  const declinedCall = await platform.declinedCall.create({
    data: {
      tenantId,
      agentId: agent.id,
      retellCallId: `declined_${mark}`,
      direction: "inbound",
      reason: mark,
      occurredAt: new Date("2026-02-01"),
    },
  });
  const limitAlert = await platform.limitAlert.create({
    data: { tenantId, kind: "minutes", month: new Date("2026-02-01"), percent: 50 },
  });
  const batch = await platform.batch.create({
    data: {
      tenantId,
      name: mark,
      agentId: agent.id,
      fromNumber: `+1555000${serial}`,
      numberColumn: mark,
      windowFrom: "09:00",
      windowTo: "18:00",
      weekdays: [1],
      linesAtOnce: 1,
      retryAfterMinutes: 60,
      maxTries: 1,
      createdByLabel: mark,
    },
  });
  const batchRow = await platform.batchRow.create({
    data: { tenantId, batchId: batch.id, line: serial, toNumber: mark, state: "waiting" },
  });
  const doNotCallNumber = await platform.doNotCallNumber.create({
    data: { tenantId, phoneNumber: `+1555200${serial}`, source: mark, addedByLabel: mark },
  });
  return {
    Tenant: tenantId,
    User: user.id,
    Agent: agent.id,
    PhoneNumber: phoneNumber.id,
    PhoneNumberHolding: phoneNumberHolding.id,
    Call: call.id,
    CallTranscript: callTranscript.id,
    CallExport: callExport.id,
    UsageRecord: usageRecord.id,
    RateVersion: rateVersion.id,
    Statement: statement.id,
    StatementLine: statementLine.id,
    Invitation: invitation.id,
    AuditLog: auditLog.id,
    ApiKey: apiKey.id,
    SupportVisit: supportVisit.id,
    Flow: flow.id,
    AgentVersion: agentVersion.id,
    TestCase: testCase.id,
    ToolSecret: toolSecret.id,
    KnowledgeBase: knowledgeBase.id,
    KnowledgeSource: knowledgeSource.id,
    WebhookEndpoint: webhookEndpoint.id,
    WebhookEvent: webhookEvent.id,
    WebhookDelivery: webhookDelivery.id,
    CallHold: callHold.id,
    DeclinedCall: declinedCall.id,
    LimitAlert: limitAlert.id,
    Batch: batch.id,
    BatchRow: batchRow.id,
    DoNotCallNumber: doNotCallNumber.id,
  };
}

/** A number that `from` held until it went to `to`: the one thing whose rows two tenants share. */
export async function moveNumber(platform: PlatformDb, from: Rows, to: Rows, serial: number): Promise<void> {
  const number = await platform.phoneNumber.create({
    data: { tenantId: to.Tenant, phoneNumber: `+1555100${serial}`, countryCode: "US", status: "assigned" },
  });
  await platform.phoneNumberHolding.createMany({
    data: [
      {
        tenantId: from.Tenant,
        phoneNumberId: number.id,
        heldFrom: new Date("2026-01-01"),
        heldUntil: new Date("2026-02-01"),
      },
      { tenantId: to.Tenant, phoneNumberId: number.id, heldFrom: new Date("2026-02-01") },
    ],
  });
}
