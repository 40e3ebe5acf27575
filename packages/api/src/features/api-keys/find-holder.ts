import type { ApiKeyActor } from "../../kernel/actor";
import type { Deps, TenantInForce } from "../../kernel/context";
import { sha256Hex } from "../../kernel/crypto";
import { stateOf } from "./rules";

interface KeyRow {
  id: string;
  name: string;
  scopes: string[];
  tenant_id: string;
  expires_at: Date | null;
  revoked_at: Date | null;
  last_used_at: Date | null;
  tenant_name: string;
  slug: string;
  status: TenantInForce["status"];
  plan: TenantInForce["plan"];
  creator_role: string | null;
  creator_status: string | null;
}

/** How exact "last used" is: within it, requests of a key cost no write. */
const lastUsedEveryMs = 60_000;

/** The program that a key stands for, with its tenant, or null for a key that does not hold. One read by the key's hash. */
export async function findKeyHolder(
  deps: Deps,
  key: string,
): Promise<{ actor: ApiKeyActor; tenant: TenantInForce } | null> {
  const rows = await deps.db.platform.$queryRaw<KeyRow[]>`
    select k.id, k.name, k.scopes, k.tenant_id, k.expires_at, k.revoked_at, k.last_used_at,
           t.name as tenant_name, t.slug, t.status::text as status, t.plan::text as plan,
           u.role::text as creator_role, u.status::text as creator_status
    from api_keys k join tenants t on t.id = k.tenant_id
    left join users u on u.id = k.created_by and u.tenant_id = k.tenant_id
    where k.key_hash = ${sha256Hex(key)}`;
  const row = rows[0];
  if (!row) return null;
  const now = deps.clock.now();
  const { creator_role: role, creator_status: status } = row;
  const creator = role === null || status === null ? null : { role, status };
  if (stateOf({ revokedAt: row.revoked_at, expiresAt: row.expires_at, creator }, now) !== "active") return null;
  await noteUse(deps, row, now);
  return {
    actor: {
      type: "api_key",
      role: "admin",
      keyId: row.id,
      name: row.name,
      tenantId: row.tenant_id,
      scopes: row.scopes,
    },
    tenant: { id: row.tenant_id, name: row.tenant_name, slug: row.slug, status: row.status, plan: row.plan },
  };
}

async function noteUse(deps: Deps, key: KeyRow, now: Date): Promise<void> {
  if (key.last_used_at !== null && now.getTime() - key.last_used_at.getTime() < lastUsedEveryMs) return;
  // A note that cannot be made (a database that only reads) must not keep the program from reading.
  await deps.db.platform.$executeRaw`update api_keys set last_used_at = ${now} where id = ${key.id}::uuid`.catch(
    (error: unknown) => {
      deps.log.warn({ err: error, keyId: key.id }, "the use of a key could not be noted");
    },
  );
}
