import type { TenantCtx } from "../../../kernel/context";
import { changeAgent } from "../change-agent";
import { reserveVersion } from "./reserve";
import { shipVersion } from "./ship";

/** For the job: publishes an agent that no version was ever published of, so that from now on saves are drafts. */
export async function publishAsItIs(ctx: TenantCtx, agentId: string): Promise<void> {
  const reserved = await changeAgent(ctx, agentId, async (tx, agent) => {
    const isNew = agent.publishedVersion === null && (agent.status === "active" || agent.status === "paused");
    const known = await tx.agentVersion.findFirst({ where: { agentId, status: "publishing" }, select: { id: true } });
    return isNew && !known ? { agent, version: await reserveVersion(tx, ctx, agent, { title: null }) } : null;
  });
  if (reserved) await shipVersion(ctx, reserved.agent, reserved.version);
}
