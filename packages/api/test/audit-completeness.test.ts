import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World } from "../testing/harness";
import { ask, walked, type Walked } from "../testing/isolation/doors";
import { furnishTenant } from "../testing/isolation/furnish";
import { castOf, signedIn, type Cast } from "../testing/isolation/subjects";
import type { Things } from "../testing/isolation/things";
import { fixtures } from "./isolation-fixtures";

let world: World;
let cast: Cast;
let serial = 0;

beforeAll(async () => {
  world = await World.create();
  cast = await castOf(world.deps, "complete");
});
afterAll(async () => {
  await world.close();
});

const mutations = walked.filter(({ type }) => type === "mutation");

/** What each act writes down when it succeeds: in the tenant's log, and after the bar in the platform's. */
const written: Readonly<Record<string, string>> = {
  "agents.create": "agent.created |",
  "agents.pause": "agent.paused |",
  "agents.remove": "agent.deleted |",
  // The provider of this world knows neither agent nor number of the furnishings: what was tried and refused stands there too.
  "agents.update": "agent.updated, agent.update_refused |",
  "calls.start": "call.started |",
  "apiKeys.create": "api_key.created |",
  "apiKeys.revoke": "api_key.revoked |",
  "apiKeys.revokeAll": "api_key.all_revoked |",
  // The shop has not the number that the furnishings name: what was ordered and given up stands there.
  "pool.buy": "| phone_number.ordered, phone_number.given_up",
  "auth.register": "tenant.created |",
  "auth.sessions.end": "account.session_ended |",
  "auth.updateMe": "account.updated |",
  "invitations.copyLink": "invitation.link_copied |",
  "invitations.resend": "invitation.resent |",
  "invitations.revoke": "invitation.revoked |",
  "invitations.send": "invitation.sent |",
  "phoneNumbers.claim": "phone_number.claimed |",
  "phoneNumbers.release": "phone_number.released |",
  "phoneNumbers.update": "phone_number.updated |",
  "platformAccounts.create": "| platform_account.created",
  "platformAccounts.sendLink": "| platform_account.link_sent",
  "tenant.endAllSessions": "tenant.sessions_ended |",
  "tenant.update": "tenant.updated |",
  "tenants.create": "tenant.created | tenant.created",
};

/** Acts that succeed here and write nothing: they change nothing that is audited, or find nothing to change. */
const silent = new Set([
  ...["auth.logout", "auth.password.forgot"],
  ...["agents.resume", "auth.sessions.endOthers", "members.update", "platformAccounts.activate"],
  ...["platformSettings.change", "supportVisits.leave", "tenants.activate", "tenants.change"],
]);

/** Acts that are refused with the proof's input; what they write is for their own tests. */
const refused = new Set([
  ...["auth.email.change", "auth.email.sendLink", "auth.email.verify", "auth.login", "auth.password.change"],
  ...["auth.password.reset", "auth.refresh", "auth.twoFactor.begin", "auth.twoFactor.confirm"],
  ...["auth.twoFactor.disable", "auth.twoFactor.renewCodes", "calls.stop", "invitations.accept", "members.remove"],
  ...["platformAccounts.suspend", "pool.import", "supportVisits.raise", "supportVisits.start"],
  ...["tenants.remove", "tenants.suspend"],
]);

/** Where the proof's input would change nothing. */
const effective: Readonly<Record<string, (things: Things) => unknown>> = {
  "phoneNumbers.update": ({ phoneNumberId }) => ({ id: phoneNumberId, nickname: "Front desk" }),
};

/** Calls a procedure as somebody who may, in a tenant made for it; answers the status and what it added to the logs. */
async function tried(procedure: Walked) {
  const fixture = fixtures[procedure.name];
  if (!fixture) throw new Error(`${procedure.name} has no fixture`);
  const made = await furnishTenant(world.deps, `complete-${(serial += 1)}`);
  const role = fixture.who === "admin" ? "admin" : "user";
  const subject = fixture.who === "super_admin" ? cast.superAdmin : signedIn(world.deps, role, made[role]);
  const things = fixture.who === "super_admin" ? { ...made.admin, userId: subject.own.userId } : subject.own;
  const input = effective[procedure.name] ?? fixture.input;
  const { auditLog, platformAuditLog } = world.deps.db.platform;
  const before = new Set([...(await auditLog.findMany()), ...(await platformAuditLog.findMany())].map(({ id }) => id));
  const send = (request: Request) => world.doors.fetch(request, "127.0.0.1");
  const { status } = await ask(send, "trpc", procedure, input?.(things), subject.headers);
  const added = (rows: { id: string; action: string }[]) =>
    rows
      .filter(({ id }) => !before.has(id))
      .map(({ action }) => action)
      .join(", ");
  const ofTenant = added(await auditLog.findMany({ orderBy: { id: "asc" } }));
  const ofPlatform = added(await platformAuditLog.findMany({ orderBy: { id: "asc" } }));
  return { status, entries: `${ofTenant} | ${ofPlatform}`.trim() };
}

describe("L7: the log is complete", () => {
  it("L7: says of every act that changes something what it writes down", () => {
    const said = [...Object.keys(written), ...silent, ...refused];
    expect(said.toSorted()).toEqual(mutations.map(({ name }) => name).toSorted());
  });

  it.each(mutations.map((procedure) => [procedure.name, procedure] as const))(
    "L7: %s writes what it should, once",
    async (name, procedure) => {
      const { status, entries } = await tried(procedure);
      expect([name, entries]).toEqual([name, written[name] ?? "|"]);
      if (refused.has(name)) expect(status).toBeGreaterThanOrEqual(400);
      if (silent.has(name)) expect(status).toBeLessThan(300);
    },
  );
});
