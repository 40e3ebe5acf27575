import { withinDeadline } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../../kernel/context";
import type { AgentIdInput } from "../schemas";
import { testCasesOf } from "./find";
import { longestRunMs } from "./run";
import type { TestRun } from "./schemas";
import { tryCases } from "./try-cases";

/** Plays all test cases of an agent with its draft, as far as two minutes go; says of each why it does not pass. Throws not_found. */
export async function runAllTestCases(ctx: TenantCtx, { id }: AgentIdInput): Promise<TestRun> {
  const rows = await testCasesOf(ctx, id);
  const whys = await withinDeadline(longestRunMs, () => tryCases(ctx, rows));
  return {
    data: rows.map((row) => {
      const why = whys.get(row.id) ?? null;
      return { id: row.id, name: row.name, passed: why === null, why };
    }),
  };
}
