import { expect, it } from "vitest";
import { createAgent, importNumber, startReceiver, startTestWorld } from "./test-world";

it("the phone page hears of calls and webhooks as they happen", async () => {
  const world = await startTestWorld();
  const hook = await startReceiver();
  await importNumber(world, (await createAgent(world, { webhook_url: hook.url })).agent_id);
  const aborter = new AbortController();
  const response = await fetch(`${world.url}/_sandbox/events`, { signal: aborter.signal });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  await world.control("POST", "/calls", {
    to_number: "+14155550100",
    from_number: "+14155559999",
    script: ["Bye"],
  });
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array);
    if (text.includes("call_analysis")) break;
  }
  aborter.abort();
  expect(text).toMatch(/^event: call\ndata: \{"call_id":"call_/m);
  expect(text).toContain("event: webhook");
});

it("the phone page knows whom to call and as whom", async () => {
  const world = await startTestWorld();
  await importNumber(world, (await createAgent(world)).agent_id, { nickname: "Desk" });
  expect(await world.control("GET", "/numbers")).toEqual({
    numbers: [
      {
        phone_number: "+14155550100",
        phone_number_pretty: "+1 (415) 555-0100",
        nickname: "Desk",
        agent_name: "Receptionist",
        has_inbound_webhook: false,
      },
    ],
  });
  const { personas } = await world.control<{ personas: { name: string }[] }>("GET", "/personas");
  expect(personas.length).toBeGreaterThanOrEqual(12);
  for (const path of ["/", "/phone"]) {
    const page = await fetch(`${world.url}${path}`);
    expect(page.headers.get("content-type")).toContain("text/html");
  }
});
