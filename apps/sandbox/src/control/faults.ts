import { Hono } from "hono";
import { z } from "zod";
import type { SandboxContext } from "../context";
import { HttpFaultRule, WebhookFaultRule } from "../fault-rules";
import { check, readBody } from "../retell/read-request";

/** Orders for things to go wrong. A body with `webhook` is about webhooks, any other about requests to a provider. */
export function faultRoutes({ faults }: SandboxContext): Hono {
  return new Hono()
    .post("/faults", async (c) => {
      const body = await readBody(c, z.looseObject({}));
      const id =
        "webhook" in body
          ? faults.addWebhook(check(WebhookFaultRule, body))
          : faults.addHttp(check(HttpFaultRule, body));
      return c.json({ id }, 201);
    })
    .get("/faults", (c) => c.json({ faults: faults.list() }))
    .delete("/faults", (c) => {
      faults.clear();
      return c.body(null, 204);
    });
}
