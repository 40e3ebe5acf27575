import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { World } from "../../testing/harness";

let world: World;
beforeAll(async () => {
  world = await World.create();
});
afterAll(() => world.close());

const path = "/api/webhooks/twilio/sms-status";
const message = { MessageSid: "SM1", MessageStatus: "delivered", To: "+12025550100", From: "+12025550101" };

async function post(fields: Record<string, string>, signature?: string) {
  return await fetch(`${world.url}${path}`, {
    method: "POST",
    headers: signature === undefined ? {} : { "x-twilio-signature": signature },
    body: new URLSearchParams(fields),
  });
}

/** As Twilio documents it: HMAC-SHA1 over the address and every field with its value, in the order of their names. */
function sign(fields: Record<string, string>, token = world.deps.env.TWILIO_AUTH_TOKEN): string {
  const names = Object.keys(fields).sort();
  const signed = `${world.url}${path}${names.map((name) => name + (fields[name] ?? "")).join("")}`;
  return createHmac("sha1", token).update(signed).digest("base64");
}

it("keeps the status of a text message once, however often Twilio tells it", async () => {
  for (const _ of [1, 2]) expect((await post(message, sign(message))).status).toBe(204);
  const kept = await world.deps.db.platform.providerEvent.findMany({ where: { source: "twilio" } });
  expect(kept).toMatchObject([{ event: "sms_status", state: "settled", body: message }]);
});

it("W1: turns away what Twilio did not sign", async () => {
  const before = await world.deps.db.platform.providerEvent.count();
  const answers = [
    await post(message),
    await post(message, "bm9uc2Vuc2U="),
    await post(message, sign(message, "another token")),
    await post({ ...message, MessageStatus: "failed" }, sign(message)),
  ];
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
  expect(await world.deps.db.platform.providerEvent.count()).toBe(before);
});

it("W8: takes two megabytes at most", async () => {
  const fields = { ...message, Body: "a".repeat(2 * 1024 * 1024) };
  expect((await post(fields, sign(fields))).status).toBe(413);
});
