import { enterTenant, type Deps } from "../../../kernel/context";
import type { JobPayloads } from "../../../kernel/jobs";
import { findTenantInForce } from "../../tenants/find-in-force";
import { storedBundle } from "../bundle";
import { changeAgent } from "../change-agent";
import { retellIdsOf, versionHolds } from "../retell-draft";
import { reserveVersion } from "./reserve";
import { shipVersion } from "./ship";

/**
 * The job: publishes the version that callers meet once more, because what is published at Retell is not what we would write today. A
 * published version cannot be changed there, so it is a new one in the history. Nothing when there are changes that nobody published:
 * those come with the next version anyway. Throws when Retell cannot be asked, to be tried again.
 */
export async function publishAgain(
  deps: Deps,
  { tenantId, agentId }: JobPayloads["agents.publish-again"],
): Promise<void> {
  const tenant = await findTenantInForce(deps.db.platform, tenantId);
  if (!tenant) return;
  const ctx = enterTenant(deps, { type: "system", role: "system", job: "agents.publish-again" }, tenant, null);
  const agent = await ctx.db.agent.findUnique({ where: { id: agentId } });
  const version = agent?.publishedRetellVersion ?? null;
  const published = await ctx.db.agentVersion.findFirst({
    where: { agentId, number: agent?.publishedVersion ?? 0, status: "published" },
  });
  if (!agent || !published) return;
  const bundle = storedBundle(published);
  if (version !== null && (await versionHolds(ctx, agentId, retellIdsOf(agent), { version, bundle }))) return;
  const reserved = await changeAgent(ctx, agentId, async (tx, now) => {
    const isOnItsWay = await tx.agentVersion.findFirst({
      where: { agentId, status: "publishing" },
      select: { id: true },
    });
    if (isOnItsWay || now.publishedVersion !== published.number || now.revision !== now.publishedRevision) return null;
    const title = `Version ${published.number} again`;
    return { agent: now, version: await reserveVersion(tx, ctx, now, { title, bundle }) };
  });
  if (reserved) await shipVersion(ctx, reserved.agent, reserved.version);
}
