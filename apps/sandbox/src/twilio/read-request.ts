import type { Context } from "hono";
import { z } from "zod";
import { invalidParameter } from "./errors";

/** A boolean in a form or a query: `true` or `false`. */
export const formBoolean = z.enum(["true", "false"]).transform((value) => value === "true");

/** The form body, checked. Throws Twilio's 400 that names the first bad parameter. */
export async function readForm<T extends z.ZodType>(c: Context, schema: T): Promise<z.output<T>> {
  return check(schema, Object.fromEntries(new URLSearchParams(await c.req.text())));
}

/** The query string, checked. */
export function readQuery<T extends z.ZodType>(c: Context, schema: T): z.output<T> {
  return check(schema, c.req.query());
}

function check<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const isMissing = issue?.code === "invalid_type" && issue.input === undefined;
  const name = issue?.path.join(".") ?? "";
  throw invalidParameter(
    isMissing ? `Missing required parameter ${name} in the post body` : `${name}: ${issue?.message}`,
  );
}
