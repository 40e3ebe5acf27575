import type { TenantCtx } from "../../../kernel/context";
import type { ChatTurn } from "../typed-chat";
import { testChat } from "../test-chat";
import type { TestCaseRow } from "./find";
import { judge, type Played } from "./judge";
import type { TestResult } from "./schemas";
import { asJson } from "./as-json";
import { scriptOf } from "./view";

/**
 * Plays a test case with the agent's draft, writes down how it went and answers it. Tools are really called. Throws what `testChat`
 * throws; nothing is written then. A result of a case or an agent that was changed meanwhile does not count.
 */
export async function playTestCase(ctx: TenantCtx, row: TestCaseRow): Promise<TestResult> {
  const { variables, expectations } = scriptOf(row);
  const failures = judge(expectations, await play(ctx, row.agentId, row.callerLines, variables));
  const at = ctx.clock.now();
  const result = { passed: failures.length === 0, revision: row.agent.revision, failures, at };
  await ctx.db.testCase.updateMany({
    where: { id: row.id, updatedAt: row.updatedAt },
    data: { lastResult: asJson(result), lastRunAt: at, updatedAt: row.updatedAt },
  });
  return result;
}

async function play(
  ctx: TenantCtx,
  agentId: string,
  lines: readonly string[],
  given: Record<string, string>,
): Promise<Played> {
  const turns: ChatTurn[] = [];
  const turn = async (
    place: { currentNodeId: string | null; currentState: string | null },
    variables: typeof given,
  ) => {
    const input = { ...place, dynamicVariables: variables, version: "draft" as const };
    const answer = await testChat(ctx, { id: agentId, messages: turns, ...input });
    turns.push(...answer.messages);
    return { ...answer, dynamicVariables: { ...variables, ...answer.dynamicVariables } };
  };
  const opening = await turn({ currentNodeId: null, currentState: null }, given);
  let now = opening;
  for (const [index, content] of lines.entries()) {
    if (now.callEnded) return endedAs(lines.slice(index));
    turns.push({ role: "user", content });
    const { currentNodeId, currentState } = now;
    now = await turn({ currentNodeId, currentState }, now.dynamicVariables);
  }
  return endedAs([]);

  function endedAs(unheard: string[]): Played {
    return { turns, start: opening.currentNodeId ?? opening.currentState, variables: now.dynamicVariables, unheard };
  }
}
