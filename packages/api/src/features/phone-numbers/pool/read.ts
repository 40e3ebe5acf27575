import type { PlatformCtx } from "../../../kernel/context";
import { unscoped } from "../../../kernel/unscoped";
import type { PoolNumberView } from "./schemas";
import { poolColumns, toPoolView } from "./view";

/** A number that is known to be there, as the platform's people see it. */
export async function readPoolNumber(ctx: PlatformCtx, id: string): Promise<PoolNumberView> {
  return toPoolView(await unscoped(ctx).phoneNumber.findUniqueOrThrow({ where: { id }, select: poolColumns }));
}
