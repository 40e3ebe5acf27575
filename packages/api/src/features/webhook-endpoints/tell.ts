import type { Prisma } from "@voxcalls/db";
import { uuidv7 } from "uuidv7";
import type { WebhookEventType } from "./catalogue";
import { eventBody } from "./event-body";
import { orderDelivery } from "./order-delivery";

/** Something that happened in a tenant. */
export interface Happening {
  readonly tenantId: string;
  readonly type: WebhookEventType;
  /** What it is about. It happens to a subject once, unless `time` says otherwise, and those of one subject go out in this order. */
  readonly subjectId: string;
  /** For what may happen to a subject more than once: which time it is. */
  readonly time?: number;
  readonly occurredAt: Date;
  readonly data: Record<string, unknown>;
}

/**
 * Writes what happened down for the endpoints that want to know, in the transaction in which it happened. A happening that was written
 * before is left as it is. Tenants without endpoints cost one look.
 * @param happeningsOf asked only for tenants that have endpoints.
 */
export async function tellEndpoints(
  tx: Prisma.TransactionClient,
  tenantIds: readonly string[],
  happeningsOf: (tenants: ReadonlySet<string>) => readonly Happening[],
  now: Date,
): Promise<void> {
  if (tenantIds.length === 0) return;
  const endpoints = await tx.webhookEndpoint.findMany({
    where: { tenantId: { in: [...new Set(tenantIds)] } },
    select: { id: true, tenantId: true, events: true, status: true },
  });
  if (endpoints.length === 0) return;
  const events = happeningsOf(new Set(endpoints.map(({ tenantId }) => tenantId))).map((happening) => ({
    id: uuidv7(),
    ...happening,
  }));
  const fresh = await writeEvents(tx, events);
  const deliveries = events
    .filter(({ id }) => fresh.has(id))
    .flatMap(({ id: eventId, tenantId, subjectId, type }) =>
      endpoints
        .filter((one) => one.tenantId === tenantId && one.status === "active" && one.events.includes(type))
        .map((one) => ({
          id: uuidv7(),
          tenantId,
          endpointId: one.id,
          eventId,
          subjectId,
          nextAttemptAt: now,
          createdAt: now,
        })),
    );
  if (deliveries.length === 0) return;
  await tx.webhookDelivery.createMany({ data: deliveries });
  await orderDelivery(tx);
}

/** Returns the ids of those that are new. */
async function writeEvents(
  tx: Prisma.TransactionClient,
  events: readonly (Happening & { readonly id: string })[],
): Promise<ReadonlySet<string>> {
  if (events.length === 0) return new Set();
  const rows = await tx.webhookEvent.createManyAndReturn({
    data: events.map(({ id, tenantId, type, subjectId, time, occurredAt, data }) => ({
      id,
      tenantId,
      eventKey: `${type}:${subjectId}${time === undefined ? "" : `:${time}`}`,
      type,
      subjectId,
      body: eventBody(type, occurredAt, data),
      occurredAt,
    })),
    skipDuplicates: true,
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}
