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
  return await until(world, address, (mails) => (mails.length >= atLeast ? mails : undefined), `${atLeast} mails`);
}

/** The subjects of the mails that have reached this address, in the order of their coming. */
export async function subjectsTo(world: World, address: string): Promise<string[]> {
  return (await mailsTo(world, address, 0)).map(({ subject }) => subject);
}

/** Waits for a mail with these words in its subject, the newest if there are several, and answers its text. */
export async function mailTo(world: World, address: string, words: string): Promise<string> {
  const newest = (mails: Mail[]) => mails.findLast(({ subject }) => subject.includes(words))?.text;
  return await until(world, address, newest, `mail "${words}"`);
}

/** The token at the end of the link in a mail. */
export function tokenIn(text: string): string {
  const token = /\/(?:verify|reset|invite)\/([\w-]{43})/.exec(text)?.[1];
  if (token === undefined) throw new Error(`there is no link in this mail: ${text}`);
  return token;
}

async function until<T>(
  world: World,
  address: string,
  pick: (mails: Mail[]) => T | undefined,
  what: string,
): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const answer = await fetch(`${world.sandbox.url}/_sandbox/mail?to=${encodeURIComponent(address)}`);
    const { mails } = z.object({ mails: z.array(Mail) }).parse(await answer.json());
    const picked = pick(mails);
    if (picked !== undefined) return picked;
    if (Date.now() > deadline) throw new Error(`no ${what} came: ${JSON.stringify(mails.map((mail) => mail.subject))}`);
    await sleep(50);
  }
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
