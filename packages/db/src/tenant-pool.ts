import type pg from "pg";
import { RuntimePool } from "./runtime-pool";
import { TenantQuery } from "./tenant-query";
import { assertTenantId, tenantStore } from "./tenant-store";

/**
 * The pool of the app role, a drop-in for `PrismaPg(pool)`: whatever leaves it carries the tenant of `tenantStore` to the
 * row-level security policies, at no extra round trip. Without a tenant a query goes out bare and sees no tenant's row.
 */
export class TenantPool extends RuntimePool {
  protected override async send(client: pg.PoolClient, config: unknown, values: unknown): Promise<unknown> {
    const tenantId = tenantStore.getStore();
    if (tenantId === undefined) return super.send(client, config, values);
    return new Promise((resolve, reject) => {
      client.query(
        new TenantQuery(tenantId, config, values, (error, result) => (error ? reject(error) : resolve(result))),
      );
    });
  }

  /** A transaction names its tenant in the packet that begins it; SET LOCAL takes no snapshot, so SET TRANSACTION may follow. */
  protected override adapt(config: unknown): unknown {
    const tenantId = tenantStore.getStore();
    if (tenantId === undefined || !isBegin(config)) return config;
    assertTenantId(tenantId);
    return { text: `BEGIN; SET LOCAL app.tenant_id = '${tenantId}'` };
  }
}

function isBegin(config: unknown): boolean {
  return typeof config === "object" && config !== null && "text" in config && config.text === "BEGIN";
}
