import { UpstreamError } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../kernel/context";
import { unscoped } from "../../kernel/unscoped";

/**
 * Believes an id that Retell gave for something new only if the answer bears our mark and no agent here has that id already: with it
 * things are changed and deleted later. Throws UpstreamError, as for any other answer that is none.
 */
export async function assertOurs(
  ctx: TenantCtx,
  { operation, retellId, isMarked }: { operation: string; retellId: string; isMarked: boolean },
): Promise<void> {
  const isTaken = { OR: [{ retellAgentId: retellId }, { retellLlmId: retellId }, { retellFlowId: retellId }] };
  if (isMarked && (await unscoped(ctx).agent.count({ where: isTaken })) === 0) return;
  throw new UpstreamError({
    service: "retell",
    operation,
    kind: "bad_response",
    outcome: "unknown",
    retryable: false,
    detail: isMarked ? "an id that another agent has" : "not about what was asked for",
  });
}
