import type { TenantCtx } from "../../kernel/context";
import { AppError, conflict } from "../../kernel/errors";
import { atRetell } from "../agents/at-retell";
import { draftOf } from "../agents/bundle";
import { differencesFrom, retellIdsOf } from "../agents/retell-draft";
import { UpdateAgentInput } from "../agents/schemas";
import { assertUpdate } from "../agents/update";
import { nameHere } from "./adoptable";

/**
 * What stands at the provider now, of these settings, as a change of the agent's draft, checked like anybody's; null when none of them
 * differs any more. Throws conflict for an agent that is not in use; validation_failed, naming the setting, for what is none of ours;
 * UpstreamError.
 */
export async function changeFromTheirs(
  ctx: TenantCtx,
  agentId: string,
  fields: readonly string[],
): Promise<UpdateAgentInput | null> {
  const row = await ctx.db.agent.findUnique({ where: { id: agentId } });
  if (row?.status !== "active" && row?.status !== "paused") throw conflict("The agent is not in use any more.");
  const { retellAgentId, retellLlmId } = retellIdsOf(row);
  if (retellLlmId === null) return null;
  const agent = await ctx.retell.agents.get(retellAgentId);
  const engine = await ctx.retell.llms.get(retellLlmId, agent.version);
  const found = differencesFrom(await atRetell(ctx, agentId, await draftOf(ctx.db, row)), { engine, agent });
  const theirs = [...found.agent, ...found.engine]
    .filter(({ field }) => fields.includes(field))
    .flatMap(({ field, theirs }): [string, unknown][] => {
      const name = nameHere(field);
      return name === undefined ? [] : [[name, theirs ?? null]];
    });
  if (theirs.length === 0) return null;
  const change = UpdateAgentInput.safeParse({ id: agentId, ...Object.fromEntries(theirs) });
  if (!change.success) {
    const problems = change.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
    const words = (path: string) => path.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    const told = problems.map(({ path, message }) => `${words(path)}: ${message}`).join(" ");
    throw new AppError("validation_failed", `What stands there cannot stand here. ${told}`, { fields: problems });
  }
  await assertUpdate(ctx, change.data);
  return change.data;
}
