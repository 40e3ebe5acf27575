interface KeyFacts {
  readonly revokedAt: Date | null;
  readonly expiresAt: Date | null;
  /** Who made it; null when that member's row is gone. */
  readonly creator: { readonly role: string; readonly status: string } | null;
}

/**
 * What a key is worth now. It stands on its creator's rights: whoever was suspended, removed or is no admin any more may still know the
 * key by heart, so it stops with them.
 */
export function stateOf(key: KeyFacts, now: Date): "active" | "expired" | "revoked" | "orphaned" {
  if (key.revokedAt !== null) return "revoked";
  if (key.expiresAt !== null && key.expiresAt <= now) return "expired";
  return key.creator?.role === "admin" && key.creator.status === "active" ? "active" : "orphaned";
}

/** How much of a key is kept in the clear, for people to tell their keys apart: `vox_` and eight of its 43 characters. */
export const shownCharacters = 12;
