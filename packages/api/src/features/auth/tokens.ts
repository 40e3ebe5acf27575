import { createSigner, createVerifier } from "fast-jwt";
import { z } from "zod";
import { sha256Hex } from "../../kernel/crypto";
import { listOf, type ApiEnv } from "../../kernel/env";

export interface AccessClaims {
  readonly sub: string;
  readonly tenant_id: string | null;
  readonly role: "super_admin" | "admin" | "user";
  readonly email: string;
  readonly sid: string;
}

const Claims = z.object({ sub: z.uuid(), sid: z.uuid(), exp: z.int() });
const TokenHeader = z.object({ kid: z.string() });
const clockToleranceMs = 30_000;

type Keys = Pick<ApiEnv, "JWT_SECRET_KEY" | "JWT_SECRET_KEYS_OLD" | "AUTH_SECRET" | "ACCESS_TOKEN_EXPIRE_MINUTES">;

/** Which key signed a token stands in its header, so that two may hold side by side while one takes over from the other. */
const keyIdOf = (key: string) => sha256Hex(`voxcalls token key ${key}`).slice(0, 8);

const made = new WeakMap<Keys, ReturnType<typeof createTokens>>();

/** The tokens of an environment; signers and verifiers are made once. */
export function tokensOf(env: Keys): ReturnType<typeof createTokens> {
  const tokens = made.get(env) ?? createTokens(env);
  made.set(env, tokens);
  return tokens;
}

/**
 * Tokens of one process. The library runs on synchronous node:crypto: a check never waits behind password hashes in libuv's pool.
 * Algorithm and type are pinned; the browser's session token has a key and audience of its own.
 */
function createTokens(env: Keys) {
  const common = { algorithm: "HS256" } as const;
  const expiresIn = env.ACCESS_TOKEN_EXPIRE_MINUTES * 60;
  const signAccess = createSigner({ ...common, key: env.JWT_SECRET_KEY, kid: keyIdOf(env.JWT_SECRET_KEY) });
  const signSession = createSigner({ ...common, key: env.AUTH_SECRET, aud: "voxcalls-browser" });
  // The end is checked below, by the clock that is handed in.
  const check = { algorithms: ["HS256" as const], ignoreExpiration: true, cache: false };
  const accessKeys = [env.JWT_SECRET_KEY, ...listOf(env.JWT_SECRET_KEYS_OLD)];
  const verifiers = new Map(accessKeys.map((key) => [keyIdOf(key), createVerifier({ ...check, key })]));
  const verifyAccess = (token: string): unknown => {
    const [header = ""] = token.split(".", 1);
    const { kid } = TokenHeader.parse(JSON.parse(Buffer.from(header, "base64url").toString("utf8")));
    return verifiers.get(kid)?.(token);
  };
  const verifySession = createVerifier({ ...check, key: env.AUTH_SECRET, allowedAud: "voxcalls-browser" });
  const read = (verify: (token: string) => unknown, token: string, now: Date) => {
    try {
      const claims = Claims.parse(verify(token));
      return claims.exp * 1000 + clockToleranceMs > now.getTime() ? { sub: claims.sub, sid: claims.sid } : null;
    } catch {
      return null;
    }
  };
  return {
    expiresIn,
    /** An access token as the contract has it: `sub, tenant_id, role, email, iat, exp` and `sid`, the session it belongs to. */
    access(claims: AccessClaims, now: Date): string {
      const iat = Math.floor(now.getTime() / 1000);
      return signAccess({ ...claims, iat, exp: iat + expiresIn });
    },
    /** What the browser's cookie holds: who and which session, nothing else. `maxAgeSeconds` from now. */
    session(claims: { sub: string; sid: string }, now: Date, maxAgeSeconds: number): string {
      const iat = Math.floor(now.getTime() / 1000);
      return signSession({ ...claims, iat, exp: iat + maxAgeSeconds });
    },
    readAccess: (token: string, now: Date) => read(verifyAccess, token, now),
    readSession: (token: string, now: Date) => read(verifySession, token, now),
  };
}
