import { Prisma, type PlatformDb } from "@voxcalls/db";
import { isSealedWithOldKey, seal, unseal, type KeyRing } from "./crypto";

interface SealedColumn {
  readonly table: string;
  readonly column: string;
}

/** Every column that holds sealed values for good; `pnpm keys:rotate` goes through them. What is kept for a day only is not here. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: "phone_numbers", column: "sealed_sip_password" },
  { table: "tool_secrets", column: "sealed_value" },
  { table: "users", column: "sealed_totp_secret" },
  { table: "webhook_endpoints", column: "sealed_previous_secret" },
  { table: "webhook_endpoints", column: "sealed_secret" },
];

/** What a sealed value is bound to: it does not open anywhere else. */
export function placeOf({ table, column }: SealedColumn, id: string): string {
  return `${table}:${column}:${id}`;
}

const batchSize = 200;

/**
 * Seals everything anew that another key than the current one sealed. Each row by itself and only if it still holds what was read, so
 * the product may serve meanwhile and a second run goes on where a killed one stopped. Returns the rows that were sealed anew.
 * Throws when a value was sealed with a key that is not in the ring; that row stays as it is.
 */
export async function resealAll(db: PlatformDb, ring: KeyRing, onRow: () => void = () => undefined): Promise<number> {
  let resealed = 0;
  for (const place of sealedColumns) resealed += await resealColumn(db, ring, place, onRow);
  return resealed;
}

async function resealColumn(db: PlatformDb, ring: KeyRing, place: SealedColumn, onRow: () => void): Promise<number> {
  const [table, column] = [Prisma.raw(`"${place.table}"`), Prisma.raw(`"${place.column}"`)];
  let resealed = 0;
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const rows = await db.$queryRaw<{ id: string; sealed: string }[]>`
      select id::text as id, ${column} as sealed from ${table}
      where id > ${after}::uuid and ${column} is not null order by id limit ${batchSize}`;
    for (const { id, sealed } of rows) {
      if (!isSealedWithOldKey(ring, sealed)) continue;
      const anew = seal(ring, placeOf(place, id), unseal(ring, placeOf(place, id), sealed));
      resealed += await db.$executeRaw`
        update ${table} set ${column} = ${anew} where id = ${id}::uuid and ${column} = ${sealed}`;
      onRow();
    }
    const last = rows.at(-1);
    if (!last) return resealed;
    after = last.id;
  }
}
