import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { PublicCtx } from "../kernel/context";
import { AppError } from "../kernel/errors";
import { problem } from "./problem";

const maxBodyBytes = 1024 * 1024;

/** Answers 413 to a body of more than a megabyte: at once if it says so, else after the first byte too many. */
export function limitedBody(): MiddlewareHandler {
  return bodyLimit({
    maxSize: maxBodyBytes,
    onError: (c) => {
      const { requestId } = (c as Context<{ Variables: { ctx: PublicCtx } }>).var.ctx.request;
      return problem(new AppError("payload_too_large", `A body may have ${maxBodyBytes} bytes.`), requestId);
    },
  });
}
