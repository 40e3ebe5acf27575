import type { FieldProblem, RetellCall } from "@voxcalls/retell-client";
import type { Deps } from "../../kernel/context";
import { canonicalText } from "../../kernel/canonical-text";
import { sha256Hex } from "../../kernel/crypto";
import type { CallEvent } from "./call-event";

/** A row of `provider_events` that has a call, its body as text. */
export interface StoredEvent {
  readonly id: string;
  readonly source: string;
  readonly body: string;
  readonly receivedAt: Date;
  readonly retellCallId: string;
  readonly isPending: boolean;
}

/** The event in a stored row, or why it cannot be read. */
export function readStored(deps: Pick<Deps, "retell">, row: StoredEvent): CallEvent | string {
  const receivedAtMs = row.receivedAt.getTime();
  // What we asked for is stored in our own words, as the client gave it.
  if (row.source === "sync")
    return { name: "sync", receivedAtMs, call: (JSON.parse(row.body) as { call: RetellCall }).call };
  const parsed = deps.retell.webhooks.parse(row.body);
  if (!parsed.ok) return problemText(parsed.problems);
  if (parsed.value.kind !== "call") return "not an event of a call";
  const { event, call, transfer } = parsed.value;
  return { name: event, receivedAtMs, call, ...(transfer && { transfer }) };
}

export function problemText(problems: readonly FieldProblem[]): string {
  return problems
    .slice(0, 5)
    .map(({ path, message }) => (path ? `${path}: ${message}` : message))
    .join("; ");
}

/** The same call, event and content is the same event, whatever the spacing and the order of keys. */
export function eventKeyOf(retellCallId: string | null, event: string, body: unknown): string {
  return sha256Hex(`${JSON.stringify([retellCallId, event])}${canonicalText(body)}`);
}
