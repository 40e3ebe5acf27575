import type { SandboxContext } from "../context";
import { type InboundAnswer, InboundAnswer as InboundAnswerBody } from "../retell/call-bodies";
import type { BoundAgent, StoredNumber } from "../retell/phone-number-fields";
import type { AgentChoice } from "./set-up-call";

/** How Retell decides on an inbound call. */
export interface Admission extends AgentChoice {
  metadata?: Record<string, unknown> | undefined;
}

/**
 * Asks the number's inbound webhook who takes the call; without a webhook, or when every attempt fails, the number's
 * own inbound agent does. Undefined when nobody does: the call is declined.
 */
export async function admit(
  sandbox: SandboxContext,
  number: StoredNumber,
  call: { callId: string; fromNumber: string },
): Promise<Admission | undefined> {
  const bound = pickByWeight(number.inbound_agents ?? []);
  const answer = number.inbound_webhook_url
    ? await askWebhook(sandbox, number.inbound_webhook_url, number, bound, call)
    : {};
  const agentId = answer.override_agent_id ?? bound?.agent_id;
  if (!agentId) return undefined;
  return {
    agentId,
    version: answer.override_agent_version ?? (answer.override_agent_id ? undefined : bound?.agent_version),
    override: answer.agent_override ?? undefined,
    dynamicVariables: answer.dynamic_variables ?? undefined,
    metadata: answer.metadata ?? undefined,
  };
}

async function askWebhook(
  sandbox: SandboxContext,
  url: string,
  number: StoredNumber,
  bound: BoundAgent | undefined,
  { callId, fromNumber }: { callId: string; fromNumber: string },
): Promise<InboundAnswer> {
  const text = await sandbox.webhooks.ask({
    event: "call_inbound",
    callId,
    url,
    body: {
      event: "call_inbound",
      call_inbound: {
        call_id: callId,
        ...(bound ? { agent_id: bound.agent_id } : {}),
        ...(typeof bound?.agent_version === "number" ? { agent_version: bound.agent_version } : {}),
        from_number: fromNumber,
        to_number: number.phone_number,
      },
    },
    timeoutMs: 10_000,
  });
  return parseAnswer(text);
}

/** An answer that says nothing usable overrides nothing. */
function parseAnswer(text: string | undefined): InboundAnswer {
  try {
    return InboundAnswerBody.parse(JSON.parse(text ?? "")).call_inbound;
  } catch {
    return {};
  }
}

/** One of the bound agents, at random by weight. */
export function pickByWeight(agents: BoundAgent[]): BoundAgent | undefined {
  let left = Math.random();
  return agents.find((agent) => (left -= agent.weight) < 0) ?? agents.at(-1);
}
