import { AsyncLocalStorage } from "node:async_hooks";

/** The tenant for whom the current call chain queries; the pool reads it when a query leaves (tenant-pool.ts). */
export const tenantStore = new AsyncLocalStorage<string>();

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** @throws TypeError when the id is not a UUID; it is later written into SQL where no parameter can stand. */
export function assertTenantId(tenantId: string): void {
  if (!UUID.test(tenantId)) throw new TypeError("A tenant id is a UUID.");
}
