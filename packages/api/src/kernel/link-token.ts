import { createHmac, hkdfSync } from "node:crypto";

/**
 * The token of a mailed link: 256 bits that follow from its row's id, base64url. So a job can write the same mail again, and neither
 * a table nor a job's payload ever holds what opens the link; tables keep its SHA-256.
 * @param secret `AUTH_SECRET`; with another one the tokens are others too, and the links of before hold on by their hashes.
 */
export function linkToken(secret: string, purpose: string, id: string): string {
  const key = Buffer.from(hkdfSync("sha256", secret, "voxcalls", "mailed links", 32));
  return createHmac("sha256", key).update(`${purpose}:${id}`).digest("base64url");
}
