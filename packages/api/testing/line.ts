import { createAgent } from "../src/features/agents/create";
import type { TenantCtx } from "../src/kernel/context";
import type { World } from "./harness";

export interface Line {
  readonly agentId: string;
  readonly retellAgentId: string;
  readonly phoneNumberId: string;
  readonly phoneNumber: string;
}

/** An agent, here and at the provider, that answers a number of the tenant's. */
export async function lineOf(
  world: World,
  ctx: TenantCtx,
  phoneNumber: string,
  userId: string | null = null,
): Promise<Line> {
  const tenantId = ctx.tenant.id;
  const agent = await createAgent(ctx, {
    name: "Reception",
    systemPrompt:
      "You answer for Bright Dental. We are open from nine to five on weekdays. The address is 12 Main Street.",
    welcomeMessage: "Bright Dental, good morning. How can I help?",
    voiceId: "retell-Cimo",
  });
  const retellAgentId = String(agent.retellAgentId);
  const number = await world.deps.db.platform.phoneNumber.create({
    data: {
      phoneNumber,
      countryCode: "US",
      status: "assigned",
      tenantId,
      assignedAgentId: agent.id,
      assignedUserId: userId,
      syncedRevision: 1,
    },
  });
  await world.deps.db.platform.phoneNumberHolding.create({
    data: { tenantId, phoneNumberId: number.id, userId, agentId: agent.id, heldFrom: new Date(0) },
  });
  await world.deps.retell.phoneNumbers.import({
    phoneNumber,
    terminationUri: "voxcalls-test.pstn.twilio.com",
    sipUsername: "voxcalls",
    sipPassword: "Sandbox-Trunk-2026",
    inboundAgents: [{ retellAgentId }],
    outboundAgents: [{ retellAgentId }],
    inboundWebhookUrl: `${world.url}/api/webhooks/retell/inbound`,
  });
  return { agentId: agent.id, retellAgentId, phoneNumberId: number.id, phoneNumber };
}

async function control(world: World, method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${world.sandbox.url}/_sandbox${path}`, {
    method,
    headers: { "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`the sandbox answered ${answer.status}: ${await answer.text()}`);
  return answer.status === 204 ? undefined : await answer.json();
}

/** Someone calls the number; the call is over when this resolves, unless `speed` is given. */
export async function ring(world: World, toNumber: string, call: Record<string, unknown> = {}): Promise<string> {
  const placed = await control(world, "POST", "/calls", {
    to_number: toNumber,
    from_number: "+4915112345678",
    persona: "asks-hours",
    ...call,
  });
  return (placed as { call_id: string }).call_id;
}

export async function breakSandbox(world: World, rule: Record<string, unknown>): Promise<void> {
  await control(world, "POST", "/faults", rule);
}

export async function mendSandbox(world: World): Promise<void> {
  await control(world, "DELETE", "/faults");
}

/** What was asked of the provider, as `METHOD /path`. */
export async function requestsOf(world: World): Promise<string[]> {
  const { requests } = (await control(world, "GET", "/requests")) as { requests: { method: string; path: string }[] };
  return requests.map(({ method, path }) => `${method} ${path}`);
}

/** Why the call ended, as the provider has it: `user_declined` when nobody took it. */
export async function endOf(world: World, callId: string): Promise<string | undefined> {
  const answer = await control(world, "GET", `/calls/${callId}`);
  return (answer as { call: { disconnection_reason?: string } }).call.disconnection_reason;
}
