import type { AuditEntryView } from "@voxcalls/api/schemas/audit";

/** Kinds of actor as people call them. */
export const actorKinds: Readonly<Record<string, string>> = {
  member: "Member",
  api_key: "API key",
  support: "Support",
  super_admin: "Super admin",
  system: "System",
};

/** Kinds of things that the log speaks of. */
export const objectKinds: Readonly<Record<string, string>> = {
  agent: "Agent",
  call: "Call",
  batch: "Batch",
  do_not_call: "Do-not-call list",
  phone_number: "Phone number",
  member: "Member",
  user: "Account",
  invitation: "Invitation",
  api_key: "API key",
  tenant: "Organisation",
  support_visit: "Support visit",
  webhook_endpoint: "Webhook",
  reconciliation_run: "Comparison",
  reconciliation_item: "Difference",
};

const acts: Readonly<Record<string, string>> = {
  "account.email_changed": "Changed the own e-mail",
  "account.email_verified": "Confirmed the own e-mail",
  "account.password_changed": "Changed the own password",
  "account.password_reset": "Set a new password by mail",
  "account.recovery_codes_renewed": "Made new recovery codes",
  "account.session_ended": "Signed a device out",
  "account.session_ended_for_reuse": "Signed out: a sign-in was used twice",
  "account.sessions_ended": "Signed out all devices",
  "account.two_factor_off": "Turned two-factor off",
  "account.two_factor_on": "Turned two-factor on",
  "account.updated": "Changed the own account",
  "agent.update_refused": "Change refused by the provider",
  "api_key.all_revoked": "Revoked all API keys",
  "call.deleted": "Deleted a call",
  "call.exported": "Exported calls",
  "call.played": "Played a recording",
  "call.started": "Placed a call",
  "batch.created": "Made a batch",
  "batch.filled": "Gave a batch its numbers",
  "batch.started": "Started a batch",
  "batch.paused": "Paused a batch",
  "batch.resumed": "Went on with a batch",
  "batch.cancelled": "Cancelled a batch",
  "batch.halted": "A batch came to a halt",
  "batch.exported": "Exported a batch",
  "do_not_call.added": "Put numbers on the do-not-call list",
  "do_not_call.removed": "Took a number off the do-not-call list",
  "call.stopped": "Hung up a call",
  "call.updated": "Noted or tagged a call",
  "invitation.accepted": "Joined by invitation",
  "invitation.link_copied": "Copied an invitation's link",
  "invitation.resent": "Sent an invitation again",
  "invitation.sent": "Invited a member",
  "knowledge.created": "Created a knowledge base",
  "knowledge.deleted": "Deleted a knowledge base",
  "knowledge.source_added": "Added a source of knowledge",
  "knowledge.source_removed": "Removed a source of knowledge",
  "knowledge.source_retried": "Tried a source of knowledge again",
  "knowledge.updated": "Updated a knowledge base",
  "phone_number.given_up": "Gave up a phone number",
  "platform_account.created": "Added a super admin",
  "platform_account.link_sent": "Sent a super admin's link",
  "platform_settings.changed": "Changed the platform's settings",
  "reconciliation.judged": "Judged a difference",
  "reconciliation.started": "Began a comparison",
  "support.entered": "Entered the organisation",
  "support.left": "Left the organisation",
  "support.raised": "May change things now",
  "support.request": "Looked in by request",
  "tenant.limits_changed": "Changed the limits",
  "tenant.sessions_ended": "Signed everyone out",
  "tenant.updated": "Changed the settings",
  "webhook_endpoint.replayed": "Sent a webhook's events again",
  "webhook_endpoint.secret_rotated": "Made a new secret for a webhook",
  "webhook_endpoint.switched_off": "Switched a webhook off",
};

/** What was done, in a few words: those above, else made from the action's own two. */
export function actWords(action: string): string {
  const known = acts[action];
  if (known !== undefined) return known;
  const [noun = "", verb = ""] = action.split(".");
  const done = verb.replaceAll("_", " ");
  return `${done.charAt(0).toUpperCase()}${done.slice(1)} ${nounWords(noun)}`;
}

function nounWords(noun: string): string {
  const word = objectKinds[noun] ?? noun.replaceAll("_", " ");
  const spoken = word === "API key" ? word : word.toLowerCase();
  return `${/^[aeio]/i.test(spoken) ? "an" : "a"} ${spoken}`;
}

/** `maxCallDurationMs` → "Max call duration ms"; ids lose their tail: `agentId` → "Agent". */
export function fieldWords(name: string): string {
  const words = name
    .replace(/Id$/, "")
    .replaceAll(/([A-Z])/g, " $1")
    .replaceAll("_", " ")
    .trim()
    .toLowerCase();
  return words.startsWith("llm ") ? `LLM ${words.slice(4)}` : words.charAt(0).toUpperCase() + words.slice(1);
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

/** A value as it stands in a line of the difference. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (value === true) return "yes";
  if (value === false) return "no";
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map(valueWords).join(", ");
  if (typeof value === "number") return value.toLocaleString("en-US");
  if (typeof value !== "string") return JSON.stringify(value);
  return instant.test(value) ? `${value.slice(0, 10)} ${value.slice(11, 16)} UTC` : value;
}

export interface Change {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** The fields that differ, in the order in which they were written down. Null where a side says nothing of the field. */
export function changesOf({ before, after }: Pick<AuditEntryView, "before" | "after">): Change[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const side = (from: AuditEntryView["before"], field: string) =>
    from !== null && field in from ? valueWords(from[field]) : null;
  return fields
    .map((field) => ({ field: fieldWords(field), before: side(before, field), after: side(after, field) }))
    .filter((change) => change.before !== change.after);
}

const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The difference in one line, for the table: ids only by their ends, which tell them apart. */
export function changeWords(entry: Pick<AuditEntryView, "before" | "after">): string {
  const short = (text: string | null) =>
    text !== null && id.test(text) ? `${text.slice(0, 4)}…${text.slice(-4)}` : text;
  return changesOf(entry)
    .map(({ field, before, after }) => {
      if (before === null) return `${field}: ${short(after)}`;
      return after === null ? `${field}: ${short(before)}` : `${field}: ${short(before)} → ${short(after)}`;
    })
    .join(" · ");
}
