import type { Prisma } from "@voxcalls/db";
import { canonicalText } from "../../kernel/canonical-text";
import { sha256Hex } from "../../kernel/crypto";
import { storable } from "../../kernel/text";

const editable = [
  "name",
  "systemPrompt",
  "welcomeMessage",
  "voiceId",
  "llmModel",
  "language",
  "responsiveness",
  "interruptionSensitivity",
  "ambientSound",
  "assignedUserId",
  "settings",
  "knowledgeBaseIds",
  "transferAgentIds",
] as const satisfies readonly (keyof Prisma.AgentModel)[];

type EditableKey = (typeof editable)[number];

/** What a person can change of an agent. */
export type Editable = Pick<Prisma.AgentModel, EditableKey>;

/** The fields that were given, fit to be stored. */
export function changesIn(fields: { readonly [K in EditableKey]?: Editable[K] | undefined }): Partial<Editable> {
  const given = editable.filter((key) => fields[key] !== undefined);
  return Object.fromEntries(
    given.map((key) => {
      const value = fields[key];
      return [key, typeof value === "string" ? storable(value) : value];
    }),
  );
}

/** The fields of `wanted` in which `now` differs. */
export function differing(wanted: Partial<Editable>, now: Editable): EditableKey[] {
  return editable.filter((key) => wanted[key] !== undefined && canonicalText(wanted[key]) !== canonicalText(now[key]));
}

/** The same as a row is written. */
export function asRow({ settings, ...fields }: Partial<Editable>): Prisma.AgentUncheckedUpdateManyInput {
  return { ...fields, ...(settings !== undefined && { settings: settings ?? {} }) };
}

/** Some fields of an agent. */
export function pick(agent: Partial<Editable>, keys: readonly EditableKey[]): Partial<Editable> {
  return Object.fromEntries(keys.map((key) => [key, agent[key]]));
}

/** The same for the audit log, which keeps no prompt in full: its length, and a mark by which two of one length differ. */
export function forAudit(agent: Partial<Editable>, keys: readonly EditableKey[]): Record<string, unknown> {
  const markOf = (text: string | null | undefined) =>
    text == null ? null : `${text.length} characters (#${sha256Hex(text).slice(0, 8)})`;
  const { systemPrompt, welcomeMessage, settings, transferAgentIds: _, ...short } = pick(agent, keys);
  return {
    ...short,
    ...(settings !== undefined && { settings: markedSettings(settings) }),
    ...(keys.includes("systemPrompt") && { systemPrompt: markOf(systemPrompt) }),
    ...(keys.includes("welcomeMessage") && { welcomeMessage: markOf(welcomeMessage) }),
  };
}

/** Settings hold prompts, too (states, tools): figures and choices stand as they are, everything else by its mark. */
function markedSettings(settings: Prisma.JsonValue): Record<string, unknown> {
  if (typeof settings !== "object" || settings === null || Array.isArray(settings)) return {};
  return Object.fromEntries(
    Object.entries(settings).map(([key, value]) => {
      const isShort = typeof value !== "object" && String(value).length <= 40;
      return [key, isShort ? value : `#${sha256Hex(canonicalText(value)).slice(0, 8)}`];
    }),
  );
}
