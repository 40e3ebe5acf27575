import { errorTable, publicCode, type AppError } from "../kernel/errors";
import { unknownMark, snake } from "./wire";

/** The path of a field as the caller spelled it. */
function outsidePath(path: string): string {
  return path
    .split(".")
    .map((part) => (part.startsWith(unknownMark) ? part.slice(unknownMark.length) : snake(part)))
    .join(".");
}

/** `application/problem+json` (RFC 9457) with the closed list of codes of the contract. */
export function problem(error: AppError, requestId: string): Response {
  const { status, title } = errorTable[error.code];
  const errors = error.fields.map(({ path, message }) => ({ path: outsidePath(path), message }));
  const detail =
    error.code === "validation_failed" && errors.length > 0
      ? errors
          .slice(0, 5)
          .map(({ path, message }) => (path && !message.includes(path) ? `${path}: ${message}` : message))
          .join("; ")
      : error.message;
  const body = {
    type: "about:blank",
    title,
    status,
    detail,
    code: publicCode(error.code),
    request_id: requestId,
    errors,
  };
  const headers = new Headers({ "content-type": "application/problem+json", "cache-control": "no-store" });
  if (error.retryAfterSeconds !== undefined) headers.set("retry-after", String(Math.ceil(error.retryAfterSeconds)));
  if (status === 401) headers.set("www-authenticate", "Bearer");
  return new Response(JSON.stringify(body), { status, headers });
}
