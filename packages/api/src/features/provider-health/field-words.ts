import type { Difference } from "../agents/retell-draft";
import type { FieldDifference } from "./schemas";

/** Settings whose values may be shown to the platform. All else is the organisation's own: prompts, tools, words. */
const shown = new Set([
  ...["model", "startSpeaker", "modelTemperature", "modelHighPriority", "toolCallStrictMode", "voiceId", "voiceModel"],
  ...["language", "responsiveness", "interruptionSensitivity", "ambientSound", "webhookUrl", "webhookEvents"],
  ...["voiceTemperature", "voiceSpeed", "volume", "maxCallDurationMs", "endCallAfterSilenceMs", "ringDurationMs"],
  ...["denoisingMode", "sttMode", "dataStorageSetting", "dataStorageRetentionDays", "timezone", "agentName"],
  ...["beginMessageDelayMs", "reminderTriggerMs", "reminderMaxCount", "allowUserDtmf", "enableBackchannel"],
]);

/** Written by us alone: where they differ, nobody changed the agent. */
const ours = new Set(["webhookUrl", "webhookEvents"]);

const longest = 200;

/** Differences as they may be told: the value where it is no content, else the field alone. */
export function fieldDifferences(where: FieldDifference["where"], found: readonly Difference[]): FieldDifference[] {
  return found.map(({ field, ...sides }) => {
    const tell = (value: unknown) => (shown.has(field) ? textOf(value) : null);
    return { where, field, ours: tell(sides.ours), theirs: tell(sides.theirs) };
  });
}

/** Whether all that differs is what we ourselves write otherwise today. */
export function isOnlyOurs(found: readonly FieldDifference[]): boolean {
  return found.every(({ field }) => ours.has(field));
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  return (typeof value === "string" ? value : JSON.stringify(value)).slice(0, longest);
}
