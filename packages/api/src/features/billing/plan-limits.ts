import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import type { PlanLimits } from "./schemas";

interface Row {
  maxAgents: number;
  maxPhoneNumbers: number;
  agents: number;
  phoneNumbers: number;
}

/** How much of the plan's agents and numbers the organisation uses; what counts is what `assertWithinLimit` counts. */
export async function planLimits(ctx: TenantCtx): Promise<PlanLimits> {
  const [row] = await ctx.db.$queryRaw<[Row]>(Prisma.sql`
    select t.max_agents as "maxAgents", t.max_phone_numbers as "maxPhoneNumbers",
      (select count(*)::int from agents a
        where a.tenant_id = t.id and a.status in ('provisioning', 'active', 'paused')) as agents,
      (select count(*)::int from phone_numbers n where n.tenant_id = t.id) as "phoneNumbers"
    from tenants t where t.id = ${ctx.tenant.id}::uuid`);
  return {
    agents: { used: row.agents, limit: row.maxAgents },
    phoneNumbers: { used: row.phoneNumbers, limit: row.maxPhoneNumbers },
  };
}
