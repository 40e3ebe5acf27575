import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../../kernel/context";
import { visibleSql } from "../policy";
import type { LiveNews } from "./schemas";

/** News that comes closer together is told at once: a burst of events is one look for whoever watches. */
const gatherMs = 300;

/**
 * Tells which of the tenant's calls changed that the actor may see, as it happens, until `signal` is aborted. It tells ids only; what is in
 * the calls is read by the procedures that decide, each time, who may read it. `isListening` false: news may be missed, look by yourself.
 */
export async function* followCalls(ctx: TenantCtx, signal: AbortSignal): AsyncGenerator<LiveNews> {
  const changed = new Set<string>();
  const said = new Set<string>();
  let isListening: boolean | null = null;
  let wake: () => void = () => undefined;
  const unfollow = ctx.news.follow(ctx.tenant.id, {
    changed: (ids) => {
      for (const id of ids) changed.add(id);
      wake();
    },
    said: (ids) => {
      for (const id of ids) said.add(id);
      wake();
    },
    listening: (now) => {
      isListening = now;
      wake();
    },
  });
  const end = () => wake();
  signal.addEventListener("abort", end);
  try {
    let told: boolean | null = null;
    while (!signal.aborted) {
      if (changed.size + said.size === 0 && told === isListening) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        await new Promise((resolve) => setTimeout(resolve, gatherMs));
        continue;
      }
      const [rows, words] = [new Set(changed), new Set(said)];
      changed.clear();
      said.clear();
      const visible = await visibleAmong(ctx, [...rows, ...words]);
      if (visible.length === 0 && told === isListening) continue;
      told = isListening;
      const callIds = visible.filter((id) => rows.has(id));
      yield { isListening: told === true, callIds, saidIn: visible.filter((id) => words.has(id) && !rows.has(id)) };
    }
  } finally {
    signal.removeEventListener("abort", end);
    unfollow();
  }
}

async function visibleAmong(ctx: TenantCtx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0 || ctx.actor.role !== "user") return [...new Set(ids)];
  const rows = await ctx.db.$queryRaw<{ id: string }[]>(Prisma.sql`
    select c.id from calls c where c.tenant_id = ${ctx.tenant.id}::uuid and c.id = any(${ids}::uuid[]) and ${visibleSql(ctx.actor)}`);
  return rows.map(({ id }) => id);
}
