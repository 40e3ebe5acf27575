/**
 * Role → permission strings: the one table of who may do what, read by tRPC, REST and the screens alike.
 * Which *rows* a role sees is not here but in each feature's `policy.ts`.
 */
const user = [
  "account:manage",
  "agents:read",
  "agents:update",
  "agents:pause",
  "calls:read",
  "calls:listen",
  "phone-numbers:mine",
  "usage:read",
] as const;

const admin = [
  ...user,
  "agents:create",
  "agents:delete",
  "agents:assign",
  "calls:start",
  "members:read",
  "members:invite",
  "members:update",
  "members:remove",
  "phone-numbers:read",
  "phone-numbers:claim",
  "phone-numbers:release",
  "phone-numbers:bind",
  "tenant:read",
  "tenant:update",
  "api-keys:read",
  "api-keys:manage",
  "audit:read",
] as const;

const superAdmin = [
  ...admin,
  "platform:read",
  "platform:pool",
  "platform:tenants",
  "platform:visit",
  "platform:accounts",
  "platform:settings",
  "platform:audit",
] as const;

export type Permission = (typeof superAdmin)[number];
export type PersonRole = "super_admin" | "admin" | "user";

const table: Record<PersonRole, ReadonlySet<Permission>> = {
  user: new Set<Permission>(user),
  admin: new Set<Permission>(admin),
  super_admin: new Set<Permission>(superAdmin),
};

/** Whether the role may do the act at all; jobs of the system may do everything. */
export function may(role: PersonRole | "system", permission: Permission): boolean {
  return role === "system" || table[role].has(permission);
}
