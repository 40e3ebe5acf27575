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

/** The AES-256 key that an `ENCRYPTION_KEY` stands for; its id is derived from it, so that a sealed value names its key. */
export function sealingKey(secret: string): SealingKey {
  const key = Buffer.from(hkdfSync("sha256", secret, "voxcalls", "sealing key", 32));
  return { id: sha256Hex(key).slice(0, 8), key };
}

/**
 * Seals a secret with AES-256-GCM. `place` (table:column:row) is bound in as associated data: a value copied to another row does not open.
 * Written as `v1:<key id>:<nonce>:<ciphertext>:<tag>`, each part base64url.
 */
export function seal(sealing: SealingKey, place: string, plain: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", sealing.key, nonce).setAAD(Buffer.from(place));
  const text = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  const parts = [nonce, text, cipher.getAuthTag()].map((part) => part.toString("base64url"));
  return [version, sealing.id, ...parts].join(":");
}

/** Opens what `seal` made. Throws if the key is another one, or the value was changed or moved. */
export function unseal(sealing: SealingKey, place: string, sealed: string): string {
  const [v, keyId, nonce, text, tag] = sealed.split(":");
  if (v !== version || !nonce || text === undefined || !tag) throw new Error("not a sealed value");
  if (keyId !== sealing.id) throw new Error(`sealed with another key (${String(keyId)})`);
  const decipher = createDecipheriv("aes-256-gcm", sealing.key, Buffer.from(nonce, "base64url"), { authTagLength: 16 })
    .setAAD(Buffer.from(place))
    .setAuthTag(Buffer.from(tag, "base64url"));
  return Buffer.concat([decipher.update(Buffer.from(text, "base64url")), decipher.final()]).toString("utf8");
}
