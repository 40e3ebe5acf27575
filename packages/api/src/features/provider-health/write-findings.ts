import type { Prisma } from "@voxcalls/db";
import { uuidv7 } from "uuidv7";
import type { Finding } from "./finding";

const atOnce = 500;

interface Run {
  readonly runId: string;
  readonly now: Date;
  /** Agents that keep what was found before, with their engines. */
  readonly kept: readonly string[];
}

/** Writes what a run found, and forgets what is not there any more. A state that stands keeps the instant since when. */
export async function writeFindings(
  tx: Prisma.TransactionClient,
  findings: readonly Finding[],
  { runId, now, kept }: Run,
): Promise<void> {
  for (let from = 0; from < findings.length; from += atOnce) {
    const rows = findings.slice(from, from + atOnce).map(({ ownerId, ourId, providerId, ...found }) => ({
      ...found,
      id: uuidv7(),
      owner_id: ownerId,
      our_id: ourId,
      provider_id: providerId,
      name: found.name.slice(0, 255),
    }));
    await tx.$executeRaw`
      insert into provider_health_items as i
        (id, kind, key, state, name, owner_id, our_id, provider_id, differences, reason, fingerprint, run_id, found_at, judged_at)
      select r.id, r.kind, r.key, r.state, r.name, r.owner_id, r.our_id, r.provider_id, r.differences, r.reason, r.fingerprint,
        ${runId}::uuid, ${now}, ${now}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
        id uuid, kind provider_thing, key text, state provider_thing_state, name text, owner_id uuid, our_id uuid,
        provider_id text, differences jsonb, reason text, fingerprint text)
      on conflict (kind, key) do update set
        state = excluded.state, name = excluded.name, owner_id = excluded.owner_id, our_id = excluded.our_id,
        provider_id = excluded.provider_id, differences = excluded.differences, reason = excluded.reason,
        fingerprint = excluded.fingerprint, run_id = excluded.run_id, judged_at = excluded.judged_at,
        found_at = case when i.state = excluded.state then i.found_at else excluded.found_at end`;
  }
  await tx.providerHealthItem.updateMany({
    where: { key: { in: [...kept] }, kind: { in: ["agent", "llm", "flow"] }, runId: { not: runId } },
    data: { runId },
  });
  await tx.providerHealthItem.deleteMany({ where: { runId: { not: runId } } });
}
