import type { AgentSettings, FlowSettings, LlmSettings } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../kernel/context";
import { flowSettings } from "../flows/retell-settings";
import type { FlowDefinition } from "../flows/schemas";
import { openReferences } from "../tools/open-references";
import type { References } from "../tools/references";
import { secretIdsIn } from "../tools/secrets";
import { toRetellTool } from "../tools/to-retell";
import { swapTargetsIn } from "../tools/toolbox";
import type { Bundle } from "./bundle";
import { agentMark, nameMark } from "./marks";
import { type AgentState, wholeSpeech } from "./settings";

/** What an agent thinks with, in Retell's words. */
export type EngineAtRetell =
  { readonly type: "llm"; readonly settings: LlmSettings } | { readonly type: "flow"; readonly settings: FlowSettings };

/** A bundle in Retell's words: what the agent thinks with, and how it sounds, listens and behaves. */
export interface AtRetell {
  readonly engine: EngineAtRetell;
  readonly agent: Omit<AgentSettings, "responseEngine">;
}

/** Says a bundle in Retell's words: ids become Retell's, sealed values are opened. Throws validation_failed for what is not there. */
export async function atRetell(ctx: TenantCtx, agentId: string, bundle: Bundle): Promise<AtRetell> {
  const engine: EngineAtRetell = bundle.flow
    ? { type: "flow", settings: await markedFlow(ctx, agentId, bundle.flow.definition) }
    : { type: "llm", settings: await llmSettings(ctx, agentId, bundle) };
  return { engine, agent: speechSettings(ctx, agentId, bundle) };
}

async function markedFlow(ctx: TenantCtx, agentId: string, definition: FlowDefinition): Promise<FlowSettings> {
  const settings = await flowSettings(ctx, definition);
  return { ...settings, defaultDynamicVariables: { ...settings.defaultDynamicVariables, [agentMark]: agentId } };
}

// Without this tool an agent can never hang up.
const hangingUp = {
  type: "end_call",
  name: "end_call",
  description: "End the call when the conversation is over.",
} as const;

async function llmSettings(ctx: TenantCtx, agentId: string, bundle: Bundle): Promise<LlmSettings> {
  const { settings, knowledgeBaseIds } = bundle;
  const references = await openReferences(ctx, {
    agentIds: swapTargetsIn(settings).map(({ id }) => id),
    knowledgeBaseIds,
    secretIds: secretIdsIn(settings),
  });
  const states = (settings.states ?? []).map((state, index) => stateAtRetell(state, references, `states.${index}`));
  const startingState = settings.startingState ?? states[0]?.name;
  return {
    model: bundle.llmModel,
    generalPrompt: bundle.systemPrompt,
    beginMessage: bundle.welcomeMessage,
    startSpeaker: bundle.welcomeMessage === "" ? "user" : "agent",
    generalTools: (settings.tools ?? [hangingUp]).map((tool, at) => toRetellTool(tool, references, `tools.${at}`)),
    states,
    ...(startingState !== undefined && states.length > 0 && { startingState }),
    // A base without a source is not at Retell: there is nothing to look up in it.
    retellKnowledgeBaseIds: knowledgeBaseIds.flatMap((id) => references.retellKnowledgeBaseIds.get(id) ?? []),
    ...(settings.kbConfig && { kbConfig: settings.kbConfig }),
    modelTemperature: settings.modelTemperature ?? undefined,
    modelHighPriority: settings.modelHighPriority ?? undefined,
    toolCallStrictMode: settings.toolCallStrictMode ?? undefined,
    beginAfterUserSilenceMs: settings.beginAfterUserSilenceMs ?? undefined,
    defaultDynamicVariables: { ...settings.defaultDynamicVariables, [agentMark]: agentId },
  };
}

type RetellState = NonNullable<LlmSettings["states"]>[number];

function stateAtRetell(state: AgentState, references: References, path: string): RetellState {
  return {
    ...state,
    tools: (state.tools ?? []).map((tool, at) => toRetellTool(tool, references, `${path}.tools.${at}`)),
  };
}

/**
 * What Retell tells of a call: the first three it tells unasked. A published version keeps what it was published with, so a version from
 * before shows its words at the end of a call until the agent is published again.
 */
const webhookEvents = [
  ...(["call_started", "call_ended", "call_analyzed", "transcript_updated"] as const),
  ...(["transfer_started", "transfer_bridged", "transfer_cancelled", "transfer_ended"] as const),
];

/** The tenant's slug in the name is for people who look there. */
function speechSettings(ctx: TenantCtx, agentId: string, bundle: Bundle): AtRetell["agent"] {
  const { additionalLanguages, ...own } = wholeSpeech(bundle.settings);
  return {
    ...own,
    agentName: `${ctx.tenant.slug} · ${bundle.name} ${nameMark(agentId)}`,
    voiceId: bundle.voiceId,
    language: additionalLanguages?.length ? [...new Set([bundle.language, ...additionalLanguages])] : bundle.language,
    responsiveness: bundle.responsiveness,
    interruptionSensitivity: bundle.interruptionSensitivity,
    ambientSound: bundle.ambientSound,
    webhookUrl: `${ctx.env.API_BASE_URL}/api/webhooks/retell`,
    webhookEvents: [...webhookEvents],
  };
}
