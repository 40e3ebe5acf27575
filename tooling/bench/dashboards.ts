import { createDeps, createDoors, readEnv } from "@voxcalls/api";
import { createDb } from "@voxcalls/db";
import { explain } from "@voxcalls/db/testing/explain";
import { tapWire, type WireTap } from "@voxcalls/db/testing/wire-tap";
import { ask, medianMs } from "./ask";
import { whale } from "./seed";
import type { Stage } from "./stage";
import type { Verdict } from "./verdict";

const MAX_BUFFERS = 100;
const MAX_MS = 50;
const DAY_MS = 24 * 60 * 60 * 1000;

/** P6: pages that the largest tenant's dashboard looks at, and how long the platform's analytics take, for a month and for a year. */
export async function measureDashboards(stage: Stage): Promise<Verdict[]> {
  const tap = await tapWire(stage.ownerUrl);
  const tapped = createDb({ appUrl: tap.through(stage.appUrl), platformUrl: tap.through(stage.platformUrl) });
  const direct = createDb(stage);
  try {
    const heard = createDoors(createDeps(readEnv(stage.env), { db: tapped }));
    const buffers = async (input: object) => {
      const asked = [`/api/trpc/calls.stats?input=${encodeURIComponent(JSON.stringify({ json: input }))}`, usage];
      return await pagesRead(tap, asked, (path) => ask(heard, path, stage.token), direct.forTenant(whale.id));
    };
    const doors = createDoors(createDeps(readEnv(stage.env), { db: direct }));
    const ms = async (query: string) =>
      await medianMs(stage.options.quick ? 5 : 31, () =>
        ask(doors, `/api/v1/admin/analytics${query}`, stage.superToken),
      );
    const year = `?from=${new Date(Date.now() - 364 * DAY_MS).toISOString().slice(0, 10)}`;
    return [
      judgeDashboard(await buffers({ days: 30 }), await buffers({ days: 90 }), await buffers({ months: 12 })),
      judgePlatform(await ms(""), await ms(year)),
    ];
  } finally {
    await Promise.all([tapped.close(), direct.close()]);
    await tap.close();
  }
}

const usage = "/api/v1/usage/summary";

function judgeDashboard(month: number, quarter: number, year: number): Verdict {
  return {
    id: "P6",
    what: "pages that a tenant's dashboard looks at: month, year",
    measured: `${month}, ${year}`,
    target: `≤ ${MAX_BUFFERS}`,
    holds: Math.max(month, year) <= MAX_BUFFERS,
    details: [`30 days ${month}   90 days ${quarter}   12 months ${year}   (8 kB each)`],
  };
}

function judgePlatform(month: number, year: number): Verdict {
  return {
    id: "P6",
    what: "platform analytics of 1,000 tenants: month, year",
    measured: `${month.toFixed(0)}, ${year.toFixed(0)} ms`,
    target: `≤ ${MAX_MS} ms`,
    holds: Math.max(month, year) <= MAX_MS,
    details: [`30 days ${month.toFixed(1)} ms   a year ${year.toFixed(1)} ms   (whole requests)`],
  };
}

/** What the questions of a page read of the sums and what stands beside them; who asks is looked up elsewhere. */
async function pagesRead(
  tap: WireTap,
  paths: readonly string[],
  get: (path: string) => Promise<unknown>,
  db: Parameters<typeof explain>[0],
): Promise<number> {
  for (const path of paths) await get(path); // opens the connections
  tap.forget();
  for (const path of paths) await get(path);
  let buffers = 0;
  for (const statement of tap.statements) {
    if (/\b(call_days|call_months|usage_days|calls|rate_versions)\b/.test(statement.text)) {
      buffers += (await explain(db, statement)).buffers;
    }
  }
  return buffers;
}
