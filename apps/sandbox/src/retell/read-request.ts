import type { Context } from "hono";
import type { z } from "zod";
import { badRequest } from "./errors";

/** Says where in a body a field is, better than its path does; undefined where the path will do. */
type Describe = (path: PropertyKey[], body: unknown) => string | undefined;

/** The JSON body, checked; no body counts as `{}`. Throws Retell's 400 that names the first bad field. */
export async function readBody<T extends z.ZodType>(c: Context, schema: T, describe?: Describe): Promise<z.output<T>> {
  const raw = await c.req.text();
  return check(schema, raw === "" ? {} : parseJson(raw), describe);
}

/** The query string, checked. Schemas coerce, as everything in a query is text. */
export function readQuery<T extends z.ZodType>(c: Context, schema: T): z.output<T> {
  return check(schema, c.req.query());
}

/** Throws Retell's 400 unless `value` fits. */
export function check<T extends z.ZodType>(schema: T, value: unknown, describe?: Describe): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  if (!issue) throw badRequest("");
  const where = describe?.(issue.path, value) ?? issue.path.join(".");
  throw badRequest([where, issue.message].filter((part) => part !== "").join(": "));
}

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    throw badRequest("The body is not valid JSON.");
  }
}
