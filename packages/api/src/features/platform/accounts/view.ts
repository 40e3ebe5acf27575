import type { Prisma } from "@voxcalls/db";
import type { AccountView } from "./schemas";

export const accountColumns = {
  id: true,
  name: true,
  email: true,
  status: true,
  passwordChangedAt: true,
  totpConfirmedAt: true,
  lastLoginAt: true,
  createdAt: true,
} as const satisfies Prisma.UserSelect;

/** A super admin as others of them see it. */
export function toAccountView(row: Prisma.UserGetPayload<{ select: typeof accountColumns }>): AccountView {
  const { passwordChangedAt, totpConfirmedAt, status, ...rest } = row;
  return {
    ...rest,
    status: status === "suspended" ? "suspended" : "active",
    hasPassword: passwordChangedAt !== null || rest.lastLoginAt !== null,
    hasSecondFactor: totpConfirmedAt !== null,
  };
}
