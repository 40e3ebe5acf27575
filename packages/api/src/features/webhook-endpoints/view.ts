import type { Prisma } from "@voxcalls/db";
import type { DeliveryView, WebhookEndpointView } from "./schemas";

/** The columns of a view; the secrets are not among them. */
export const endpointColumns = {
  id: true,
  url: true,
  description: true,
  events: true,
  status: true,
  switchedOffAt: true,
  switchedOffReason: true,
  rotationEndsAt: true,
  lastSuccessAt: true,
  createdAt: true,
} satisfies Prisma.WebhookEndpointSelect;

type EndpointRow = Prisma.WebhookEndpointGetPayload<{ select: typeof endpointColumns }>;

export function toEndpointView(row: EndpointRow, waiting: number, now: Date): WebhookEndpointView {
  const isRotating = row.rotationEndsAt !== null && row.rotationEndsAt > now;
  return { ...row, rotationEndsAt: isRotating ? row.rotationEndsAt : null, waiting };
}

export const deliveryColumns = {
  id: true,
  eventId: true,
  subjectId: true,
  status: true,
  isReplay: true,
  attempts: true,
  nextAttemptAt: true,
  lastAttemptAt: true,
  deliveredAt: true,
  answerStatus: true,
  problem: true,
  tookMs: true,
  createdAt: true,
  event: { select: { type: true } },
} satisfies Prisma.WebhookDeliverySelect;

type DeliveryRow = Prisma.WebhookDeliveryGetPayload<{ select: typeof deliveryColumns }>;

export function toDeliveryView({ event, ...row }: DeliveryRow): DeliveryView {
  return { ...row, type: event.type, nextAttemptAt: row.status === "pending" ? row.nextAttemptAt : null };
}
