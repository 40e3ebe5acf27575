import { setTimeout as sleep } from "node:timers/promises";
import type { CustomTool, ToolArguments, ToolOutcome } from "../engine/scene";
import { signWebhook } from "../webhook-signature";
import { errorText } from "./error-text";
import { readCapped } from "./read-capped";

/** Retell's own limits when a tool sets none. */
const DEFAULT_TIMEOUT_MS = 120_000;
/** Retries wait twice as long each time; Retell documents the form of its backoff and no figures. */
const FIRST_RETRY_MS = 200;

export interface FunctionRequest {
  tool: CustomTool;
  args: ToolArguments;
  /** What it is told beside its arguments: `call` or `chat`, with what was said so far. */
  about: object;
  key: string;
  now: () => number;
  stopping: AbortSignal;
}

export interface FunctionAnswer {
  method: string;
  url: string;
  body: string;
  attempts: number;
  outcome: ToolOutcome;
}

/** Calls a custom function as Retell does: signed, bounded in time, retried on any failure up to `max_retry` times. Never throws. */
export async function callFunction(request: FunctionRequest): Promise<FunctionAnswer> {
  const { tool } = request;
  const method = tool.method ?? "POST";
  const hasBody = method !== "GET" && method !== "DELETE";
  const url = urlOf(request, hasBody);
  const body = hasBody ? bodyOf(request) : "";
  for (let attempts = 1; ; attempts++) {
    const outcome = await attempt(request, method, url, body);
    const isLast = attempts > (tool.max_retry ?? 0) || request.stopping.aborted;
    if (outcome.successful || isLast) return { method, url, body, attempts, outcome };
    await sleep(FIRST_RETRY_MS * 2 ** (attempts - 1), undefined, { signal: request.stopping }).catch(() => undefined);
  }
}

async function attempt(request: FunctionRequest, method: string, url: string, body: string): Promise<ToolOutcome> {
  const { tool, key, now, stopping } = request;
  const timeout = AbortSignal.timeout(tool.timeout_ms ?? DEFAULT_TIMEOUT_MS);
  try {
    const response = await fetch(url, {
      method,
      headers: {
        ...tool.headers,
        ...(body === "" ? {} : { "content-type": "application/json" }),
        "x-retell-signature": signWebhook(body, key, now()),
        "user-agent": "Retell-Sandbox",
      },
      ...(body === "" ? {} : { body }),
      signal: AbortSignal.any([timeout, stopping]),
    });
    const content = await readCapped(response);
    return response.ok
      ? { content, successful: true }
      : { content: `Error: the function answered ${response.status}. ${content}`.trim(), successful: false };
  } catch (error) {
    const reason = timeout.aborted ? `no answer within ${tool.timeout_ms ?? DEFAULT_TIMEOUT_MS} ms` : errorText(error);
    return { content: `Error: ${reason}.`, successful: false };
  }
}

/** Where there is no body, the arguments travel in the query. */
function urlOf({ tool, args }: FunctionRequest, hasBody: boolean): string {
  if (!URL.canParse(tool.url)) return tool.url;
  const url = new URL(tool.url);
  for (const [name, value] of Object.entries(tool.query_params ?? {})) url.searchParams.append(name, value);
  if (hasBody) return url.href;
  for (const [name, value] of Object.entries(args)) {
    url.searchParams.append(name, typeof value === "string" ? value : JSON.stringify(value));
  }
  return url.href;
}

function bodyOf({ tool, args, about }: FunctionRequest): string {
  return JSON.stringify(tool.args_at_root ? args : { name: tool.name, args, ...about });
}
