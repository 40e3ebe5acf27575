import Retell from "retell-sdk";
import { describe, expect, it } from "vitest";
import { createSandbox, sandboxCredentials } from "../src/app";
import type { LoggedRequest } from "../src/request-log";
import { startTestWorld, type TestWorld } from "./test-world";

async function llms({ retell }: TestWorld): Promise<number> {
  return (await retell.llm.list()).items.length;
}

describe("faults of requests", () => {
  it("fail as often as told, only where told, in the provider's shape", async () => {
    const world = await startTestWorld();
    const match = { service: "retell", method: "POST", path: "/create-retell-llm" };
    const headers = { "retry-after": "0", "x-ratelimit-limiter": "general" };
    await world.control("POST", "/faults", { match, kind: "status", status: 429, headers, times: 2 });
    await world.control("POST", "/faults", { match: { service: "twilio" }, kind: "status", status: 503 });
    const retrying = new Retell({ apiKey: sandboxCredentials.retellKey, baseURL: world.url, maxRetries: 2 });
    expect(await retrying.llm.create({})).toHaveProperty("llm_id");
    expect(await llms(world)).toBe(1);
    await expect(world.twilio.incomingPhoneNumbers.list()).rejects.toMatchObject({ status: 503, code: 20500 });
    expect(await world.twilio.incomingPhoneNumbers.list()).toEqual([]);

    const { requests } = await world.control<{ requests: LoggedRequest[] }>("GET", "/requests");
    const creates = requests.filter((request) => request.path === "/create-retell-llm");
    expect(creates.map((request) => request.status)).toEqual([429, 429, 201]);
    expect(creates[2]?.fault_id).toBeNull();
    const { faults } = await world.control<{ faults: object[] }>("GET", "/faults");
    expect(faults).toMatchObject([{ struck: 2, matched: 2 }, { struck: 1 }]);
  });

  it("fail after the work was done, so that its outcome is unknown", async () => {
    const world = await startTestWorld();
    const fault = { match: { path: "/create-retell-llm" }, after: "after" };
    await world.control("POST", "/faults", { ...fault, kind: "status", status: 500 });
    await expect(world.retell.llm.create({})).rejects.toMatchObject({ status: 500 });
    expect(await llms(world)).toBe(1);

    await world.control("POST", "/faults", { ...fault, kind: "hang" });
    await expect(world.retell.llm.create({}, { timeout: 1_000 })).rejects.toBeInstanceOf(
      Retell.APIConnectionTimeoutError,
    );
    await expect.poll(() => llms(world)).toBe(2);

    await world.control("POST", "/faults", { ...fault, kind: "reset" });
    await expect(world.retell.llm.create({})).rejects.toBeInstanceOf(Retell.APIConnectionError);
    await expect.poll(() => llms(world)).toBe(3);

    await world.control("POST", "/faults", { ...fault, kind: "reset", mid_body: true });
    const raw = () =>
      fetch(`${world.url}/create-retell-llm`, {
        method: "POST",
        headers: { authorization: `Bearer ${sandboxCredentials.retellKey}` },
      }).then((response) => response.text());
    await expect(raw()).rejects.toThrow();
    await expect.poll(() => llms(world)).toBe(4);
  });

  it("hang and reset before the work leave nothing behind", async () => {
    const world = await startTestWorld();
    const match = { path: "/create-retell-llm" };
    await world.control("POST", "/faults", { match, kind: "hang" });
    await expect(world.retell.llm.create({}, { timeout: 1_000 })).rejects.toThrow();
    await world.control("POST", "/faults", { match, kind: "reset", skip: 1 });
    await world.retell.llm.create({});
    await expect(world.retell.llm.create({})).rejects.toBeInstanceOf(Retell.APIConnectionError);
    expect(await llms(world)).toBe(1);
  });

  it("answer with anything: HTML, a redirect, ten megabytes, one byte at a time", async () => {
    const world = await startTestWorld();
    const match = { method: "GET", path: "/get-:thing/*" };
    const ask = () =>
      fetch(`${world.url}/get-agent/agent_1`, {
        redirect: "manual",
        headers: { authorization: `Bearer ${sandboxCredentials.retellKey}` },
      });
    const html = { kind: "body", body: "<h1>Hello</h1>", headers: { "content-type": "text/html" } };
    await world.control("POST", "/faults", { match, ...html });
    const page = await ask();
    expect([page.status, page.headers.get("content-type"), await page.text()]).toEqual([
      200,
      "text/html",
      "<h1>Hello</h1>",
    ]);
    await world.control("POST", "/faults", { match, kind: "status", status: 302, headers: { location: "/elsewhere" } });
    expect((await ask()).headers.get("location")).toBe("/elsewhere");
    await world.control("POST", "/faults", { match, kind: "body", body_bytes: 10_000_000 });
    expect((await (await ask()).arrayBuffer()).byteLength).toBe(10_000_000);
    await world.control("POST", "/faults", { match, kind: "body", body: { agent_id: 5 } });
    expect(await (await ask()).json()).toEqual({ agent_id: 5 });
    await world.control("POST", "/faults", { match, kind: "drip", bytes_per_second: 1000 });
    expect(await (await ask()).json()).toMatchObject({ status: "error" });
    await world.control("POST", "/faults", { match, kind: "slow", delay_ms: 10 });
    expect((await ask()).status).toBe(422);
  });

  it("hold an answer back until they are taken back", async () => {
    const world = await startTestWorld();
    const match = { path: "/create-retell-llm" };
    await world.control("POST", "/faults", { match, kind: "slow", delay_ms: 600_000 });
    const held = world.retell.llm.create({});
    const struck = async () => (await world.control<{ faults: { struck: number }[] }>("GET", "/faults")).faults;
    await expect.poll(struck, { timeout: 20_000 }).toMatchObject([{ struck: 1 }]);
    await world.control("DELETE", "/faults");
    expect((await held).llm_id).toMatch(/^llm_/);
  });

  it("never touch the controls, and are refused when misspelt", async () => {
    const world = await startTestWorld();
    await world.control("POST", "/faults", { kind: "status", times: "always" });
    await expect(world.retell.voice.list()).rejects.toMatchObject({ status: 500 });
    await expect(world.control("POST", "/faults", { kind: "explode" })).rejects.toThrow("400");
    await expect(world.control("POST", "/faults", { webhook: { dorp: true } })).rejects.toThrow("dorp");
    await world.control("DELETE", "/faults");
    expect(await world.retell.voice.list()).not.toEqual([]);
  });

  it("strike in process as well, where no server is", async () => {
    const sandbox = createSandbox();
    const ask = (path: string, body?: object) =>
      sandbox.fetch(
        new Request(`http://sandbox${path}`, {
          headers: { authorization: `Bearer ${sandboxCredentials.retellKey}` },
          ...(body && { method: "POST", body: JSON.stringify(body) }),
        }),
      );
    expect((await ask("/list-voices")).status).toBe(200);
    await ask("/_sandbox/faults", { kind: "reset" });
    await expect(ask("/list-voices")).rejects.toThrow("connection reset");
    await ask("/_sandbox/faults", { kind: "hang" });
    const hanging = ask("/list-voices");
    sandbox.close();
    expect((await hanging).status).toBe(503);
  });
});
