import type { Prisma } from "@voxcalls/db";
import { syncStateOf } from "../view";
import type { PoolNumberView } from "./schemas";

/** What `toPoolView` needs of a number; the SIP password is not even read. */
export const poolColumns = {
  id: true,
  phoneNumber: true,
  countryCode: true,
  numberType: true,
  status: true,
  tenantId: true,
  assignedAgentId: true,
  assignedUserId: true,
  assignedAt: true,
  quarantinedUntil: true,
  failureReason: true,
  retellPhoneId: true,
  twilioNumberSid: true,
  sipTrunkUri: true,
  revision: true,
  syncedRevision: true,
  createdAt: true,
  tenant: { select: { name: true } },
  holdings: { select: { heldUntil: true }, orderBy: { heldFrom: "desc" }, take: 1 },
} as const satisfies Prisma.PhoneNumberSelect;

/** A number as the platform's people see it. */
export function toPoolView(row: Prisma.PhoneNumberGetPayload<{ select: typeof poolColumns }>): PoolNumberView {
  const { tenant, holdings, revision, syncedRevision, ...rest } = row;
  return {
    ...rest,
    tenantName: tenant?.name ?? null,
    idleSince: row.tenantId === null ? (holdings[0]?.heldUntil ?? row.createdAt) : null,
    syncState: syncStateOf({ revision, syncedRevision }),
  };
}
