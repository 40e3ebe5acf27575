import type { TenantCtx } from "../../../kernel/context";
import { unscoped } from "../../../kernel/unscoped";
import type { SlugAnswer, SlugInput } from "./schemas";

/** Whether the tenant could have this short name: nobody else has it. */
export async function slugIsFree(ctx: TenantCtx, { slug }: SlugInput): Promise<SlugAnswer> {
  const others = await unscoped(ctx).tenant.count({ where: { slug, id: { not: ctx.tenant.id } } });
  return { isFree: others === 0 };
}
