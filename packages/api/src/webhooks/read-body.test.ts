import { expect, it } from "vitest";
import { readBody } from "./read-body";

const limits = { maxBytes: 10, timeoutMs: 20_000 };

function requestOf(chunks: readonly string[], options: { hangs?: boolean; breaks?: boolean } = {}) {
  const state = { cancelled: false };
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = chunks[sent++];
      if (chunk !== undefined) controller.enqueue(new TextEncoder().encode(chunk));
      else if (options.breaks) controller.error(new Error("gone"));
      else if (!options.hangs) controller.close();
      else return new Promise<void>(() => undefined);
    },
    cancel() {
      state.cancelled = true;
    },
  });
  let sent = 0;
  const request = new Request("http://door.test/", { method: "POST", body, duplex: "half" });
  return { request, state };
}

it("reads a body to its end, up to the very limit", async () => {
  const read = await readBody(requestOf(["12345", "67890"]).request, limits);
  expect(Buffer.from(read as Uint8Array).toString()).toBe("1234567890");
});

it("stops reading as soon as there is more than allowed", async () => {
  const { request, state } = requestOf(["12345", "678901", "never read"]);
  expect(await readBody(request, limits)).toBe("too large");
  expect(state.cancelled).toBe(true);
});

it("reads nothing of a body that announces too much", async () => {
  const request = new Request("http://door.test/", { method: "POST", body: "x", headers: { "content-length": "11" } });
  expect(await readBody(request, limits)).toBe("too large");
  expect(request.bodyUsed).toBe(false);
});

it("W8: gives up a body that does not come to its end in time", async () => {
  const { request, state } = requestOf(["1"], { hangs: true });
  expect(await readBody(request, { ...limits, timeoutMs: 30 })).toBe("too slow");
  expect(state.cancelled).toBe(true);
});

it("tells a body that broke off", async () => {
  expect(await readBody(requestOf(["1"], { breaks: true }).request, limits)).toBe("broken off");
});

it("reads a body whole when its length is announced", async () => {
  const headers = { "content-length": "10" };
  const request = () => new Request("http://door.test/", { method: "POST", body: "1234567890", headers });
  expect(Buffer.from((await readBody(request(), limits)) as Uint8Array).toString()).toBe("1234567890");
});

it("W8: gives up an announced body that does not come, and tells one that broke off", async () => {
  const announced = (options: { hangs?: boolean; breaks?: boolean }) => {
    const { request } = requestOf(["1"], options);
    request.headers.set("content-length", "5");
    return request;
  };
  expect(await readBody(announced({ hangs: true }), { ...limits, timeoutMs: 30 })).toBe("too slow");
  expect(await readBody(announced({ breaks: true }), limits)).toBe("broken off");
});
