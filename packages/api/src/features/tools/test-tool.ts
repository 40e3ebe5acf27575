import { performance } from "node:perf_hooks";
import type { TenantCtx } from "../../kernel/context";
import { invalid } from "../../kernel/errors";
import { urlRules } from "./assert-urls";
import { fetchPublic, type PublicAnswer, type PublicOutcome } from "./fetch-public";
import { parsed, responseVariables } from "./response-variables";
import type { TestToolInput, ToolTest } from "./schemas";
import { openSecretsOf } from "./secrets";
import { toRetellCustomTool } from "./to-retell";
import { toolRequest } from "./tool-request";

/** Retell waits up to ten minutes for a tool. Nobody who tries one does. */
const longestWaitMs = 15_000;

/**
 * Sends a custom tool's request for real, with sample arguments and signed as Retell would, and tells what came of it. Whatever the
 * other side does is a finding, not a failure. Throws validation_failed for a sealed value that is not this tenant's.
 */
export async function testTool(ctx: TenantCtx, { tool, args }: TestToolInput): Promise<ToolTest> {
  const secrets = await openSecretsOf(ctx, tool);
  const references = { secrets, retellAgentIds: new Map(), retellKnowledgeBaseIds: new Map() };
  const opened = toRetellCustomTool(tool, references, "tool");
  const request = toolRequest(opened, args, ctx.clock.now());
  if (request === null) throw invalid("tool.url", "Write a whole address, like https://example.com/book.");
  const signature = ctx.retell.webhooks.sign(request.body ?? "", ctx.clock.now().getTime());
  const timeoutMs = Math.min(tool.timeoutMs ?? longestWaitMs, longestWaitMs);
  const began = performance.now();
  const outcome = await fetchPublic({
    ...request,
    ...urlRules(ctx),
    headers: { ...request.headers, "x-retell-signature": signature },
    timeoutMs,
  });
  const answer = outcome.kind === "answered" ? outcome.answer : null;
  return {
    request: {
      method: request.method,
      url: request.url,
      headers: Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [
          name,
          tool.headers?.[name] === undefined ? value : "••••",
        ]),
      ),
      body: request.body ?? null,
    },
    status: answer?.status ?? null,
    contentType: answer?.contentType ?? null,
    answer: answer?.text ?? null,
    tookMs: Math.round(performance.now() - began),
    variables: answer ? responseVariables(answer.text, tool.responseVariables) : [],
    findings: findingsOf(outcome),
  };
}

function findingsOf(outcome: PublicOutcome): string[] {
  if (outcome.kind === "refused") return [`Nothing was sent: ${outcome.reason}`];
  if (outcome.kind === "answered") return [...aboutStatus(outcome.answer), ...aboutBody(outcome.answer)];
  return [`No answer: ${outcome.reason}`];
}

function aboutStatus({ status, location }: PublicAnswer): string[] {
  if (status >= 300 && status < 400)
    return [`It answered with a redirect (${status}) to ${location ?? "nowhere"}, which is not followed.`];
  return status >= 200 && status < 300 ? [] : [`It answered ${status}: the agent takes that as a failure.`];
}

function aboutBody({ contentType, text, isCut }: PublicAnswer): string[] {
  const isHtml = /html/i.test(contentType ?? "") || /^\s*<(!doctype|html)/i.test(text);
  return [
    ...(isHtml ? ["It answered with a web page, not with data."] : []),
    ...(isCut ? ["The answer is too long: the agent is given its first 15,000 characters."] : []),
    ...(!isHtml && !isCut && text !== "" && parsed(text) === undefined ? ["The answer is text, not JSON."] : []),
  ];
}
