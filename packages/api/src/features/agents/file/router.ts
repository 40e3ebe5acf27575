import { can } from "../../../trpc";
import { AgentIdInput } from "../schemas";
import { exportAgent } from "./export";
import { importAgent } from "./import";
import { AgentFile, ImportAgentInput, ImportedAgent } from "./schemas";

/** Of the agents' router: an agent as a file. */
export const fileProcedures = {
  export: can("agents:read")
    .input(AgentIdInput)
    .output(AgentFile)
    .query(({ ctx, input }) => exportAgent(ctx, input)),
  import: can("agents:create")
    .input(ImportAgentInput)
    .output(ImportedAgent)
    .mutation(({ ctx, input }) => importAgent(ctx, input)),
};
