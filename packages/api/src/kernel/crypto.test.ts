import { describe, expect, it } from "vitest";
import { keyRing, seal, unseal } from "./crypto";

const first = "the first key, which is long enough to be one";
const second = "the second key, which is long enough to be one";

describe("sealing", () => {
  const ring = keyRing(first);

  it("L1: opens at its place only, unchanged only, and shows its format", () => {
    const sealed = seal(ring, "phone_numbers:sealed_sip_password:1", "secret");
    expect(sealed).toMatch(/^v1:[0-9a-f]{8}:[\w-]{16}:[\w-]+:[\w-]{22}$/);
    expect(unseal(ring, "phone_numbers:sealed_sip_password:1", sealed)).toBe("secret");
    expect(() => unseal(ring, "phone_numbers:sealed_sip_password:2", sealed)).toThrow();
    expect(() => unseal(ring, "users:sealed_totp_secret:1", sealed)).toThrow();
    const parts = sealed.split(":");
    for (const position of [2, 3, 4]) {
      const part = parts[position] ?? "";
      const changed = parts.with(position, `${part.startsWith("A") ? "B" : "A"}${part.slice(1)}`).join(":");
      expect(() => unseal(ring, "phone_numbers:sealed_sip_password:1", changed)).toThrow();
    }
  });

  it("L1: of a hundred thousand nonces none is used twice", { timeout: 120_000 }, () => {
    const nonces = new Set<string>();
    for (let n = 0; n < 100_000; n += 1) nonces.add(seal(ring, "p", "x").split(":")[2] ?? "");
    expect(nonces.size).toBe(100_000);
  });

  it("L2: an older key opens what it sealed, a missing one is named", () => {
    const sealed = seal(keyRing(first), "p", "secret");
    expect(unseal(keyRing(second, [first]), "p", sealed)).toBe("secret");
    expect(() => unseal(keyRing(second), "p", sealed)).toThrow("ENCRYPTION_KEYS_OLD");
  });
});
