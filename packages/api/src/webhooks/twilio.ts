import { Hono } from "hono";
import { uuidv7 } from "uuidv7";
import { canonicalText } from "../kernel/canonical-text";
import type { Deps, PublicCtx } from "../kernel/context";
import { sha256Hex } from "../kernel/crypto";
import { AppError } from "../kernel/errors";
import { storable } from "../kernel/text";
import { problem } from "../rest/problem";
import { readBody } from "./read-body";
import { notSigned, refusedWebhooks } from "./refused";

const limits = { maxBytes: 2 * 1024 * 1024, timeoutMs: 10_000 };

type Env = { Variables: { ctx: PublicCtx } };

/** The door for Twilio: `/twilio/sms-status` keeps what became of a text message. A repeat of a kept one changes nothing. */
export function twilioDoors(deps: Deps): Hono<Env> {
  return new Hono<Env>().post("/twilio/sms-status", async (c) => {
    const { requestId } = c.var.ctx.request;
    const body = await readBody(c.req.raw, limits);
    if (body === "too large") {
      return problem(new AppError("payload_too_large", `At most ${limits.maxBytes} bytes.`), requestId);
    }
    if (body === "too slow") return c.text("the body did not come in time", 408);
    if (body === "broken off") return problem(new AppError("validation_failed", "The body broke off."), requestId);
    const fields = Object.fromEntries(new URLSearchParams(new TextDecoder().decode(body)));
    const { pathname, search } = new URL(c.req.url);
    // What Twilio signed is the address it was given, not the one by which a proxy reaches us.
    const url = `${deps.env.API_BASE_URL.replace(/\/$/, "")}${pathname}${search}`;
    if (!deps.twilio.isSigned(c.req.header("x-twilio-signature"), url, fields)) {
      refusedWebhooks.inc({ reason: "twilio" });
      deps.log.warn({ path: pathname, requestId }, "a webhook was refused");
      return notSigned();
    }
    try {
      await keep(deps, fields);
    } catch (error) {
      deps.log.error({ err: error, requestId }, "a webhook could not be stored");
      const words = "Not stored; send it again.";
      return problem(new AppError("unavailable", words, { retryAfterSeconds: 2 }), requestId);
    }
    return c.body(null, 204);
  });
}

async function keep({ db, clock }: Deps, fields: Record<string, string>): Promise<void> {
  const entries = Object.entries(fields).map(([name, value]) => [storable(name), storable(value)]);
  const body = Object.fromEntries(entries) as Record<string, string>;
  const now = clock.now();
  await db.platform.providerEvent.createMany({
    data: [
      {
        id: uuidv7(),
        eventKey: sha256Hex(`twilio sms_status ${canonicalText(body)}`),
        event: "sms_status",
        source: "twilio",
        body,
        state: "settled",
        receivedAt: now,
        settledAt: now,
      },
    ],
    skipDuplicates: true,
  });
}
