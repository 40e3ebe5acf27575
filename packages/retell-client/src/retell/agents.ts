import type Retell from "retell-sdk";
import { z } from "zod";
import { providerId } from "../provider-id";
import type { Run } from "../transport/run-operation";
import { instantMs, nothing, optional } from "./answers";
import { everyItem, pageOf, pageParams } from "./page";
import type { PageRequest } from "./page";
import { fromWire, toWire } from "./words";
import type { InOurWords } from "./words";

/** Voice, ears and manners of an agent; `responseEngine` says what it thinks with. */
export type AgentSettings = InOurWords<Retell.AgentCreateParams>;
export type AgentChanges = InOurWords<Omit<Retell.AgentUpdateParams, "version">>;
/** A number, `latest`, `latest_published`, or a tag. Left out, Retell takes the latest draft. */
export type VersionReference = number | string;

export interface RetellAgent {
  retellAgentId: string;
  version: number;
  isPublished: boolean | undefined;
  name: string | undefined;
  voiceId: string;
  /** The LLM it thinks with; undefined for conversation flows and custom engines. */
  retellLlmId: string | undefined;
  /** The conversation flow it follows; undefined for the others. */
  retellFlowId: string | undefined;
  webhookUrl: string | undefined;
  modifiedAtMs: number | undefined;
  /** Everything Retell holds of it, in our words, not validated: to compare or show, not to act on. */
  settings: Record<string, unknown>;
}

/** What a list tells of an agent: no voice, no engine. */
export interface RetellAgentSummary {
  retellAgentId: string;
  name: string | undefined;
  channel: "voice" | "chat" | undefined;
  modifiedAtMs: number | undefined;
}

const agentAnswer = z
  .looseObject({
    agent_id: providerId,
    version: z.int().min(0),
    is_published: optional(z.boolean()),
    last_modification_timestamp: optional(instantMs),
    agent_name: optional(z.string()),
    voice_id: providerId,
    webhook_url: optional(z.string()),
    response_engine: z.looseObject({
      type: z.string(),
      llm_id: optional(providerId),
      conversation_flow_id: optional(providerId),
    }),
  })
  .transform(({ agent_id, version, is_published, last_modification_timestamp, ...rest }): RetellAgent => ({
    retellAgentId: agent_id,
    version,
    isPublished: is_published,
    name: rest.agent_name,
    voiceId: rest.voice_id,
    retellLlmId: rest.response_engine.llm_id,
    retellFlowId: rest.response_engine.conversation_flow_id,
    webhookUrl: rest.webhook_url,
    modifiedAtMs: last_modification_timestamp,
    settings: fromWire(rest),
  }));

const summaryAnswer = z
  .object({
    agent_id: providerId,
    agent_name: optional(z.string()),
    channel: z.enum(["voice", "chat"]).optional().catch(undefined),
    user_modified_timestamp: optional(instantMs),
  })
  .transform(({ agent_id, agent_name, channel, user_modified_timestamp }): RetellAgentSummary => ({
    retellAgentId: agent_id,
    name: agent_name,
    channel,
    modifiedAtMs: user_modified_timestamp,
  }));

/** Agents at Retell. Creating is never repeated blindly: after `outcome: "unknown"` look for the name in `listAll`. */
export function agents(sdk: Retell, run: Run) {
  /** @param query part of the name */
  const list = ({ query, ...page }: PageRequest & { query?: string | undefined } = {}) =>
    run({ name: "agents.list", act: "read" }, pageOf(summaryAnswer, "agent_id"), () =>
      sdk.agent.list({ ...pageParams(page), ...(query === undefined ? {} : { filter_criteria: { query } }) }),
    );

  return {
    create: (settings: AgentSettings): Promise<RetellAgent> =>
      run({ name: "agents.create", act: "write" }, agentAnswer, () =>
        sdk.agent.create(toWire<Retell.AgentCreateParams>(settings)),
      ),

    get: (retellAgentId: string, version?: VersionReference): Promise<RetellAgent> =>
      run({ name: "agents.get", act: "read" }, agentAnswer, () =>
        sdk.agent.retrieve(retellAgentId, version === undefined ? {} : { version }),
      ),

    update: (retellAgentId: string, changes: AgentChanges, version?: VersionReference): Promise<RetellAgent> =>
      run({ name: "agents.update", act: "write" }, agentAnswer, () =>
        sdk.agent.update(retellAgentId, {
          ...toWire<Omit<Retell.AgentUpdateParams, "version">>(changes),
          ...(version === undefined ? {} : { version }),
        }),
      ),

    /** Resolves too when it was gone already. */
    remove: (retellAgentId: string): Promise<void> =>
      run({ name: "agents.remove", act: "removal" }, nothing, () => sdk.agent.delete(retellAgentId)),

    /** A new draft made from `baseVersion`. */
    createVersion: (retellAgentId: string, baseVersion: number): Promise<RetellAgent> =>
      run({ name: "agents.createVersion", act: "write" }, agentAnswer, () =>
        sdk.agent.createVersion(retellAgentId, { base_version: baseVersion }),
      ),

    /** From now on that version cannot be changed. */
    publish: (retellAgentId: string, version: number, title?: string): Promise<void> =>
      run({ name: "agents.publish", act: "write" }, nothing, () =>
        sdk.agent.publish(retellAgentId, { version, ...(title === undefined ? {} : { version_title: title }) }),
      ),

    list,

    listAll: (query?: string): AsyncGenerator<RetellAgentSummary> =>
      everyItem("agents.list", (cursor) => list({ query, cursor, limit: 200 })),
  };
}
