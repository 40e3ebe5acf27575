import type { Context, MiddlewareHandler } from "hono";
import { Hono } from "hono";
import { accepts } from "hono/accepts";
import { assertLetIn } from "../entrances";
import type { Deps, PublicCtx } from "../kernel/context";
import type { CsvFile } from "../kernel/csv";
import { AppError, conflict, errorTable, invalid } from "../kernel/errors";
import type { Uploaded } from "../kernel/uploaded-file";
import { snake } from "../kernel/snake-case";
import { toAppError } from "../trpc";
import { csvResponse } from "./csv";
import { fileResponse, type StoredFile } from "./file";
import { once, ownerOf, type Answer } from "./idempotency";
import { limitedBody } from "./limited-body";
import { problem, problemBody, problemHeaders } from "./problem";
import type { RestRoute } from "./table";
import { isForm, withUpload } from "./upload";
import { decode, encode, fieldsOf, unknownMark } from "./wire";

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
  app.on(["POST", "PATCH", "DELETE"], "*", bodyWithin(table));
  app.onError((error, c) => answerError(c, error));
  app.notFound((c) => answerError(c, new AppError("not_found", "There is no such route.")));
  app.use(async (c, next) => {
    assertOneTenant(c);
    await next();
  });
  for (const route of table) {
    const path = route.path.replaceAll(/\{(\w+)\}/g, ":$1");
    const served = { ...route, known: new Set(Object.keys(fieldsOf(route.input)).map(snake)) };
    app.on(route.method, path, async (c) => await serve(deps, served, call, c));
  }
  return app;
}

/** Two names for the tenant must not differ: whoever reads one would mean another tenant than whoever reads the other. */
function assertOneTenant(c: Context<Env>): void {
  const header = c.req.header("x-tenant-id");
  const named = [...(c.req.queries(tenantParameter) ?? []), ...(header === undefined ? [] : [header])];
  if (new Set(named.map((id) => id.toLowerCase())).size < 2) return;
  throw invalid(header === undefined ? tenantParameter : "X-Tenant-Id", "names another organisation than tenant_id");
}

function answerError(c: Context<Env>, error: unknown): Response {
  return problem(toAppError(error), c.var.ctx.request.requestId);
}

/** A megabyte for all bodies but forms with a file, whose limit counts while they are read. */
function bodyWithin(table: readonly RestRoute[]): MiddlewareHandler<Env> {
  const limited = limitedBody();
  const forms = table.filter(({ mostFileBytes }) => mostFileBytes !== null).map(pathPattern);
  return async (c, next) => {
    const isUpload = isForm(c.req.header("content-type")) && forms.some((pattern) => pattern.test(c.req.path));
    return isUpload ? await next() : await limited(c, next);
  };
}

function pathPattern({ path }: RestRoute): RegExp {
  return new RegExp(`${path.replaceAll(/\{\w+\}/g, "[^/]+")}$`);
}

async function serve(deps: Deps, route: ServedRoute, call: Call, c: Context<Env>): Promise<Response> {
  if (route.mostFileBytes !== null && isForm(c.req.header("content-type"))) {
    // Strangers put nothing on our disk.
    if (!(await c.var.ctx.signedIn())) throw new AppError("unauthorized", "Send an access token, or sign in.");
    const input = readInput(route, c, "");
    return await withUpload(c.req.raw, route.mostFileBytes, (file) =>
      answer(deps, route, call, c, withFile(input, file)),
    );
  }
  const text = route.method === "GET" ? "" : await c.req.text();
  const input = route.takesAnything ? readAnything(route, text) : readInput(route, c, text);
  return await answer(deps, route, call, c, input);
}

function withFile(input: unknown, file: Uploaded): object {
  return { ...(input as object | undefined), file };
}

async function answer(deps: Deps, route: ServedRoute, call: Call, c: Context<Env>, input: unknown): Promise<Response> {
  const ctx = c.var.ctx;
  const run = async () => {
    const output = await call(ctx, route.procedure, input);
    return { status: route.status, body: route.output ? encode(route.output, output) : output };
  };
  if (route.respond === "file") {
    const file = (await call(ctx, route.procedure, input)) as StoredFile;
    return fileResponse(deps.recordings, file, c.req.raw, ctx.request.requestId);
  }
  if (route.csv !== null && prefersCsv(c)) {
    return csvResponse((await call(ctx, route.csv, input)) as CsvFile, (error) =>
      deps.log.error({ err: error, requestId: ctx.request.requestId }, "a CSV file broke off"),
    );
  }
  const { status, body } = await answerOnce(deps, route, c, input, run);
  if (status >= 400) return Response.json(body, { status, headers: problemHeaders });
  if (route.respond === "empty") return new Response(null, { status });
  const headers = { "cache-control": "no-store", ...tagOf(body) };
  return Response.json(body, { status, headers });
}

/** What counts its saves is tagged with the count, for `If-Match`. */
function tagOf(body: unknown): { etag?: string } {
  const revision = typeof body === "object" && body !== null && "revision" in body ? body.revision : undefined;
  return typeof revision === "number" ? { etag: `"${revision}"` } : {};
}

/** The revision that `If-Match` names, as a field of the change; a tag that is none of ours can match nothing. */
function basedOn(route: ServedRoute, c: Context<Env>): { revision?: number } {
  const tag = c.req.header("if-match")?.trim();
  if (tag === undefined || tag === "*" || route.method !== "PATCH" || !route.known.has("revision")) return {};
  const revision = Number(/^"(\d{1,9})"$/.exec(tag)?.[1] ?? 0);
  if (revision === 0) throw conflict("This is not the ETag of any revision: read it anew.", "If-Match");
  return { revision };
}

/** The answer, of which a creating request with an `Idempotency-Key` has but one. Before sign-in only what makes something counts. */
async function answerOnce(
  deps: Deps,
  route: ServedRoute,
  c: Context<Env>,
  input: unknown,
  run: () => Promise<Answer>,
): Promise<Answer> {
  const ctx = c.var.ctx;
  const key = c.req.header("idempotency-key");
  const isOpen = route.permission === "open";
  if (key === undefined || route.method !== "POST" || (isOpen && route.status !== 201)) return await run();
  const signedIn = isOpen ? null : await ctx.signedIn();
  if (!signedIn && !isOpen) return await run();
  const { requestId } = ctx.request;
  const tenantId = ctx.request.unverifiedTenantId ?? signedIn?.visit?.tenant.id ?? null;
  // Through JSON, so that instants count as they are written.
  const sent = JSON.parse(JSON.stringify(input ?? null)) as unknown;
  const content = [route.method, c.req.path, tenantId, sent];
  const ownerId = ownerOf(deps, signedIn, ctx.request);
  const request = { key, ownerId, content, assertLetIn: () => assertLetIn(deps, ctx, route) };
  return await once(deps, request, run, (error) => ({
    status: errorTable[error.code].status,
    body: problemBody(error, requestId),
  }));
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
    ...basedOn(route, c),
  };
}

function readAnything({ input, known }: ServedRoute, text: string): unknown {
  try {
    const body = Object.entries(readJson(text)).filter(([key]) => known.has(key));
    return input && decode(input, Object.fromEntries(body), "json");
  } catch {
    return {};
  }
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
