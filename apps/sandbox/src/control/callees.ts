import { Hono } from "hono";
import { CalleeRule } from "../calls/callee-rule";
import { fateByEnding } from "../calls/callee";
import { choosePlaying } from "../calls/choose-caller";
import type { SandboxContext } from "../context";
import { unknownAsset } from "../retell/errors";
import { readBody } from "../retell/read-request";

/** How the numbers out there answer when an agent calls them. `*` is every number without a rule of its own. */
export function calleeRoutes({ store }: SandboxContext): Hono {
  return new Hono()
    .get("/callees", (c) => {
      const rules = store.keys("callees").map((number) => ({ number, ...store.get("callees", number) }));
      return c.json({ callees: rules, by_ending: fateByEnding });
    })
    .put("/callees/:number", async (c) => {
      const number = c.req.param("number");
      const rule = await readBody(c, CalleeRule);
      choosePlaying(rule, number);
      store.put("callees", number, rule);
      return c.json({ number, ...rule });
    })
    .delete("/callees/:number", (c) => {
      if (!store.remove("callees", c.req.param("number"))) throw unknownAsset();
      return c.body(null, 204);
    });
}
