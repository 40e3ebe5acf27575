import type { Prisma } from "@voxcalls/db";
import type { PhoneNumberView } from "./schemas";

/** What `toNumberView` needs of a number; SIP data and provider ids are not even read. */
export const numberColumns = {
  id: true,
  tenantId: true,
  phoneNumber: true,
  countryCode: true,
  numberType: true,
  nickname: true,
  status: true,
  assignedAgentId: true,
  assignedUserId: true,
  assignedAt: true,
  revision: true,
  syncedRevision: true,
  createdAt: true,
  assignedAgent: { select: { name: true } },
  assignedUser: { select: { name: true } },
} as const satisfies Prisma.PhoneNumberSelect;

type NumberRow = Prisma.PhoneNumberGetPayload<{ select: typeof numberColumns }>;

/** A number that a tenant holds, as its people see it. */
export function toNumberView({ assignedAgent, assignedUser, ...row }: NumberRow): PhoneNumberView {
  if (row.tenantId === null) throw new Error("a number of the pool has no view for tenants");
  return {
    ...row,
    tenantId: row.tenantId,
    status: row.status === "suspended" ? "suspended" : "assigned",
    assignedAgentName: assignedAgent?.name ?? null,
    assignedUserName: assignedUser?.name ?? null,
    syncState: syncStateOf(row),
  };
}

export function syncStateOf(row: { revision: number; syncedRevision: number }): "in_sync" | "pending" {
  return row.syncedRevision === row.revision ? "in_sync" : "pending";
}
