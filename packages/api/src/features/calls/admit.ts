import type { InboundCall } from "@voxcalls/retell-client";
import type { Deps } from "../../kernel/context";
import { leastMinutes, minutesLeft } from "../billing/minutes-left";

interface Line {
  phoneNumberId: string;
  tenantId: string;
  tenantStatus: string;
  agentId: string | null;
  retellAgentId: string | null;
  publishedRetellVersion: number | null;
  agentStatus: string | null;
}

/** Says which agent takes a call that rings, as the body of the answer to Retell; declines when there is none or the tenant may not talk. */
export async function admitInbound(
  deps: Deps,
  ringing: InboundCall,
): Promise<ReturnType<Deps["retell"]["webhooks"]["declineInbound"]>> {
  const { webhooks } = deps.retell;
  const [line] = await deps.db.platform.$queryRaw<Line[]>`
    select n.id as "phoneNumberId", t.id as "tenantId", t.status::text as "tenantStatus",
      a.id as "agentId", a.retell_agent_id as "retellAgentId",
      a.published_retell_version as "publishedRetellVersion", a.status::text as "agentStatus"
    from phone_numbers n
    join tenants t on t.id = n.tenant_id
    left join agents a on a.tenant_id = n.tenant_id and a.id = n.assigned_agent_id
    where n.phone_number = ${ringing.toNumber} and n.status = 'assigned'`;
  const why = await declined(deps, line);
  if (why !== null || !line?.retellAgentId) {
    deps.log.info(
      { phoneNumberId: line?.phoneNumberId, tenantId: line?.tenantId, why },
      "an inbound call was declined",
    );
    return webhooks.declineInbound();
  }
  return webhooks.inboundAnswer({
    retellAgentId: line.retellAgentId,
    agentVersion: line.publishedRetellVersion ?? undefined,
    metadata: { tenant_id: line.tenantId, agent_id: line.agentId, phone_number_id: line.phoneNumberId },
  });
}

async function declined(deps: Deps, line: Line | undefined): Promise<string | null> {
  if (!line) return "the number is nobody's";
  if (line.tenantStatus !== "active" && line.tenantStatus !== "trial") return `the tenant is ${line.tenantStatus}`;
  if (line.agentStatus !== "active")
    return line.agentStatus ? `the agent is ${line.agentStatus}` : "the number has no agent";
  const left = await minutesLeft(deps.db.platform, line.tenantId, deps.clock.now());
  return left.lt(leastMinutes) ? "the month's minutes are used up" : null;
}
