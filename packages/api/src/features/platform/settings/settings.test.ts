import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World, type RestCaller } from "../../../../testing/harness";
import { fillPool } from "../../../../testing/pool";
import { breakProvider, mendProviders } from "../../../../testing/sandbox-control";
import { signedInCaller } from "../../../../testing/signed-in-caller";
import { accountRefusedKey } from "../../../kernel/account-refused";
import { claimNumber } from "../../phone-numbers/claim";
import { buyNumber } from "../../phone-numbers/pool/buy";
import { searchNumbers } from "../../phone-numbers/pool/search";
import { releaseNumber } from "../../phone-numbers/release";

let world: World;
let sue: RestCaller;
const email = "sue@settings.test";
beforeAll(async () => {
  world = await World.create();
  sue = await world.signIn(await world.person(null, email, "super_admin"));
});
afterAll(async () => {
  await world.close();
});

const dayMs = 24 * 60 * 60 * 1000;

describe("/admin/settings", () => {
  it("holds from the next act on, and is written down once for each change", async () => {
    expect((await sue("GET", "/admin/settings")).body).toMatchObject({
      quarantine_days: 7,
      visit_minutes: 30,
      orphan_hours: 24,
      default_plan: "free",
      plans: [{ name: "free" }, { name: "starter" }, { name: "pro" }, { name: "enterprise" }],
    });
    const change = { quarantine_days: 3, visit_minutes: 10, default_plan: "starter" };
    expect((await sue("PATCH", "/admin/settings", change)).body).toMatchObject(change);
    expect((await sue("PATCH", "/admin/settings", change)).status).toBe(200);
    const rows = await world.deps.db.platform.platformAuditLog.findMany({
      where: { action: "platform_settings.changed" },
    });
    expect(rows).toMatchObject([{ before: { quarantineDays: 7 }, after: { quarantineDays: 3, visitMinutes: 10 } }]);

    const { tenant, ctx } = await world.tenant("settled");
    const [free] = await fillPool(world, 1);
    const { id } = await claimNumber(ctx, { phoneNumberId: free?.id ?? "" });
    const { quarantinedUntil } = await releaseNumber(ctx, { phoneNumberId: id });
    expect(Math.round((quarantinedUntil.getTime() - world.clock.now().getTime()) / dayMs)).toBe(3);
    const device = await signedInCaller(world, email);
    const visit = await device.call().supportVisits.start({ tenantId: tenant.id, reason: "To see the shorter visit" });
    expect(visit.expiresAt.getTime() - visit.startedAt.getTime()).toBe(10 * 60_000);
    const made = await world.rest()("POST", "/auth/register", {
      tenant_name: "By itself",
      name: "Ida",
      email: "ida@by-itself.test",
      password: "correct horse battery 9",
    });
    expect(made.status).toBe(201);
    expect(await world.deps.db.platform.tenant.findFirst({ where: { name: "By itself" } })).toMatchObject({
      plan: "starter",
      maxAgents: 5,
    });
  });

  it("refuses what makes no sense, by field", async () => {
    const refused = await sue("PATCH", "/admin/settings", {
      quarantine_days: 0,
      visit_minutes: 240,
      orphan_hours: 721,
    });
    expect(refused.status).toBe(400);
    const paths = (refused.body["errors"] as unknown as { path: string }[]).map(({ path }) => path);
    expect(paths.toSorted()).toEqual(["orphan_hours", "quarantine_days", "visit_minutes"]);
  });

  it("says which part of the providers' set-up is missing and what mends it, without a secret", async () => {
    const states = async () => {
      const { body } = await sue("GET", "/admin/settings/providers");
      expect(JSON.stringify(body)).not.toContain("Sandbox-Trunk-2026");
      const checks = body["checks"] as unknown as {
        id: string;
        state: string;
        fix: string | null;
        is_sandboxed: boolean;
      }[];
      return new Map(checks.map((check) => [check.id, check]));
    };
    expect((await states()).get("retell")).toMatchObject({ state: "ok", is_sandboxed: true });
    const at = world.clock.now().toISOString();
    const key = accountRefusedKey;
    await world.deps.db.platform.platformSetting.create({ data: { key, value: { status: 402, at, mailedAt: at } } });
    const unpaid = (await states()).get("retell");
    await world.deps.db.platform.platformSetting.delete({ where: { key } });
    expect(unpaid).toMatchObject({ state: "warning", fix: expect.stringContaining("credit") as string });
    expect((await states()).get("trunk")).toMatchObject({ state: "warning" });
    const platform = world.asPlatform(await world.person(null, "buyer@settings.test", "super_admin"));
    const { data } = await searchNumbers(platform, { countryCode: "US", numberType: "local", limit: 1 });
    await buyNumber(platform, { phoneNumber: data[0]?.phoneNumber ?? "" });
    for (const id of ["twilio", "trunk", "origination", "credentials", "transfers"]) {
      expect((await states()).get(id), id).toMatchObject({ state: "ok", fix: null });
    }
    const [trunk] = await world.deps.twilio.trunks.list();
    const turnedOff = await fetch(`${world.sandbox.url}/twilio/v1/Trunks/${trunk?.twilioTrunkSid}`, {
      method: "POST",
      headers: {
        authorization: `Basic ${btoa(`AC${"0".repeat(32)}:voxcalls-sandbox`)}`,
        "content-type": "application/x-www-form-urlencoded",
      },
      body: "TransferMode=sip-only",
    });
    expect(turnedOff.ok).toBe(true);
    const transfers = (await states()).get("transfers");
    expect(transfers).toMatchObject({ state: "warning", fix: expect.stringContaining("SIP REFER") as string });
    await breakProvider(world, { path: "/get-api-key-info", kind: "status", status: 401, times: "always" });
    const broken = (await states()).get("retell");
    await mendProviders(world);
    expect(broken).toMatchObject({ state: "failed" });
    expect(broken?.fix).toContain("RETELL_API_KEY");
  });
});
