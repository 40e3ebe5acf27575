import { z } from "zod";

const AccountRefused = z.object({
  /** The provider's HTTP status: 402 for want of payment, 401 or 403 for its key. */
  status: z.int(),
  at: z.iso.datetime(),
  mailedAt: z.iso.datetime(),
});
export type AccountRefused = z.infer<typeof AccountRefused>;

export const accountRefusedKey = "provider.account-refused";

interface NoteReader {
  readonly platformSetting: {
    findUnique(args: { where: { key: string } }): Promise<{ value: unknown } | null>;
  };
}

/** When the provider last refused to place a call for the platform's own account; null when it never did. */
export async function readAccountRefused(db: NoteReader): Promise<AccountRefused | null> {
  const row = await db.platformSetting.findUnique({ where: { key: accountRefusedKey } });
  return AccountRefused.safeParse(row?.value).data ?? null;
}
