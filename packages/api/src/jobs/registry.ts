import { z } from "zod";
import { cleanUp } from "../features/agents/clean-up";
import { reconcileAgent } from "../features/agents/reconcile";
import { sweepAgents } from "../features/agents/sweep";
import { publishAgain } from "../features/agents/versions/publish-again";
import { sendResetLink } from "../features/auth/links/send-reset-link";
import { dialBatch } from "../features/batches/dial";
import { wakeBatches } from "../features/batches/wake";
import { closeStatements } from "../features/billing/statements/close";
import { clearCall } from "../features/calls/clear";
import { copyRecording } from "../features/calls/copy-recording";
import { runExport } from "../features/calls/exports/run";
import { forgetContent } from "../features/calls/forget";
import { settleCalls } from "../features/calls/settle";
import { stopAllCalls } from "../features/calls/stop-all";
import { syncCalls } from "../features/calls/sync";
import { followKnowledge, reconcileKnowledge } from "../features/knowledge/follow";
import { sweepKnowledge } from "../features/knowledge/sweep";
import { mailKinds } from "../features/mail/letter-kinds";
import { sendMail } from "../features/mail/send";
import { endQuarantine } from "../features/phone-numbers/end-quarantine";
import { followMinutes } from "../features/phone-numbers/follow-minutes";
import { runBringIn } from "../features/phone-numbers/pool/bring-in";
import { runRetire } from "../features/phone-numbers/pool/retire";
import { sweepNumbers } from "../features/phone-numbers/sweep";
import { runSync } from "../features/phone-numbers/sync";
import { followAddress } from "../features/platform/follow-address";
import { runRemoveTenant } from "../features/platform/tenants/run-remove";
import { endOverdueVisits } from "../features/platform/visits/end-overdue";
import { thingKinds } from "../features/provider-health/catalogue";
import { lookNightly } from "../features/provider-health/nightly";
import { runHealth } from "../features/provider-health/run";
import { runAdopt } from "../features/provider-health/run-adopt";
import { runRemake } from "../features/provider-health/run-remake";
import { forgetSecrets } from "../features/tools/forget-secrets";
import { reconcileNightly } from "../features/reconciliation/nightly";
import { runReconciliation } from "../features/reconciliation/run";
import { deliverWebhooks } from "../features/webhook-endpoints/deliver";
import type { Deps } from "../kernel/context";
import type { JobName } from "../kernel/jobs";
import { oneAtATime } from "./one-at-a-time";
import { tidy } from "./tidy";

/** Runs a job with the payload as it lies in the queue. `attempt` is 1 at first; `jobId` stays the same in all of them. */
type Task = (raw: unknown, attempt: number, jobId: string) => Promise<void>;

function task<P>(payload: z.ZodType<P>, run: (payload: P, attempt: number, jobId: string) => Promise<void>): Task {
  return async (raw, attempt, jobId) => await run(payload.parse(raw), attempt, jobId);
}

// The timer adds words of its own to a payload; they are dropped.
const nothing = z.object({});
const base = z.object({ tenantId: z.uuid(), knowledgeBaseId: z.uuid() });
const number = z.object({ phoneNumberId: z.uuid() });

/**
 * Every job there is: how its payload is read and which verb does it. A job that throws is run again, after growing pauses.
 * When `stopping` is aborted, long work ends at the next good place.
 */
