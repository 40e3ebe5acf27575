/** One wall or check, taken down: in `file`, `from` becomes `to`, and one of `tests` has to fail. */
export interface Mutant {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly tests: readonly string[];
}

const schema = "packages/db/prisma/migrations/20261122000000_init/migration.sql";
const walls = ["packages/db/test/tenant-wall.test.ts"];
const catalogue = ["packages/db/test/catalogue.test.ts", ...walls];
const proof = ["packages/api/test/isolation.test.ts"];
const permissions = ["packages/api/test/permissions.test.ts", ...proof];
const features = "packages/api/src/features";

export const mutants: readonly Mutant[] = [
  {
    name: "the client's filter",
    file: "packages/db/src/scope-args.ts",
    from: 'AND: [...toArray(where["AND"]), own]',
    to: 'AND: [...toArray(where["AND"])]',
    tests: walls,
  },
  {
    name: "the client's filter of single rows",
    file: "packages/db/src/scope-args.ts",
    from: "AND: [flattenKey(map, model, where), own]",
    to: "AND: [flattenKey(map, model, where)]",
    tests: walls,
  },
  {
    name: "a composite key",
    file: schema,
    from: 'FOREIGN KEY ("tenant_id", "agent_id") REFERENCES "agents"("tenant_id", "id")',
    to: 'FOREIGN KEY ("agent_id") REFERENCES "agents"("id")',
    tests: catalogue,
  },
  {
    name: "forced row-level security",
    file: schema,
    from: "ALTER TABLE %I FORCE ROW LEVEL SECURITY",
    to: "ALTER TABLE %I NO FORCE ROW LEVEL SECURITY",
    tests: catalogue,
  },
  {
    name: "the policy's condition",
    file: schema,
    from: "TO voxcalls_app USING (%s) WITH CHECK (%s)', name, own, own)",
    to: "TO voxcalls_app USING (true) WITH CHECK (true)', name)",
    tests: walls,
  },
  {
    name: "the policy's check of writes",
    file: schema,
    from: "USING (%s) WITH CHECK (%s)', name, own, own)",
    to: "USING (%s) WITH CHECK (true)', name, own)",
    tests: walls,
  },
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
    from: '  "calls:read",\n',
    to: '  "calls:read",\n  "members:read",\n',
    tests: permissions,
  },
  {
    name: "the rows of agents",
    file: `${features}/agents/policy.ts`,
    from: 'actor.role === "user" ?',
    to: 'actor.role === "system" ?',
    tests: proof,
  },
  {
    name: "the rows of calls",
    file: `${features}/calls/policy.ts`,
    from: 'return actor.role === "user" ? Prisma',
    to: 'return actor.role === "system" ? Prisma',
    tests: proof,
  },
  {
    name: "the rows of numbers",
    file: `${features}/phone-numbers/policy.ts`,
    from: 'actor.role === "user" ?',
    to: 'actor.role === "system" ?',
    tests: proof,
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
];
