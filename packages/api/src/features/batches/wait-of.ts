import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { isWithin, type CallWindow } from "./rules";
import type { BatchView } from "./schemas";
import { zonesOf } from "./zones";

type Wait = NonNullable<BatchView["waits"]>;

interface Running extends CallWindow {
  readonly id: string;
  readonly state: string;
}

/** Which of the batches have numbers to call but none before a later time, for what and until when. */
export async function waitsOf(ctx: TenantCtx, batches: readonly Running[]): Promise<Map<string, Wait>> {
  const running = new Map(batches.filter(({ state }) => state === "running").map((batch) => [batch.id, batch]));
  if (running.size === 0) return new Map();
  const now = ctx.clock.now();
  const next = await ctx.db.$queryRaw<{ id: string; until: Date; toNumber: string }[]>(Prisma.sql`
    select b.id, r.due_at as until, r.to_number as "toNumber"
    from unnest(${[...running.keys()]}::uuid[]) as b(id) cross join lateral (
      select due_at, to_number from batch_rows
      where tenant_id = ${ctx.tenant.id}::uuid and batch_id = b.id and state = 'waiting' order by due_at limit 1
    ) r
    where r.due_at > ${now} and not exists (
      select from batch_rows c where c.tenant_id = ${ctx.tenant.id}::uuid and c.batch_id = b.id and c.state = 'calling')`);
  return new Map(
    next.map(({ id, until, toNumber }) => {
      const batch = running.get(id);
      const isOpen = batch !== undefined && isWithin(batch, zonesOf(toNumber), now);
      return [id, { what: isOpen ? "retry" : "window", until }];
    }),
  );
}