export function jobRegistry(deps: Deps, stopping: AbortSignal): Readonly<Record<JobName, Task>> {
  return {
    "auth.send-reset-link": task(z.object({ email: z.string() }), (payload) => sendResetLink(deps, payload)),
    "agents.reconcile": task(z.object({ tenantId: z.uuid(), agentId: z.uuid() }), (payload) =>
      reconcileAgent(deps, payload),
    ),
    "agents.publish-again": task(z.object({ tenantId: z.uuid(), agentId: z.uuid() }), (payload) =>
      publishAgain(deps, payload),
    ),
    "agents.sweep": task(nothing, () => sweepAgents(deps)),
    "retell.clean-up": task(
      z.object({ kind: z.enum(["llm", "flow", "agent"]), retellId: z.string().min(1) }),
      (payload) => cleanUp(deps, payload),
    ),
    "batches.dial": task(z.object({ tenantId: z.uuid(), batchId: z.uuid() }), (payload) =>
      dialBatch(deps, payload, stopping),
    ),
    "batches.wake": task(nothing, () => wakeBatches(deps)),
    "billing.close-statements": task(nothing, () => closeStatements(deps, stopping)),
    "calls.settle": task(
      nothing,
      oneAtATime(() => settleCalls(deps, stopping)),
    ),
    "calls.stop-all": task(z.object({ tenantId: z.uuid() }), (payload) => stopAllCalls(deps, payload)),
    "calls.sync": task(nothing, () => syncCalls(deps, stopping)),
    "calls.copy-recording": task(z.object({ tenantId: z.uuid(), callId: z.uuid() }), (payload, attempt) =>
      copyRecording(deps, payload, { attempt, signal: stopping }),
    ),
    "calls.clear": task(z.object({ callId: z.uuid() }), (payload) => clearCall(deps, payload)),
    "calls.forget": task(nothing, () => forgetContent(deps, stopping)),
    "calls.export": task(z.object({ tenantId: z.uuid(), exportId: z.uuid() }), (payload, attempt) =>
      runExport(deps, payload, attempt),
    ),
    "knowledge.follow": task(base.extend({ round: z.int().min(0) }), (payload) => followKnowledge(deps, payload)),
    "knowledge.reconcile": task(base, (payload) => reconcileKnowledge(deps, payload)),
    "knowledge.sweep": task(nothing, () => sweepKnowledge(deps)),
    "phone-numbers.sync": task(number, (payload) => runSync(deps, payload)),
    "phone-numbers.bring-in": task(number, (payload) => runBringIn(deps, payload)),
    "phone-numbers.retire": task(number, (payload) => runRetire(deps, payload)),
    "phone-numbers.end-quarantine": task(nothing, () => endQuarantine(deps)),
    "phone-numbers.follow-minutes": task(
      z.object({ tenantId: z.uuid().exactOptional(), always: z.boolean().exactOptional() }),
      (payload) => followMinutes(deps, payload),
    ),
    "phone-numbers.sweep": task(nothing, () => sweepNumbers(deps)),
    "mail.send": task(z.object({ kind: z.enum(mailKinds), id: z.uuid() }), (payload, _attempt, jobId) =>
      sendMail(deps, payload, jobId),
    ),
    "tools.forget-secrets": task(nothing, async () => void (await forgetSecrets(deps))),
    "platform.end-visits": task(nothing, () => endOverdueVisits(deps)),
    "platform.follow-address": task(nothing, () => followAddress(deps, stopping)),
    "platform.remove-tenant": task(z.object({ tenantId: z.uuid() }), (payload) => runRemoveTenant(deps, payload)),
    "platform.tidy": task(nothing, () => tidy(deps)),
    "provider-health.adopt": task(
      z.object({ tenantId: z.uuid(), agentId: z.uuid(), fields: z.array(z.string()) }),
      (payload) => runAdopt(deps, payload),
    ),
    "provider-health.remake": task(
      z.object({ kind: z.enum(thingKinds), tenantId: z.uuid().nullable(), ourId: z.uuid(), lostId: z.string() }),
      (payload) => runRemake(deps, payload),
    ),
    "provider-health.nightly": task(nothing, () => lookNightly(deps)),
    "provider-health.run": task(z.object({ runId: z.uuid() }), (payload, attempt) =>
      runHealth(deps, payload, attempt, stopping),
    ),
    "reconciliation.nightly": task(nothing, () => reconcileNightly(deps)),
    "reconciliation.run": task(z.object({ runId: z.uuid() }), (payload, attempt) =>
      runReconciliation(deps, payload, attempt, stopping),
    ),
    "webhooks.deliver": task(
      nothing,
      oneAtATime(() => deliverWebhooks(deps, stopping)),
    ),
  };
}
