import { type ChildProcess, spawn } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Retell from "retell-sdk";
import { describe, expect, it, onTestFinished } from "vitest";
import { sandboxCredentials, startSandbox } from "../src/app";
import type { Delivery } from "../src/webhook-log";
import { createAgent, importNumber, startReceiver, startTestWorld } from "./test-world";

const caller = { to_number: "+14155550100", from_number: "+14155559999" };

function temporaryDir(): string {
  const dir = mkdtempSync(join(tmpdir(), "sandbox-"));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  return dir;
}

describe("the world as JSON", () => {
  it("is saved, wiped and loaded again, ids and all", async () => {
    const world = await startTestWorld();
    const agent = await createAgent(world);
    await importNumber(world, agent.agent_id);
    await world.twilio.incomingPhoneNumbers.create({ areaCode: "415" });
    await world.control("POST", "/calls", { ...caller, script: ["Bye"] });
    await world.control("PUT", "/callees/*", { persona: "busy" });
    const saved = await world.control<Record<string, object>>("GET", "/state");
    expect(Object.values(saved).map((collection) => Object.keys(collection).length)).toContain(1);

    await world.control("POST", "/reset");
    await expect(world.retell.agent.retrieve(agent.agent_id)).rejects.toMatchObject({ status: 422 });
    await world.control("PUT", "/state", saved);
    expect(await world.retell.agent.retrieve(agent.agent_id)).toEqual(agent);
    expect(await world.control("GET", "/state")).toEqual(saved);
  });

  it("is refused when it holds what no world can hold", async () => {
    const world = await startTestWorld();
    await expect(world.control("PUT", "/state", { agnets: {} })).rejects.toThrow("agnets");
    await expect(world.control("PUT", "/state", { llms: { llm_1: { versions: [] } } })).rejects.toThrow("versions");
  });

  it("a reset ends calls in progress without a word to anybody", async () => {
    const world = await startTestWorld();
    const hook = await startReceiver();
    await importNumber(world, (await createAgent(world, { webhook_url: hook.url })).agent_id);
    await world.control("POST", "/calls", { ...caller, live: true });
    await world.idle();
    await world.control("POST", "/reset");
    await world.idle();
    expect(hook.received.map((webhook) => webhook.event)).toEqual(["call_started"]);
    expect(await world.control("GET", "/idle")).toEqual({ pending: 0, ongoing_calls: 0 });
  });
});

describe("restarts", () => {
  it("what was there before is there after, but for what a torn line held", async () => {
    const stateDir = temporaryDir();
    const first = await startSandbox({ stateDir });
    const client = (url: string) => new Retell({ apiKey: sandboxCredentials.retellKey, baseURL: url, maxRetries: 0 });
    const kept = await client(first.url).llm.create({ general_prompt: "kept" });
    const gone = await client(first.url).llm.create({});
    await client(first.url).llm.delete(gone.llm_id);
    await first.close();
    appendFileSync(join(stateDir, "sandbox.ndjson"), '{"c":"llms","k":"llm_torn","v":{"ver');

    const second = await startSandbox({ stateDir });
    onTestFinished(() => second.close());
    expect((await client(second.url).llm.list()).items).toEqual([kept]);
  });

  it("a call that was going on is ended as an outage, and its agent's webhook hears of it", async () => {
    const stateDir = temporaryDir();
    const hook = await startReceiver();
    const world = await startTestWorld({ stateDir });
    await importNumber(world, (await createAgent(world, { webhook_url: hook.url })).agent_id);
    const { call_id: callId } = await world.control<{ call_id: string }>("POST", "/calls", { ...caller, live: true });
    await world.idle();
    await world.close();
    const again = await startTestWorld({ stateDir });
    await again.idle();
    expect(await again.retell.call.retrieve(callId)).toMatchObject({
      call_status: "error",
      disconnection_reason: "error_retell",
    });
    expect(hook.received.map((webhook) => webhook.event).sort()).toEqual([
      "call_analyzed",
      "call_ended",
      "call_started",
    ]);
  });

  it("webhooks that were sent are still in the log, and those that waited for another attempt are sent", async () => {
    const stateDir = temporaryDir();
    let isUp = false;
    const hook = await startReceiver(({ event }) => ({ status: isUp || event !== "call_ended" ? 204 : 500 }));
    const world = await startTestWorld({ stateDir, webhookRetryDelaysMs: [600_000, 5, 5] });
    await importNumber(world, (await createAgent(world, { webhook_url: hook.url })).agent_id);
    await world.control("POST", "/calls", { ...caller, script: ["Bye"] });
    await expect.poll(() => hook.received.length, { timeout: 30_000 }).toBe(3);
    await world.close();
    isUp = true;
    const again = await startTestWorld({ stateDir });
    await again.idle();
    const { webhooks } = await again.control<{ webhooks: Delivery[] }>("GET", "/webhooks");
    expect(webhooks.map(({ event, state, attempts }) => [event, state, attempts.length])).toEqual([
      ["call_started", "delivered", 1],
      ["call_ended", "delivered", 2],
      ["call_analyzed", "delivered", 1],
    ]);
    expect(hook.received.map(({ event }) => event).filter((event) => event === "call_ended")).toHaveLength(2);
    expect(hook.received.every(({ isSignatureValid }) => isSignatureValid)).toBe(true);
  });

  it("what lies in its folder is for the owner's eyes alone", async () => {
    const stateDir = temporaryDir();
    const world = await startTestWorld({ stateDir });
    await createAgent(world);
    for (const name of ["sandbox.ndjson", "webhooks.ndjson"]) {
      expect([name, statSync(join(stateDir, name)).mode & 0o777]).toEqual([name, 0o600]);
    }
  });

  it("the process prints one line, loses nothing to kill -9, and stops on SIGTERM", { timeout: 90_000 }, async () => {
    const stateDir = temporaryDir();
    const first = await startProcess(stateDir);
    const retell = new Retell({ apiKey: sandboxCredentials.retellKey, baseURL: first.url, maxRetries: 0 });
    const llms = await Promise.all(Array.from({ length: 20 }, () => retell.llm.create({})));
    first.process.kill("SIGKILL");
    await first.exited;

    const second = await startProcess(stateDir);
    const page = await retell.withOptions({ baseURL: second.url }).llm.list();
    expect(page.items.map((llm) => llm.llm_id).sort()).toEqual(llms.map((llm) => llm.llm_id).sort());
    second.process.kill("SIGTERM");
    expect(await second.exited).toBe(0);
    expect(second.output()).toMatch(/^sandbox \(.*\) on http:\/\/127\.0\.0\.1:\d+ and smtp:\/\/127\.0\.0\.1:\d+\n$/);
  });
});

/** The sandbox as its own process, on a free port. */
async function startProcess(stateDir: string) {
  const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
  const process_: ChildProcess = spawn(process.execPath, ["--import", "tsx", main], {
    env: { SANDBOX_PORT: "0", SANDBOX_SMTP_PORT: "0", VOXCALLS_STATE_DIR: stateDir },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void process_.kill("SIGKILL"));
  let output = "";
  const exited = new Promise<number | null>((resolve) => process_.once("exit", resolve));
  const url = await new Promise<string>((resolve) => {
    process_.stdout?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      const found = /on (http:\S+) and smtp:\S+\n/.exec(output);
      if (found?.[1]) resolve(found[1]);
    });
  });
  return { process: process_, url, exited, output: () => output };
}
