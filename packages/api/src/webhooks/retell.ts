import { Hono, type Context } from "hono";
import { admitInbound } from "../features/calls/admit";
import { receiveEvent } from "../features/calls/receive";
import type { Deps, PublicCtx } from "../kernel/context";
import { AppError } from "../kernel/errors";
import { enqueue } from "../kernel/jobs";
import { storable } from "../kernel/text";
import { problem } from "../rest/problem";
import { readBody } from "./read-body";
import { notSigned, refusedWebhooks } from "./refused";
import { throttled } from "./throttled";

const limits = { maxBytes: 2 * 1024 * 1024, timeoutMs: 10_000 };
/** More events at once only wait for each other, longer than the provider waits for an answer (ten seconds), and keep people out. */
const mostAtOnce = 128;
/** One wake-up serves all events of this span: in a burst the doors do not queue for the one row of the job. */
const wakeEveryMs = 100;

type Env = { Variables: { ctx: PublicCtx } };

/** The doors for Retell: `/retell` takes the events of calls, `/retell/inbound` says who takes a call that rings. */
export function retellDoors(deps: Deps): Hono<Env> {
  const wake = throttled(wakeEveryMs, () => {
    // A wake-up that is lost costs at most a minute: the timer job looks for events that wait.
    enqueue(deps.db.platform, "calls.settle", {}, { key: "calls.settle" }).catch((error: unknown) =>
      deps.log.warn({ err: error }, "the worker could not be woken"),
    );
  });
  let underway = 0;
  const app = new Hono<Env>();
  app.onError((error, c) => {
    deps.log.error({ err: error, requestId: requestIdOf(c) }, "a webhook could not be stored");
    // Whatever it was, nothing is stored: the provider is to come again.
    return problem(comeAgain("Not stored; send it again."), requestIdOf(c));
  });
  app.post("/retell", async (c) => {
    const body = await verifiedBody(deps, c);
    if (body instanceof Response) return body;
    // Only what is signed counts: a stranger's connections keep no event out.
    if (underway >= mostAtOnce) return problem(comeAgain("Too many events at once; send it again."), requestIdOf(c));
    underway += 1;
    const received = await receiveEvent(deps, body).finally(() => (underway -= 1));
    if (received.outcome === "unreadable") return unreadable(c, received.problem);
    if (received.isNew) wake();
    return c.body(null, received.isKnown ? 204 : 202);
  });
  app.post("/retell/inbound", async (c) => {
    const body = await verifiedBody(deps, c);
    if (body instanceof Response) return body;
    const ringing = deps.retell.webhooks.parseInbound(body);
    if (!ringing.ok) return unreadable(c, ringing.problems.map(({ path, message }) => `${path} ${message}`).join("; "));
    const { toNumber } = ringing.value;
    return c.json(await admitInbound(deps, { ...ringing.value, toNumber: storable(toNumber) }));
  });
  return app;
}

function comeAgain(why: string): AppError {
  return new AppError("unavailable", why, { retryAfterSeconds: 2 });
}

function requestIdOf(c: Context<Env>): string {
  return c.var.ctx.request.requestId;
}

function unreadable(c: Context<Env>, why: string): Response {
  return problem(new AppError("validation_failed", `The event cannot be read: ${why}`), requestIdOf(c));
}

/** The body as it came, if the provider signed it within the last five minutes; else the answer that turns it away. */
async function verifiedBody(deps: Deps, c: Context<Env>): Promise<Uint8Array | Response> {
  const body = await readBody(c.req.raw, limits);
  if (body === "too large") {
    return problem(new AppError("payload_too_large", `At most ${limits.maxBytes} bytes.`), requestIdOf(c));
  }
  if (body === "too slow") return c.text("the body did not come in time", 408);
  if (body === "broken off") return problem(new AppError("validation_failed", "The body broke off."), requestIdOf(c));
  const signature = c.req.header("x-retell-signature");
  const verdict = deps.retell.webhooks.verify(body, signature, deps.clock.now().getTime());
  if (verdict.ok) return body;
  refusedWebhooks.inc({ reason: verdict.reason });
  deps.log.warn({ reason: verdict.reason, path: c.req.path, requestId: requestIdOf(c) }, "a webhook was refused");
  return notSigned();
}
