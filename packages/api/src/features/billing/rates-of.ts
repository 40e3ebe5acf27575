import type { PlatformDb } from "@voxcalls/db";
import { moneyText } from "../../kernel/money";
import { startOfRate } from "./start-of-rate";

const shown = 20;

/** The versions of a tenant's rate, the latest first. */
export async function ratesOf(db: Pick<PlatformDb, "rateVersion">, tenantId: string) {
  const rows = await db.rateVersion.findMany({
    where: { tenantId },
    orderBy: [{ startsAt: "desc" }, { id: "desc" }],
    take: shown,
  });
  return rows.map(({ plan, ratePerMinute, incrementSeconds, startsAt }) => ({
    plan,
    ratePerMinute: moneyText(ratePerMinute),
    incrementSeconds,
    startsAt: startOfRate(startsAt),
  }));
}
