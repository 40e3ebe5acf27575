import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { snake } from "../src/kernel/snake-case";
import { fieldsOf } from "../src/rest/wire";
import { World } from "../testing/harness";
import { ask, walked, type Walked } from "../testing/isolation/doors";
import { tablesHash } from "../testing/isolation/hash-of-tables";
import { castOf, type Cast, type Subject } from "../testing/isolation/subjects";
import { fixtures } from "./isolation-fixtures";

let world: World;
let cast: Cast;
let tables: ReturnType<typeof tablesHash>;

beforeAll(async () => {
  world = await World.create();
  cast = await castOf(world.deps, "fields");
  tables = tablesHash(world.database.ownerUrl);
});
afterAll(async () => {
  await tables.close();
  await world.close();
});

/** What people would like to say of themselves, as it is spelled outside. */
const coveted = () => ({
  role: "admin",
  tenant_id: cast.b.tenantId,
  status: "active",
  plan: "enterprise",
  max_users: 1_000,
  max_agents: 1_000,
  max_phone_numbers: 1_000,
  monthly_minutes_limit: 1_000_000,
  rate_per_minute: "0",
  email_verified: true,
  password_hash: "x",
  assigned_user_id: cast.b.admin.userId,
  assigned_agent_id: cast.b.admin.agentId,
  assigned_phone_number_id: cast.b.admin.phoneNumberId,
});

/** Where such a field is what the route is for; who may not is refused by the proof, what is not theirs as well. */
const meant: Readonly<Record<string, readonly string[]>> = {
  "agents.create": ["assigned_user_id"],
  "agents.update": ["assigned_user_id"],
  // A filter.
  "calls.startExport": ["status"],
  "invitations.send": ["role"],
  "members.update": ["assigned_agent_id", "assigned_phone_number_id", "role", "status"],
  // Who is to have the number.
  "pool.allocate": ["tenant_id"],
  "tenants.change": [
    "max_agents",
    "max_phone_numbers",
    "max_users",
    "monthly_minutes_limit",
    "plan",
    "rate_per_minute",
  ],
  "tenants.create": ["plan"],
  // Paused or not.
  "webhookEndpoints.update": ["status"],
};

const writing = walked.filter(({ route }) => route?.method === "POST" || route?.method === "PATCH");
const send = (request: Request) => world.doors.fetch(request, "127.0.0.1");

function knownTo({ route }: Walked): Set<string> {
  return new Set(Object.keys(fieldsOf(route?.input)).map(snake));
}

/** The least who may call it: whoever may more could set more. */
function leastWhoMay({ name }: Walked): Subject {
  const who = fixtures[name]?.who;
  if (who === "everybody") return cast.anonymous;
  if (who === "super_admin") return { ...cast.superAdmin, own: cast.a.admin };
  return who === "admin" ? cast.admin : cast.user;
}

/** Sends a valid request with one field more; REST has no place for fields it does not know, and `route.input` adds none. */
async function withField(procedure: Walked, field: string, value: unknown) {
  const { headers, own } = leastWhoMay(procedure);
  const added = async (request: Request) => {
    const body = { ...(JSON.parse(await request.text()) as object), [field]: value };
    return await send(new Request(request.url, { ...init(request), body: JSON.stringify(body) }));
  };
  return await ask(added, "rest", procedure, fixtures[procedure.name]?.input?.(own), headers);
}

const init = ({ method, headers }: Request) => ({ method, headers });

describe("Z7: what people send of what is not theirs to say", { timeout: 300_000 }, () => {
  it("Z7: is known to the routes that are for it, and to no other", () => {
    const names = Object.keys(coveted());
    const known = writing.flatMap((procedure) => {
      const fields = names.filter((name) => knownTo(procedure).has(name)).toSorted();
      return fields.length > 0 ? [[procedure.name, fields] as const] : [];
    });
    expect(Object.fromEntries(known)).toEqual(meant);
  });

  it.each(writing.map((procedure) => [procedure.route?.method, procedure.route?.path, procedure] as const))(
    "Z7: %s %s refuses it and changes nothing",
    async (_method, _path, procedure) => {
      const before = await tables.hash();
      for (const [field, value] of Object.entries(coveted())) {
        if (meant[procedure.name]?.includes(field)) continue;
        const { status } = await withField(procedure, field, value);
        // Signing out reads nothing but its token, so that it always works.
        const expected = procedure.route?.takesAnything ? [204] : [400, 403];
        expect([field, status]).toEqual([field, expect.toBeOneOf(expected)]);
      }
      expect(await tables.hash()).toBe(before);
    },
  );

  it("Z7: a user who may change an agent may not give it to somebody", async () => {
    const update = walked.find(({ name }) => name === "agents.update");
    if (!update) throw new Error("agents.update is gone");
    const before = await tables.hash();
    for (const userId of [cast.colleague.userId, cast.b.user.userId, null]) {
      expect((await withField(update, "assigned_user_id", userId)).status).toBe(403);
    }
    expect(await tables.hash()).toBe(before);
  });

  it("Z7: tRPC, which leaves out what it does not know, changes no such column either", async () => {
    const guarded = async () => {
      const { user, tenant } = world.deps.db.platform;
      const of = { tenantId: { in: [cast.a.tenantId, cast.b.tenantId] } };
      const select = { id: true, role: true, status: true, tenantId: true, emailVerified: true };
      const limits = { plan: true, status: true, maxUsers: true, maxAgents: true, maxPhoneNumbers: true };
      return [
        await user.findMany({ where: of, select, orderBy: { id: "asc" } }),
        await tenant.findMany({ select: { id: true, ...limits }, orderBy: { id: "asc" } }),
      ];
    };
    const before = await guarded();
    const camel = (name: string) => name.replaceAll(/_(\w)/g, (_whole, letter: string) => letter.toUpperCase());
    const extra = Object.fromEntries(Object.entries(coveted()).map(([name, value]) => [camel(name), value]));
    for (const procedure of walked.filter(({ type }) => type === "mutation")) {
      const fixture = fixtures[procedure.name];
      if (!fixture || !["user", "signed-in"].includes(fixture.who)) continue;
      const input = { ...extra, ...(fixture.input?.(cast.user.own) as object | undefined) };
      await ask(send, "trpc", procedure, input, cast.user.headers);
    }
    expect(await guarded()).toEqual(before);
  });
});
