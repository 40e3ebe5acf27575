import type { Prisma, TenantTx } from "@voxcalls/db";
import { withinDeadline } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../kernel/context";
import { crashPoint } from "../../kernel/crash";
import { inTurn } from "../../kernel/in-turn";
import { storable } from "../../kernel/text";
import { type NewFlow, storeFlowIn } from "../flows/create";
import { bindToNewAgent } from "../phone-numbers/bind-agent";
import { assertBindable } from "../phone-numbers/bindable";
import { assertWithinLimit } from "../plans/limits";
import { defaultInterruptionSensitivity, defaultLanguage, defaultModel, defaultResponsiveness } from "./catalogue";
import { getAgent } from "./get";
import { assertFlow, designIn } from "./design";
import { Lease, leaseMs } from "./lease";
import { assertVoices } from "./list-voices";
import { provision } from "./provision";
import { assertFlowWorks } from "./versions/flow-works";
import { queueReconcile } from "./queue-reconcile";
import type { AgentView, CreateAgentInput } from "./schemas";

/** A person waits: what Retell has not done by then, undoing included, is left to a job. */
const longestMs = 14_000;

/**
 * Makes an agent, here and at Retell, within fifteen seconds. Throws plan_limit_reached, validation_failed for a voice that does not exist and for a flow that cannot work, not_found for a
 * member or number that is not the tenant's, conflict for a number that another agent answers, and what provision.ts says of Retell.
 * @param newFlow a flow that is stored with the agent, which follows it; it was checked that it works
 */
export async function createAgent(
  ctx: TenantCtx,
  input: CreateAgentInput,
  newFlow: NewFlow | null = null,
): Promise<AgentView> {
  return await withinDeadline(longestMs, async () => {
    await assertVoices(ctx, input.voiceId, input.fallbackVoiceIds ?? []);
    await assertFlowWorks(ctx, { flowId: input.flowId ?? null });
    const agent = await reserve(ctx, input, newFlow);
    crashPoint(ctx.env, "agents.create:after-reserve");
    await provision(ctx, agent, new Lease(ctx, agent.id, agent.updatedAt), false);
    return await getAgent(ctx, { id: agent.id });
  });
}

/** Takes the place in the plan and writes the intent down, with the job that finishes or clears it should this process die. */
async function reserve(ctx: TenantCtx, input: CreateAgentInput, newFlow: NewFlow | null): Promise<Prisma.AgentModel> {
  const now = ctx.clock.now();
  const take = async (tx: TenantTx) => {
    await assertWithinLimit(tx, ctx.tenant.id, "agents");
    await assertBindable(tx, ctx.tenant.id, { userId: input.assignedUserId });
    if (input.flowId != null) await assertFlow(tx, ctx, input.flowId);
    const { settings, ...design } = await designIn(tx, ctx, input, { settings: {}, knowledgeBaseIds: [] });
    const flowId = newFlow ? await storeFlowIn(tx, ctx, newFlow) : (input.flowId ?? null);
    const agent = await tx.agent.create({
      data: {
        ...design,
        settings: settings ?? {},
        engine: flowId === null ? "prompt" : "flow",
        flowId,
        name: storable(input.name),
        systemPrompt: storable(input.systemPrompt ?? ""),
        welcomeMessage: input.welcomeMessage == null ? null : storable(input.welcomeMessage),
        voiceId: input.voiceId,
        llmModel: input.llmModel ?? defaultModel,
        language: input.language ?? defaultLanguage,
        responsiveness: input.responsiveness ?? defaultResponsiveness,
        interruptionSensitivity: input.interruptionSensitivity ?? defaultInterruptionSensitivity,
        ambientSound: input.ambientSound ?? null,
        assignedUserId: input.assignedUserId ?? null,
        status: "provisioning",
        createdAt: now,
        updatedAt: now,
      },
    });
    if (input.phoneNumberId != null) await bindToNewAgent(tx, ctx, input.phoneNumberId, agent.id);
    await queueReconcile(tx, ctx, agent.id, leaseMs);
    return agent;
  };
  return await inTurn(`plan of ${ctx.tenant.id}`, () => ctx.db.tx(take));
}
