import type { PlatformDb, Prisma } from "@voxcalls/db";
import type { PlatformSummary } from "./schemas";

const shown = 10;

/** Switched off after a day of failing, or with something that was tried in vain and is tried again. */
const fails: Prisma.WebhookEndpointWhereInput = {
  tenant: { removedAt: null },
  OR: [
    { status: "switched_off" },
    { status: "active", deliveries: { some: { status: "pending", attempts: { gt: 0 } } } },
  ],
};

export async function howManyFail(db: PlatformDb): Promise<number> {
  return await db.webhookEndpoint.count({ where: fails });
}

/** The first of the webhook endpoints that fail, those that were switched off last before all others; their paths may hold secrets. */
export async function failingEndpoints(db: PlatformDb): Promise<PlatformSummary["failingEndpoints"]> {
  const rows = await db.webhookEndpoint.findMany({
    where: fails,
    orderBy: [{ switchedOffAt: { sort: "desc", nulls: "last" } }, { id: "desc" }],
    take: shown,
    select: {
      id: true,
      url: true,
      switchedOffAt: true,
      lastSuccessAt: true,
      tenant: { select: { id: true, name: true } },
    },
  });
  return rows.map(({ id, url, switchedOffAt, lastSuccessAt, tenant }) => ({
    id,
    host: new URL(url).host,
    switchedOffAt,
    lastSuccessAt,
    owner: tenant,
  }));
}
