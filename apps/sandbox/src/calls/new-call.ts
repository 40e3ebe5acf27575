import type { SandboxContext } from "../context";
import { newAccessToken, newRetellId, newTwilioSid } from "../ids";
import type { CallRecord, PhoneCall, WebCall } from "./call-record";

interface NewCall {
  agentId: string;
  agentVersion: number;
  metadata?: unknown;
  dynamicVariables?: Record<string, string> | undefined;
  sipHeaders?: Record<string, string> | undefined;
}

function basics(sandbox: SandboxContext, call: NewCall) {
  return {
    call_id: newRetellId("call"),
    agent_id: call.agentId,
    agent_version: call.agentVersion,
    call_status: "registered" as const,
    ...(call.metadata === undefined ? {} : { metadata: call.metadata }),
    ...(call.dynamicVariables === undefined ? {} : { retell_llm_dynamic_variables: call.dynamicVariables }),
    ...(call.sipHeaders === undefined ? {} : { custom_sip_headers: call.sipHeaders }),
  };
}

/** A phone call that is registered and not yet connected. It is not kept until it is saved. */
export function newPhoneCall(
  sandbox: SandboxContext,
  call: NewCall & { direction: "inbound" | "outbound"; fromNumber: string; toNumber: string },
): CallRecord<PhoneCall> {
  return {
    created_at: sandbox.now(),
    call: {
      call_type: "phone_call",
      ...basics(sandbox, call),
      direction: call.direction,
      from_number: call.fromNumber,
      to_number: call.toNumber,
      telephony_identifier: { twilio_call_sid: newTwilioSid("CA") },
    },
  };
}

/** A web call that waits for its browser. */
export function newWebCall(sandbox: SandboxContext, call: NewCall): CallRecord<WebCall> {
  return {
    created_at: sandbox.now(),
    call: { call_type: "web_call", ...basics(sandbox, call), access_token: newAccessToken() },
  };
}
