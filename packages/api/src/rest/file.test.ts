import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { folderStore, type RecordingStore } from "../kernel/recording-store";
import { fileResponse } from "./file";

const bytes = Uint8Array.from({ length: 1_000 }, (_, index) => index % 251);
let folder: string;
let store: RecordingStore;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "voxcalls-test-"));
  store = folderStore(folder);
  await store.put("a/b.wav", new Blob([bytes]).stream(), 10_000);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function ask(headers: Record<string, string>, method = "GET") {
  const found = await store.stat("a/b.wav");
  const file = { key: "a/b.wav", ...found, bytes: found?.bytes ?? 0, changedAt: found?.changedAt ?? new Date(0) };
  const request = new Request("http://127.0.0.1/", { method, headers });
  const answer = fileResponse(store, { ...file, contentType: "audio/wav", fileName: "call-1.wav" }, request, "req_1");
  return { answer, body: new Uint8Array(await answer.arrayBuffer()) };
}

describe("I10: a recording in parts", () => {
  it.each([
    ["bytes=0-0", 0, 0],
    ["bytes=500-599", 500, 599],
    ["bytes=990-", 990, 999],
    ["bytes=-10", 990, 999],
    ["bytes=-5000", 0, 999],
    ["bytes=900-5000", 900, 999],
  ])("%s gives exactly those bytes", async (range, start, end) => {
    const { answer, body } = await ask({ range });
    expect([answer.status, answer.headers.get("content-range")]).toEqual([206, `bytes ${start}-${end}/1000`]);
    expect(answer.headers.get("content-length")).toBe(String(end - start + 1));
    expect(body).toEqual(bytes.subarray(start, end + 1));
  });

  it.each(["bytes=0-1,5-6", "bytes=9-3", "bytes=", "bytes=a-b", "lines=0-1", "bytes=-"])(
    "%s, which is several parts or none, gives the whole",
    async (range) => {
      const { answer, body } = await ask({ range });
      expect([answer.status, answer.headers.get("content-range")]).toEqual([200, null]);
      expect(body).toEqual(bytes);
    },
  );

  it.each(["bytes=1000-", "bytes=1000-1001", "bytes=-0"])(
    "%s, beyond the end, is refused with the length",
    async (range) => {
      const { answer } = await ask({ range });
      expect([answer.status, answer.headers.get("content-range")]).toEqual([416, "bytes */1000"]);
    },
  );

  it("a part is given only of the file that the caller has the beginning of", async () => {
    const tag = String((await ask({})).answer.headers.get("etag"));
    expect((await ask({ range: "bytes=1-2", "if-range": tag })).answer.status).toBe(206);
    expect((await ask({ range: "bytes=1-2", "if-range": '"other"' })).answer.status).toBe(200);
  });

  it("HEAD tells of it without reading it, and nobody keeps or guesses at it", async () => {
    const { answer, body } = await ask({}, "HEAD");
    expect([answer.status, answer.headers.get("content-length"), body.length]).toEqual([200, "1000", 0]);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "accept-ranges": "bytes",
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
      "content-disposition": 'inline; filename="call-1.wav"',
    });
  });

  it("a listener who goes away frees the file", async () => {
    const body = store.read("a/b.wav", { start: 0, end: 999 });
    const reader = body.getReader();
    await reader.read();
    await reader.cancel();
    expect(await reader.closed).toBeUndefined();
  });
});
