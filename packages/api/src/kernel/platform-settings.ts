import { z } from "zod";

/** What super admins set for the whole platform, with what holds until they do. `features/platform/settings` says what may be set. */
const PlatformSettings = z.object({
  quarantineDays: z.int().default(7),
  /** Calls at once, of all tenants together, beyond their guaranteed lines. */
  sharedLines: z.int().default(20),
  visitMinutes: z.int().default(30),
  /** ISO codes of the countries that anybody may call; null for every one. */
  callableCountries: z.array(z.string()).nullable().default(null),
  /** How long an orphan at the provider stands before the nightly run clears it. */
  orphanHours: z.int().default(24),
  defaultPlan: z.enum(["free", "starter", "pro", "enterprise"]).default("free"),
});

export type PlatformSettings = z.infer<typeof PlatformSettings>;

interface SettingsReader {
  readonly platformSetting: {
    findUnique(args: { where: { key: string } }): Promise<{ value: unknown } | null>;
  };
}

export const settingsKey = "settings";

/** The settings in force. Read anew each time, so that a change bites at once. */
export async function readPlatformSettings(db: SettingsReader): Promise<PlatformSettings> {
  const row = await db.platformSetting.findUnique({ where: { key: settingsKey } });
  return PlatformSettings.parse(row?.value ?? {});
}
