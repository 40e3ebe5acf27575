import type { Prisma } from "@voxcalls/db";
import { z } from "zod";

/** What is known of a call that has a row. */
interface ToldCall {
  readonly callId: string;
  readonly tenantId: string;
  readonly retellCallId: string;
  /** Stamped by us when the call was let in or dialled, if it came back; believed within the tenant only. */
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly isOver: boolean;
}

/**
 * Ends the holds of calls whose usage this transaction writes, and ties those of calls in progress to their rows. A call that was
 * answered without asking us gets one of 0 seconds: it takes a line.
 */
export async function settleHolds(tx: Prisma.TransactionClient, calls: readonly ToldCall[]): Promise<void> {
  const rows = (isOver: boolean) => JSON.stringify(calls.filter((call) => call.isOver === isOver).map(toRow));
  if (calls.some(({ isOver }) => isOver)) {
    await tx.$executeRaw`
      delete from call_holds h using jsonb_to_recordset(${rows(true)}::jsonb)
        as r(call_id uuid, tenant_id uuid, retell_call_id text, hold_id uuid)
      where h.tenant_id = r.tenant_id and (h.call_id = r.call_id or h.retell_call_id = r.retell_call_id or h.id = r.hold_id)`;
  }
  if (calls.every(({ isOver }) => isOver)) return;
  const open = rows(false);
  // One hold for each call and one call for each hold, whatever the stamps say.
  await tx.$executeRaw`
    update call_holds h set call_id = p.call_id from (
      select distinct on (o.id) o.id, r.call_id from jsonb_to_recordset(${open}::jsonb)
        as r(call_id uuid, tenant_id uuid, retell_call_id text, hold_id uuid)
      cross join lateral (
        select m.id from call_holds m
        where m.tenant_id = r.tenant_id and m.call_id is null and (m.retell_call_id = r.retell_call_id or m.id = r.hold_id)
        order by m.retell_call_id = r.retell_call_id desc nulls last limit 1) as o
      where not exists (select from call_holds c where c.tenant_id = r.tenant_id and c.call_id = r.call_id)
      order by o.id, r.call_id
    ) as p where h.id = p.id`;
  await tx.$executeRaw`
    insert into call_holds (id, tenant_id, call_id, retell_call_id, seconds, expires_at)
    select gen_random_uuid(), r.tenant_id, r.call_id, r.retell_call_id, 0, now()
    from jsonb_to_recordset(${open}::jsonb) as r(call_id uuid, tenant_id uuid, retell_call_id text)
    where not exists (select from call_holds c where c.tenant_id = r.tenant_id and c.call_id = r.call_id)
    on conflict do nothing`;
}

function toRow({ callId, tenantId, retellCallId, metadata }: ToldCall) {
  const stamp = z.uuid().safeParse(metadata["hold_id"]);
  return {
    call_id: callId,
    tenant_id: tenantId,
    retell_call_id: retellCallId,
    hold_id: stamp.success ? stamp.data : null,
  };
}
