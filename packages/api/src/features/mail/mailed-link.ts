import type { Deps } from "../../kernel/context";
import { linkToken } from "../../kernel/link-token";

/** A link that still opens something, and whose it is. */
interface OpenLink {
  readonly url: string;
  readonly address: string;
  readonly name: string;
}

/** The mailed link with this id, or null when it was used, has run out or belongs to somebody who may not sign in. */
export async function findOpenLink(
  { db, env, clock }: Deps,
  id: string,
  page: "reset" | "verify",
): Promise<OpenLink | null> {
  const link = await db.platform.mailedLink.findUnique({
    where: { id },
    include: { user: { select: { name: true, status: true } } },
  });
  if (!link || link.usedAt || link.expiresAt <= clock.now() || link.user.status !== "active") return null;
  const url = `${env.FRONTEND_URL}/${page}/${linkToken(env.AUTH_SECRET, link.purpose, id)}`;
  return { url, address: link.email, name: link.user.name };
}
