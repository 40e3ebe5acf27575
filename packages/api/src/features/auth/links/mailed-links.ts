import type { LinkPurpose, MailedLink, Prisma } from "@voxcalls/db";
import { uuidv7 } from "uuidv7";
import type { World } from "../../../kernel/context";
import { sha256Hex } from "../../../kernel/crypto";
import { invalid, type AppError } from "../../../kernel/errors";
import { linkToken } from "../../../kernel/link-token";
import { queueMail } from "../../mail/queue";

const hourMs = 60 * 60 * 1000;
const lifetimeMs: Record<LinkPurpose, number> = {
  verify_email: 7 * 24 * hourMs,
  reset_password: hourMs,
  change_email: 24 * hourMs,
};

type Clocked = Pick<World, "env" | "clock">;

/** Makes a link that holds once and has a job mail it to `email`, if the transaction stands. */
export async function mailLink(
  tx: Prisma.TransactionClient,
  { env, clock }: Clocked,
  link: Pick<MailedLink, "userId" | "purpose" | "email"> & { previousEmail?: string },
): Promise<void> {
  const id = uuidv7();
  const now = clock.now();
  await tx.mailedLink.create({
    data: {
      ...link,
      id,
      tokenHash: sha256Hex(linkToken(env.AUTH_SECRET, link.purpose, id)),
      expiresAt: new Date(now.getTime() + lifetimeMs[link.purpose]),
      createdAt: now,
    },
  });
  await queueMail(tx, link.purpose, id);
}

/** Spends a link, for exactly one of those who follow it at once. Throws validation_failed when it does not hold (any more). */
export async function spendLink(
  tx: Prisma.TransactionClient,
  { clock }: Clocked,
  token: string,
  purposes: LinkPurpose[],
): Promise<MailedLink> {
  const now = clock.now();
  const [link] = await tx.mailedLink.updateManyAndReturn({
    where: { tokenHash: sha256Hex(token), purpose: { in: purposes }, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  if (!link) throw deadLink();
  return link;
}

export function deadLink(): AppError {
  return invalid("token", "This link was used already, or its time is over. Ask for a new one.");
}

/** Makes the open links of one purpose worthless. */
export async function closeLinks(
  tx: Prisma.TransactionClient,
  { clock }: Clocked,
  userId: string,
  purpose: LinkPurpose,
): Promise<void> {
  await tx.mailedLink.updateMany({ where: { userId, purpose, usedAt: null }, data: { usedAt: clock.now() } });
}
