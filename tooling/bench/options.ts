import { parseArgs } from "node:util";

export interface Options {
  /** Ids of the measurements to run; all when undefined. */
  readonly only: readonly string[] | undefined;
  /** Calls in the table. */
  readonly rows: number;
  /** Few rows, few and short rounds: to see that everything runs. */
  readonly quick: boolean;
}

const ROWS = 1_000_000;
const QUICK_ROWS = 20_000;

/** `--only P1,P5`, `--rows 1000000`, `--quick`. @throws Error that names what is wrong. */
export function readOptions(args: readonly string[], known: readonly string[]): Options {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== "--"),
    options: { only: { type: "string" }, rows: { type: "string" }, quick: { type: "boolean", default: false } },
  });
  const only = values.only?.split(",").map((id) => id.trim().toUpperCase());
  const unknown = only?.filter((id) => !known.includes(id)) ?? [];
  if (unknown.length > 0)
    throw new Error(`--only: ${unknown.join(", ")} is not measured; there are ${known.join(", ")}`);
  const rows = Number(values.rows ?? (values.quick ? QUICK_ROWS : ROWS));
  if (!Number.isInteger(rows) || rows < 10_000) throw new Error("--rows: a whole number of at least 10000");
  return { only, rows, quick: values.quick };
}
