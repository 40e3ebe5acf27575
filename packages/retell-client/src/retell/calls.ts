import type Retell from "retell-sdk";
import { z } from "zod";
import { providerId } from "../provider-id";
import type { Run } from "../transport/run-operation";
import type { VersionReference } from "./agents";
import { instantMs, nothing, optional } from "./answers";
import { callFilter } from "./call-filter";
import type { CallFilter } from "./call-filter";
import type { RetellCall } from "./call-view";
import { everyItem, pageOf, pageParams } from "./page";
import type { Page, PageRequest } from "./page";
import { toWire } from "./words";
import type { InOurWords } from "./words";

/** Values are sent as text: Retell takes nothing else. */
export type DynamicVariables = Record<string, string | number | boolean>;
export type AgentOverride = InOurWords<Retell.CallCreatePhoneCallParams.AgentOverride>;

interface CallExtras {
  agentVersion?: VersionReference | undefined;
  dynamicVariables?: DynamicVariables | undefined;
  /** Comes back with the call and its webhooks; at most 50 kB. */
  metadata?: Record<string, unknown> | undefined;
  /** Settings for this call alone, e.g. `{ agent: { maxCallDurationMs: 300_000 } }`. */
  agentOverride?: AgentOverride | undefined;
}

export interface DialRequest extends CallExtras {
  fromNumber: string;
  toNumber: string;
  /** The number's own outbound agent when left out. */
  retellAgentId?: string | undefined;
}

export interface WebCallRequest extends CallExtras {
  retellAgentId: string;
}

/** What a browser needs to join. Unless it does within 30 s, the call ends as `error_user_not_joined`. */
export interface WebCallConnection {
  retellCallId: string;
  accessToken: string;
  expiresAtMs: number | undefined;
  iceServers: unknown[];
  transport: string | undefined;
}

const connectionAnswer = z
  .object({
    call_id: providerId,
    access_token: z.string().min(1),
    expires_at: optional(instantMs),
    ice_servers: optional(z.array(z.unknown())),
    transport: optional(z.string()),
  })
  .transform((answer): WebCallConnection => ({
    retellCallId: answer.call_id,
    accessToken: answer.access_token,
    expiresAtMs: answer.expires_at,
    iceServers: answer.ice_servers ?? [],
    transport: answer.transport,
  }));

/**
 * @param call how a call object is read
 * @param patientSdk takes answers of up to 8 MB: two hours of talk, every word twice with its times, exceed the 2 MB that is enough elsewhere
 */
export function calls(sdk: Retell, patientSdk: Retell, run: Run, call: z.ZodType<RetellCall>) {
  /** Newest first unless told. List items carry no transcript. At most 15 list requests in 10 s for the whole workspace. */
  const list = ({ filter = {}, ...page }: PageRequest & { filter?: CallFilter | undefined } = {}): Promise<
    Page<RetellCall>
  > =>
    run({ name: "calls.list", act: "read" }, pageOf(call, "call_id"), () =>
      sdk.call.list({ ...pageParams({ limit: 100, ...page }), filter_criteria: callFilter(filter) }),
    );

  return {
    /** Dials once: never repeated here, whatever happens. After `outcome: "unknown"` look for your metadata in `list`. */
    dial: (request: DialRequest): Promise<RetellCall> =>
      run({ name: "calls.dial", act: "dial" }, call, () =>
        sdk.call.createPhoneCall({
          from_number: request.fromNumber,
          to_number: request.toNumber,
          ...(request.retellAgentId === undefined ? {} : { override_agent_id: request.retellAgentId }),
          ...(request.agentVersion === undefined ? {} : { override_agent_version: request.agentVersion }),
          ...extras(request),
        }),
      ),

    /** A call from a browser. Never repeated here, as dialling. */
    createWebCall: (request: WebCallRequest): Promise<WebCallConnection> =>
      run({ name: "calls.createWebCall", act: "dial" }, connectionAnswer, () =>
        sdk.call.createWebCall({
          agent_id: request.retellAgentId,
          ...(request.agentVersion === undefined ? {} : { agent_version: request.agentVersion }),
          ...extras(request),
        }),
      ),

    get: (retellCallId: string): Promise<RetellCall> =>
      run({ name: "calls.get", act: "read" }, call, () => patientSdk.call.retrieve(retellCallId)),

    list,

    /** Every call that fits, page by page. Odd items are left out: use `list` where none may be missed. */
    listAll: (filter: CallFilter = {}): AsyncGenerator<RetellCall> =>
      everyItem("calls.list", (cursor) => list({ filter, cursor })),

    /** Hangs up a call in progress. */
    stop: (retellCallId: string): Promise<void> =>
      run({ name: "calls.stop", act: "write" }, nothing, () => sdk.call.stop(retellCallId)),

    /** Tells the agent of a call in progress something, as `injected` in its transcript; `respondNow` has it speak at once. */
    inject: (retellCallId: string, { note, respondNow }: { note: string; respondNow: boolean }): Promise<void> =>
      run({ name: "calls.inject", act: "write" }, nothing, () =>
        sdk.call.updateLive(retellCallId, {
          call_control: { additional_context: note, ...(respondNow ? { trigger_response: true } : {}) },
        }),
      ),

    /** Deletes the call at Retell, with its recording and transcript. Resolves too when it was gone already. */
    remove: (retellCallId: string): Promise<void> =>
      run({ name: "calls.remove", act: "removal" }, nothing, () => sdk.call.delete(retellCallId)),
  };
}

function extras({ dynamicVariables, metadata, agentOverride }: CallExtras) {
  return {
    ...(dynamicVariables === undefined ? {} : { retell_llm_dynamic_variables: asText(dynamicVariables) }),
    ...(metadata === undefined ? {} : { metadata }),
    ...(agentOverride === undefined
      ? {}
      : { agent_override: toWire<Retell.CallCreatePhoneCallParams.AgentOverride>(agentOverride) }),
  };
}

export function asText(variables: DynamicVariables): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)]));
}
