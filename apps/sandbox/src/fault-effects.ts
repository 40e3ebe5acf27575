import { setTimeout as sleep } from "node:timers/promises";
import type { HttpFaultRule } from "./fault-rules";
import type { ServerBindings } from "./server-bindings";

interface Struck {
  fault: HttpFaultRule;
  service: "retell" | "twilio";
  /** The connection, when the sandbox runs behind a real server. */
  incoming: ServerBindings["incoming"];
  stopping: AbortSignal;
  /** False once the order was taken back. */
  isOrdered: () => boolean;
  /** Does what the request asks for. */
  proceed: () => Promise<Response>;
}

/** Plays a fault on one request and gives what the caller gets to see. */
export async function strike(struck: Struck): Promise<Response> {
  const { fault, service, incoming, stopping, proceed } = struck;
  const pause = () => delay(struck);
  if (fault.after === "before") await pause();
  const isAnswered = fault.kind === "slow" || fault.kind === "drip" || fault.mid_body === true;
  const answer = isAnswered || fault.after === "after" ? await proceed() : undefined;
  if (fault.after === "after") await pause();

  switch (fault.kind) {
    case "slow":
      return answer ?? proceed();
    case "drip":
      return drip(answer ?? (await proceed()), fault.bytes_per_second ?? 1, stopping);
    case "hang":
      return untilStopped(stopping);
    case "reset":
      return answer && fault.mid_body ? breakInTheMiddle(answer, incoming) : breakConnection(incoming);
    case "status":
      return faultAnswer(fault, service, fault.status ?? 500);
    case "body":
      return faultAnswer(fault, service, fault.status ?? 200);
  }
}

/** Waits as ordered. Taking the fault back ends the wait, so that a caller can hold an answer until something else has happened. */
async function delay({ fault, stopping, isOrdered }: Struck): Promise<void> {
  const until = performance.now() + (fault.delay_ms ?? 0);
  while (performance.now() < until && isOrdered() && !stopping.aborted) {
    await sleep(Math.min(20, until - performance.now()), undefined, { signal: stopping }).catch(() => undefined);
  }
}

function faultAnswer(fault: HttpFaultRule, service: "retell" | "twilio", status: number): Response {
  const headers = new Headers(fault.headers);
  if (fault.body_bytes !== undefined)
    return new Response(new Uint8Array(fault.body_bytes).fill(120), { status, headers });
  if (typeof fault.body === "string") return new Response(fault.body, { status, headers });
  if (!headers.has("content-type")) headers.set("content-type", "application/json");
  const body = fault.body ?? errorBody(service, status);
  return new Response(status === 204 ? null : JSON.stringify(body), { status, headers });
}

function errorBody(service: "retell" | "twilio", status: number): unknown {
  const message = status === 429 ? "Too many requests" : "The service is out of order (a fault was ordered)";
  return service === "retell"
    ? { status: "error", message }
    : { code: status === 429 ? 20429 : 20500, message, more_info: "https://www.twilio.com/docs/errors", status };
}

async function untilStopped(stopping: AbortSignal): Promise<Response> {
  if (!stopping.aborted) await new Promise((resolve) => stopping.addEventListener("abort", resolve));
  return new Response(null, { status: 503 });
}

function breakConnection(incoming: ServerBindings["incoming"]): Response {
  if (!incoming) throw new TypeError("connection reset (a fault was ordered)");
  incoming.socket.destroy();
  return new Response(null);
}

async function breakInTheMiddle(answer: Response, incoming: ServerBindings["incoming"]): Promise<Response> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(bytes.slice(0, Math.floor(bytes.length / 2)));
      await sleep(20);
      if (incoming) incoming.socket.destroy();
      else controller.error(new TypeError("connection reset (a fault was ordered)"));
    },
  });
  return withBody(answer, body, bytes.length);
}

async function drip(answer: Response, bytesPerSecond: number, stopping: AbortSignal): Promise<Response> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (sent > 0) await sleep(1000 / bytesPerSecond);
      if (sent >= bytes.length || stopping.aborted) return controller.close();
      controller.enqueue(bytes.slice(sent, ++sent));
    },
  });
  return withBody(answer, body, bytes.length);
}

function withBody(answer: Response, body: ReadableStream<Uint8Array>, length: number): Response {
  const headers = new Headers(answer.headers);
  headers.set("content-length", String(length));
  return new Response(body, { status: answer.status, headers });
}
