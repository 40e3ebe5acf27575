import { PrismaPg } from "@prisma/adapter-pg";
import { createDb, type Db, type DbOptions } from "../src/create-db";
import { PrismaClient } from "../src/generated/client";
import { relationMapOf } from "../src/relation-map";
import { scopeArgs, type RelationMap } from "../src/scope-args";
import { createTenantDb } from "../src/tenant-db";
import { TenantPool } from "../src/tenant-pool";
import type { ScopedModel } from "../src/tenant-models";
import { patient } from "./patience";

/** A database client whose tenants are kept apart by row-level security alone: the filter that the client adds is taken off again. */
export function withoutFilter(options: Pick<DbOptions, "appUrl" | "platformUrl">): Db {
  const db = createDb({ ...options, ...patient });
  const { queryTimeoutMs, connectTimeoutMs } = patient;
  const pool = new TenantPool({ url: options.appUrl, size: 4, queryTimeoutMs, connectTimeoutMs });
  const client = new PrismaClient({ adapter: new PrismaPg(pool) });
  const map = relationMapOf(client);
  return {
    ...db,
    forTenant: (tenantId) => createTenantDb(client, map, tenantId, stampOnly),
    close: async () => {
      await client.$disconnect();
      await pool.end();
      await db.close();
    },
  };
}

/** The same walls the other way round: signed in as the owner, who passes row-level security, the filter is all there is. */
export function withoutPolicies(ownerUrl: string): Db {
  return createDb({ appUrl: ownerUrl, platformUrl: ownerUrl, ...patient });
}

/** Neither: what the proof must call a hole, or it proves nothing. */
export function withoutWalls(ownerUrl: string): Db {
  return withoutFilter({ appUrl: ownerUrl, platformUrl: ownerUrl });
}

function stampOnly(map: RelationMap, model: ScopedModel, operation: string, args: unknown, tenantId: string) {
  const scoped = scopeArgs(map, model, operation, args, tenantId);
  const { where } = scoped;
  if (typeof where !== "object" || where === null || !("AND" in where) || !Array.isArray(where.AND)) return scoped;
  return { ...scoped, where: { ...where, AND: (where.AND as unknown[]).slice(0, -1) } };
}
