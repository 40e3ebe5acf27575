import { pageOf } from "../../kernel/page";
import { can, rest, router } from "../../trpc";
import { createFlow } from "./create";
import { duplicateFlow } from "./duplicate";
import { exportFlow } from "./export";
import { getFlow } from "./get";
import { importFlow } from "./import";
import { listFlows } from "./list";
import { removeFlow } from "./remove";
import {
  CreateFlowInput,
  FlowFile,
  FlowIdInput,
  FlowInTable,
  FlowValidation,
  FlowView,
  ImportedFlow,
  ImportFlowInput,
  ListFlowsInput,
  UpdateFlowInput,
} from "./schemas";
import { updateFlow } from "./update";
import { validateFlow } from "./validate";

export const flowsRouter = router({
  list: can("flows:read")
    .meta(rest("GET", "/flows", "Conversation flows, newest first"))
    .input(ListFlowsInput)
    .output(pageOf(FlowInTable))
    .query(({ ctx, input }) => listFlows(ctx, input)),
  get: can("flows:read")
    .meta(rest("GET", "/flows/{id}", "One conversation flow"))
    .input(FlowIdInput)
    .output(FlowView)
    .query(({ ctx, input }) => getFlow(ctx, input)),
  create: can("flows:create")
    .meta(rest("POST", "/flows", "Make a conversation flow", { status: 201 }))
    .input(CreateFlowInput)
    .output(FlowView)
    .mutation(({ ctx, input }) => createFlow(ctx, input)),
  update: can("flows:update")
    .meta(rest("PATCH", "/flows/{id}", "Change a conversation flow"))
    .input(UpdateFlowInput)
    .output(FlowView)
    .mutation(({ ctx, input }) => updateFlow(ctx, input)),
  remove: can("flows:delete")
    .meta(rest("DELETE", "/flows/{id}", "Delete a conversation flow", { respond: "empty" }))
    .input(FlowIdInput)
    .mutation(({ ctx, input }) => removeFlow(ctx, input)),
  validate: can("flows:read")
    .meta(rest("POST", "/flows/{id}/validate", "What is wrong with a conversation flow"))
    .input(FlowIdInput)
    .output(FlowValidation)
    .query(({ ctx, input }) => validateFlow(ctx, input)),
  duplicate: can("flows:create")
    .input(FlowIdInput)
    .output(FlowView)
    .mutation(({ ctx, input }) => duplicateFlow(ctx, input)),
  export: can("flows:read")
    .input(FlowIdInput)
    .output(FlowFile)
    .query(({ ctx, input }) => exportFlow(ctx, input)),
  import: can("flows:create")
    .input(ImportFlowInput)
    .output(ImportedFlow)
    .mutation(({ ctx, input }) => importFlow(ctx, input)),
});
