import { crashPoint } from "../../kernel/crash";
import type { Deps } from "../../kernel/context";
import type { Claimed } from "./claim-due";
import { pauseAfterMs } from "./rules";
import type { Try } from "./send";
import { switchOff } from "./switch-off";

/** A receiver says with it that it is gone for good, and is asked no more (Standard Webhooks). */
const gone = 410;

/**
 * Writes down what came of a try: it is delivered, or tried again later, or given up. An endpoint that took nothing since the first try
 * of what is given up is switched off.
 */
export async function noteTry(deps: Deps, delivery: Claimed, result: Try): Promise<void> {
  crashPoint(deps.env, "webhooks.deliver:after-send");
  const now = deps.clock.now();
  const attempts = delivery.attempts + 1;
  const firstAttemptAt = delivery.firstAttemptAt ?? now;
  const isDelivered = result.problem === null;
  const pauseMs = isDelivered || result.answerStatus === gone ? null : pauseAfterMs(attempts, Math.random());
  const isOver = isDelivered || pauseMs === null;
  await deps.db.platform.$transaction(async (tx) => {
    const { count } = await tx.webhookDelivery.updateMany({
      where: { id: delivery.id, status: "pending", leasedUntil: delivery.leasedUntil },
      data: {
        ...result,
        attempts,
        firstAttemptAt,
        lastAttemptAt: now,
        leasedUntil: null,
        ...(isDelivered && { deliveredAt: now }),
        ...(isOver
          ? { status: isDelivered ? "delivered" : "failed" }
          : { nextAttemptAt: new Date(now.getTime() + pauseMs) }),
      },
    });
    // Someone else has it by now, or its endpoint was deleted.
    if (count === 0) return;
    if (isDelivered) {
      await tx.webhookEndpoint.updateMany({ where: { id: delivery.endpointId }, data: { lastSuccessAt: now } });
    } else if (result.answerStatus === gone) {
      await switchOff(tx, delivery, now, "It answered 410: it is gone for good.");
    } else if (isOver) {
      const reason = `It took nothing for a day. The last time: ${result.problem ?? "no answer"}`;
      await switchOff(tx, delivery, now, reason, firstAttemptAt);
    }
  });
}
