import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pagePolicy } from "@voxcalls/api";

const maxBodyBytes = 1024 * 1024;

/**
 * What a request passes on its way to Next: the content security policy with a nonce of its own, which Next reads from the request
 * and puts on its scripts, and the limit of bodies. False when it was answered here.
 */
export function admitToPages(request: IncomingMessage, response: ServerResponse, isDev: boolean): boolean {
  const nonce = randomBytes(16).toString("base64");
  const policy = pagePolicy(nonce, isDev);
  request.headers["x-nonce"] = nonce;
  request.headers["content-security-policy"] = policy;
  response.setHeader("content-security-policy", policy);
  const refusal = bodyRefusal(request);
  if (refusal === undefined) return true;
  response.writeHead(refusal, { connection: "close", "content-type": "text/plain" }).end();
  return false;
}

/** Forms and server actions say how long they are; what does not, or is too long, is not read at all. */
function bodyRefusal({ method, headers }: IncomingMessage): 411 | 413 | undefined {
  if (method === "GET" || method === "HEAD") return undefined;
  if (headers["transfer-encoding"] !== undefined) return 411;
  return Number(headers["content-length"] ?? 0) > maxBodyBytes ? 413 : undefined;
}
