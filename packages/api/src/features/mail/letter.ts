import type { Deps } from "../../kernel/context";

/** What a mail says, without a form: text and HTML are both made from it and cannot differ in content. */
export interface Letter {
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly action?: { readonly label: string; readonly url: string };
  /** The small print below: how long a link holds, what to do when it was not you. */
  readonly notes: readonly string[];
}

/** Knows one kind of mail. */
export interface LetterKind {
  /** The letter for the row with this id, or null when there is no reason any more to send it: a link was used, an invitation revoked. */
  write(deps: Deps, id: string): Promise<Letter | null>;
  /** Notes that it went. */
  sent?(deps: Deps, id: string): Promise<void>;
}

/**
 * A name that strangers chose, to stand in a mail that we send to people they chose: no line breaks, not endless, and nothing that a
 * mail program would make a link of.
 */
export function nameInMail(name: string): string {
  const line = name.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
  const short = line.length > 80 ? `${line.slice(0, 79)}…` : line;
  return short.replaceAll("://", " ").replaceAll(/\.(?=\p{L})/gu, ".\u200B");
}
