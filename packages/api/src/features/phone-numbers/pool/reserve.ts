import { uuidv7 } from "uuidv7";
import type { PlatformCtx } from "../../../kernel/context";
import { seal } from "../../../kernel/crypto";
import { isUniqueViolation } from "../../../kernel/database-errors";
import { conflict, invalid } from "../../../kernel/errors";
import { enqueue } from "../../../kernel/jobs";
import { unscoped } from "../../../kernel/unscoped";
import { recordPlatformAudit } from "../../audit/record-platform";
import { kindOf } from "../rules";
import { trunkSettings } from "./trunk";

/** How long whoever works on an `importing` number has it for itself; then a job may take over. Twice the longest single step. */
export const leaseMs = 60_000;

export function sealedPasswordPlace(id: string): string {
  return `phone_numbers:sealed_sip_password:${id}`;
}

/**
 * Writes the number down as `importing`, before anything happens at a provider, together with the job that finishes or forgets it
 * should this process die. Returns the row's id. Throws conflict when the number is known already.
 */
export async function reserveNumber(
  ctx: PlatformCtx,
  phoneNumber: string,
  act: "ordered" | "imported",
): Promise<string> {
  const kind = kindOf(phoneNumber);
  if (!kind) throw invalid("phoneNumber", "No such number can exist: check the country code and the length.");
  const trunk = trunkSettings(ctx);
  const id = uuidv7();
  const now = ctx.clock.now();
  try {
    await unscoped(ctx).$transaction(async (tx) => {
      await tx.phoneNumber.create({
        data: {
          id,
          phoneNumber,
          ...kind,
          sipTrunkUri: trunk.terminationUri,
          sipUsername: trunk.username,
          sealedSipPassword: seal(ctx.sealing, sealedPasswordPlace(id), trunk.password),
          status: "importing",
          createdAt: now,
          updatedAt: now,
        },
      });
      await queueBringIn(tx, ctx, id);
      await recordPlatformAudit(tx, ctx, {
        action: `phone_number.${act}`,
        objectType: "phone_number",
        objectId: id,
        objectName: phoneNumber,
      });
    });
  } catch (error) {
    if (isUniqueViolation(error, "phone_number")) throw conflict("This number is in the pool already.", "phoneNumber");
    throw error;
  }
  return id;
}

/** Leaves the job that looks after the number once the lease is over. */
export async function queueBringIn(tx: Parameters<typeof enqueue>[0], ctx: PlatformCtx, id: string): Promise<void> {
  const runAt = new Date(ctx.clock.now().getTime() + leaseMs);
  await enqueue(tx, "phone-numbers.bring-in", { phoneNumberId: id }, { key: `phone-numbers.bring-in:${id}`, runAt });
}

/** Removes a number of which the provider has nothing. */
export async function forgetNumber(ctx: PlatformCtx, id: string): Promise<void> {
  await unscoped(ctx).$transaction(async (tx) => {
    const [number] = await tx.phoneNumber.findMany({ where: { id, status: "importing" } });
    if (!number) return;
    await tx.phoneNumber.deleteMany({ where: { id, status: "importing" } });
    await recordPlatformAudit(tx, ctx, {
      action: "phone_number.given_up",
      objectType: "phone_number",
      objectId: id,
      objectName: number.phoneNumber,
    });
  });
}
