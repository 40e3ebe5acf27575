import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { World, type RestCaller } from "../../../../testing/harness";
import { endAllSessions } from "./end-all-sessions";
import { slugIsFree } from "./slug-is-free";

let world: World;
let made: Awaited<ReturnType<World["tenant"]>>;
let asAdmin: RestCaller;
let serial = 0;

beforeAll(async () => {
  world = await World.create();
});
afterAll(async () => {
  await world.close();
});
beforeEach(async () => {
  made = await world.tenant(`settings-${(serial += 1)}`);
  asAdmin = await world.signIn(made.admin);
});

const log = async () => await world.deps.db.platform.auditLog.findMany({ where: { tenantId: made.tenant.id } });
const row = async () => await world.deps.db.platform.tenant.findUniqueOrThrow({ where: { id: made.tenant.id } });

describe("the organisation's settings", () => {
  it("are changed field by field, and the log says from what to what", async () => {
    const change = {
      name: "Nordwind",
      slug: `nordwind-${serial}`,
      time_zone: "Europe/Berlin",
      billing_email: "Books@Nordwind.test",
      min_password_length: 12,
    };
    const { status, body } = await asAdmin("PATCH", "/tenant", change);
    expect([status, body]).toMatchObject([200, { ...change, billing_email: "books@nordwind.test" }]);
    expect((await asAdmin("GET", "/tenant")).body).toEqual(body);
    expect(await log()).toMatchObject([
      {
        action: "tenant.updated",
        actorLabel: made.admin.email,
        before: { name: made.tenant.name, slug: made.tenant.slug, timeZone: "UTC", billingEmail: null },
        after: { name: "Nordwind", timeZone: "Europe/Berlin", minPasswordLength: 12 },
      },
    ]);
  });

  it("leave no entry in the log when nothing changed", async () => {
    expect((await asAdmin("PATCH", "/tenant", { name: made.tenant.name, billing_email: null })).status).toBe(200);
    expect((await asAdmin("PATCH", "/tenant", {})).status).toBe(200);
    expect(await log()).toEqual([]);
  });

  it.each(["plan", "status", "max_users", "max_agents", "monthly_minutes_limit", "rate_per_minute", "id", "settings"])(
    "Z7: %s is the platform's to change and refused by name",
    async (field) => {
      const before = await row();
      const answer = await asAdmin("PATCH", "/tenant", { name: "Taken", [field]: field === "plan" ? "enterprise" : 9 });
      expect([answer.status, answer.body]).toMatchObject([400, { errors: [{ path: field }] }]);
      expect(await row()).toEqual(before);
    },
  );

  it.each([
    ["name", ""],
    ["slug", "Not a slug"],
    ["time_zone", "Mars/Olympus"],
    ["time_zone", "+01:00"],
    ["billing_email", "nobody"],
    ["min_password_length", 7],
    ["min_password_length", 65],
    ["outbound_countries", []],
  ])("names %s when it is %j", async (field, value) => {
    const { status, body } = await asAdmin("PATCH", "/tenant", { [field]: value });
    expect([status, body]).toMatchObject([400, { errors: [{ path: field }] }]);
  });

  it("name the countries where calls may go and come from, each once and in order, within the platform's", async () => {
    const change = { outbound_countries: ["US", "DE", "US"], inbound_countries: ["AT"] };
    expect((await asAdmin("GET", "/tenant")).body).toMatchObject({
      outbound_countries: null,
      inbound_countries: null,
      callable_countries: null,
    });
    const { body } = await asAdmin("PATCH", "/tenant", change);
    expect(body).toMatchObject({ outbound_countries: ["DE", "US"], inbound_countries: ["AT"] });
    expect((await asAdmin("PATCH", "/tenant", { outbound_countries: ["DE", "US"] })).status).toBe(200);
    expect(await log()).toMatchObject([
      { before: { outboundCountries: [] }, after: { outboundCountries: ["DE", "US"] } },
    ]);
    const wrong = await asAdmin("PATCH", "/tenant", { outbound_countries: ["Germany"] });
    expect([wrong.status, wrong.body]).toMatchObject([400, { errors: [{ path: "outbound_countries.0" }] }]);

    const settings = { key: "settings", value: { callableCountries: ["DE", "FR"] } };
    await world.deps.db.platform.platformSetting.upsert({
      where: { key: "settings" },
      create: settings,
      update: settings,
    });
    const beyond = await asAdmin("PATCH", "/tenant", { outbound_countries: ["DE", "CU"] });
    await world.deps.db.platform.platformSetting.delete({ where: { key: "settings" } });
    expect([beyond.status, beyond.body]).toMatchObject([
      400,
      { errors: [{ path: "outbound_countries", message: expect.stringContaining("Cuba") }] },
    ]);
    expect((await asAdmin("PATCH", "/tenant", { outbound_countries: null })).body).toMatchObject({
      outbound_countries: null,
    });
  });

  it("C7: a short name that is taken is refused at its field, also when 20 ask for it at once", async () => {
    const other = await world.tenant(`taken-${serial}`);
    const refused = await asAdmin("PATCH", "/tenant", { slug: other.tenant.slug });
    expect([refused.status, refused.body]).toMatchObject([409, { errors: [{ path: "slug" }] }]);
    expect(await slugIsFree(made.ctx, { slug: other.tenant.slug })).toEqual({ isFree: false });
    expect(await slugIsFree(made.ctx, { slug: made.tenant.slug })).toEqual({ isFree: true });
    const asOther = await world.signIn(other.admin);
    const wanted = `wanted-${serial}`;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => (n % 2 ? asAdmin : asOther)("PATCH", "/tenant", { slug: wanted })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    expect(await world.deps.db.platform.tenant.count({ where: { slug: wanted } })).toBe(1);
  });

  it("S8: a save that did not know of another one is refused and changes nothing", async () => {
    const { updated_at: read } = (await asAdmin("GET", "/tenant")).body as unknown as { updated_at: string };
    expect((await asAdmin("PATCH", "/tenant", { name: "First", unchanged_since: read })).status).toBe(200);
    expect((await asAdmin("PATCH", "/tenant", { name: "Second", unchanged_since: read })).status).toBe(409);
    expect((await row()).name).toBe("First");
  });

  it("ask nobody for a second factor before the admin has one", async () => {
    const refused = await asAdmin("PATCH", "/tenant", { require_two_factor: true });
    expect([refused.status, refused.body]).toMatchObject([400, { errors: [{ path: "require_two_factor" }] }]);
    await world.deps.db.platform.user.update({
      where: { id: made.admin.userId },
      data: { sealedTotpSecret: "v1:sealed", totpConfirmedAt: new Date() },
    });
    expect((await asAdmin("PATCH", "/tenant", { require_two_factor: true })).status).toBe(200);
  });

  it("are for admins", async () => {
    const asUser = await world.signIn(await world.person(made.tenant.id, `user-${serial}@settings.test`, "user"));
    expect((await asUser("GET", "/tenant")).status).toBe(403);
    expect((await asUser("PATCH", "/tenant", { name: "Mine" })).status).toBe(403);
  });
});

it("K3: everyone's sign-ins end at once but the one that asked, and other tenants' go on", async () => {
  const user = await world.person(made.tenant.id, `user-${serial}@sessions.test`, "user");
  const other = await world.tenant(`bystander-${serial}`);
  const [asUser, asOther] = [await world.signIn(user), await world.signIn(other.admin)];
  const here = await world.deps.db.platform.session.findFirstOrThrow({ where: { userId: made.admin.userId } });
  const actor = { ...made.ctx.actor, sessionId: here.id };
  const ctx = { ...made.ctx, actor } as typeof made.ctx;
  expect(await endAllSessions(ctx)).toEqual({ ended: 1 });
  expect((await asUser("GET", "/auth/me")).status).toBe(401);
  expect((await asAdmin("GET", "/auth/me")).status).toBe(200);
  expect((await asOther("GET", "/auth/me")).status).toBe(200);
  expect(await log()).toMatchObject([{ action: "tenant.sessions_ended", after: { sessions: 1 } }]);
});
