import type pg from "pg";

export type LogName = "audit_log" | "platform_audit_log";

/** The chain of the platform's own log; a tenant's has the tenant's id. */
export const PLATFORM_CHAIN = "00000000-0000-0000-0000-000000000000";

/** A link of a chain with the entry it stands for, as it is in the log now. */
export interface AuditLink {
  readonly chain: string;
  readonly seq: number;
  readonly entryId: string;
  readonly hash: string;
  /** The entry's fields as the hash covers them; null when the log has no such entry. */
  readonly fields: readonly (string | null)[] | null;
  readonly action: string | null;
}

// The order of the fields is the one of the triggers; what is written once in SQL and once here must agree.
const FIELDS: Record<LogName, readonly string[]> = {
  audit_log: [
    ...["id", "tenant_id", "actor_type", "actor_id", "actor_label", "action", "object_type", "object_id"],
    ...["reason", "before", "after", "request_id"],
  ],
  platform_audit_log: [
    ...["id", "actor_type", "actor_id", "actor_label", "action", "object_type", "object_id", "object_name"],
    ...["reason", "before", "after", "request_id"],
  ],
};
const AT_ONCE = 5_000;

type Row = [chain: string, seq: string, entryId: string, hash: string, atMs: string | null, ...(string | null)[]];

/** Every link of a log's chains, chain by chain from its first, in portions. */
export async function* readAuditLinks(client: pg.Client, log: LogName): AsyncGenerator<AuditLink[]> {
  const fields = FIELDS[log];
  const text = `
    select c.chain, c.seq, c.entry_id, c.hash, (extract(epoch from a.created_at) * 1000)::bigint,
           ${fields.map((field) => `a.${field}::text`).join(", ")}
    from (select * from audit_chain where (chain = $1) = $2 and (chain, seq) > ($3, $4)
          order by chain, seq limit ${AT_ONCE}) c
    left join ${log} a on a.id = c.entry_id
    order by c.chain, c.seq`;
  let after: [chain: string, seq: number] = [PLATFORM_CHAIN, -1];
  for (;;) {
    const values = [PLATFORM_CHAIN, log === "platform_audit_log", ...after];
    const { rows } = await client.query<Row>({ text, values, rowMode: "array" });
    const links = rows.map((row) => toLink(row, fields.indexOf("action")));
    const last = links.at(-1);
    if (!last) return;
    yield links;
    after = [last.chain, last.seq];
  }
}

function toLink([chain, seq, entryId, hash, atMs, ...fields]: Row, actionAt: number): AuditLink {
  const found = atMs === null ? null : [...fields, new Date(Number(atMs)).toISOString()];
  return { chain, seq: Number(seq), entryId, hash, fields: found, action: found?.[actionAt] ?? null };
}
