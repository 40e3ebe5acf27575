/**
 * The web app's own Node server. API doors are answered before Next is asked: a Next route handler that does nothing costs
 * twenty times what the same answer costs here (docs/architecture.md). Pages and the browser's sign-in go to Next.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { assertWalls, commonHeaders, createDeps, createDoors, readEnv } from "@voxcalls/api";
import next from "next";
import { admitToPages } from "./src/server/admit-to-pages";
import { consoleToLog } from "./src/server/console-to-log";
import { webEnv } from "./src/env";

const env = readEnv();
const deps = createDeps(env);
await assertWalls(deps);
const doors = createDoors(deps);
const dev = webEnv.NODE_ENV !== "production";
// In development Next speaks to the person at the terminal.
if (!dev) consoleToLog(deps.log);

const server = createServer();
const app = next({ dev, dir: import.meta.dirname, httpServer: server, port: webEnv.PORT });
await app.prepare();
const toNext = app.getRequestHandler();

const toDoors = getRequestListener((request, { incoming }) =>
  doors.fetch(request, (incoming as IncomingMessage).socket.remoteAddress ?? null),
);

const always = Object.entries(commonHeaders(env.FRONTEND_URL.startsWith("https:")));

function isDoor(url: string): boolean {
  return url.startsWith("/api/") && !url.startsWith("/api/auth/");
}

async function toPages(request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of always) response.setHeader(name, value);
  if (admitToPages(request, response, dev)) await toNext(request, response);
}

server.on("request", (request: IncomingMessage, response: ServerResponse) => {
  // What Next cannot see from a layout or an action; whatever a client sends under these names is overwritten.
  request.headers["x-peer-address"] = request.socket.remoteAddress;
  request.headers["x-request-path"] = request.url;
  const answer = isDoor(request.url ?? "/") ? toDoors(request, response) : toPages(request, response);
  Promise.resolve(answer).catch((error: unknown) => {
    deps.log.error({ err: error }, "a request could not be answered");
    if (!response.headersSent) response.writeHead(500);
    response.end();
  });
});
// A body that trickles in is given up after this long (408), a silent connection sooner.
server.requestTimeout = 10_000;
server.headersTimeout = 5_000;

server.listen(webEnv.PORT, () => deps.log.info({ port: webEnv.PORT }, "web is listening"));

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  server.close();
  server.closeIdleConnections();
  // Requests in flight may finish; what still runs after this is cut.
  const cut = setTimeout(() => server.closeAllConnections(), 5_000);
  await new Promise<void>((resolve) => server.once("close", () => resolve()));
  clearTimeout(cut);
  await app.close();
  await deps.news.close();
  await deps.limits.close();
  await deps.db.close();
  process.exit(0);
}
process.on("SIGTERM", () => void stop());
process.on("SIGINT", () => void stop());
