import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { World } from "../testing/harness";
import { ask, walked, type Walked } from "../testing/isolation/doors";
import { furnishTenant } from "../testing/isolation/furnish";
import { castOf, signedIn, type Cast } from "../testing/isolation/subjects";
import { effective } from "./acts-with-effect";
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

const send = (request: Request) => world.doors.fetch(request, "127.0.0.1");
const Told = z.object({ result: z.object({ data: z.object({ json: z.record(z.string(), z.unknown()) }) }) });

/** Open to users too, or to everybody; here an admin makes ready what they need. */
const asAdmin = new Set([
  "agents.publish",
  "agents.rollback",
  "agents.testChat",
  "agents.update",
  "invitations.accept",
  "testCases.run",
]);

const mutations = walked.filter(({ type }) => type === "mutation");

/** What each act writes down when it succeeds: in the tenant's log, and after the bar in the platform's. */
const written: Readonly<Record<string, string>> = {
  "agents.create": "agent.created |",
  "agents.duplicate": "agent.created |",
  "agents.import": "agent.created |",
  "agents.pause": "agent.paused |",
  "agents.publish": "agent.published |",
  "agents.remove": "agent.deleted |",
  "agents.resume": "agent.resumed |",
  "agents.rollback": "agent.published |",
  "agents.testCall": "call.started |",
  "agents.update": "agent.updated |",
  "batches.cancel": "batch.cancelled |",
  "batches.create": "batch.created |",
  "batches.fill": "batch.filled |",
  "batches.pause": "batch.paused |",
  "batches.resume": "batch.resumed |",
  "batches.start": "batch.started |",
  "doNotCall.add": "do_not_call.added |",
  "doNotCall.remove": "do_not_call.removed |",
  "apiKeys.create": "api_key.created |",
  "apiKeys.revoke": "api_key.revoked |",
  "apiKeys.revokeAll": "api_key.all_revoked |",
  "auth.email.verify": "account.email_verified |",
  "auth.password.change": "account.password_changed |",
  "auth.password.reset": "account.password_reset |",
  "auth.register": "tenant.created |",
  "auth.sessions.end": "account.session_ended |",
  "auth.sessions.endOthers": "account.sessions_ended |",
  "auth.twoFactor.confirm": "account.two_factor_on |",
  "auth.twoFactor.disable": "account.two_factor_off |",
  "auth.twoFactor.renewCodes": "account.recovery_codes_renewed |",
  "auth.updateMe": "account.updated |",
  "calls.start": "call.started |",
  "calls.inject": "call.note_injected |",
  "calls.stop": "call.stopped |",
  "calls.update": "call.updated |",
  "calls.tagMany": "call.updated |",
  "calls.startExport": "call.exported |",
  "calls.remove": "call.deleted |",
  "calls.removeMany": "call.deleted |",
  "invitations.accept": "invitation.accepted |",
  "flows.create": "flow.created |",
  "flows.duplicate": "flow.created |",
  "flows.import": "flow.created |",
  "flows.remove": "flow.deleted |",
  "flows.update": "flow.updated |",
  "invitations.copyLink": "invitation.link_copied |",
  "invitations.resend": "invitation.resent |",
  "invitations.revoke": "invitation.revoked |",
  "invitations.send": "invitation.sent |",
  "knowledge.addSource": "knowledge.source_added |",
  "knowledge.create": "knowledge.created |",
  "knowledge.remove": "knowledge.deleted |",
  "knowledge.removeSource": "knowledge.source_removed |",
  "knowledge.retrySource": "knowledge.source_retried |",
  "knowledge.update": "knowledge.updated |",
  "members.remove": "member.removed |",
  "members.update": "member.updated |",
  "phoneNumbers.claim": "phone_number.claimed |",
  "phoneNumbers.release": "phone_number.released |",
  "phoneNumbers.update": "phone_number.updated |",
  "platformAccounts.activate": "| platform_account.activated",
  "platformAccounts.create": "| platform_account.created",
  "platformAccounts.sendLink": "| platform_account.link_sent",
  "platformAccounts.suspend": "| platform_account.suspended",
  "platformSettings.change": "| platform_settings.changed",
  "pool.buy": "| phone_number.ordered",
  "pool.import": "| phone_number.imported",
  "pool.allocate": "phone_number.allocated | phone_number.allocated",
  "pool.reclaim": "phone_number.reclaimed | phone_number.reclaimed",
  "pool.retire": "| phone_number.retired",
  "providerHealth.adopt": "provider_health.adopted | provider_health.adopted",
  "providerHealth.clear": "| provider_health.orphan_cleared",
  "providerHealth.remake": "provider_health.remade | provider_health.remade",
  "providerHealth.push": "provider_health.pushed | provider_health.pushed",
  "providerHealth.start": "| provider_health.started",
  "reconciliation.judge": "| reconciliation.judged",
  "reconciliation.start": "| reconciliation.started",
  "supportVisits.leave": "support.left | support.left",
  "supportVisits.raise": "support.raised | support.raised",
  "supportVisits.start": "support.entered | support.entered",
  "tenant.endAllSessions": "tenant.sessions_ended |",
  "tenant.update": "tenant.updated |",
  "limits.change": "tenant.limits_changed |",
  "testCases.create": "test_case.created |",
  "testCases.remove": "test_case.deleted |",
  "testCases.update": "test_case.updated |",
  "tenants.activate": "tenant.activated | tenant.activated",
  "tenants.change": "tenant.changed | tenant.changed",
  "tenants.create": "tenant.created | tenant.created",
  "tenants.remove": "| tenant.deleted",
  "tenants.suspend": "tenant.suspended | tenant.suspended",
  "webhookEndpoints.create": "webhook_endpoint.created |",
  "webhookEndpoints.remove": "webhook_endpoint.deleted |",
  "webhookEndpoints.replay": "webhook_endpoint.replayed |",
  "webhookEndpoints.replaySpan": "webhook_endpoint.replayed |",
  "webhookEndpoints.endOldSecret": "webhook_endpoint.old_secret_ended |",
  "webhookEndpoints.rotateSecret": "webhook_endpoint.secret_rotated |",
  "webhookEndpoints.update": "webhook_endpoint.updated |",
};

