import type { TenantTx } from "@voxcalls/db";
import { AppError } from "../../kernel/errors";

const message = "is on your do-not-call list";

/** That a number is on the do-not-call list: a refused input like any other, which whoever dials by themselves can tell apart. */
export class OnDoNotCallList extends AppError {
  constructor() {
    super("validation_failed", message, { fields: [{ path: "toNumber", message }] });
  }
}

/** Throws OnDoNotCallList. To be asked in the transaction after which the number is dialled. */
export async function assertMayBeCalled(tx: TenantTx, phoneNumber: string): Promise<void> {
  const listed = await tx.doNotCallNumber.findFirst({ where: { phoneNumber }, select: { id: true } });
  if (listed) throw new OnDoNotCallList();
}
