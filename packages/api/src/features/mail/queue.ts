import { enqueue } from "../../kernel/jobs";
import type { MailKind } from "./letter-kinds";

/** Orders the mail of this kind about the row with this id, in the transaction that gives the reason. One that still waits is replaced. */
export async function queueMail(tx: Parameters<typeof enqueue>[0], kind: MailKind, id: string): Promise<void> {
  await enqueue(tx, "mail.send", { kind, id }, { key: `mail.send:${kind}:${id}` });
}