/** Acts that succeed and write nothing, and why. */
const silent: Readonly<Record<string, string>> = {
  "auth.email.change": "nothing has changed before the mailed link is followed, which is written down",
  "auth.email.sendLink": "a mail is sent once more, to the own address",
  "auth.login": "the session says when, where and with what",
  "auth.logout": "the session says when",
  "auth.password.forgot": "whoever asks is not known to be anybody; the reset is written down",
  "auth.refresh": "the session goes on",
  "agents.testChat": "it is a try: nothing of the organisation's changes",
  "knowledge.previewPage": "a page is looked at, and nothing kept",
  "knowledge.query": "it is a question; what it is asked through holds nothing new",
  "webhookEndpoints.ping": "it is a try, and stands in the endpoint's own log",
  "tools.test": "it is a try: nothing of the organisation's changes",
  "testCases.run": "it is tried; how it went stands with the test case",
  "testCases.runAll": "they are tried; how it went stands with the test cases",
  "auth.twoFactor.begin": "the secret counts for nothing until it is confirmed, which is written down",
};

/** Calls a procedure as somebody who may, in a tenant made for it; answers the status and what it added to the logs. */
async function tried({ name, ...procedure }: Walked) {
  const fixture = fixtures[name];
  if (!fixture) throw new Error(`${name} has no fixture`);
  const made = await furnishTenant(world.deps, `complete-${(serial += 1)}`);
  const role =
    fixture.who === "super_admin" ? "super_admin" : fixture.who === "admin" || asAdmin.has(name) ? "admin" : "user";
  const subject = role === "super_admin" ? cast.superAdmin : signedIn(world.deps, role, made[role]);
  const things = role === "super_admin" ? { ...made.admin, userId: subject.own.userId } : subject.own;
  const call = async (one: Walked, input: unknown, headers = subject.headers) =>
    await ask(send, "trpc", one, input, headers);
  const act = async (other: string, input?: unknown) => {
    const one = walked.find((candidate) => candidate.name === other);
    if (!one) throw new Error(`there is no ${other}`);
    const { status, text } = await call(one, input);
    if (status >= 300) throw new Error(`${other}: ${status} ${text}`);
    return Told.parse(JSON.parse(text)).result.data.json;
  };
  const prepare = effective[name];
  const input = prepare ? await prepare({ world, role, things, colleague: made.user, act }) : fixture.input?.(things);
  const { auditLog, platformAuditLog } = world.deps.db.platform;
  const before = new Set([...(await auditLog.findMany()), ...(await platformAuditLog.findMany())].map(({ id }) => id));
  const { status, text } = await call({ name, ...procedure }, input, fixture.who === "everybody" ? {} : undefined);
  const added = (rows: { id: string; action: string }[]) =>
    rows
      .filter(({ id }) => !before.has(id))
      .map(({ action }) => action)
      .join(", ");
  const ofTenant = added(await auditLog.findMany({ orderBy: { id: "asc" } }));
  const ofPlatform = added(await platformAuditLog.findMany({ orderBy: { id: "asc" } }));
  return { said: status < 300 ? "" : text, entries: `${ofTenant} | ${ofPlatform}`.trim() };
}

describe("L7: the log is complete", () => {
  it("L7: says of every act that changes something what it writes down", () => {
    const said = [...Object.keys(written), ...Object.keys(silent)];
    expect(said.toSorted()).toEqual(mutations.map(({ name }) => name).toSorted());
  });

  it.each(mutations.map((procedure) => [procedure.name, procedure] as const))(
    "L7: %s succeeds and writes what it should, once",
    async (name, procedure) => {
      const { said, entries } = await tried(procedure);
      expect([name, said, entries]).toEqual([name, "", written[name] ?? "|"]);
    },
  );
});
