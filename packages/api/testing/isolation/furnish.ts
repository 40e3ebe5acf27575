import { randomUUID } from "node:crypto";
import { hashPassword } from "../../src/features/auth/passwords";
import { plans } from "../../src/features/plans/catalogue";
import { newSecret, sealSecret } from "../../src/features/webhook-endpoints/secrets";
import type { Deps } from "../../src/kernel/context";
import { sha256Hex } from "../../src/kernel/crypto";
import type { Things } from "./things";

let serial = 0;
let hashed: Promise<string> | undefined;

/** Everybody's password here. */
export const somePassword = "the password of nobody at all";

/** Of that password; made once, because it is slow on purpose. */
export const someHash = () => (hashed ??= hashPassword(somePassword));

export interface Furnished {
  readonly tenantId: string;
  readonly admin: Things;
  readonly user: Things;
}

/** A tenant with an admin and a user, each with one thing of every kind, as if they had worked for a while. */
export async function furnishTenant(
  deps: Deps,
  slug: string,
  status: "active" | "suspended" = "active",
): Promise<Furnished> {
  const { name: plan, ...caps } = plans.enterprise;
  const { id } = await deps.db.platform.tenant.create({
    data: { name: `mark-${slug}`, slug, status, plan, ...caps, billingEmail: `mark-${slug}@example.test` },
  });
  return {
    tenantId: id,
    admin: await furnishPerson(deps, id, slug, "admin"),
    user: await furnishPerson(deps, id, slug, "user"),
  };
}

