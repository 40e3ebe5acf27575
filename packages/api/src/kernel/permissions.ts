/**
 * Role → permission strings: the one table of who may do what, read by tRPC, REST and the screens alike.
 * Which *rows* a role sees is not here but in each feature's `policy.ts`.
 */
const user = [
  "account:manage",
  "agents:read",
  "agents:update",
  "agents:pause",
  "agents:publish",
  "agents:test",
  "flows:read",
  "flows:update",
  "knowledge:read",
  "knowledge:manage",
  "calls:read",
  "calls:listen",
  "calls:annotate",
  "phone-numbers:mine",
  "usage:read",
] as const;

const admin = [
  ...user,
  "agents:create",
  "agents:delete",
  "agents:assign",
  "flows:create",
  "flows:delete",
  "calls:start",
  "calls:delete",
  "batches:read",
  "batches:manage",
  "do-not-call:read",
  "do-not-call:manage",
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
  "webhooks:read",
  "webhooks:manage",
  "audit:read",
  "billing:read",
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
  "platform:reconciliation",
  "platform:health",
] as const;

/** A super admin's visit to a tenant, until it is raised, and what an admin's screens offer while the tenant is suspended. */
const visitor: readonly (typeof admin)[number][] = [
  "agents:read",
  "flows:read",
  "knowledge:read",
  "calls:read",
  "calls:listen",
  "batches:read",
  "do-not-call:read",
  "usage:read",
  "members:read",
  "phone-numbers:mine",
  "phone-numbers:read",
  "tenant:read",
  "api-keys:read",
  "webhooks:read",
  "audit:read",
  "billing:read",
];

export type Permission = (typeof superAdmin)[number];

/** What concerns the platform as a whole; everything else is done inside a tenant, or with the own account. */
export type PlatformPermission = Extract<Permission, `platform:${string}`>;

export function isOfPlatform(permission: Permission): permission is PlatformPermission {
  return permission.startsWith("platform:");
}

export type PersonRole = "super_admin" | "admin" | "user";

/** As what someone acts: a person in the own role, or one who may only look at what an admin (visitor) or a user (reader) sees. */
export type ActingRole = PersonRole | "visitor" | "reader";

const table: Record<ActingRole, ReadonlySet<Permission>> = {
  user: new Set<Permission>(user),
  admin: new Set<Permission>(admin),
  super_admin: new Set<Permission>(superAdmin),
  visitor: new Set<Permission>(visitor),
  reader: new Set<Permission>(user.filter((permission) => visitor.some((one) => one === permission))),
};

/** As what the screens take a member of a suspended tenant: what is refused is not offered. */
export function readingRole(role: "admin" | "user"): "visitor" | "reader" {
  return role === "admin" ? "visitor" : "reader";
}

/** Whether the role may do the act at all; jobs of the system may do everything. */
export function may(role: ActingRole | "system", permission: Permission): boolean {
  return role === "system" || table[role].has(permission);
}

// A key has no account and no number of its own, and it lets nobody in: no people, no other keys, no looser rules for them, and no
// address that what happens is told to.
const neverForKeys: ReadonlySet<Permission> = new Set<Permission>([
  "account:manage",
  "phone-numbers:mine",
  "members:invite",
  "members:update",
  "members:remove",
  "tenant:update",
  "api-keys:manage",
  "webhooks:manage",
]);

/** What an API key may be allowed. */
export const keyScopes: readonly Permission[] = admin.filter((permission) => !neverForKeys.has(permission));

/** Whether a key with these scopes may do the act: a scope counts as long as keys may have it. */
export function keyMay(scopes: readonly string[], permission: Permission): boolean {
  return scopes.includes(permission) && keyScopes.includes(permission);
}
