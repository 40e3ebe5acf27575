import "server-only";
import { toAppError } from "@voxcalls/api";

/** A text field of a form that was sent; "" when it is missing or a file. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** A refusal as a form shows it: under the fields it names, or above them all. */
export function refusal(error: unknown): { fields: Record<string, string>; message?: string } {
  const told = toAppError(error);
  const fields = Object.fromEntries(told.fields.map(({ path, message }) => [path, message]));
  return { fields, ...(told.fields.length === 0 && { message: told.message }) };
}
