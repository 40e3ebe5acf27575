import type { TenantDb, TenantTx } from "@voxcalls/db";

/** How many deliveries are still to be made, by endpoint; one that has none is left out. */
export async function waitingFor(
  db: Pick<TenantDb | TenantTx, "$queryRaw">,
  endpointIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (endpointIds.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; waiting: number }[]>`
    select endpoint_id as id, count(*)::int as waiting from webhook_deliveries
    where endpoint_id = any(${[...endpointIds]}::uuid[]) and status = 'pending' group by endpoint_id`;
  return new Map(rows.map(({ id, waiting }) => [id, waiting]));
}
