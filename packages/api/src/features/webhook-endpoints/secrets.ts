import { randomBytes } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { seal, unseal, type KeyRing } from "../../kernel/crypto";
import { placeOf } from "../../kernel/sealed-columns";

const table = "webhook_endpoints";
const current = (id: string) => placeOf({ table, column: "sealed_secret" }, id);
const previous = (id: string) => placeOf({ table, column: "sealed_previous_secret" }, id);

interface Sealed {
  readonly id: string;
  readonly sealedSecret: string;
  readonly sealedPreviousSecret: string | null;
  readonly rotationEndsAt: Date | null;
}

/** A secret as Standard Webhooks writes them: 24 random bytes in base64. */
export function newSecret(): string {
  return `whsec_${randomBytes(24).toString("base64")}`;
}

export function sealSecret(ring: KeyRing, endpointId: string, secret: string): string {
  return seal(ring, current(endpointId), secret);
}

/** The secret in force, sealed anew as the one before: a sealed value opens in its own column only. */
export function sealAsPrevious(ring: KeyRing, endpoint: Pick<Sealed, "id" | "sealedSecret">): string {
  return seal(ring, previous(endpoint.id), unseal(ring, current(endpoint.id), endpoint.sealedSecret));
}

/** The headers of https://www.standardwebhooks.com: one signature, or two while the secret is being changed. */
export function signedHeaders(
  ring: KeyRing,
  endpoint: Sealed,
  event: { readonly id: string; readonly body: string },
  now: Date,
): Record<string, string> {
  const { id, sealedSecret, sealedPreviousSecret, rotationEndsAt } = endpoint;
  const secrets = [unseal(ring, current(id), sealedSecret)];
  if (sealedPreviousSecret !== null && rotationEndsAt !== null && rotationEndsAt > now)
    secrets.push(unseal(ring, previous(id), sealedPreviousSecret));
  return {
    "webhook-id": event.id,
    "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
    "webhook-signature": secrets.map((secret) => new Webhook(secret).sign(event.id, now, event.body)).join(" "),
  };
}
