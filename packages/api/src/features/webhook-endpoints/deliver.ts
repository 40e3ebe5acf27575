import type { Deps } from "../../kernel/context";
import type { PublicRequest } from "../tools/fetch-public";
import { claimDue, type Claimed } from "./claim-due";
import { noteTry } from "./note-try";
import { sendDelivery } from "./send";

/** Tries on their way at once, of all endpoints together. */
const mostAtOnce = 24;

/**
 * Delivers whatever is due until nothing is. Any number of workers may do so at once. Killed at any moment, it leaves deliveries that
 * are sent again a minute later, under the same id.
 * @param resolve looks names up instead of the system.
 */
export async function deliverWebhooks(
  deps: Deps,
  signal: AbortSignal,
  resolve?: PublicRequest["resolve"],
): Promise<void> {
  const underway = new Set<Promise<void>>();
  try {
    while (!signal.aborted) {
      const room = mostAtOnce - underway.size;
      const claimed = room > 0 ? await claimDue(deps.db.platform, deps.clock.now(), room) : [];
      for (const delivery of claimed) {
        const sending = deliverOne(deps, delivery, resolve).finally(() => underway.delete(sending));
        underway.add(sending);
      }
      if (underway.size === 0) return;
      await Promise.race(underway);
    }
  } finally {
    await Promise.all(underway);
  }
}

async function deliverOne(deps: Deps, delivery: Claimed, resolve: PublicRequest["resolve"]): Promise<void> {
  try {
    await noteTry(deps, delivery, await sendDelivery(deps, delivery, resolve));
  } catch (error) {
    // Its lease runs out, and it is tried again.
    deps.log.warn({ err: error, deliveryId: delivery.id }, "what came of a webhook could not be written down");
  }
}
