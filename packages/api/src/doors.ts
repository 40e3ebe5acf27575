import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { Hono } from "hono";
import { authenticate } from "./features/auth/authenticate";
import { health } from "./health";
import { publicCtx, type Deps, type PublicCtx } from "./kernel/context";
import { AppError } from "./kernel/errors";
import { assertWithinBudget, createRequestBudgets, tellBudgets, type RequestBudgets } from "./request-budgets";
import type { Standing } from "./kernel/request-budget";
import { requestInfo } from "./request-info";
import { commonHeaders, dataHeaders } from "./response-headers";
import { limitedBody } from "./rest/limited-body";
import { restRoutes } from "./rest/handler";
import { openApiDocument } from "./rest/openapi";
import { problem } from "./rest/problem";
import { restTable } from "./rest/table";
import { appRouter } from "./root";
import { createCallerFactory } from "./trpc";
import { retellDoors } from "./webhooks/retell";
import { twilioDoors } from "./webhooks/twilio";

export interface Doors {
  /** Answers every path below `/api` but `/api/auth` (the browser's sign-in). `ipAddress` is the peer's, from the socket. */
  fetch(request: Request, ipAddress: string | null): Promise<Response>;
}

type Env = { Bindings: { ipAddress: string | null }; Variables: { ctx: PublicCtx } };

const createCaller = createCallerFactory(appRouter);
const table = restTable(appRouter);

/** All API doors as one fetch-style handler: mounted by the web app's own server, and by thin route files where there is none. */
export function createDoors(deps: Deps): Doors {
  const app = new Hono<Env>();
  const budgets = createRequestBudgets(deps);
  const always = Object.entries(commonHeaders(deps.env.FRONTEND_URL.startsWith("https:")));
  const unlessSaid = Object.entries(dataHeaders);
  app.use(async (c, next) => {
    const standings: Standing[] = [];
    c.set("ctx", within(budgets, standings, contextOf(deps, c.req.raw, c.env.ipAddress)));
    await next();
    const { headers } = c.res;
    headers.set("x-request-id", c.var.ctx.request.requestId);
    for (const [name, value] of always) headers.set(name, value);
    for (const [name, value] of unlessSaid) if (!headers.has(name)) headers.set(name, value);
    tellBudgets(headers, standings);
  });
  app.onError((error, c) => {
    deps.log.error({ err: error, requestId: c.var.ctx.request.requestId }, "a door failed");
    return problem(new AppError("internal", "Something went wrong on our side."), c.var.ctx.request.requestId);
  });
  const document = JSON.stringify(apiDocument(deps.env.API_BASE_URL));
  app.get("/api/v1/openapi.json", () => new Response(document, { headers: { "content-type": "application/json" } }));
  app.route(
    "/api/v1",
    restRoutes(deps, table, (ctx, procedure, input) => callProcedure(deps, ctx, procedure, input)),
  );
  app.use("/api/trpc/*", limitedBody());
  app.post("/api/trpc/*", async (c, next) => {
    if (/^application\/json\b/i.test(c.req.header("content-type") ?? "")) return await next();
    const error = new AppError("validation_failed", "Send JSON, with the content type application/json.");
    return problem(error, c.var.ctx.request.requestId);
  });
  app.all("/api/trpc/*", (c) =>
    fetchRequestHandler({
      endpoint: "/api/trpc",
      req: c.req.raw,
      router: appRouter,
      createContext: () => ({ deps, public: c.var.ctx }),
    }),
  );
  app.route("/api/webhooks", retellDoors(deps));
  app.route("/api/webhooks", twilioDoors(deps));
  app.route("/api", health(deps));
  app.notFound((c) => problem(new AppError("not_found", "There is no such route."), c.var.ctx.request.requestId));
  return { fetch: async (request, ipAddress) => await app.fetch(request, { ipAddress }) };
}

/** The OpenAPI document of the REST routes, for programs (`/api/v1/openapi.json`) and for the page that people read. */
export function apiDocument(serverUrl: string) {
  return openApiDocument(table, serverUrl);
}

/** The context of one request; who sent it is looked up once, when a procedure first asks. */
export function contextOf(deps: Deps, request: Request, ipAddress: string | null): PublicCtx {
  let asked: ReturnType<PublicCtx["signedIn"]> | undefined;
  const info = requestInfo(request, ipAddress, deps.env.TRUSTED_PROXIES);
  return publicCtx(deps, info, () => (asked ??= authenticate(deps, request)));
}

/** The context of a request that counts: once it is known who sent it, it is taken from their budget, or refused. */
function within(budgets: RequestBudgets, standings: Standing[], ctx: PublicCtx): PublicCtx {
  let counted: ReturnType<PublicCtx["signedIn"]> | undefined;
  let isCounted = false;
  const countOpen = () => {
    isCounted = true;
    standings.push(budgets.takeUnknown(ctx.request));
    assertWithinBudget(standings);
  };
  const count = async () => {
    // Looked at first: whoever sits in one network with a guesser still gets in.
    const who = await ctx.signedIn().catch((error: unknown) => {
      if (error instanceof AppError && error.code === "unauthorized" && !isCounted) countOpen();
      throw error;
    });
    if (who) standings.push(...budgets.take(who));
    assertWithinBudget(standings);
    return who;
  };
  return { ...ctx, countOpen, signedIn: () => (counted ??= count()) };
}

async function callProcedure(deps: Deps, ctx: PublicCtx, procedure: string, input: unknown): Promise<unknown> {
  let target: unknown = createCaller({ deps, public: ctx });
  for (const part of procedure.split(".")) target = (target as Record<string, unknown>)[part];
  return await (target as (input: unknown) => Promise<unknown>)(input);
}
