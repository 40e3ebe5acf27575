import type { TenantCtx } from "../../kernel/context";
import { AppError } from "../../kernel/errors";
import { unscoped } from "../../kernel/unscoped";
import { declineReasons } from "../limits/catalogue";
import { recordDeclined } from "../limits/record-declined";
import { getCallView } from "./get";
import { placeCall } from "./place";
import type { CallView, StartCallInput } from "./schemas";

/**
 * Dials a number with an agent for somebody who asks. Throws what `placeCall` throws, and plan_limit_reached or tenant_suspended, which is
 * noted among the calls that were kept out.
 * @param retellVersion the agent's version at Retell that speaks; the published one when left out
 */
export async function startCall(ctx: TenantCtx, input: StartCallInput, retellVersion?: number): Promise<CallView> {
  const placed = await placeCall(ctx, { ...input, retellVersion });
  if (placed.isPlaced) return await getCallView(ctx, placed.id);
  const { reason, toNumber } = placed;
  const { agentId } = input;
  await recordDeclined(
    unscoped(ctx),
    { tenantId: ctx.tenant.id, agentId, direction: "outbound", reason, fromNumber: null, toNumber },
    ctx.clock.now(),
  );
  throw new AppError(reason === "suspended" ? "tenant_suspended" : "plan_limit_reached", `${declineReasons[reason]}.`);
}
