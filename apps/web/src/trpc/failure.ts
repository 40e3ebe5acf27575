import type { AppRouter } from "@voxcalls/api";
import type { TRPCClientErrorLike } from "@trpc/client";

/** A refused act as a form shows it: what to say, under which field, and the id to give to support. */
export interface Failure {
  readonly message: string;
  readonly code: string | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly requestId: string | null;
}

export function failureOf(error: TRPCClientErrorLike<AppRouter>): Failure {
  const data = error.data;
  if (!data) {
    return {
      message: "We could not be reached. Check your connection and try again.",
      code: null,
      fields: {},
      requestId: null,
    };
  }
  const fields = Object.fromEntries(data.fields.map(({ path, message }) => [path, message]));
  return { message: error.message, code: data.code, fields, requestId: data.requestId };
}

/** One sentence with the id of the request, for a toast. */
export function failureWords(error: TRPCClientErrorLike<AppRouter>): string {
  const { message, requestId } = failureOf(error);
  return requestId === null ? message : `${message} (request ${requestId.slice(-8)})`;
}
