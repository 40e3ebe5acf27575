import type { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { conflict, invalid, notFound } from "../../kernel/errors";
import { recordAudit } from "../audit/record";
import { rotationMs } from "./rules";
import type { RotatedSecret, RotateSecretInput } from "./schemas";
import { newSecret, sealAsPrevious, sealSecret } from "./secrets";

/**
 * A new secret, shown this once. For a day one before it signs as well. While two sign already, whoever asks says which of them stops at
 * once: no secret that a receiver may hold ends by itself before its day is over. Throws not_found; conflict while two sign and nothing is
 * said; validation_failed for a secret that is to stop while one alone signs.
 */
export async function rotateSecret(ctx: TenantCtx, { id, stop }: RotateSecretInput): Promise<RotatedSecret> {
  const secret = newSecret();
  const now = ctx.clock.now();
  const rotationEndsAt = new Date(now.getTime() + rotationMs);
  await ctx.db.tx(async (tx) => {
    // Two who rotate at once: the second finds that two secrets sign.
    await tx.$executeRaw`select 1 from webhook_endpoints where id = ${id}::uuid for update`;
    const endpoint = await tx.webhookEndpoint.findUnique({ where: { id }, select: secretColumns });
    if (!endpoint) throw notFound("webhook endpoint");
    assertSaid(endpoint, stop, now);
    await tx.webhookEndpoint.update({
      where: { id },
      data: {
        sealedSecret: sealSecret(ctx.sealing, id, secret),
        ...(stop !== "new" && { sealedPreviousSecret: sealAsPrevious(ctx.sealing, endpoint) }),
        rotationEndsAt,
      },
    });
    await recordAudit(tx, ctx, {
      action: "webhook_endpoint.secret_rotated",
      objectType: "webhook_endpoint",
      objectId: id,
      after: { rotationEndsAt, ...(stop && { stopped: stop }) },
    });
  });
  return { secret, rotationEndsAt };
}

const secretColumns = {
  id: true,
  sealedSecret: true,
  rotationEndsAt: true,
} satisfies Prisma.WebhookEndpointSelect;

function assertSaid({ rotationEndsAt }: { rotationEndsAt: Date | null }, stop: RotateSecretInput["stop"], now: Date) {
  const isRotating = rotationEndsAt !== null && rotationEndsAt > now;
  if (isRotating && stop === undefined) {
    const until = rotationEndsAt.toISOString();
    throw conflict(`Two secrets sign until ${until}. Wait until then, or say which of them stops at once.`, "stop");
  }
  if (!isRotating && stop !== undefined) throw invalid("stop", "Only one secret signs: leave this out.");
}
