import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { World } from "./harness";

const Mail = z.object({
  message_id: z.string().nullable(),
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  html: z.string().nullable(),
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
});
type Mail = z.output<typeof Mail>;

const patienceMs = 40_000;

/** The mails that reached an address, oldest first; waits until there are at least `atLeast` of them. */
export async function mailsTo(world: World, address: string, atLeast = 1): Promise<Mail[]> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const answer = await fetch(`${world.sandbox.url}/_sandbox/mail?to=${encodeURIComponent(address)}`);
    const { mails } = z.object({ mails: z.array(Mail) }).parse(await answer.json());
    if (mails.length >= atLeast) return mails;
    if (Date.now() > deadline) throw new Error(`${mails.length} of ${atLeast} mails came`);
    await sleep(100);
  }
}

/** The token in the link that a mail offers, whichever page it opens. */
export function tokenIn(mail: Mail | undefined): string {
  const token = /https?:\/\/\S+\/([\w-]{43})\b/.exec(mail?.text ?? "")?.[1];
  if (token === undefined) throw new Error("there is no link in this mail");
  return token;
}

interface MailFault {
  readonly kind: "refuse" | "hang" | "keep_and_fail";
  readonly to: string;
  readonly code?: number;
  readonly times?: number | "always";
}

/** Orders the next mails to an address to go wrong. */
export async function breakMail(world: World, { times = 1, ...mail }: MailFault): Promise<void> {
  const answer = await fetch(`${world.sandbox.url}/_sandbox/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ mail, times }),
  });
  if (!answer.ok) throw new Error(`the sandbox refused the fault: ${await answer.text()}`);
}
