import { randomUUID } from "node:crypto";
import { type HeaderLines, simpleParser } from "mailparser";
import type { EventBus } from "../event-bus";
import type { Store } from "../store";
import type { StoredMail } from "./stored-mail";

const mostMails = 500;

/** The mails that arrived, oldest first. The oldest give way to new ones. */
export class Mailbox {
  constructor(
    private readonly store: Store,
    private readonly bus: EventBus,
    private readonly now: () => number,
  ) {}

  /** Keeps one message for the recipients that the envelope names. */
  async keep(raw: Buffer, to: readonly string[]): Promise<void> {
    const { messageId, from, subject, text, html, headerLines } = await simpleParser(raw, { skipTextToHtml: true });
    const mail: StoredMail = {
      id: randomUUID(),
      received_at: this.now(),
      message_id: messageId ?? null,
      from: from?.text ?? "",
      to: to.map((address) => address.toLowerCase()),
      subject: subject ?? "",
      text: text ?? "",
      html: html || null,
      headers: headerLines.map(readHeader),
    };
    this.store.put("mails", mail.id, mail);
    for (const id of this.store.keys("mails").slice(0, -mostMails)) this.store.remove("mails", id);
    this.bus.emit({ type: "mail", data: mail });
  }

  list(to?: string): StoredMail[] {
    const mails = this.store.all("mails");
    return to === undefined ? mails : mails.filter((mail) => mail.to.includes(to.toLowerCase()));
  }

  clear(): void {
    for (const id of this.store.keys("mails")) this.store.remove("mails", id);
  }
}

function readHeader({ line }: HeaderLines[number]): { name: string; value: string } {
  const [name = "", ...rest] = line.split(":");
  const value = rest.join(":");
  return { name, value: value.replaceAll(/\r?\n\s+/g, " ").trim() };
}
