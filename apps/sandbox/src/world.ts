import { z } from "zod";
import type { CallRecord } from "./calls/call-record";
import { CalleeRule } from "./calls/callee-rule";
import { StoredKnowledgeBase } from "./knowledge/stored";
import { StoredChat } from "./chats/stored-chat";
import { StoredMail } from "./mail/stored-mail";
import { AgentVersion } from "./retell/agent-fields";
import { FlowVersion } from "./retell/flow-fields";
import { LlmVersion } from "./retell/llm-fields";
import { StoredNumber } from "./retell/phone-number-fields";
import {
  StoredCredential,
  StoredCredentialList,
  StoredIncomingNumber,
  StoredIpAccessList,
  StoredIpAddress,
  StoredOriginationUrl,
  StoredTrunk,
} from "./twilio/stored";

const StoredCall = z.custom<CallRecord>((value) => isRecordOfCall(value), {
  error: "expected {call: {call_id}, created_at}",
});

/** Every collection of the world and what it holds, by id (versions, calls, SIDs) or by number. */
const collections = {
  llms: z.strictObject({ versions: z.array(LlmVersion).min(1) }),
  conversation_flows: z.strictObject({ versions: z.array(FlowVersion).min(1) }),
  agents: z.strictObject({ versions: z.array(AgentVersion).min(1) }),
  knowledge_bases: StoredKnowledgeBase,
  phone_numbers: StoredNumber,
  calls: StoredCall,
  chats: StoredChat,
  /** How numbers out there answer when an agent calls them; `*` stands for all others. */
  callees: CalleeRule,
  mails: StoredMail,
  twilio_numbers: StoredIncomingNumber,
  twilio_trunks: StoredTrunk,
  twilio_origination_urls: StoredOriginationUrl,
  twilio_credential_lists: StoredCredentialList,
  twilio_credentials: StoredCredential,
  twilio_ip_lists: StoredIpAccessList,
  twilio_ip_addresses: StoredIpAddress,
};

export type Collections = { [N in keyof typeof collections]: z.output<(typeof collections)[N]> };

export const collectionNames = Object.keys(collections) as (keyof Collections)[];

const byId = <T extends z.ZodType>(schema: T) => z.record(z.string(), schema).default({});

/** A whole world as JSON, as `GET /_sandbox/state` gives it and `PUT` takes it. What is missing is empty. */
export const World = z.strictObject({
  llms: byId(collections.llms),
  conversation_flows: byId(collections.conversation_flows),
  agents: byId(collections.agents),
  knowledge_bases: byId(collections.knowledge_bases),
  phone_numbers: byId(collections.phone_numbers),
  calls: byId(collections.calls),
  chats: byId(collections.chats),
  callees: byId(collections.callees),
  mails: byId(collections.mails),
  twilio_numbers: byId(collections.twilio_numbers),
  twilio_trunks: byId(collections.twilio_trunks),
  twilio_origination_urls: byId(collections.twilio_origination_urls),
  twilio_credential_lists: byId(collections.twilio_credential_lists),
  twilio_credentials: byId(collections.twilio_credentials),
  twilio_ip_lists: byId(collections.twilio_ip_lists),
  twilio_ip_addresses: byId(collections.twilio_ip_addresses),
});
export type World = z.output<typeof World>;

function isRecordOfCall(value: unknown): boolean {
  return z.looseObject({ created_at: z.number(), call: z.looseObject({ call_id: z.string() }) }).safeParse(value)
    .success;
}
