import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { World } from "../../../testing/harness";
import { breakProvider, mendProviders, providerRequests } from "../../../testing/sandbox-control";
import type { TenantCtx } from "../../kernel/context";
import { findVoice, listVoices } from "./list-voices";
import { voicePreview } from "./voice-preview";

let world: World;
let ctx: TenantCtx;
beforeAll(async () => {
  world = await World.create();
  ctx = (await world.tenant("acme")).ctx;
});
afterEach(async () => {
  await mendProviders(world);
});
afterAll(async () => {
  await world.close();
});

const asked = async () => (await providerRequests(world)).filter(({ path }) => path === "/list-voices").length;

describe("listVoices", () => {
  it("tells what there is to choose from, and no address of the provider's", async () => {
    const voices = await listVoices(ctx);
    expect(voices).toContainEqual({
      voiceId: "retell-Cimo",
      name: "Cimo",
      provider: "platform",
      gender: "female",
      accent: "American",
      age: "Young",
      hasPreview: true,
    });
    expect(JSON.stringify(voices)).not.toContain("http");
  });

  it("asks the provider again only after five minutes", async () => {
    await listVoices(ctx);
    const before = await asked();
    await listVoices(ctx);
    expect(await asked()).toBe(before);
    world.clock.move(5 * 60_000);
    await listVoices(ctx);
    expect(await asked()).toBe(before + 1);
  });
});

describe("findVoice", () => {
  it("asks again for a voice that it does not know, as it may be new, but not at every request", async () => {
    await listVoices(ctx);
    world.clock.move(10_000);
    const before = await asked();
    for (let i = 0; i < 20; i++) expect(await findVoice(ctx, `nobody-${i}`)).toBeUndefined();
    expect(await asked()).toBe(before + 1);
  });
});

describe("voicePreview", () => {
  it("brings the sound itself", async () => {
    const { contentType, base64 } = await voicePreview(ctx, { voiceId: "retell-Cimo" });
    expect(contentType).toMatch(/^audio\//);
    expect(Buffer.from(base64, "base64").subarray(0, 4).toString()).toBe("RIFF");
  });

  it("knows no preview of a voice that does not exist", async () => {
    await expect(voicePreview(ctx, { voiceId: "nobody" })).rejects.toMatchObject({ code: "not_found" });
  });

  it.each([
    ["an outage", { kind: "status", status: 500 }],
    ["a web page", { kind: "body", body: "<html>", headers: { "content-type": "text/html" } }],
    ["a redirect", { kind: "status", status: 302, headers: { location: "http://169.254.169.254/" } }],
  ] as const)("says so when the provider answers with %s", async (_, fault) => {
    await breakProvider(world, { path: "/voices/", ...fault });
    await expect(voicePreview(ctx, { voiceId: "retell-Cimo" })).rejects.toMatchObject({ code: "provider_error" });
  });
});
