import { Hono } from "hono";
import { z } from "zod";
import type { SandboxContext } from "../context";
import { unknownAsset } from "../retell/errors";
import { check } from "../retell/read-request";

const IdleQuery = z.object({ timeout_ms: z.coerce.number().min(0).max(600_000).default(10_000) });

/** What was sent to us and by us. */
export function logRoutes({ webhooks, requests, sent, background, sessions }: SandboxContext): Hono {
  return new Hono()
    .get("/webhooks", (c) => {
      const { call_id: callId, event } = c.req.query();
      const filter = { ...(callId === undefined ? {} : { callId }), ...(event === undefined ? {} : { event }) };
      return c.json({ webhooks: webhooks.log.list(filter) });
    })
    .delete("/webhooks", (c) => {
      webhooks.log.clear();
      return c.body(null, 204);
    })
    .post("/webhooks/:id/replay", (c) => {
      const delivery = webhooks.log.find(c.req.param("id"));
      if (!delivery) throw unknownAsset();
      return c.json(webhooks.replay(delivery), 202);
    })
    .get("/requests", (c) => c.json({ requests: requests.list() }))
    .delete("/requests", (c) => {
      requests.clear();
      return c.body(null, 204);
    })
    .get("/functions", (c) => c.json({ functions: sent.functions(c.req.query("call_id")) }))
    .get("/sms", (c) => c.json({ sms: sent.texts(c.req.query("call_id")) }))
    .get("/idle", async (c) => {
      await background.idle(check(IdleQuery, c.req.query()).timeout_ms);
      return c.json({ pending: background.pending, ongoing_calls: sessions.size });
    });
}
