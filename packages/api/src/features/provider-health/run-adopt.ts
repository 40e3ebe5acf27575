import { enterTenant, type Deps } from "../../kernel/context";
import { AppError } from "../../kernel/errors";
import type { JobPayloads } from "../../kernel/jobs";
import { updateAgent } from "../agents/update";
import { findTenantInForce } from "../tenants/find-in-force";
import { changeFromTheirs } from "./change-from-theirs";

/**
 * The job: reads what stands at the provider now and saves it as a change of the draft, by the same rules as anybody's. What these refuse
 * since somebody asked stays as it is, and is found again. Throws when the provider cannot be asked, to be tried again; a second time
 * changes nothing.
 */
export async function runAdopt(
  deps: Deps,
  { tenantId, agentId, fields }: JobPayloads["provider-health.adopt"],
): Promise<void> {
  const tenant = await findTenantInForce(deps.db.platform, tenantId);
  if (!tenant) return;
  const ctx = enterTenant(deps, { type: "system", role: "system", job: "provider-health.adopt" }, tenant, null);
  try {
    const change = await changeFromTheirs(ctx, agentId, fields);
    if (change) await updateAgent(ctx, change);
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "provider_timeout") throw error;
    ctx.log.warn({ err: error, agentId }, "what stands at the provider could not be taken over");
  }
}
