import type Retell from "retell-sdk";
import { z } from "zod";
import { providerId } from "../provider-id";
import type { VersionReference } from "./agents";
import { optional } from "./answers";
import { asText } from "./calls";
import type { AgentOverride, DynamicVariables } from "./calls";
import { parseBody } from "./event";
import type { Parsed } from "./event";
import type { RawBody } from "./signature";
import { toWire } from "./words";

/** A call that rings. Retell waits 10 s for the answer, asks up to three times more, then takes the number's own agent. */
export interface InboundCall {
  /** The number that was called, ours. */
  toNumber: string;
  /** The caller, as the network tells it ("anonymous" occurs). */
  fromNumber: string | undefined;
  /** Older senders leave it out; with it, repeated questions about one call can be told from two calls. */
  retellCallId: string | undefined;
  /** The agent that the number is bound to, if any. */
  retellAgentId: string | undefined;
}

export interface InboundAnswer {
  /** Left out, the number's own agent answers; if there is none, the call is declined. */
  retellAgentId?: string | undefined;
  agentVersion?: VersionReference | undefined;
  dynamicVariables?: DynamicVariables | undefined;
  metadata?: Record<string, unknown> | undefined;
  agentOverride?: AgentOverride | undefined;
}

const inboundBody = z
  .object({
    event: z.literal("call_inbound"),
    call_inbound: z.object({
      to_number: z.string().min(1).max(64),
      from_number: optional(z.string().max(128)),
      call_id: optional(providerId),
      agent_id: optional(providerId),
    }),
  })
  .transform(({ call_inbound: ringing }): InboundCall => ({
    toNumber: ringing.to_number,
    fromNumber: ringing.from_number,
    retellCallId: ringing.call_id,
    retellAgentId: ringing.agent_id,
  }));

/** Reads the question of a number's inbound webhook, already verified. Never throws. */
export function parseInbound(rawBody: RawBody): Parsed<InboundCall> {
  return parseBody(rawBody, inboundBody);
}

/** The JSON body that lets the call in. Here, and only here, Retell calls the variables `dynamic_variables`. */
export function inboundAnswer(answer: InboundAnswer): { call_inbound: Record<string, unknown> } {
  const { retellAgentId, agentVersion, dynamicVariables, metadata, agentOverride } = answer;
  return {
    call_inbound: {
      ...(retellAgentId === undefined ? {} : { override_agent_id: retellAgentId }),
      ...(agentVersion === undefined ? {} : { override_agent_version: agentVersion }),
      ...(dynamicVariables === undefined ? {} : { dynamic_variables: asText(dynamicVariables) }),
      ...(metadata === undefined ? {} : { metadata }),
      ...(agentOverride === undefined
        ? {}
        : { agent_override: toWire<Retell.CallCreatePhoneCallParams.AgentOverride>(agentOverride) }),
    },
  };
}

/** Offers no agent. Retell hangs up, provided that the number has no agent of its own. */
export function declineInbound(): { call_inbound: Record<string, unknown> } {
  return { call_inbound: {} };
}