/** A person of a tenant, signed in, with one thing of every kind. */
export async function furnishPerson(
  deps: Deps,
  tenantId: string,
  slug: string,
  role: "admin" | "user",
  name: string = role,
): Promise<Things> {
  const db = deps.db.platform;
  const number = (serial += 1);
  const mark = `mark-${slug}-${name}`;
  const now = deps.clock.now();
  const later = new Date(now.getTime() + 24 * 60 * 60 * 1000);
  const email = `${mark}@example.test`;
  const { id: userId } = await db.user.create({
    data: { tenantId, email, role, name: mark, passwordHash: await someHash(), emailVerified: true },
  });
  const mine = { tenantId, userId };
  const session = await db.session.create({ data: { userId, userAgent: mark, expiresAt: later } });
  const agent = await db.agent.create({
    data: {
      tenantId,
      assignedUserId: userId,
      name: mark,
      systemPrompt: mark,
      welcomeMessage: mark,
      voiceId: "retell-Cimo",
      llmModel: "gpt-4.1",
      status: "active",
      retellAgentId: `agent_${mark}`,
      retellLlmId: `llm_${mark}`,
    },
  });
  const phone = await db.phoneNumber.create({
    data: {
      tenantId,
      assignedUserId: userId,
      assignedAgentId: agent.id,
      phoneNumber: `+1202555${String(number).padStart(4, "0")}`,
      countryCode: "US",
      nickname: mark,
      status: "assigned",
      sealedSipPassword: "canary-sealed",
      syncedRevision: 1,
    },
  });
  const call = await db.call.create({
    data: {
      ...mine,
      agentId: agent.id,
      agentName: mark,
      retellCallId: `call_${mark}`,
      direction: "inbound",
      status: "completed",
      fromNumber: "+12025550000",
      toNumber: phone.phoneNumber,
      phoneNumber: "+12025550000",
      occurredAt: now,
      startedAt: now,
      endedAt: now,
      durationMs: 60_000,
      durationSeconds: 60,
      callAnalysis: { call_summary: mark },
      recordingStatus: "stored",
      recordingKey: `${mark}.wav`,
      recordingUrl: "https://canary.example.test/recording.wav",
    },
  });
  const callExport = await db.callExport.create({
    data: {
      tenantId,
      createdBy: userId,
      ownUserId: role === "user" ? userId : null,
      format: "csv",
      filters: {},
      status: "ready",
      total: 1,
      expiresAt: later,
    },
  });
  const batch = await db.batch.create({
    data: {
      tenantId,
      name: mark,
      agentId: agent.id,
      fromNumber: phone.phoneNumber,
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
  await db.batchRow.create({
    data: { tenantId, batchId: batch.id, line: 2, toNumber: mark, variables: { name: mark }, state: "waiting" },
  });
  const listed = await db.doNotCallNumber.create({
    data: { tenantId, phoneNumber: `+1206555${String(number).padStart(4, "0")}`, source: mark, addedByLabel: mark },
  });
  const flow = await db.flow.create({
    data: { tenantId, name: mark, definition: { globalPrompt: mark } },
  });
  const base = await db.knowledgeBase.create({
    data: { tenantId, ownerId: userId, name: mark, status: "ready", retellKnowledgeBaseId: `knowledge_base_${mark}` },
  });
  const source = await db.knowledgeSource.create({
    data: { tenantId, knowledgeBaseId: base.id, type: "text", title: mark, text: mark, status: "failed" },
  });
  // An agent of its own follows the flow, so that members see it.
  await db.agent.create({
    data: {
      tenantId,
      assignedUserId: userId,
      name: mark,
      systemPrompt: "",
      voiceId: "retell-Cimo",
      llmModel: "gpt-4.1",
      status: "active",
      engine: "flow",
      flowId: flow.id,
      retellAgentId: `agent_flow_${mark}`,
      retellFlowId: `conversation_flow_${mark}`,
      createdAt: later,
    },
  });
  const { name: agentName, systemPrompt, welcomeMessage, voiceId, llmModel, language } = agent;
  const { responsiveness, interruptionSensitivity, ambientSound } = agent;
  const bundle = { name: agentName, systemPrompt, welcomeMessage, voiceId, llmModel, language, responsiveness };
  const more = { interruptionSensitivity, ambientSound, settings: {}, knowledgeBaseIds: [], flow: null };
  await db.agentVersion.create({
    data: {
      tenantId,
      agentId: agent.id,
      number: 1,
      status: "published",
      retellVersion: 0,
      revision: 1,
      bundle: { ...bundle, ...more },
      createdByLabel: mark,
    },
  });
  const testCase = await db.testCase.create({
    data: { tenantId, agentId: agent.id, name: mark, callerLines: [mark], expectations: { mustSay: [mark] } },
  });
  const endpointId = randomUUID();
  await db.webhookEndpoint.create({
    data: {
      id: endpointId,
      tenantId,
      url: `https://hooks.example.test/${mark}`,
      description: mark,
      events: ["call.ended"],
      sealedSecret: sealSecret(deps.sealing, endpointId, newSecret()),
    },
  });
  const event = await db.webhookEvent.create({
    data: { tenantId, eventKey: mark, type: "call.ended", subjectId: call.id, body: mark, occurredAt: now },
  });
  const delivery = await db.webhookDelivery.create({
    data: {
      tenantId,
      endpointId,
      eventId: event.id,
      subjectId: call.id,
      status: "failed",
      nextAttemptAt: now,
      answerBody: mark,
      problem: mark,
    },
  });
  const sums = { calls: 1, billableSeconds: 60, conversationMinutes: "1", totalCost: "0.1" };
  const month = new Date(Date.UTC(1970, number, 1));
  const span = { month, periodStart: month, periodEnd: now, closedAt: now, timeZone: "UTC" };
  const statement = await db.statement.create({
    data: { tenantId, number: number + 1, tenantName: mark, ...span, ...sums },
  });
  await db.statementLine.create({
    data: { tenantId, statementId: statement.id, breakdown: "month", key: "1970-01", label: mark, ...sums },
  });
  const difference = await db.reconciliationItem.create({
    data: {
      retellCallId: `call_${mark}`,
      kind: "missing_there",
      day: now,
      ownerId: tenantId,
      reason: mark,
      runId: call.id,
    },
  });
  const healthItem = await db.providerHealthItem.create({
    data: {
      kind: "phone_number",
      key: phone.id,
      ourId: phone.id,
      state: "changed",
      ownerId: tenantId,
      name: mark,
      reason: mark,
      runId: call.id,
    },
  });
  const hash = () => sha256Hex(randomUUID());
  const [invitation, apiKey, visit, pool] = await Promise.all([
    db.invitation.create({
      data: { tenantId, email: `guest-${email}`, role: "user", tokenHash: hash(), invitedBy: userId, expiresAt: later },
    }),
    db.apiKey.create({
      data: { tenantId, name: mark, prefix: "vox_canary", keyHash: hash(), scopes: ["calls:read"], createdBy: userId },
    }),
    db.supportVisit.create({ data: { tenantId, visitorId: userId, reason: mark, expiresAt: later } }),
    db.phoneNumber.create({
      data: {
        phoneNumber: `+1303555${String(number).padStart(4, "0")}`,
        countryCode: "US",
        status: "available",
        syncedRevision: 1,
      },
    }),
    db.phoneNumberHolding.create({
      data: { ...mine, agentId: agent.id, phoneNumberId: phone.id, heldFrom: new Date(0) },
    }),
    db.callTranscript.create({ data: { tenantId, callId: call.id, sequence: 0, role: "user", content: mark } }),
    db.usageRecord.create({
      data: {
        ...mine,
        callId: call.id,
        billableSeconds: 60,
        conversationMinutes: "1",
        ratePerMinute: "0.1",
        incrementSeconds: 1,
        totalCost: "0.1",
        occurredAt: now,
      },
    }),
    db.auditLog.create({
      data: {
        tenantId,
        actorType: "member",
        actorId: userId,
        actorLabel: email,
        action: "test.furnished",
        reason: mark,
      },
    }),
    deps.recordings.put(`${mark}.wav`, new Blob([`RIFF ${mark}`]).stream(), 1_000),
    deps.recordings.put(`${tenantId}/exports/${callExport.id}.csv`, new Blob([mark]).stream(), 1_000),
  ]);
  return {
    mark,
    tenantName: `mark-${slug}`,
    email,
    sessionId: session.id,
    agentId: agent.id,
    callId: call.id,
    callExportId: callExport.id,
    batchId: batch.id,
    doNotCallId: listed.id,
    phoneNumberId: phone.id,
    invitationId: invitation.id,
    apiKeyId: apiKey.id,
    supportVisitId: visit.id,
    flowId: flow.id,
    knowledgeBaseId: base.id,
    knowledgeSourceId: source.id,
    testCaseId: testCase.id,
    webhookEndpointId: endpointId,
    webhookDeliveryId: delivery.id,
    poolNumberId: pool.id,
    statementId: statement.id,
    differenceId: difference.id,
    healthItemId: healthItem.id,
    ...mine,
  };
}
