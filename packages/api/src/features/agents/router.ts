import { z } from "zod";
import { pageOf } from "../../kernel/page";
import { can, rest, router } from "../../trpc";
import { CallView } from "../calls/schemas";
import { createAgent } from "./create";
import { duplicateAgent } from "./duplicate";
import { fileProcedures } from "./file/router";
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
  DiffVersionsInput,
  ListAgentsInput,
  ListVersionsInput,
  PublishAgentInput,
  RollbackAgentInput,
  UpdateAgentInput,
  VersionDiff,
  VersionView,
  VoicePreview,
  VoicePreviewInput,
  VoiceView,
} from "./schemas";
import { testCall, TestCallInput } from "./test-call";
import { testChat } from "./test-chat";
import { TestChatAnswer, TestChatInput } from "./typed-chat";
import { updateAgent } from "./update";
import { diffVersions } from "./versions/diff";
import { listVersions } from "./versions/list";
import { publishAgent } from "./versions/publish";
import { rollbackAgent } from "./versions/rollback";
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
  duplicate: can("agents:create")
    .meta(rest("POST", "/agents/{id}/duplicate", "Make another agent of this one", { status: 201 }))
    .input(AgentIdInput)
    .output(AgentView)
    .mutation(({ ctx, input }) => duplicateAgent(ctx, input)),
  ...fileProcedures,
  publish: can("agents:publish")
    .meta(rest("POST", "/agents/{id}/publish", "Make the draft what callers meet"))
    .input(PublishAgentInput)
    .output(AgentView)
    .mutation(({ ctx, input }) => publishAgent(ctx, input)),
  rollback: can("agents:publish")
    .meta(rest("POST", "/agents/{id}/rollback", "Publish an earlier version again"))
    .input(RollbackAgentInput)
    .output(AgentView)
    .mutation(({ ctx, input }) => rollbackAgent(ctx, input)),
  versions: can("agents:read")
    .meta(rest("GET", "/agents/{id}/versions", "The versions of an agent, newest first"))
    .input(ListVersionsInput)
    .output(pageOf(VersionView))
    .query(({ ctx, input }) => listVersions(ctx, input)),
  diff: can("agents:read")
    .meta(rest("GET", "/agents/{id}/versions/{n}/diff", "What changed from one version to another"))
    .input(DiffVersionsInput)
    .output(VersionDiff)
    .query(({ ctx, input }) => diffVersions(ctx, input)),
  testChat: can("agents:test")
    .meta(rest("POST", "/agents/{id}/test-chat", "One turn of a typed conversation with an agent"))
    .input(TestChatInput)
    .output(TestChatAnswer)
    .mutation(({ ctx, input }) => testChat(ctx, input)),
  testCall: can("calls:start")
    .input(TestCallInput)
    .output(CallView)
    .mutation(({ ctx, input }) => testCall(ctx, input)),
  voices: can("agents:read")
    .output(z.array(VoiceView))
    .query(({ ctx }) => listVoices(ctx)),
  voicePreview: can("agents:read")
    .input(VoicePreviewInput)
    .output(VoicePreview)
    .query(({ ctx, input }) => voicePreview(ctx, input)),
});
