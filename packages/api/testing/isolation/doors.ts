import superjson from "superjson";
import { encode } from "../../src/rest/wire";
import { restTable, type RestRoute } from "../../src/rest/table";
import { appRouter } from "../../src/root";
import type { ProcedureMeta } from "../../src/trpc";
import type { Subject } from "./subjects";

/** A procedure as the proof sees it, and its REST route if it has one. */
export interface Walked {
  readonly name: string;
  readonly type: "query" | "mutation";
  readonly permission: ProcedureMeta["permission"];
  readonly route: RestRoute | undefined;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Sends a request to the doors: in this process or over HTTP. */
export type Send = (request: Request) => Promise<Response>;

interface Definition {
  readonly _def: { readonly type: string; readonly meta?: ProcedureMeta };
}

const routes = new Map(restTable(appRouter).map((route) => [route.procedure, route]));

/** Every procedure of the router, read from it and not from a list of ours. */
export const walked: readonly Walked[] = Object.entries(
  appRouter._def.procedures as unknown as Record<string, Definition>,
)
  // What is followed tells ids of what is read by the others; its own walk is beside it (features/calls/live).
  .filter(([, { _def }]) => _def.type !== "subscription")
  .map(([name, { _def }]) => ({
    name,
    type: _def.type === "query" ? "query" : "mutation",
    permission: _def.meta?.permission,
    route: routes.get(name),
  }));

/** Asks through tRPC, or through REST where there is a route and `door` says so. */
export async function ask(
  send: Send,
  door: "trpc" | "rest",
  { name, type, route }: Walked,
  input: unknown,
  headers: Subject["headers"],
): Promise<Answer> {
  const request =
    door === "rest" && route ? restRequest(route, input, headers) : trpcRequest(name, type, input, headers);
  const response = await send(request);
  return { status: response.status, text: await response.text() };
}

function trpcRequest(name: string, type: Walked["type"], input: unknown, headers: Subject["headers"]): Request {
  const body = JSON.stringify(superjson.serialize(input));
  const url = `http://doors.test/api/trpc/${name}`;
  if (type === "query") return new Request(`${url}?input=${encodeURIComponent(body)}`, { headers });
  return new Request(url, { method: "POST", headers: { ...headers, "content-type": "application/json" }, body });
}

function restRequest(route: RestRoute, input: unknown, headers: Subject["headers"]): Request {
  const fields = { ...((route.input ? encode(route.input, input ?? {}) : {}) as Record<string, unknown>) };
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = String(fields[name]);
    delete fields[name];
    return encodeURIComponent(value);
  });
  const url = new URL(`http://doors.test/api/v1${path}`);
  if (route.method === "POST" || route.method === "PATCH") {
    const sent = { ...headers, "content-type": "application/json" };
    return new Request(url, { method: route.method, headers: sent, body: JSON.stringify(fields) });
  }
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === "string" || typeof value === "number") url.searchParams.set(name, String(value));
  }
  return new Request(url, { method: route.method, headers });
}
