import { Hono } from "hono";
import type { SandboxContext } from "../context";

/** The mails that were sent, oldest first; `?to=` narrows it to one address. */
export function mailRoutes({ mailbox }: SandboxContext): Hono {
  return new Hono()
    .get("/mail", (c) => c.json({ mails: mailbox.list(c.req.query("to")) }))
    .delete("/mail", (c) => {
      mailbox.clear();
      return c.body(null, 204);
    });
}
