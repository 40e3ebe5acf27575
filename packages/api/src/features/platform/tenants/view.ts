import type { Prisma } from "@voxcalls/db";
import { moneyText } from "../../../kernel/money";
import type { TenantListView } from "./schemas";
import type { TenantUsage } from "./usage";

export const tenantColumns = {
  id: true,
  name: true,
  slug: true,
  status: true,
  plan: true,
  maxUsers: true,
  maxAgents: true,
  maxPhoneNumbers: true,
  monthlyMinutesLimit: true,
  removedAt: true,
  createdAt: true,
} as const satisfies Prisma.TenantSelect;

type TenantRow = Prisma.TenantGetPayload<{ select: typeof tenantColumns }>;

/** A tenant as the platform's people see it in a list. */
export function toTenantView({ removedAt, ...row }: TenantRow, usage: TenantUsage | undefined): TenantListView {
  return {
    ...row,
    members: usage?.members ?? 0,
    agents: usage?.agents ?? 0,
    phoneNumbers: usage?.phoneNumbers ?? 0,
    minutesUsed: moneyText(usage?.minutesUsed ?? "0", 2),
    isBeingDeleted: removedAt !== null,
  };
}
