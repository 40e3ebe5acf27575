import type { TenantCtx } from "../../kernel/context";
import { notFound } from "../../kernel/errors";
import { recordAudit } from "../audit/record";
import { rotationMs } from "./rules";
import type { RotatedSecret, WebhookEndpointId } from "./schemas";
import { newSecret, sealAsPrevious, sealSecret } from "./secrets";

/** A new secret, shown this once. For a day the one before signs as well; a still older one signs no more. Throws not_found. */
export async function rotateSecret(ctx: TenantCtx, { id }: WebhookEndpointId): Promise<RotatedSecret> {
  const secret = newSecret();
  const rotationEndsAt = new Date(ctx.clock.now().getTime() + rotationMs);
  await ctx.db.tx(async (tx) => {
    // Two who rotate at once: the second finds the first one's secret as the one before.
    await tx.$executeRaw`select 1 from webhook_endpoints where id = ${id}::uuid for update`;
    const endpoint = await tx.webhookEndpoint.findUnique({ where: { id }, select: { id: true, sealedSecret: true } });
    if (!endpoint) throw notFound("webhook endpoint");
    const sealedPreviousSecret = sealAsPrevious(ctx.sealing, endpoint);
    await tx.webhookEndpoint.update({
      where: { id },
      data: { sealedSecret: sealSecret(ctx.sealing, id, secret), sealedPreviousSecret, rotationEndsAt },
    });
    await recordAudit(tx, ctx, {
      action: "webhook_endpoint.secret_rotated",
      objectType: "webhook_endpoint",
      objectId: id,
      after: { rotationEndsAt },
    });
  });
  return { secret, rotationEndsAt };
}
