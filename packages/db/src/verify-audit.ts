import type pg from "pg";
import { PLATFORM_CHAIN, readAuditLinks, type LogName } from "./audit-links";
import { AuditWalk, type AuditFault, type AuditHead } from "./audit-walk";
import { withOwner } from "./owner-client";

export interface AuditVerdict {
  readonly chains: number;
  readonly entries: number;
  readonly faults: readonly (AuditFault & { readonly log: string })[];
}

const LOGS: readonly LogName[] = ["platform_audit_log", "audit_log"];

/**
 * Walks every chain of the audit logs from its first entry and computes each hash anew, apart from the database's own code.
 * Names the first fault of each chain, the first entry of each log that stands in no chain, and tenants whose log is gone as a whole.
 * @param url a login that sees every row: the platform's, or a superuser's.
 * @throws Error when the login sees only a part.
 */
export async function verifyAudit(url: string): Promise<AuditVerdict> {
  return withOwner(url, async (client) => {
    await client.query("begin isolation level repeatable read read only");
    await assertSeesAll(client);
    // A portion of links is looked up entry by entry; a table without statistics must not tempt the planner to read all of it each time.
    for (const way of ["hashjoin", "mergejoin", "seqscan"]) await client.query(`set local enable_${way} = off`);
    const heads = await readHeads(client);
    const names = await readNames(client);
    const walks = new Map([...heads.keys(), ...names.keys()].map((chain) => [chain, new AuditWalk(chain)]));
    let entries = 0;
    for (const log of LOGS) {
      for await (const links of readAuditLinks(client, log)) {
        for (const link of links) {
          const walk = walks.get(link.chain) ?? new AuditWalk(link.chain);
          walks.set(link.chain, walk);
          walk.take(link);
        }
        entries += links.length;
      }
    }
    for (const [chain, walk] of walks) walk.end(heads.get(chain));
    const removed = await readRemovedTenants(client);
    const faults = [...walks.values()].flatMap(({ chain, fault }) => (fault && !removed.has(chain) ? [fault] : []));
    for (const log of LOGS) faults.push(...(await unchained(client, log)));
    const isFaulty = new Set(faults.map(({ chain }) => chain));
    for (const chain of names.keys()) {
      const isKept = chain === PLATFORM_CHAIN || heads.get(chain)?.entries || isFaulty.has(chain);
      if (!isKept) faults.push(emptied(chain));
    }
    await client.query("commit");
    const logOf = (chain: string) => names.get(chain) ?? `removed organisation ${chain}`;
    return { chains: heads.size, entries, faults: faults.map((fault) => ({ ...fault, log: logOf(fault.chain) })) };
  });
}

/** Under row-level security that shows nothing, every log would look empty. */
async function assertSeesAll(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ blind: boolean }>(`
    select row_security_active('audit_log') and not pg_has_role(current_user, 'voxcalls_platform', 'member') as blind`);
  if (rows[0]?.blind) throw new Error("This login does not see every row: set ENCRYPTION_KEY, or use a superuser.");
}

async function readHeads(client: pg.Client): Promise<Map<string, AuditHead>> {
  const { rows } = await client.query<{ chain: string; entries: string; hash: string }>("select * from audit_heads");
  return new Map(rows.map(({ chain, entries, hash }) => [chain, { entries: Number(entries), hash }]));
}

async function readNames(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ id: string; slug: string }>("select id, slug from tenants order by slug");
  return new Map([[PLATFORM_CHAIN, "platform"], ...rows.map(({ id, slug }) => [id, slug] as const)]);
}

/** The log of a tenant goes with the tenant; that it was removed stands in the platform's log, which has a chain of its own. */
async function readRemovedTenants(client: pg.Client): Promise<Set<string>> {
  const { rows } = await client.query<{ id: string }>(`
    select object_id as id from platform_audit_log
    where action = 'tenant.deleted' and object_id is not null and object_id not in (select id from tenants)`);
  return new Set(rows.map(({ id }) => id));
}

/** Whoever made an organisation wrote that down in its log: none that stands has nothing. */
function emptied(chain: string): AuditFault {
  const words = "the organisation stands and its log has no entry, not even of its making";
  return { chain, seq: 1, entryId: null, kind: "missing", words };
}

async function unchained(client: pg.Client, log: LogName): Promise<AuditFault[]> {
  const chain = log === "audit_log" ? "tenant_id" : `'${PLATFORM_CHAIN}'::uuid`;
  const { rows } = await client.query<{ chain: string; id: string; action: string }>(`
    select distinct on (chain) ${chain} as chain, id, action from ${log} a
    where not exists (select from audit_chain c where c.entry_id = a.id)
    order by chain, created_at, id`);
  return rows.map(({ chain: of, id, action }) => ({
    chain: of,
    seq: null,
    entryId: id,
    kind: "inserted",
    words: `the entry (${action}) stands in the log and not in the chain`,
  }));
}
