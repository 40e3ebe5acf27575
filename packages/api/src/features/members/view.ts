import type { Prisma } from "@voxcalls/db";
import type { MemberDetails } from "./schemas";

/** What `toMember` needs of a person; nothing secret is even read. */
export const memberColumns = {
  id: true,
  tenantId: true,
  email: true,
  name: true,
  role: true,
  status: true,
  emailVerified: true,
  totpConfirmedAt: true,
  lastLoginAt: true,
  createdAt: true,
  assignedAgents: {
    where: { status: { in: ["provisioning", "active", "paused"] } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, name: true },
  },
  assignedNumbers: { orderBy: [{ assignedAt: "asc" }, { id: "asc" }], select: { id: true, phoneNumber: true } },
} as const satisfies Prisma.UserSelect;

type MemberRow = Prisma.UserGetPayload<{ select: typeof memberColumns }>;

export function toMember(row: MemberRow, lastSeenAt: Date | null): MemberDetails {
  const { tenantId, role, totpConfirmedAt, assignedAgents: agents, assignedNumbers: phoneNumbers, ...rest } = row;
  if (tenantId === null || role === "super_admin") throw new Error("a super admin is not a member");
  return {
    ...rest,
    tenantId,
    role,
    twoFactor: totpConfirmedAt !== null,
    assignedAgentId: agents[0]?.id ?? null,
    assignedPhoneNumberId: phoneNumbers[0]?.id ?? null,
    agents,
    phoneNumbers,
    lastSeenAt,
  };
}
