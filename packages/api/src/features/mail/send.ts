import type { Deps } from "../../kernel/context";
import { sha256Hex } from "../../kernel/crypto";
import { MailError } from "../../kernel/mailer";
import type { LetterKind } from "./letter";
import { letterKinds, type MailKind } from "./letter-kinds";
import { htmlOf, textOf } from "./render";

/**
 * The job: writes the mail as things stand now and sends it, or leaves it if it has become pointless. Throws when the mail server cannot
 * be had, so that the job is run again; one that refuses the mail for good is told to the log and not asked again.
 * @param jobId makes the message id: the same in every try of one job, another one when the same kind of mail is sent again.
 */
export async function sendMail(deps: Deps, { kind, id }: { kind: MailKind; id: string }, jobId: string): Promise<void> {
  const kindOf: LetterKind = letterKinds[kind];
  const letter = await kindOf.write(deps, id);
  if (!letter) return deps.log.info({ kind, id }, "a mail has become pointless and is not sent");
  const { to, subject } = letter;
  const messageId = sha256Hex(`mail:${kind}:${id}:${jobId}`).slice(0, 32);
  try {
    await deps.mailer.send({ messageId, to, subject, text: textOf(letter), html: htmlOf(letter) });
  } catch (error) {
    if (!(error instanceof MailError) || !error.isFinal) throw error;
    return deps.log.warn({ kind, id, err: error }, "a mail was refused for good");
  }
  await kindOf.sent?.(deps, id);
}
