import type { Mutant } from "./mutant";

const schema = "packages/db/prisma/migrations/20261122000000_init/migration.sql";
const people = "packages/db/prisma/migrations/20261122150000_people_and_support/migration.sql";
const walls = ["packages/db/test/tenant-wall.test.ts"];
const catalogue = ["packages/db/test/catalogue.test.ts", ...walls];

/** Walls of the database and of its client. */
export const databaseMutants: readonly Mutant[] = [
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
    from: '"calls_tenant_id_agent_id_fkey" FOREIGN KEY ("tenant_id", "agent_id") REFERENCES "agents"("tenant_id", "id")',
    to: '"calls_tenant_id_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agents"("id")',
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
    name: "the policy of one tenant table",
    file: schema,
    from: "'phone_numbers', 'phone_number_holdings', 'calls',\n",
    to: "'phone_numbers', 'phone_number_holdings',\n",
    tests: catalogue,
  },
  {
    name: "the policy of a later tenant table",
    file: people,
    from: "ARRAY['api_keys', 'support_visits'] LOOP",
    to: "ARRAY['support_visits'] LOOP",
    tests: catalogue,
  },
  {
    name: "a later composite key",
    file: people,
    from: 'FOREIGN KEY ("tenant_id", "created_by") REFERENCES "users"("tenant_id", "id")',
    to: 'FOREIGN KEY ("created_by") REFERENCES "users"("id")',
    tests: catalogue,
  },
  {
    name: "the look at the runtime role before serving",
    file: "packages/db/src/assert-safe-runtime-role.ts",
    from: "if (!row || row.passes_rls)",
    to: "if (!row)",
    tests: catalogue,
  },
  {
    name: "the look at the tables before serving",
    file: "packages/db/src/assert-safe-runtime-role.ts",
    from: "if (open.length > 0)",
    to: "if (open.length > 1_000)",
    tests: catalogue,
  },
];
