import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";

const version = "v1";

/** 256 random bits, base64url: session, invitation and refresh tokens. */
export function randomToken(): string {
  return randomBytes(32).toString("base64url");
}

export function sha256Hex(text: string | Uint8Array): string {
  return createHash("sha256").update(text).digest("hex");
}

export interface SealingKey {
  readonly id: string;
  readonly key: Buffer;
}

/** The key that seals, and every key that may still open what was sealed before. */
export interface KeyRing {
  readonly current: SealingKey;
  readonly byId: ReadonlyMap<string, SealingKey>;
}

/** A ring of `ENCRYPTION_KEY` and the keys before it (`ENCRYPTION_KEYS_OLD`). */
export function keyRing(secret: string, oldSecrets: readonly string[] = []): KeyRing {
  const current = sealingKey(secret);
  return { current, byId: new Map([current, ...oldSecrets.map(sealingKey)].map((key) => [key.id, key])) };
}

/** The AES-256 key that a secret stands for; its id is derived from it, so that a sealed value names its key. */
function sealingKey(secret: string): SealingKey {
  const key = Buffer.from(hkdfSync("sha256", secret, "voxcalls", "sealing key", 32));
  return { id: sha256Hex(key).slice(0, 8), key };
}

/**
 * Seals a secret with AES-256-GCM. `place` (table:column:row) is bound in as associated data: a value copied to another row does not open.
 * Written as `v1:<key id>:<nonce>:<ciphertext>:<tag>`, each part base64url.
 */
export function seal({ current: sealing }: KeyRing, place: string, plain: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", sealing.key, nonce).setAAD(Buffer.from(place));
  const text = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  const parts = [nonce, text, cipher.getAuthTag()].map((part) => part.toString("base64url"));
  return [version, sealing.id, ...parts].join(":");
}

/** Opens what `seal` made. Throws if no key of the ring sealed it, or the value was changed or moved. */
export function unseal(ring: KeyRing, place: string, sealed: string): string {
  const [v, keyId, nonce, text, tag] = sealed.split(":");
  if (v !== version || !nonce || text === undefined || !tag) throw new Error("not a sealed value");
  const sealing = ring.byId.get(keyId ?? "");
  if (!sealing)
    throw new Error(`sealed with a key that is not at hand (${String(keyId)}): add it to ENCRYPTION_KEYS_OLD`);
  const decipher = createDecipheriv("aes-256-gcm", sealing.key, Buffer.from(nonce, "base64url"), { authTagLength: 16 })
    .setAAD(Buffer.from(place))
    .setAuthTag(Buffer.from(tag, "base64url"));
  return Buffer.concat([decipher.update(Buffer.from(text, "base64url")), decipher.final()]).toString("utf8");
}

/** Whether a sealed value has to be sealed anew, because another key than the current one sealed it. */
export function isSealedWithOldKey({ current }: KeyRing, sealed: string): boolean {
  return !sealed.startsWith(`${version}:${current.id}:`);
}
