import type { TenantTx } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { conflict, notFound } from "../../kernel/errors";
import { lockNumber, lockNumbersOfAgent, rebind } from "./rebind";
import { queueSync } from "./sync";

/** Gives a free number of the tenant to an agent made in the same transaction. Throws not_found, and conflict if another agent answers it. */
export async function bindToNewAgent(
  tx: TenantTx,
  ctx: TenantCtx,
  phoneNumberId: string,
  agentId: string,
): Promise<void> {
  const number = await lockNumber(tx, ctx, phoneNumberId);
  if (!number) throw notFound("phone number");
  if (number.agentId !== null) {
    throw conflict("Another agent answers this number. Rebind it on the numbers page.", "phoneNumberId");
  }
  await rebind(tx, ctx, phoneNumberId, { ...number, agentId });
}

/** Takes every number from an agent whose row the transaction has changed. Returns their ids, to be synced after the commit. */
export async function unbindFromAgent(tx: TenantTx, ctx: TenantCtx, agentId: string): Promise<string[]> {
  const numbers = await lockNumbersOfAgent(tx, ctx, agentId);
  for (const number of numbers) await rebind(tx, ctx, number.id, { ...number, agentId: null });
  return numbers.map((number) => number.id);
}

/** For an agent that starts or stops answering: its numbers stay bound here, but Retell has to hear of it. Returns their ids. */
export async function touchNumbersOfAgent(tx: TenantTx, ctx: TenantCtx, agentId: string): Promise<string[]> {
  const ids = (await lockNumbersOfAgent(tx, ctx, agentId)).map((number) => number.id);
  await tx.phoneNumber.updateMany({ where: { id: { in: ids } }, data: { revision: { increment: 1 } } });
  for (const id of ids) await queueSync(tx, ctx, id);
  return ids;
}
