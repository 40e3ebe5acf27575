import type { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { FlowDefinition } from "../flows/schemas";
import { AgentSettings } from "./settings";

/** Everything that decides how an agent behaves on a call: what is published, compared and rolled back as one. */
export interface Bundle {
  readonly name: string;
  readonly systemPrompt: string;
  readonly welcomeMessage: string | null;
  readonly voiceId: string;
  readonly llmModel: string;
  readonly language: string;
  readonly responsiveness: number;
  readonly interruptionSensitivity: number;
  readonly ambientSound: string | null;
  readonly settings: AgentSettings;
  readonly knowledgeBaseIds: readonly string[];
  /** The flow that it follows, for agents that follow one. */
  readonly flow: { readonly id: string; readonly name: string; readonly definition: FlowDefinition } | null;
}

/** What reading a draft needs of the database. */
type Reading = Pick<TenantCtx["db"], "flow">;

/** The agent's draft: its row with the flow that it follows. */
export async function draftOf(db: Reading, agent: Prisma.AgentModel): Promise<Bundle> {
  const flow = agent.flowId === null ? null : await db.flow.findFirst({ where: { id: agent.flowId } });
  if (agent.flowId !== null && flow === null) throw new Error("an agent follows a flow that is not there");
  return {
    name: agent.name,
    systemPrompt: agent.systemPrompt,
    welcomeMessage: agent.welcomeMessage,
    voiceId: agent.voiceId,
    llmModel: agent.llmModel,
    language: agent.language,
    responsiveness: agent.responsiveness,
    interruptionSensitivity: agent.interruptionSensitivity,
    ambientSound: agent.ambientSound,
    settings: AgentSettings.parse(agent.settings),
    knowledgeBaseIds: agent.knowledgeBaseIds,
    flow: flow && { id: flow.id, name: flow.name, definition: FlowDefinition.parse(flow.definition) },
  };
}

/** A bundle as a version keeps it. Throws when the stored one cannot be read: it was written by us, so that is a fault. */
export function storedBundle(version: Pick<Prisma.AgentVersionModel, "bundle">): Bundle {
  const { settings, flow, ...rest } = version.bundle as unknown as Bundle;
  return {
    ...rest,
    settings: AgentSettings.parse(settings),
    flow: flow && { ...flow, definition: FlowDefinition.parse(flow.definition) },
  };
}
