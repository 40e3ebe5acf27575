import type { TenantCtx } from "../../../kernel/context";
import { AppError } from "../../../kernel/errors";
import { may } from "../../../kernel/permissions";
import { mapNamed } from "../../flows/map-named";
import { surroundingsOf } from "../../flows/surroundings";
import { emptyCredentials } from "../../tools/rules/credential-params";
import { filterTools, mapSecrets, toolsIn, type Toolbox } from "../../tools/toolbox";
import { createAgent } from "../create";
import { findVoice, listVoices } from "../list-voices";
import { visibleTo } from "../policy";
import { assertDefinitionWorks } from "../versions/flow-works";
import type { AgentFile, ImportAgentInput, ImportedAgent } from "./schemas";

/**
 * Makes an agent of a file, with the flow that it follows, and tells what the file could not bring. Throws what making an agent throws;
 * validation_failed, naming the nodes, when the file's flow cannot work as it is (values of headers and agents may be filled in before).
 */
export async function importAgent(ctx: TenantCtx, { file }: ImportAgentInput): Promise<ImportedAgent> {
  if (file.flow && !may(ctx.actor.role, "flows:create")) {
    throw new AppError("forbidden", "Your role may not make flows, and this agent follows one.");
  }
  const { format: _, settings, flow, leftBehind, ...fields } = file;
  const here = await agentsHere(ctx, file);
  const unsealed = mapSecrets(settings, (value) => (typeof value === "string" ? value : ""));
  const known = filterTools(unsealed, (tool) => tool.type !== "agent_swap" || here.has(tool.agentId));
  const definition = flow && (await forHere(ctx, flow.definition));
  if (definition) await assertDefinitionWorks(ctx, definition);
  const voices = await voicesOf(ctx, file);
  const agent = await createAgent(
    ctx,
    { ...fields, ...known, ...voices.chosen },
    flow && definition ? { name: flow.name, definition } : null,
  );
  const leftOut = [
    ...voices.leftOut,
    ...lostTools(unsealed, here, leftBehind),
    ...missingSecrets(known),
    ...leftBehind.knowledgeBases.map((name) => `Knowledge base “${name}”: attach one of yours.`),
  ];
  return { agent, leftOut };
}

/** The ids in the file that are agents of the tenant: somebody filled them in. */
async function agentsHere(ctx: TenantCtx, { settings }: AgentFile): Promise<ReadonlySet<string>> {
  const ids = toolsIn(settings).flatMap(({ tool }) =>
    tool.type === "agent_swap" && tool.agentId !== "" ? [tool.agentId] : [],
  );
  const rows = await ctx.db.agent.findMany({
    where: { AND: [{ id: { in: ids } }, visibleTo(ctx.actor)] },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}

async function forHere(ctx: TenantCtx, definition: NonNullable<AgentFile["flow"]>["definition"]) {
  const unsealed = mapSecrets(definition, (value) => (typeof value === "string" ? value : ""));
  const around = await surroundingsOf(ctx, [unsealed]);
  return mapNamed(unsealed, (id) => around.agentIds.has(id) || around.knowledgeBaseIds.has(id));
}

/** Voices that the provider does not have here give way to one that it has. */
async function voicesOf(ctx: TenantCtx, { voiceId, settings }: AgentFile) {
  const voices = await listVoices(ctx);
  const own = (await findVoice(ctx, voiceId)) ?? voices[0];
  if (own === undefined) throw new AppError("provider_error", "The provider has no voices at the moment.");
  const canStandIn = (id: string) => voices.some((voice) => voice.voiceId === id && voice.provider !== own.provider);
  const [spare, keptSpare] = [settings.fallbackVoiceIds ?? [], (settings.fallbackVoiceIds ?? []).filter(canStandIn)];
  const lost = [voiceId, ...spare].filter((id) => id !== own.voiceId && !keptSpare.includes(id));
  return {
    chosen: { voiceId: own.voiceId, fallbackVoiceIds: keptSpare.length > 0 ? keptSpare : null },
    leftOut: lost.map((id) => `The voice ${id} is not here: look at the voice of this agent.`),
  };
}

function lostTools(box: Toolbox, here: ReadonlySet<string>, { agents }: AgentFile["leftBehind"]): string[] {
  return toolsIn(box).flatMap(({ tool, path }) => {
    if (tool.type !== "agent_swap" || here.has(tool.agentId)) return [];
    const was = agents.find((agent) => agent.path === `${path}.agentId`)?.name;
    return [`The tool ${tool.name} handed calls to ${was ? `“${was}”` : "another agent"}: add it anew.`];
  });
}

function missingSecrets(box: Toolbox): string[] {
  return toolsIn(box).flatMap(({ tool }) => {
    if (tool.type === "check_availability_cal" || tool.type === "book_appointment_cal")
      return tool.calApiKey === "" ? [`The key for the calendar of the tool ${tool.name}: write it anew.`] : [];
    if (tool.type !== "custom") return [];
    const empty = Object.entries(tool.headers ?? {}).filter(([, value]) => value === "");
    return [
      ...empty.map(([name]) => `The value of the header ${name} of the tool ${tool.name}: write it anew.`),
      ...emptyCredentials(tool).map((name) => `The value of ${name} in the address of ${tool.name}: write it anew.`),
    ];
  });
}
