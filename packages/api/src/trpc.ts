import { initTRPC, TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import superjson from "superjson";
import { z, ZodError } from "zod";
import { enterAccount, enterPlatform, enterTenantFor } from "./entrances";
import type { Deps, PublicCtx } from "./kernel/context";
import type { CsvFile } from "./kernel/csv";
import { bindCursor, openOwnCursor } from "./kernel/cursor";
import { AppError, errorTable, type ErrorCode, type FieldError } from "./kernel/errors";
import type { Permission, PlatformPermission } from "./kernel/permissions";
import { speakPlainly } from "./kernel/plain-words";
import { storableJson } from "./kernel/text";
import { fromUpstream } from "./kernel/upstream";
import { isDatabaseUnavailable } from "@voxcalls/db";
import { UpstreamError } from "@voxcalls/retell-client";

/** What a request carries into the router. `deps` stays in this file and the doors; verbs get one of the three contexts. */
export interface RequestCtx {
  readonly deps: Deps;
  readonly public: PublicCtx;
}

export interface RestMeta {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below `/api/v1`, parameters in braces: `/agents/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly status: number;
  readonly respond: "json" | "empty" | "file";
  /** The procedure that answers the same question as CSV, for `Accept: text/csv`. */
  readonly csv: string | null;
  /** Whatever is sent will do: what cannot be read counts as left out. */
  readonly takesAnything: boolean;
  /** For routes that also take a form with one file (multipart/form-data), for the input's field `file`: how large it may be. */
  readonly mostFileBytes: number | null;
}

speakPlainly();

export interface ProcedureMeta {
  readonly permission?: Permission | "open" | "signed-in";
  readonly rest?: RestMeta;
  /** Of the own account: goes on while the organisation is suspended. */
  readonly whileSuspended?: boolean;
}

const t = initTRPC
  .context<RequestCtx>()
  .meta<ProcedureMeta>()
  .create({
    transformer: superjson,
    sse: {
      ping: { enabled: true, intervalMs: 15_000 },
      // A stream is asked for anew this often, and with it who may have it.
      maxDurationMs: 120_000,
      client: { reconnectAfterInactivityMs: 40_000 },
    },
    errorFormatter({ shape, error, ctx }) {
      const told = toAppError(error);
      return {
        message: told.message,
        code: shape.code,
        data: {
          code: told.code,
          httpStatus: errorTable[told.code].status,
          fields: told.fields,
          requestId: ctx?.public.request.requestId ?? null,
          retryAfterSeconds: told.retryAfterSeconds ?? null,
        },
      };
    },
  });

/** What a procedure answers that is served as CSV; over tRPC itself nothing of its lines can be told. */
export const csvFile = z.custom<CsvFile>((value) => typeof value === "object" && value !== null && "lines" in value);

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** Says that a procedure is also a REST route. */
export function rest(
  method: RestMeta["method"],
  path: string,
  summary: string,
  options: Partial<Pick<RestMeta, "status" | "respond" | "csv" | "takesAnything" | "mostFileBytes">> = {},
): ProcedureMeta {
  const { respond = "json", csv = null, takesAnything = false, mostFileBytes = null } = options;
  const status = options.status ?? (respond === "empty" ? 204 : 200);
  return { rest: { method, path, summary, status, respond, csv, takesAnything, mostFileBytes } };
}

/** The failure as it may be told: ours as it is, a refused input by field, everything else as `internal`. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof ZodError) return fromZod(error);
  if (error instanceof TRPCError) {
    if (error.cause instanceof AppError) return error.cause;
    if (error.cause instanceof ZodError && error.code === "BAD_REQUEST") return fromZod(error.cause);
    if (["PARSE_ERROR", "METHOD_NOT_SUPPORTED", "UNSUPPORTED_MEDIA_TYPE"].includes(error.code))
      return new AppError(
        "validation_failed",
        "This cannot be read: questions are asked by GET, changes by POST, in JSON.",
      );
    const known = Object.entries(errorTable).find(([code, row]) => row.trpc === error.code && code !== "internal");
    if (known && error.cause === undefined) return new AppError(known[0] as ErrorCode, known[1].title);
    if (getHTTPStatusCodeFromError(error) < 500)
      return new AppError("validation_failed", "The request cannot be read.");
    // An answer of ours that is not what was promised is our fault, not the asker's.
    if (error.cause !== undefined && error.message !== "Output validation failed") return toAppError(error.cause);
  }
  if (error instanceof UpstreamError) return fromUpstream(error);
  if (isDatabaseUnavailable(error))
    return new AppError("unavailable", errorTable.unavailable.title, { retryAfterSeconds: 2, cause: error });
  return new AppError("internal", errorTable.internal.title, { cause: error });
}

function fromZod(error: ZodError): AppError {
  const fields = error.issues.flatMap((issue): FieldError[] =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({ path: [...issue.path, key].join("."), message: "is not known here" }))
      : [{ path: issue.path.join("."), message: issue.message }],
  );
  const named = fields.map((field) => (field.path ? `${field.path}: ${field.message}` : field.message));
  return new AppError("validation_failed", named.slice(0, 5).join("; "), { fields });
}

/** Turns whatever a verb throws into a tRPC error once, for every procedure, and logs what nobody may be told. */
const translateErrors = t.middleware(async ({ ctx, path, next }) => {
  const result = await next();
  if (result.ok) return result;
  const told = toAppError(result.error);
  if (told.code === "internal") {
    ctx.deps.log.error(
      { err: told.cause ?? result.error, path, requestId: ctx.public.request.requestId },
      "a procedure failed",
    );
  }
  throw new TRPCError({ code: errorTable[told.code].trpc, message: told.message, cause: told });
});

/** What the database would refuse in text is replaced before any procedure reads it: here, once, for tRPC and REST alike. */
const storableInput = t.middleware(({ getRawInput, next }) =>
  next({ getRawInput: async () => storableJson(await getRawInput()) }),
);

/** A list's cursor is its own: here, once, for every list that there is. */
const ownCursor = t.middleware(async ({ getRawInput, next, path }) => {
  const result = await next({ getRawInput: async () => openOwnCursor(path, await getRawInput()) });
  return result.ok ? { ...result, data: bindCursor(path, result.data) } : result;
});

const base = t.procedure.use(translateErrors).use(storableInput).use(ownCursor);

/** Open to everyone: sign-in and what comes before it. */
export const open = base.meta({ permission: "open" }).use(({ ctx, next }) => {
  ctx.public.countOpen();
  return next({ ctx: ctx.public });
});

function account(whileSuspended: boolean) {
  return base
    .meta({ permission: "signed-in", whileSuspended })
    .use(async ({ ctx, next, type }) => next({ ctx: await enterAccount(ctx.public, { type, whileSuspended }) }));
}

/** For everybody who is signed in, whatever the role: the own account. */
export const signedIn = account(false);

/** The same for what keeps the own account safe: a suspended organisation's people can still shut a thief out. */
export const ownSafety = account(true);

/** A procedure inside a tenant: the caller is known, belongs there and may do it before the verb is called. */
export function can(permission: Exclude<Permission, PlatformPermission>) {
  return base
    .meta({ permission })
    .use(async ({ ctx, next, type }) =>
      next({ ctx: await enterTenantFor(ctx.deps, ctx.public, { permission, type }) }),
    );
}

/** A procedure of the platform as a whole: super admins only. */
export function platform(permission: PlatformPermission) {
  return base
    .meta({ permission })
    .use(async ({ ctx, next }) => next({ ctx: await enterPlatform(ctx.deps, ctx.public, permission) }));
}
