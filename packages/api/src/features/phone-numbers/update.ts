import type { TenantCtx } from "../../kernel/context";
import { notFound } from "../../kernel/errors";
import { storable } from "../../kernel/text";
import { recordAudit } from "../audit/record";
import { assertBindable } from "./bindable";
import { getNumber } from "./get";
import { lockNumber, rebind } from "./rebind";
import type { PhoneNumberView, UpdateNumberInput } from "./schemas";
import { syncNow } from "./sync";

/** Binds a number to an agent and a member, or names it. What is left out stays. Throws not_found for any id that is not the tenant's. */
export async function updateNumber(ctx: TenantCtx, input: UpdateNumberInput): Promise<PhoneNumberView> {
  const { id } = input;
  const isRebound = await ctx.db.tx(async (tx) => {
    await assertBindable(tx, ctx.tenant.id, input);
    const before = await lockNumber(tx, ctx, id);
    if (!before) throw notFound("phone number");
    const next = {
      agentId: input.agentId === undefined ? before.agentId : input.agentId,
      userId: input.userId === undefined ? before.userId : input.userId,
      nickname: input.nickname === undefined ? before.nickname : input.nickname && storable(input.nickname),
    };
    const rebinds = next.agentId !== before.agentId || next.userId !== before.userId;
    if (rebinds) await rebind(tx, ctx, id, next);
    const renames = next.nickname !== before.nickname;
    if (renames) await tx.phoneNumber.update({ where: { id }, data: { nickname: next.nickname } });
    if (rebinds || renames) {
      const { id: _, ...was } = before;
      await recordAudit(tx, ctx, {
        action: "phone_number.updated",
        objectType: "phone_number",
        objectId: id,
        before: was,
        after: next,
      });
    }
    return rebinds;
  });
  if (isRebound) await syncNow(ctx, [id]);
  return await getNumber(ctx, id);
}
