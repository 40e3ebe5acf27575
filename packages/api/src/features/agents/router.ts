import { z } from "zod";
import { pageOf } from "../../kernel/page";
import { can, rest, router } from "../../trpc";
import { createAgent } from "./create";
import { getAgent } from "./get";
import { listAgents } from "./list";
import { listAgentsWithCalls } from "./list-with-calls";
import { listVoices } from "./list-voices";
import { pauseAgent } from "./pause";
import { removeAgent } from "./remove";
import { resumeAgent } from "./resume";
import {
  AgentIdInput,
  AgentInTable,
  AgentView,
  CreateAgentInput,
  ListAgentsInput,
  UpdateAgentInput,
  VoicePreview,
  VoicePreviewInput,
  VoiceView,
} from "./schemas";
import { updateAgent } from "./update";
import { voicePreview } from "./voice-preview";

export const agentsRouter = router({
  list: can("agents:read")
    .meta(rest("GET", "/agents", "Agents, newest first"))
    .input(ListAgentsInput)
    .output(pageOf(AgentView))
    .query(({ ctx, input }) => listAgents(ctx, input)),
  table: can("agents:read")
    .input(ListAgentsInput)
    .output(pageOf(AgentInTable))
    .query(({ ctx, input }) => listAgentsWithCalls(ctx, input)),
  get: can("agents:read")
    .meta(rest("GET", "/agents/{id}", "One agent"))
    .input(AgentIdInput)
    .output(AgentView)
    .query(({ ctx, input }) => getAgent(ctx, input)),
  create: can("agents:create")
    .meta(rest("POST", "/agents", "Make an agent", { status: 201 }))
    .input(CreateAgentInput)
    .output(AgentView)
    .mutation(({ ctx, input }) => createAgent(ctx, input)),
  update: can("agents:update")
    .meta(rest("PATCH", "/agents/{id}", "Change an agent"))
    .input(UpdateAgentInput)
    .output(AgentView)
    .mutation(({ ctx, input }) => updateAgent(ctx, input)),
  pause: can("agents:pause")
    .meta(rest("POST", "/agents/{id}/pause", "Refuse new calls of an agent"))
    .input(AgentIdInput)
    .output(AgentView)
    .mutation(({ ctx, input }) => pauseAgent(ctx, input)),
  resume: can("agents:pause")
    .meta(rest("POST", "/agents/{id}/resume", "Take calls again"))
    .input(AgentIdInput)
    .output(AgentView)
    .mutation(({ ctx, input }) => resumeAgent(ctx, input)),
  remove: can("agents:delete")
    .meta(rest("DELETE", "/agents/{id}", "Delete an agent", { respond: "empty" }))
    .input(AgentIdInput)
    .mutation(({ ctx, input }) => removeAgent(ctx, input)),
  voices: can("agents:read")
    .output(z.array(VoiceView))
    .query(({ ctx }) => listVoices(ctx)),
  voicePreview: can("agents:read")
    .input(VoicePreviewInput)
    .output(VoicePreview)
    .query(({ ctx, input }) => voicePreview(ctx, input)),
});
