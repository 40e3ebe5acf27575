import { errorTable, publicCode, type AppError } from "../kernel/errors";
import { snake } from "../kernel/snake-case";
import { unknownMark } from "./wire";

/** The path of a field as the caller spelled it. What begins with a capital is a header, which keeps its name. */
function outsidePath(path: string): string {
  return path
    .split(".")
    .map((part) => {
      if (part.startsWith(unknownMark)) return part.slice(unknownMark.length);
      return /^[A-Z]/.test(part) ? part : snake(part);
    })
    .join(".");
}

/** What a failure says, by RFC 9457 and with the closed list of codes of the contract. */
export function problemBody(error: AppError, requestId: string) {
  const { status, title } = errorTable[error.code];
  const errors = error.fields.map(({ path, message }) => ({ path: outsidePath(path), message }));
  const detail =
    error.code === "validation_failed" && errors.length > 0
      ? errors
          .slice(0, 5)
          .map(({ path, message }) => (path && !message.includes(path) ? `${path}: ${message}` : message))
          .join("; ")
      : error.message;
  return {
    type: "about:blank",
    title,
    status,
    detail,
    code: publicCode(error.code),
    request_id: requestId,
    errors,
  };
}

export const problemHeaders = { "content-type": "application/problem+json", "cache-control": "no-store" };

/** The same as an answer: `application/problem+json`. */
export function problem(error: AppError, requestId: string): Response {
  const { status } = errorTable[error.code];
  const headers = new Headers(problemHeaders);
  if (error.retryAfterSeconds !== undefined) headers.set("retry-after", String(Math.ceil(error.retryAfterSeconds)));
  if (status === 401) headers.set("www-authenticate", "Bearer");
  // The rest of a body that is too large is not read, so the connection ends here: say so, or the next request is sent into it.
  if (status === 413) headers.set("connection", "close");
  return new Response(JSON.stringify(problemBody(error, requestId)), { status, headers });
}
