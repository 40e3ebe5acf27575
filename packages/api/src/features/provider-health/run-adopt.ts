import { enterTenant, type Deps } from "../../kernel/context";
import type { JobPayloads } from "../../kernel/jobs";
import { atRetell } from "../agents/at-retell";
import { draftOf } from "../agents/bundle";
import { differencesFrom, retellIdsOf } from "../agents/retell-draft";
import { UpdateAgentInput } from "../agents/schemas";
import { updateAgent } from "../agents/update";
import { findTenantInForce } from "../tenants/find-in-force";
import { nameHere } from "./adoptable";

/**
 * The job: reads what stands at the provider now and saves it as a change of the draft, by the same rules as anybody's. What these refuse
 * stays as it is, and is found again. Throws when the provider cannot be asked, to be tried again; a second time changes nothing.
 */
export async function runAdopt(
  deps: Deps,
  { tenantId, agentId, fields }: JobPayloads["provider-health.adopt"],
): Promise<void> {
  const tenant = await findTenantInForce(deps.db.platform, tenantId);
  if (!tenant) return;
  const ctx = enterTenant(deps, { type: "system", role: "system", job: "provider-health.adopt" }, tenant, null);
  const row = await ctx.db.agent.findUnique({ where: { id: agentId } });
  if (row?.status !== "active" && row?.status !== "paused") return;
  const { retellAgentId, retellLlmId } = retellIdsOf(row);
  if (retellLlmId === null) return;
  const agent = await ctx.retell.agents.get(retellAgentId);
  const engine = await ctx.retell.llms.get(retellLlmId, agent.version);
  const found = differencesFrom(await atRetell(ctx, agentId, await draftOf(ctx.db, row)), { engine, agent });
  const theirs = [...found.agent, ...found.engine]
    .filter(({ field }) => fields.includes(field))
    .flatMap(({ field, theirs }): [string, unknown][] => {
      const name = nameHere(field);
      return name === undefined ? [] : [[name, theirs ?? null]];
    });
  if (theirs.length === 0) return;
  const change = UpdateAgentInput.safeParse({ id: agentId, ...Object.fromEntries(theirs) });
  if (change.success) await updateAgent(ctx, change.data);
  else
    ctx.log.warn(
      { agentId, problems: change.error.issues.length },
      "what stands at the provider is no setting of ours",
    );
}
