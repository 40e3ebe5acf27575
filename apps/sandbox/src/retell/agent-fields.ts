import { z } from "zod";
import { agentRuleFields } from "./agent-rule-fields";
import { agentSpeechFields } from "./agent-speech-fields";

const opt = z.exactOptional;
const text = z.string();

const ResponseEngine = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("retell-llm"), llm_id: text, version: opt(z.int().min(0).nullable()) }),
  z.strictObject({
    type: z.literal("conversation-flow"),
    conversation_flow_id: text,
    version: opt(z.int().min(0).nullable()),
  }),
  z.strictObject({ type: z.literal("custom-llm"), llm_websocket_url: z.url() }),
]);

export const CreateAgentBody = z.strictObject({
  response_engine: ResponseEngine,
  voice_id: text,
  ...agentSpeechFields,
  ...agentRuleFields,
});

export const UpdateAgentBody = z.strictObject({
  response_engine: opt(ResponseEngine),
  voice_id: opt(text),
  ...agentSpeechFields,
  ...agentRuleFields,
});

/** One version of an agent, as the API answers it. */
export const AgentVersion = z.strictObject({
  agent_id: text,
  version: z.int(),
  is_published: z.boolean(),
  base_version: opt(z.int().nullable()),
  last_modification_timestamp: z.number(),
  response_engine: ResponseEngine,
  voice_id: text,
  ...agentSpeechFields,
  ...agentRuleFields,
});
export type AgentVersion = z.infer<typeof AgentVersion>;
