import type { PlatformDb, TenantTx } from "@voxcalls/db";

/** Every job and what it is told. `jobs/registry.ts` says what each does. */
export interface JobPayloads {
  /** The address as it was typed, known to us or not. */
  "auth.send-reset-link": { email: string };
  "agents.publish-again": { tenantId: string; agentId: string };
  "agents.reconcile": { tenantId: string; agentId: string };
  "agents.sweep": Record<string, never>;
  "knowledge.follow": { tenantId: string; knowledgeBaseId: string; round: number };
  "knowledge.reconcile": { tenantId: string; knowledgeBaseId: string };
  "knowledge.sweep": Record<string, never>;
  "tools.forget-secrets": Record<string, never>;
  "phone-numbers.sync": { phoneNumberId: string };
  "phone-numbers.bring-in": { phoneNumberId: string };
  "phone-numbers.retire": { phoneNumberId: string };
  "phone-numbers.end-quarantine": Record<string, never>;
  "phone-numbers.follow-minutes": { tenantId?: string; always?: boolean };
  "phone-numbers.sweep": Record<string, never>;
  "retell.clean-up": { kind: "llm" | "flow" | "agent"; retellId: string };
  "batches.dial": { tenantId: string; batchId: string };
  "batches.wake": Record<string, never>;
  "billing.close-statements": Record<string, never>;
  "calls.settle": Record<string, never>;
  "calls.stop-all": { tenantId: string };
  "calls.sync": Record<string, never>;
  "calls.copy-recording": { tenantId: string; callId: string };
  "calls.clear": { callId: string };
  "calls.forget": Record<string, never>;
  "calls.export": { tenantId: string; exportId: string };
  /** `kind` is one of features/mail/letter-kinds.ts, `id` the row that the mail is about: no address and no token. */
  "mail.send": { kind: string; id: string };
  "platform.end-visits": Record<string, never>;
  "platform.follow-address": Record<string, never>;
  "platform.remove-tenant": { tenantId: string };
  "platform.tidy": Record<string, never>;
  "provider-health.adopt": { tenantId: string; agentId: string; fields: string[] };
  "provider-health.nightly": Record<string, never>;
  "provider-health.remake": { kind: ProviderThing; tenantId: string | null; ourId: string; lostId: string };
  "provider-health.run": { runId: string };
  "reconciliation.nightly": Record<string, never>;
  "reconciliation.run": { runId: string };
  "webhooks.deliver": Record<string, never>;
}

type ProviderThing = "agent" | "llm" | "flow" | "knowledge_base" | "phone_number";

export type JobName = keyof JobPayloads;

export interface JobOptions {
  /** A job with the same key that has not started is replaced, not doubled. */
  readonly key?: string;
  readonly runAt?: Date;
  /** Jobs of one queue run one after the other. */
  readonly queue?: string;
}

/** Anything that can run a statement: a transaction, so that the job appears if and only if the rows do. */
type Statements = Pick<TenantTx, "$executeRaw"> | Pick<PlatformDb, "$executeRaw">;

export async function enqueue<N extends JobName>(
  db: Statements,
  name: N,
  payload: JobPayloads[N],
  options: JobOptions = {},
): Promise<void> {
  await db.$executeRaw`select public.enqueue_job(
    ${name}, ${JSON.stringify(payload)}::json, ${options.key ?? null},
    ${options.runAt ?? null}::timestamptz, ${options.queue ?? null})`;
}

/** Many jobs of one kind in one statement. */
export async function enqueueAll<N extends JobName>(
  db: Statements,
  name: N,
  jobs: readonly { key: string; payload: JobPayloads[N]; queue?: string }[],
): Promise<void> {
  if (jobs.length === 0) return;
  await db.$executeRaw`
    select public.enqueue_job(${name}, j.payload, j.key, null, j.queue)
    from json_to_recordset(${JSON.stringify(jobs)}::json) as j(key text, payload json, queue text)`;
}
