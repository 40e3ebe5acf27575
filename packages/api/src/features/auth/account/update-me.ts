import { isDeepStrictEqual } from "node:util";
import type { AccountCtx } from "../../../kernel/context";
import { storable, storableJson } from "../../../kernel/text";
import { unscoped } from "../../../kernel/unscoped";
import { me } from "../me";
import type { MeView, UpdateMeInput } from "../schemas";
import { preferencesOf } from "./preferences";
import { recordAccountChange } from "./record-account-change";

/** Changes the own name and preferences; what is left out stays. */
export async function updateMe(ctx: AccountCtx, input: UpdateMeInput): Promise<MeView> {
  await unscoped(ctx).$transaction(async (tx) => {
    // The row is locked first: of two changes at once neither may undo the other.
    await tx.$queryRaw`select 1 from users where id = ${ctx.person.userId}::uuid for update`;
    const user = await tx.user.findUniqueOrThrow({ where: { id: ctx.person.userId } });
    const before = { name: user.name, ...preferencesOf(user.settings) };
    const after = { ...before, ...(input.name && { name: storable(input.name) }), ...given(input.settings ?? {}) };
    const changed = (Object.keys(after) as (keyof typeof after)[]).filter(
      (key) => !isDeepStrictEqual(after[key], before[key]),
    );
    if (changed.length === 0) return;
    const { name, ...preferences } = after;
    const settings = storableJson({ ...(user.settings as object), ...preferences }) as object;
    await tx.user.update({ where: { id: user.id }, data: { name, settings } });
    const only = (from: typeof after) => Object.fromEntries(changed.map((key) => [key, from[key]]));
    await recordAccountChange(tx, ctx, user, { action: "account.updated", before: only(before), after: only(after) });
  });
  return await me(ctx);
}

function given<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}
