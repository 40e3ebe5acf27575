import type { World } from "../../../kernel/context";
import { sha256Hex } from "../../../kernel/crypto";
import { linkToken } from "../../../kernel/link-token";

const dayMs = 24 * 60 * 60 * 1000;
const lifetimeMs = 7 * dayMs;

type Clocked = Pick<World, "env" | "clock">;

/** What opens an invitation from now on for seven days: its columns. The token itself is kept nowhere. */
export function freshToken({ env, clock }: Clocked, id: string): { tokenHash: string; expiresAt: Date } {
  const token = linkToken(env.AUTH_SECRET, "invitation", id);
  return { tokenHash: sha256Hex(token), expiresAt: new Date(clock.now().getTime() + lifetimeMs) };
}

/** The address that the mail offers, to hand over by other means. */
export function invitationUrl({ env }: Pick<World, "env">, id: string): string {
  return `${env.FRONTEND_URL}/invite/${linkToken(env.AUTH_SECRET, "invitation", id)}`;
}
