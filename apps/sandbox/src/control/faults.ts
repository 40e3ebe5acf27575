import { Hono } from "hono";
import { z } from "zod";
import type { SandboxContext } from "../context";
import { HttpFaultRule, KnowledgeFaultRule, MailFaultRule, WebhookFaultRule } from "../fault-rules";
import { check, readBody } from "../retell/read-request";

/** Orders for things to go wrong. A body with `webhook` is about webhooks, one with `mail` about mail, one with `knowledge` about reading sources, any other about requests to a provider. */
export function faultRoutes({ faults }: SandboxContext): Hono {
  return new Hono()
    .post("/faults", async (c) => {
      const body = await readBody(c, z.looseObject({}));
      const add = () => {
        if ("webhook" in body) return faults.addWebhook(check(WebhookFaultRule, body));
        if ("mail" in body) return faults.addMail(check(MailFaultRule, body));
        if ("knowledge" in body) return faults.addKnowledge(check(KnowledgeFaultRule, body));
        return faults.addHttp(check(HttpFaultRule, body));
      };
      return c.json({ id: add() }, 201);
    })
    .get("/faults", (c) => c.json({ faults: faults.list() }))
    .delete("/faults", (c) => {
      faults.clear();
      return c.body(null, 204);
    });
}
