import { performance } from "node:perf_hooks";
import type { Deps } from "../../kernel/context";
import { storable } from "../../kernel/text";
import { urlRules } from "../tools/assert-urls";
import { fetchPublic, type PublicAnswer, type PublicRequest } from "../tools/fetch-public";
import type { Claimed } from "./claim-due";
import { keptAnswer, tryMs } from "./rules";
import { signedHeaders } from "./secrets";

/** What came of one try. `problem` is null when the endpoint took it. */
export interface Try {
  readonly answerStatus: number | null;
  readonly answerBody: string | null;
  readonly problem: string | null;
  readonly tookMs: number;
}

/** Sends a delivery once, signed. Whatever the other side does is told in the answer; never throws for it. */
export async function sendDelivery(
  deps: Pick<Deps, "env" | "clock" | "sealing">,
  delivery: Claimed,
  resolve?: PublicRequest["resolve"],
): Promise<Try> {
  const { endpointId, eventId, url, body } = delivery;
  const event = { id: eventId, body };
  const signed = signedHeaders(deps.sealing, { ...delivery, id: endpointId }, event, deps.clock.now());
  const began = performance.now();
  const outcome = await fetchPublic({
    url,
    method: "POST",
    headers: { "content-type": "application/json", "user-agent": "VoxCalls-Webhooks/1", ...signed },
    body,
    timeoutMs: tryMs,
    ...urlRules(deps),
    ...(resolve && { resolve }),
  });
  const tookMs = Math.round(performance.now() - began);
  if (outcome.kind !== "answered") {
    const problem = outcome.kind === "refused" ? `Nothing was sent: ${outcome.reason}` : `No answer: ${outcome.reason}`;
    return { answerStatus: null, answerBody: null, problem: storable(problem).slice(0, 300), tookMs };
  }
  const { answer } = outcome;
  const answerBody = storable(answer.text.slice(0, keptAnswer));
  return { answerStatus: answer.status, answerBody, problem: problemOf(answer), tookMs };
}

function problemOf({ status, location }: PublicAnswer): string | null {
  if (status >= 200 && status < 300) return null;
  if (status < 300 || status >= 400) return `It answered ${status}.`;
  const to = storable((location ?? "nowhere").slice(0, 150));
  return `It answered with a redirect (${status}) to ${to}, which is not followed.`;
}
