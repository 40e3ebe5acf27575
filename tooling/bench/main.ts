// `pnpm bench`: measures the product's parts against floors in the same run and prints ratios, which machines share.
import { Ending } from "../start/ending";
import { step } from "../start/progress";
import { measureAdmission } from "./admission";
import { measureDashboards } from "./dashboards";
import { measureEmptyRoute } from "./empty-route";
import { measureExport } from "./exporting";
import { measureFlood } from "./flood";
import { measureLists } from "./list-throughput";
import { readOptions } from "./options";
import { measurePaging } from "./paging";
import { measureRowLevelSecurity } from "./row-level-security";
import { measureSearch } from "./searching";
import { measureSettling } from "./settling";
import { setStage, type Stage } from "./stage";
import { measureTokenCheck } from "./token-check";
import { print, type Skipped, type Verdict } from "./verdict";

const measurements: Readonly<Record<string, (stage: Stage) => Promise<(Verdict | Skipped)[]>>> = {
  P1: measureLists,
  P3: measureEmptyRoute,
  P5: measurePaging,
  P6: measureDashboards,
  P7: measureRowLevelSecurity,
  P9: measureTokenCheck,
  P11: measureAdmission,
  P10: measureSearch,
  // These leave their calls behind, and the last has taken everybody's.
  P4: measureSettling,
  W16: measureFlood,
  P12: measureExport,
};

const ending = new Ending();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => ending.begin(signal));

async function run(): Promise<void> {
  const options = readOptions(process.argv.slice(2), Object.keys(measurements));
  const stage = await setStage(options, ending);
  const lines: (Verdict | Skipped)[] = [];
  for (const [id, measure] of Object.entries(measurements)) {
    if (options.only && !options.only.includes(id)) continue;
    lines.push(...(await step(id, () => measure(stage))));
  }
  console.log("");
  for (const line of lines) print(line);
}

await Promise.race([
  run().catch((error: unknown) => {
    if (ending.signal.aborted) return;
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }),
  ending.begun().then(() => {
    process.exitCode = 1;
  }),
]);
await ending.close();
process.exit();
