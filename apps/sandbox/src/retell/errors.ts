import type { ContentfulStatusCode } from "hono/utils/http-status";

/** An answer other than 2xx, in Retell's shape `{status: "error", message}`. */
export class RetellError extends Error {
  constructor(
    readonly status: ContentfulStatusCode,
    message: string,
  ) {
    super(message);
  }

  toResponse(): Response {
    return Response.json({ status: "error", message: this.message }, { status: this.status });
  }
}

export function badRequest(detail: string): RetellError {
  return new RetellError(400, `Invalid request format, please check API reference. ${detail}`);
}

export function unauthorized(): RetellError {
  return new RetellError(401, "API key is missing or invalid.");
}

/** Versions and unknown routes answer 404; everything that has an id of its own answers 422. */
export function notFound(): RetellError {
  return new RetellError(404, "The requested resource was not found.");
}

export function unknownAsset(): RetellError {
  return new RetellError(422, "Cannot find requested asset under given api key.");
}
