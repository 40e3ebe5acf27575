import { Hono } from "hono";
import type { SandboxContext } from "../context";
import { readBody } from "../retell/read-request";
import { World } from "../world";

/** The whole world as JSON. */
export function stateRoutes(sandbox: SandboxContext): Hono {
  const { store, faults, webhooks, requests, sent, sessions } = sandbox;
  const replaceWorld = async (world: World) => {
    await Promise.all([...sessions.values()].map((session) => session.end("error_retell")));
    webhooks.giveUp();
    store.load(world);
  };

  return new Hono()
    .get("/state", (c) => c.json(store.dump()))
    .put("/state", async (c) => {
      await replaceWorld(await readBody(c, World));
      return c.body(null, 204);
    })
    .post("/reset", async (c) => {
      await replaceWorld(World.parse({}));
      faults.clear();
      webhooks.log.clear();
      requests.clear();
      sent.clear();
      return c.body(null, 204);
    });
}
