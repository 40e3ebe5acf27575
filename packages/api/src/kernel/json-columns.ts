import { Prisma } from "@voxcalls/db";

/** Columns of a statement: the name that the row is to have, and the expression. */
export type Columns = Readonly<Record<string, string>>;

/** What `asJsonColumns` answers: the values of each column in the order of the rows; null when there are no rows. */
export type JsonColumns<Row> = { [K in keyof Row]: Row[K][] | null };

/**
 * Rows as one JSON text, column by column: PostgreSQL then looks up the type of a column once and not once a row, and a driver's rows
 * cost several times as much. `from` is the statement from its FROM on; `isHot`: it is sent often and takes the same plan whatever the values.
 */
export function asJsonColumns(columns: Columns, from: Prisma.Sql, { isHot }: { isHot: boolean }): Prisma.Sql {
  const names = Object.keys(columns);
  const mark = isHot ? "/* prepared */ " : "";
  const arrays = names.map((name) => `'${name}', json_agg("${name}")`).join(", ");
  const selected = names.map((name) => `${columns[name]} as "${name}"`).join(", ");
  const head = Prisma.raw(`${mark}select json_build_object(${arrays})::text as json from (select ${selected} `);
  return Prisma.sql`${head}${from}) as page`;
}

/** Row by row what came column by column. */
export function rowsOf<Row>(columns: JsonColumns<Row>): Row[] {
  const entries = Object.entries<unknown[] | null>(columns);
  const count = entries[0]?.[1]?.length ?? 0;
  return Array.from({ length: count }, (_, index) => {
    const row: Record<string, unknown> = {};
    for (const [name, values] of entries) row[name] = values?.[index];
    return row as Row;
  });
}
