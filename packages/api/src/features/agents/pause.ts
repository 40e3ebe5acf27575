import type { TenantCtx } from "../../kernel/context";
import type { AgentIdInput, AgentView } from "./schemas";
import { switchAnswering } from "./switch-answering";

/** Refuses new calls of the agent; one in progress ends normally. Throws not_found, and conflict for one that is not set up. */
export async function pauseAgent(ctx: TenantCtx, { id }: AgentIdInput): Promise<AgentView> {
  return await switchAnswering(ctx, id, "paused");
}
