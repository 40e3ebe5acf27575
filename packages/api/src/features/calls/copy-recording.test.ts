import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World } from "../../../testing/harness";
import { lineOf, ring, type Line } from "../../../testing/line";
import { copyRecording } from "./copy-recording";
import { settleCalls } from "./settle";

let world: World;
let line: Line;
let tenantId: string;
let elsewhere: Server;
let answer: { status: number; headers?: Record<string, string> };
let asked = 0;

beforeAll(async () => {
  world = await World.create();
  const { ctx } = await world.tenant("recordings");
  tenantId = ctx.tenant.id;
  line = await lineOf(world, ctx, "+12025550150");
  elsewhere = createServer((_, response) => {
    asked++;
    response.writeHead(answer.status, answer.headers).end("RIFF");
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  elsewhere.close();
  await world.close();
});

const db = () => world.deps.db.platform;
const signal = new AbortController().signal;

async function aCall(): Promise<{
  id: string;
  copy: (attempt?: number) => Promise<void>;
  read: () => ReturnType<typeof find>;
}> {
  const retellCallId = await ring(world, line.phoneNumber);
  await world.sandbox.idle();
  await settleCalls(world.deps);
  const { id } = await db().call.findUniqueOrThrow({ where: { retellCallId } });
  return {
    id,
    copy: (attempt = 1) => copyRecording(world.deps, { tenantId, callId: id }, { attempt, signal }),
    read: () => find(id),
  };
}

async function find(id: string) {
  return await db().call.findUniqueOrThrow({
    where: { id },
    select: { recordingStatus: true, recordingKey: true, recordingUrl: true },
  });
}

function pointTo(id: string, recordingUrl: string) {
  return db().call.update({ where: { id }, data: { recordingUrl } });
}

describe("the copy of a recording", () => {
  it("is ordered when the call is over, and then lies under the tenant's and the call's id", async () => {
    const call = await aCall();
    expect(await call.read()).toMatchObject({ recordingStatus: "pending", recordingKey: null });
    const [ordered] = await db().$queryRaw<[{ count: number }]>`
      select count(*)::int as count from graphile_worker._private_jobs where key = ${`calls.copy-recording:${call.id}`}`;
    expect(ordered.count).toBe(1);
    await call.copy();
    const { recordingStatus, recordingKey } = await call.read();
    expect([recordingStatus, recordingKey]).toEqual(["stored", `${tenantId}/${call.id}.wav`]);
    const bytes = (await world.deps.recordings.stat(recordingKey ?? ""))?.bytes ?? 0;
    expect(bytes).toBeGreaterThan(10_000);
    const head = await new Response(
      world.deps.recordings.read(recordingKey ?? "", { start: 0, end: 43 }),
    ).arrayBuffer();
    expect(Buffer.from(head).subarray(0, 4).toString()).toBe("RIFF");
    // The one with a channel for each side.
    expect(Buffer.from(head).readUInt16LE(22)).toBe(2);
  });

  it("asks the provider anew when the address has expired", async () => {
    const call = await aCall();
    answer = { status: 403 };
    await pointTo(call.id, `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/expired.wav`);
    await call.copy();
    expect(await call.read()).toMatchObject({ recordingStatus: "stored" });
  });

  it("is never fetched from a host that is not the provider's", async () => {
    const call = await aCall();
    const before = asked;
    for (const url of [
      "http://169.254.169.254/latest/meta-data",
      "http://dxc03zgurdly9.cloudfront.net/a.wav",
      "https://evil.example/a.wav",
      "https://retellai.com.evil.example/a.wav",
      "file:///etc/passwd",
    ]) {
      await db().call.update({ where: { id: call.id }, data: { recordingUrl: url, recordingStatus: "pending" } });
      await call.copy();
      expect([url, (await call.read()).recordingStatus]).toEqual([url, "failed"]);
    }
    expect(asked).toBe(before);
  });

  it("follows no redirect, and is tried again before it is given up", async () => {
    const call = await aCall();
    answer = { status: 302, headers: { location: `${world.sandbox.url}/recordings/x.wav` } };
    await pointTo(call.id, `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/moved.wav`);
    await expect(call.copy(1)).rejects.toThrow("302");
    expect(await call.read()).toMatchObject({ recordingStatus: "pending" });
    await call.copy(8);
    expect(await call.read()).toMatchObject({ recordingStatus: "failed", recordingKey: null });
  });

  it("is refused when the provider announces more than two hundred megabytes", async () => {
    const call = await aCall();
    answer = { status: 200, headers: { "content-length": String(201 * 1024 * 1024) } };
    await pointTo(call.id, `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/huge.wav`);
    await call.copy();
    expect(await call.read()).toMatchObject({ recordingStatus: "failed" });
  });
});
