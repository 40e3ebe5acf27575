import type { PlatformDb } from "@voxcalls/db";
import type { RetellCall } from "@voxcalls/retell-client";
import { moneyText } from "../../kernel/money";
import { chargeFor } from "../billing/rules";
import { termsAt } from "../billing/terms";
import type { Ours } from "./list-ours";
import type { Said } from "./rules";

/** What the provider says of calls that are ours, priced by the terms that held when they began: the same rule that charged them. */
export async function whatTheySay(
  db: PlatformDb,
  calls: readonly RetellCall[],
  ours: ReadonlyMap<string, Ours>,
): Promise<Map<string, Said>> {
  const owned = calls.flatMap((call) => ours.get(call.retellCallId) ?? []);
  const terms = await termsAt(
    db,
    owned.map(({ tenantId, startedAt }) => ({ tenantId, at: startedAt })),
  );
  const termsOf = new Map(owned.map(({ retellCallId }, place) => [retellCallId, terms[place]]));
  return new Map(
    calls.map((call) => {
      const durationMs = durationOf(call);
      const held = termsOf.get(call.retellCallId);
      const cost = held ? moneyText(chargeFor(durationMs, held).totalCost) : null;
      return [call.retellCallId, { durationMs, cost, wholesaleCents: call.cost?.combinedCents ?? null }];
    }),
  );
}

/** As the fold has it: what was told, or the span between begin and end. */
function durationOf({ status, durationMs, startedAtMs, endedAtMs }: RetellCall): number {
  if (status === "not_connected") return 0;
  if (durationMs !== undefined) return durationMs;
  return startedAtMs === undefined || endedAtMs === undefined ? 0 : Math.max(0, endedAtMs - startedAtMs);
}
