import type Retell from "retell-sdk";
import { z } from "zod";
import { providerId } from "../provider-id";
import type { Run } from "../transport/run-operation";
import type { VersionReference } from "./agents";
import { instantMs, nothing, optional } from "./answers";
import { everyItem, pageOf, pageParams } from "./page";
import type { PageRequest } from "./page";

/** One agent of a number. Where a number has several, the weights add up to 1. */
export interface AgentShare {
  retellAgentId: string;
  agentVersion?: VersionReference | undefined;
  /** 1 when left out. */
  weight?: number | undefined;
}

export interface RetellPhoneNumber {
  /** E.164; it is also Retell's id of the number. */
  phoneNumber: string;
  kind: string;
  nickname: string | undefined;
  inboundAgents: AgentShare[];
  outboundAgents: AgentShare[];
  inboundWebhookUrl: string | undefined;
  /** ISO codes; every country when left out or empty. */
  allowedOutboundCountries: string[] | undefined;
  allowedInboundCountries: string[] | undefined;
  terminationUri: string | undefined;
  sipUsername: string | undefined;
  modifiedAtMs: number | undefined;
}

/** What can be said of a number. `undefined` leaves a setting as it is, `null` clears it. */
export interface PhoneNumberSettings {
  inboundAgents?: AgentShare[] | null | undefined;
  outboundAgents?: AgentShare[] | null | undefined;
  /** Asked before a call is answered: this is where a call can be declined. */
  inboundWebhookUrl?: string | null | undefined;
  allowedOutboundCountries?: readonly string[] | null | undefined;
  allowedInboundCountries?: readonly string[] | null | undefined;
  nickname?: string | undefined;
  terminationUri?: string | undefined;
  sipUsername?: string | undefined;
  sipPassword?: string | undefined;
  transport?: "TLS" | "TCP" | "UDP" | undefined;
}

const agentShares = optional(
  z.array(
    z
      .object({
        agent_id: providerId,
        agent_version: z.union([z.number(), z.string()]).nullish(),
        weight: z.number().min(0).max(1),
      })
      .transform(({ agent_id, agent_version, weight }): AgentShare => ({
        retellAgentId: agent_id,
        agentVersion: agent_version ?? undefined,
        weight,
      })),
  ),
);

const numberAnswer = z
  .object({
    phone_number: providerId,
    phone_number_type: z.string(),
    nickname: optional(z.string()),
    inbound_agents: agentShares,
    outbound_agents: agentShares,
    inbound_webhook_url: optional(z.string()),
    allowed_outbound_country_list: optional(z.array(z.string())),
    allowed_inbound_country_list: optional(z.array(z.string())),
    sip_outbound_trunk_config: optional(
      z.object({ termination_uri: optional(z.string()), auth_username: optional(z.string()) }),
    ),
    last_modification_timestamp: optional(instantMs),
  })
  .transform((answer): RetellPhoneNumber => ({
    phoneNumber: answer.phone_number,
    kind: answer.phone_number_type,
    nickname: answer.nickname,
    inboundAgents: answer.inbound_agents ?? [],
    outboundAgents: answer.outbound_agents ?? [],
    inboundWebhookUrl: answer.inbound_webhook_url,
    allowedOutboundCountries: answer.allowed_outbound_country_list,
    allowedInboundCountries: answer.allowed_inbound_country_list,
    terminationUri: answer.sip_outbound_trunk_config?.termination_uri,
    sipUsername: answer.sip_outbound_trunk_config?.auth_username,
    modifiedAtMs: answer.last_modification_timestamp,
  }));

/** Numbers of the SIP trunk as Retell knows them. Retell does not try the trunk at import: wrong credentials show at the first call. */
export function phoneNumbers(sdk: Retell, run: Run) {
  const list = (page: PageRequest = {}) =>
    run({ name: "phoneNumbers.list", act: "read" }, pageOf(numberAnswer, "phone_number"), () =>
      sdk.phoneNumber.list(pageParams(page)),
    );

  return {
    import: (
      number: PhoneNumberSettings & { phoneNumber: string; terminationUri: string },
    ): Promise<RetellPhoneNumber> =>
      run(write("phoneNumbers.import", number), numberAnswer, () =>
        sdk.phoneNumber.import({
          phone_number: number.phoneNumber,
          termination_uri: number.terminationUri,
          ...binding(number),
          ...(number.sipUsername === undefined ? {} : { sip_trunk_auth_username: number.sipUsername }),
          ...(number.sipPassword === undefined ? {} : { sip_trunk_auth_password: number.sipPassword }),
        }),
      ),

    get: (phoneNumber: string): Promise<RetellPhoneNumber> =>
      run({ name: "phoneNumbers.get", act: "read" }, numberAnswer, () => sdk.phoneNumber.retrieve(phoneNumber)),

    update: (phoneNumber: string, changes: PhoneNumberSettings): Promise<RetellPhoneNumber> =>
      run(write("phoneNumbers.update", changes), numberAnswer, () =>
        sdk.phoneNumber.update(phoneNumber, {
          ...binding(changes),
          ...(changes.terminationUri === undefined ? {} : { termination_uri: changes.terminationUri }),
          ...(changes.sipUsername === undefined ? {} : { auth_username: changes.sipUsername }),
          ...(changes.sipPassword === undefined ? {} : { auth_password: changes.sipPassword }),
        }),
      ),

    /** Resolves too when it was gone already. */
    remove: (phoneNumber: string): Promise<void> =>
      run({ name: "phoneNumbers.remove", act: "removal" }, nothing, () => sdk.phoneNumber.delete(phoneNumber)),

    list,

    listAll: (): AsyncGenerator<RetellPhoneNumber> =>
      everyItem("phoneNumbers.list", (cursor) => list({ cursor, limit: 500 })),
  };
}

function write(name: string, { sipPassword }: PhoneNumberSettings) {
  return { name, act: "write", secrets: sipPassword === undefined ? [] : [sipPassword] } as const;
}

/** The settings whose names import and update share. */
function binding({
  inboundAgents,
  outboundAgents,
  inboundWebhookUrl,
  nickname,
  transport,
  ...lists
}: PhoneNumberSettings) {
  const { allowedOutboundCountries: outbound, allowedInboundCountries: inbound } = lists;
  return {
    ...(outbound === undefined ? {} : { allowed_outbound_country_list: outbound && [...outbound] }),
    ...(inbound === undefined ? {} : { allowed_inbound_country_list: inbound && [...inbound] }),
    ...(inboundAgents === undefined ? {} : { inbound_agents: sharesToWire(inboundAgents) }),
    ...(outboundAgents === undefined ? {} : { outbound_agents: sharesToWire(outboundAgents) }),
    ...(inboundWebhookUrl === undefined ? {} : { inbound_webhook_url: inboundWebhookUrl }),
    ...(nickname === undefined ? {} : { nickname }),
    ...(transport === undefined ? {} : { transport }),
  };
}

function sharesToWire(shares: AgentShare[] | null) {
  return (
    shares?.map(({ retellAgentId, agentVersion, weight = 1 }) => ({
      agent_id: retellAgentId,
      weight,
      ...(agentVersion === undefined ? {} : { agent_version: agentVersion }),
    })) ?? null
  );
}
