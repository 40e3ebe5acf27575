import type { Prisma } from "@voxcalls/db";
import { enqueueAll } from "../../kernel/jobs";
import { recordAudit } from "../audit/record";

/**
 * Switches an active endpoint off and orders a mail to every admin of the tenant. Not when it took something since `unlessSince`: then
 * it is one event that it does not like.
 */
export async function switchOff(
  tx: Prisma.TransactionClient,
  { endpointId, tenantId }: { readonly endpointId: string; readonly tenantId: string },
  now: Date,
  reason: string,
  unlessSince?: Date,
): Promise<void> {
  const { count } = await tx.webhookEndpoint.updateMany({
    where: {
      id: endpointId,
      status: "active",
      ...(unlessSince && { OR: [{ lastSuccessAt: null }, { lastSuccessAt: { lt: unlessSince } }] }),
    },
    data: { status: "switched_off", switchedOffAt: now, switchedOffReason: reason },
  });
  if (count === 0) return;
  const actor = { type: "system", role: "system", job: "webhooks.deliver" } as const;
  await recordAudit(
    tx,
    { tenant: { id: tenantId }, actor, request: null },
    {
      action: "webhook_endpoint.switched_off",
      objectType: "webhook_endpoint",
      objectId: endpointId,
      after: { reason },
    },
  );
  const admins = await tx.user.findMany({
    where: { tenantId, role: "admin", status: "active", removedAt: null },
    select: { id: true },
  });
  const kind = "webhook_switched_off";
  await enqueueAll(
    tx,
    "mail.send",
    admins.map(({ id }) => ({ key: `mail.send:${kind}:${id}`, payload: { kind, id } })),
  );
}
