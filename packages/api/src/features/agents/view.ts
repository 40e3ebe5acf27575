import type { Prisma } from "@voxcalls/db";
import type { Actor } from "../../kernel/actor";
import type { AgentView } from "./schemas";
import { AgentSettings, settingKeys } from "./settings";

/** What `toAgentView` needs beside the agent's own columns. */
export const withNumbers = {
  phoneNumbers: { select: { id: true, phoneNumber: true }, orderBy: [{ assignedAt: "asc" }, { id: "asc" }] },
} as const satisfies Prisma.AgentInclude;

type AgentRow = Prisma.AgentGetPayload<{ include: typeof withNumbers }>;

/** An agent as this person may see it: the provider's ids are not for users. */
export function toAgentView(actor: Actor, row: AgentRow): AgentView {
  const { settings, deletedAt: _, formerRetellAgentIds: __, syncedRevision, publishedRevision, ...rest } = row;
  const isSettled = row.status === "failed" || syncedRevision === row.revision;
  const given = AgentSettings.parse(settings);
  const deeper = Object.fromEntries(settingKeys.map((key) => [key, given[key] ?? null])) as SettingsView;
  return {
    ...deeper,
    ...rest,
    ...(actor.role === "user" && { retellAgentId: null, retellLlmId: null }),
    assignedPhoneNumberId: row.phoneNumbers[0]?.id ?? null,
    hasUnpublishedChanges: row.publishedVersion !== null && publishedRevision !== row.revision,
    syncState: isSettled ? "in_sync" : "pending",
  };
}

type SettingsView = Pick<AgentView, (typeof settingKeys)[number]>;
