import type { ContentfulStatusCode } from "hono/utils/http-status";

/** An answer other than 2xx, in Twilio's shape `{code, message, more_info, status}`. */
export class TwilioError extends Error {
  constructor(
    readonly status: ContentfulStatusCode,
    readonly code: number,
    message: string,
  ) {
    super(message);
  }

  toResponse(): Response {
    const more_info = `https://www.twilio.com/docs/errors/${this.code}`;
    const body = { code: this.code, message: this.message, more_info, status: this.status };
    return Response.json(body, { status: this.status });
  }
}

export function notFound(path: string): TwilioError {
  return new TwilioError(404, 20404, `The requested resource ${path} was not found`);
}

export function unauthenticated(): TwilioError {
  return new TwilioError(401, 20003, "Authenticate");
}

/** A parameter that is missing, unknown or of the wrong form. */
export function invalidParameter(message: string): TwilioError {
  return new TwilioError(400, 20001, message);
}
