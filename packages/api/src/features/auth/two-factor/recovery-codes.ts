import { randomBytes } from "node:crypto";
import type { Prisma } from "@voxcalls/db";
import { sha256Hex } from "../../../kernel/crypto";

const howMany = 10;
// Crockford's base 32: no letter is mistaken for a digit. 16 of them are 80 bits, so that a plain hash is enough.
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** The hash of a code as it is kept; how people type it (capitals, spaces, hyphens, o for 0) does not matter. */
export function hashRecoveryCode(code: string): string {
  const plain = code.toLowerCase().replaceAll(/[\s-]/g, "").replaceAll("o", "0").replaceAll(/[il]/g, "1");
  return sha256Hex(plain);
}

/** Replaces a person's recovery codes by ten new ones and answers them: the only time that anyone sees them. */
export async function replaceRecoveryCodes(tx: Prisma.TransactionClient, userId: string): Promise<string[]> {
  const codes = Array.from({ length: howMany }, newCode);
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ userId, codeHash: hashRecoveryCode(code) })) });
  return codes;
}

function newCode(): string {
  const letters = [...randomBytes(16)].map((byte) => alphabet[byte % alphabet.length]).join("");
  return letters.match(/.{4}/g)?.join("-") ?? letters;
}
