import type { TenantCtx } from "../../kernel/context";
import type { AgentIdInput, AgentView } from "./schemas";
import { switchAnswering } from "./switch-answering";

/** Takes calls again, on exactly the numbers that are bound. Throws not_found, and conflict for an agent that is not set up. */
export async function resumeAgent(ctx: TenantCtx, { id }: AgentIdInput): Promise<AgentView> {
  return await switchAnswering(ctx, id, "active");
}
