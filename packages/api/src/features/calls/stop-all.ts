import { UpstreamError } from "@voxcalls/retell-client";
import { enterTenant, type Deps } from "../../kernel/context";
import { enqueue, type JobPayloads } from "../../kernel/jobs";
import { recordAudit } from "../audit/record";
import { isDialMark } from "./dial-mark";

type Statements = Parameters<typeof enqueue>[0];

/** Some calls are let in or dialled already and not yet in our rows: they are looked for once more. */
const againMs = 30_000;

/** Has the tenant's calls in progress hung up, once the transaction has committed and half a minute later. */
export async function queueStopAll(tx: Statements, tenantId: string, now: Date): Promise<void> {
  const key = `calls.stop-all:${tenantId}`;
  await enqueue(tx, "calls.stop-all", { tenantId }, { key });
  await enqueue(tx, "calls.stop-all", { tenantId }, { key: `${key}:again`, runAt: new Date(now.getTime() + againMs) });
}

/** The job: hangs up every call in progress of a tenant that is suspended. What the provider cannot do now is tried again. */
export async function stopAllCalls(deps: Deps, { tenantId }: JobPayloads["calls.stop-all"]): Promise<void> {
  const tenant = await deps.db.platform.tenant.findUnique({ where: { id: tenantId } });
  if (tenant?.status !== "suspended") return;
  const ctx = enterTenant(deps, { type: "system", role: "system", job: "calls.stop-all" }, tenant, null);
  const calls = await ctx.db.call.findMany({
    where: { status: "in_progress" },
    select: { id: true, retellCallId: true },
  });
  let failure: Error | undefined;
  for (const { id, retellCallId } of calls) {
    if (isDialMark(retellCallId)) continue;
    try {
      await deps.retell.calls.stop(retellCallId);
      await recordAudit(ctx.db, ctx, { action: "call.stopped", objectType: "call", objectId: id });
    } catch (error) {
      // Refused is over already: its end comes by the provider's events.
      if (!(error instanceof UpstreamError)) throw error;
      if (error.kind !== "rejected") failure = error;
    }
  }
  if (failure) throw failure;
}
