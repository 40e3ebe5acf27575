import type { Context } from "hono";
import { Hono } from "hono";
import { accepts } from "hono/accepts";
import type { Deps, PublicCtx, SignedIn } from "../kernel/context";
import type { CsvFile } from "../kernel/csv";
import { AppError, invalid } from "../kernel/errors";
import { toAppError } from "../trpc";
import { csvResponse } from "./csv";
import { fileResponse, type StoredFile } from "./file";
import { once } from "./idempotency";
import { limitedBody } from "./limited-body";
import { problem } from "./problem";
import type { RestRoute } from "./table";
import { decode, encode, fieldsOf, snake, unknownMark } from "./wire";

// Everyone may name a tenant; whether that holds is decided in trpc.ts, so it never reaches a procedure's input.
const tenantParameter = "tenant_id";

type Call = (ctx: PublicCtx, procedure: string, input: unknown) => Promise<unknown>;
type Env = { Variables: { ctx: PublicCtx } };

/** A route with the names of its fields as they are spelled outside. */
type ServedRoute = RestRoute & { readonly known: ReadonlySet<string> };

/** The REST routes below `/api/v1`, made from the table. Expects `ctx` to be set by the door before it. */
export function restRoutes(deps: Deps, table: readonly RestRoute[], call: Call): Hono<Env> {
  const app = new Hono<Env>();
  // Reads have no body, and the question alone would make the server build a whole Request.
  app.on(["POST", "PATCH"], "*", limitedBody());
  app.onError((error, c) => answerError(c, error));
  app.notFound((c) => answerError(c, new AppError("not_found", "There is no such route.")));
  for (const route of table) {
    const path = route.path.replaceAll(/\{(\w+)\}/g, ":$1");
    const served = { ...route, known: new Set(Object.keys(fieldsOf(route.input)).map(snake)) };
    app.on(route.method, path, async (c) => await serve(deps, served, call, c));
  }
  return app;
}

function answerError(c: Context<Env>, error: unknown): Response {
  return problem(toAppError(error), c.var.ctx.request.requestId);
}

async function serve(deps: Deps, route: ServedRoute, call: Call, c: Context<Env>): Promise<Response> {
  const ctx = c.var.ctx;
  const text = route.method === "GET" || route.method === "DELETE" ? "" : await c.req.text();
  const input = readInput(route, c, text);
  const run = async () => {
    const output = await call(ctx, route.procedure, input);
    return { status: route.status, body: route.output ? encode(route.output, output) : output };
  };
  if (route.respond === "file") {
    return fileResponse(deps.recordings, (await call(ctx, route.procedure, input)) as StoredFile, c.req.raw);
  }
  if (route.csv !== null && prefersCsv(c)) {
    return csvResponse((await call(ctx, route.csv, input)) as CsvFile, (error) =>
      deps.log.error({ err: error, requestId: ctx.request.requestId }, "a CSV file broke off"),
    );
  }
  const key = c.req.header("idempotency-key");
  const signedIn = key !== undefined && route.method === "POST" ? await ctx.signedIn() : null;
  const request = {
    key: key ?? "",
    ownerId: ownerOf(signedIn),
    method: route.method,
    path: c.req.path,
    body: text,
    holdsSecret: route.holdsSecret,
  };
  const answer = signedIn ? await once(deps, request, run) : await run();
  if (route.respond === "empty") return new Response(null, { status: answer.status });
  return Response.json(answer.body, { status: answer.status, headers: { "cache-control": "no-store" } });
}

/** Whose `Idempotency-Key` it is: a person's or a program's. */
function ownerOf(signedIn: SignedIn | null): string {
  if (!signedIn) return "";
  return signedIn.person.type === "api_key" ? signedIn.person.keyId : signedIn.person.userId;
}

function prefersCsv(c: Context<Env>): boolean {
  const supports = ["application/json", "text/csv"];
  return accepts(c, { header: "Accept", supports, default: "application/json" }) === "text/csv";
}

function readInput(route: ServedRoute, c: Context<Env>, text: string): unknown {
  const query: Record<string, string> = {};
  for (const [key, values] of Object.entries(c.req.queries())) {
    if (key === tenantParameter) continue;
    if (!route.known.has(key) || values.length !== 1) {
      throw invalid(
        `${unknownMark}${key}`,
        values.length > 1 ? "may be given once" : "is not a parameter of this route",
      );
    }
    query[key] = values[0] ?? "";
  }
  const body = text === "" ? {} : readJson(text);
  const unknown = Object.keys(body).filter((key) => !route.known.has(key) || key in c.req.param());
  if (unknown.length > 0) {
    throw new AppError("validation_failed", `unknown: ${unknown.join(", ")}`, {
      fields: unknown.map((key) => ({ path: `${unknownMark}${key}`, message: "is not known here" })),
    });
  }
  if (!route.input) return undefined;
  return {
    ...(decode(route.input, body, "json") as object),
    ...(decode(route.input, { ...query, ...c.req.param() }, "text") as object),
  };
}

function readJson(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new AppError("validation_failed", "The body is not JSON.");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new AppError("validation_failed", "The body is not a JSON object.");
  }
  return value as Record<string, unknown>;
}
