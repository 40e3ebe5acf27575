import { isDeepStrictEqual } from "node:util";
import type { PlatformCtx } from "../../../kernel/context";
import { enqueue } from "../../../kernel/jobs";
import { readPlatformSettings, settingsKey } from "../../../kernel/platform-settings";
import { unscoped } from "../../../kernel/unscoped";
import { recordPlatformAudit } from "../../audit/record-platform";
import { toSettingsView } from "./get";
import type { ChangeSettingsInput, SettingsView } from "./schemas";

/** Changes what is sent of the platform's settings; it holds from the next act on. Nothing is written when nothing changes. */
export async function changeSettings(ctx: PlatformCtx, input: ChangeSettingsInput): Promise<SettingsView> {
  return await unscoped(ctx).$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('platform settings', 0))`;
    const before = await readPlatformSettings(tx);
    const { quarantineDays = before.quarantineDays, sharedLines = before.sharedLines } = input;
    const { visitMinutes = before.visitMinutes, defaultPlan = before.defaultPlan } = input;
    const { orphanHours = before.orphanHours, callableCountries = before.callableCountries } = input;
    const after = { quarantineDays, sharedLines, visitMinutes, orphanHours, callableCountries, defaultPlan };
    const keys = Object.keys(after) as (keyof typeof after)[];
    const changed = keys.filter((key) => !isDeepStrictEqual(after[key], before[key]));
    if (changed.length === 0) return toSettingsView(before);
    await tx.platformSetting.upsert({
      where: { key: settingsKey },
      create: { key: settingsKey, value: after },
      update: { value: after },
    });
    const values = (from: typeof after) => Object.fromEntries(changed.map((key) => [key, from[key]]));
    await recordPlatformAudit(tx, ctx, {
      action: "platform_settings.changed",
      before: values(before),
      after: values(after),
    });
    // The numbers of every tenant carry the list at the provider.
    if (changed.includes("callableCountries")) {
      const key = "phone-numbers.follow-minutes:all:always";
      await enqueue(tx, "phone-numbers.follow-minutes", { always: true }, { key });
    }
    return toSettingsView(after);
  });
}
