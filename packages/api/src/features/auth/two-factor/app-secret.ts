import { Secret, TOTP } from "otpauth";
import type { AccountCtx, World } from "../../../kernel/context";
import { seal, unseal } from "../../../kernel/crypto";

const stepSeconds = 30;
const issuer = "VoxCalls";
/** The code before and the one after hold as well: clocks of telephones are off, and people type slowly (RFC 6238 §5.2). */
const window = 1;

const place = (userId: string) => `users:sealed_totp_secret:${userId}`;

/** A new secret for an authenticator app, with the address that its QR code holds. */
export function newAppSecret(email: string): { secret: string; uri: string } {
  const secret = new Secret({ size: 20 });
  const totp = new TOTP({ issuer, label: email, secret, period: stepSeconds });
  return { secret: secret.base32, uri: totp.toString() };
}

export function sealAppSecret(ctx: AccountCtx, userId: string, secret: string): string {
  return seal(ctx.sealing, place(userId), secret);
}

/** The 30-second step whose code this is, by our clock; null when it is none of the steps that hold. */
export function stepOfCode(ctx: Pick<World, "clock" | "sealing">, userId: string, sealed: string, code: string) {
  const secret = Secret.fromBase32(unseal(ctx.sealing, place(userId), sealed));
  const timestamp = ctx.clock.now().getTime();
  const delta = new TOTP({ secret, period: stepSeconds }).validate({ token: code, timestamp, window });
  return delta === null ? null : Math.floor(timestamp / 1000 / stepSeconds) + delta;
}
