// The product's API doors as apps/web/server.ts mounts them, in a process of their own.
import type { IncomingMessage } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { createDeps, createDoors, readEnv, tokensOf } from "@voxcalls/api";
import { listen, ready } from "./child-side";

const deps = createDeps(readEnv());
const doors = createDoors(deps);
const handler = getRequestListener((request, { incoming }) =>
  doors.fetch(request, (incoming as IncomingMessage).socket.remoteAddress ?? null),
);
const checks: number[] = [];
const [token] = process.argv.slice(2);

/** Checks a token every few milliseconds and remembers how long each check took, in ms. */
function checkTokens(accessToken: string): void {
  const tokens = tokensOf(deps.env);
  setInterval(() => {
    void (async () => {
      const begun = performance.now();
      // Awaited, so that a check that went through libuv's threads would show.
      const claims = await Promise.resolve(tokens.readAccess(accessToken, new Date()));
      if (!claims) throw new Error("the token does not hold");
      checks.push(performance.now() - begun);
    })();
  }, 2);
}

if (token !== undefined) checkTokens(token);
ready(await listen((request, response) => void handler(request, response)), {
  "token checks": async () => checks.splice(0),
});
