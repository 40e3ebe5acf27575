import { createDb } from "@voxcalls/db";
import { explain, type StatementCost } from "@voxcalls/db/testing/explain";
import { PAGE, turnPages } from "./list-statement";
import { median } from "./numbers";
import { whale } from "./seed";
import type { Stage } from "./stage";
import type { Verdict } from "./verdict";

const MAX_TIME = 1.1;
const MAX_BUFFERS = 1.2;

/** P5: whether a late page of a long list costs as little as the first, by the very statements that the list sends. */
export async function measurePaging(stage: Stage): Promise<Verdict[]> {
  const pages = Math.floor((stage.options.rows * whale.shareOfCalls) / PAGE);
  const asked = [...new Set([1, 100, 1_000, pages])].filter((number) => number <= pages);
  const statements = await turnPages(stage, asked);
  const db = createDb(stage);
  try {
    const costs = statements.map((): StatementCost[] => []);
    for (let round = 0; round < (stage.options.quick ? 11 : 101); round += 1) {
      for (const [index, { statement }] of statements.entries()) {
        costs[index]?.push(await explain(db.forTenant(whale.id), statement));
      }
    }
    return [judge(asked, costs)];
  } finally {
    await db.close();
  }
}

function judge(asked: readonly number[], costs: readonly StatementCost[][]): Verdict {
  const ms = costs.map((rounds) => median(rounds.map(({ executionMs }) => executionMs)));
  const buffers = costs.map((rounds) => median(rounds.map((round) => round.buffers)));
  const worst = (values: readonly number[]) => Math.max(...values.map((value) => value / (values[0] ?? Number.NaN)));
  const [time, read] = [worst(ms), worst(buffers)];
  return {
    id: "P5",
    what: `the dearest of pages ${asked.join(", ")} against the first`,
    measured: `${time.toFixed(2)}× ms, ${read.toFixed(2)}× buffers`,
    target: `≤ ${MAX_TIME}×, ≤ ${MAX_BUFFERS}×`,
    holds: time <= MAX_TIME && read <= MAX_BUFFERS,
    details: asked.map(
      (number, index) => `page ${String(number).padEnd(6)} ${ms[index]?.toFixed(2)} ms   ${buffers[index]} buffers`,
    ),
  };
}
