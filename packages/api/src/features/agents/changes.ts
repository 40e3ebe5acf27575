import type { Prisma } from "@voxcalls/db";
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
  return editable.filter((key) => wanted[key] !== undefined && wanted[key] !== now[key]);
}

/** Some fields of an agent. */
export function pick(agent: Partial<Editable>, keys: readonly EditableKey[]): Partial<Editable> {
  return Object.fromEntries(keys.map((key) => [key, agent[key]]));
}

/** The same for the audit log, which keeps no prompt in full: its length, and a mark by which two of one length differ. */
export function forAudit(agent: Partial<Editable>, keys: readonly EditableKey[]): Record<string, unknown> {
  const markOf = (text: string | null | undefined) =>
    text == null ? null : `${text.length} characters (#${sha256Hex(text).slice(0, 8)})`;
  const { systemPrompt, welcomeMessage, ...short } = pick(agent, keys);
  return {
    ...short,
    ...(keys.includes("systemPrompt") && { systemPrompt: markOf(systemPrompt) }),
    ...(keys.includes("welcomeMessage") && { welcomeMessage: markOf(welcomeMessage) }),
  };
}
