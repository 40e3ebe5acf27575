import type { Mutant } from "./mutant";

const proof = ["packages/api/test/isolation.test.ts"];
const permissions = ["packages/api/test/permissions.test.ts", ...proof];
const features = "packages/api/src/features";
const visits = [`${features}/platform/visits/visits.test.ts`];
const keys = [`${features}/api-keys/api-keys.test.ts`];

/** Checks at the doors: who asks, in which role, with what in hand, and where to. */
export const doorMutants: readonly Mutant[] = [
  {
    name: "the role's permission",
    file: "packages/api/src/trpc.ts",
    from: "if (!may(person.role, permission)) throw",
    to: "if (Date.now() === 0) throw",
    tests: proof,
  },
  {
    name: "the scopes of a key",
    file: "packages/api/src/trpc.ts",
    from: "if (keyMay(person.scopes, permission)) return;",
    to: "return;",
    tests: proof,
  },
  {
    name: "a tenant that is named",
    file: "packages/api/src/trpc.ts",
    from: "if (asked !== null && asked !== person.tenantId)",
    to: "if (Date.now() === 0)",
    tests: proof,
  },
  {
    name: "a user's right given to nobody below an admin",
    file: "packages/api/src/kernel/permissions.ts",
    from: '  "usage:read",\n] as const;',
    to: '  "usage:read",\n  "members:read",\n] as const;',
    tests: permissions,
  },
  {
    name: "a session that was ended",
    file: `${features}/auth/authenticate.ts`,
    from: "and s.revoked_at is null",
    to: "",
    tests: proof,
  },
  {
    name: "a person who is suspended",
    file: `${features}/auth/authenticate.ts`,
    from: "and u.status = 'active'",
    to: "",
    tests: proof,
  },
  {
    name: "a tenant that is suspended",
    file: "packages/api/src/trpc.ts",
    from: 'if (type === "mutation" && (own.status === "suspended"',
    to: 'if (type === "subscription" && (own.status === "suspended"',
    tests: proof,
  },
  {
    name: "the end of a token",
    file: `${features}/auth/tokens.ts`,
    from: "claims.exp * 1000 + clockToleranceMs > now.getTime()",
    to: "claims.exp > 0",
    tests: proof,
  },
  {
    name: "the table of permissions",
    file: "packages/api/src/kernel/permissions.ts",
    from: 'return role === "system" || table[role].has(permission);',
    to: 'return table[role === "system" ? "admin" : role].size > 0 || permission.length > 0;',
    tests: permissions,
  },
  {
    name: "what a key was given",
    file: "packages/api/src/kernel/permissions.ts",
    from: "return scopes.includes(permission) && keyScopes.includes(permission);",
    to: "return scopes.length >= 0 && keyScopes.includes(permission);",
    tests: proof,
  },
  {
    name: "what no key may have",
    file: "packages/api/src/kernel/permissions.ts",
    from: "return scopes.includes(permission) && keyScopes.includes(permission);",
    to: "return scopes.includes(permission);",
    tests: keys,
  },
  {
    name: "a key that was revoked or ran out",
    file: `${features}/api-keys/find-holder.ts`,
    from: 'now) !== "active") return null;',
    to: 'now) === "orphaned") return null;',
    tests: keys,
  },
  {
    name: "a key at the own account",
    file: "packages/api/src/trpc.ts",
    from: 'if (person.type === "api_key") throw new AppError("forbidden", "This is for people',
    to: 'if (person.type === "api_key" && Date.now() === 0) throw new AppError("forbidden", "This is for people',
    tests: proof,
  },
  {
    name: "the second factor that a tenant asks for",
    file: "packages/api/src/trpc.ts",
    from: "if (needsSecondFactor) throw",
    to: "if (needsSecondFactor && Date.now() === 0) throw",
    tests: [`${features}/auth/two-factor/two-factor.test.ts`],
  },
  {
    name: "a cookie that another site sends along",
    file: `${features}/auth/authenticate.ts`,
    from: "if (cookie !== undefined) assertSameOrigin(deps, request);",
    to: "",
    tests: ["packages/api/test/doors.test.ts"],
  },
  {
    name: "a visit for reading only",
    file: `${features}/tenants/enter-as-super-admin.ts`,
    from: 'if (mayWrite || (type === "query" && may("visitor", permission))) return;',
    to: 'if (mayWrite || type !== "subscription" || may("visitor", permission)) return;',
    tests: proof,
  },
  {
    name: "the tenant that a visit is to",
    file: `${features}/tenants/enter-as-super-admin.ts`,
    from: "if (visit && (asked === null || asked === visit.tenant.id)) {",
    to: "if (visit) {",
    tests: visits,
  },
  {
    name: "the end of a visit",
    file: `${features}/tenants/find-visit.ts`,
    from: "endedAt: null, expiresAt: { gt: now },",
    to: "endedAt: null,",
    tests: visits,
  },
  {
    name: "a visit that was left",
    file: `${features}/platform/visits/leave.ts`,
    from: "const data = { endedAt: ctx.clock.now() };",
    to: "const data = { endedAt: null };",
    tests: visits,
  },
  {
    name: "the row that a visit leaves with the tenant",
    file: `${features}/tenants/enter-as-super-admin.ts`,
    from: "await recordAudit(tx, ctx, entry);",
    to: "void recordAudit;",
    tests: visits,
  },
];
