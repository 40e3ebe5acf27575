import type { PlatformCtx } from "../../../kernel/context";
import { readPlatformSettings, type PlatformSettings } from "../../../kernel/platform-settings";
import { unscoped } from "../../../kernel/unscoped";
import { plans } from "../../plans/catalogue";
import type { SettingsView } from "./schemas";

/** The platform's settings, with the plans there are. */
export async function getSettings(ctx: PlatformCtx): Promise<SettingsView> {
  return toSettingsView(await readPlatformSettings(unscoped(ctx)));
}

export function toSettingsView(settings: PlatformSettings): SettingsView {
  return { ...settings, plans: Object.values(plans) };
}
