import { createDb, type Prisma } from "@voxcalls/db";
import { toSql } from "@voxcalls/db/testing/explain";
import { turnPages } from "./list-statement";
import { median } from "./numbers";
import { postgresCpu, spent } from "./postgres-cpu";
import { whale } from "./seed";
import type { Stage } from "./stage";
import { ratioOf, type Verdict } from "./verdict";

const MAX_RATIO = 1.1;
const AT_ONCE = 8;

interface Sender {
  $queryRaw(sql: Prisma.Sql): Promise<unknown>;
}

/** CPU of one list, in microseconds; PostgreSQL's is missing where the system does not tell it. */
interface Cost {
  readonly app: number;
  readonly postgres: number;
}

/**
 * P7: the statement of the list as the app role sends it (tenant in the packet, policies on), against the platform role, whom no
 * policy narrows. The filter by tenant that the statement itself has is the same for both.
 */
export async function measureRowLevelSecurity(stage: Stage): Promise<Verdict[]> {
  const [first] = await turnPages(stage, [1]);
  if (!first) throw new Error("there is no first page");
  const sql = toSql(first.statement);
  const db = createDb(stage);
  const senders: Sender[] = [db.platform, db.forTenant(whale.id)];
  const costs: Cost[][] = [[], []];
  const { rounds, lists } = stage.options.quick ? { rounds: 3, lists: 200 } : { rounds: 11, lists: 600 };
  try {
    for (let round = -1; round < rounds; round += 1) {
      for (const [index, sender] of senders.entries()) {
        const cost = await costOf(sender, sql, lists, stage.postmasterPid);
        // The first round opens the connections.
        if (round >= 0) costs[index]?.push(cost);
      }
    }
  } finally {
    await db.close();
  }
  const [without = [], withRls = []] = costs;
  const total = ({ app, postgres }: Cost) => app + postgres;
  const ratio = ratioOf(withRls.map(total), without.map(total));
  return [
    {
      id: "P7",
      what: "CPU of a list with row-level security, against without",
      measured: ratio.text,
      target: `≤ ${MAX_RATIO}×`,
      holds: ratio.value <= MAX_RATIO,
      details: [describe("platform role, no tenant", without), describe("app role, one tenant", withRls)],
    },
  ];
}

async function costOf(sender: Sender, sql: Prisma.Sql, lists: number, postmasterPid: number): Promise<Cost> {
  const postgresBefore = postgresCpu(postmasterPid);
  const before = process.cpuUsage();
  let next = 0;
  const work = async () => {
    while (next++ < lists) await sender.$queryRaw(sql);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const { user, system } = process.cpuUsage(before);
  const postgresAfter = postgresCpu(postmasterPid);
  const postgres = postgresBefore && postgresAfter ? spent(postgresBefore, postgresAfter) : 0;
  return { app: (user + system) / lists, postgres: postgres / lists };
}

function describe(name: string, costs: readonly Cost[]): string {
  const of = (read: (cost: Cost) => number) => median(costs.map(read)).toFixed(0);
  return `${name.padEnd(28)} ${of(({ app }) => app)} µs in Node, ${of(({ postgres }) => postgres)} µs in PostgreSQL`;
}
