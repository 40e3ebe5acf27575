import { retellEnv, twilioEnv } from "@voxcalls/retell-client";
import { z } from "zod";

const secret = z.string().min(32, "at least 32 characters");
/** A comma list of secrets, kept as it is written; `listOf` splits it. */
const secrets = z
  .string()
  .default("")
  .refine((list) => listOf(list).every((one) => one.length >= 32), "at least 32 characters each");
const url = z.url({ protocol: /^https?$/ });

export const ApiEnv = z.object({
  ...retellEnv.shape,
  ...twilioEnv.shape,
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).describe("PostgreSQL, as the owner of the tables"),
  JWT_SECRET_KEY: secret,
  JWT_SECRET_KEYS_OLD: secrets.describe("still accepted, for as long as an access token lasts"),
  AUTH_SECRET: secret.describe("signs the browser's session cookie"),
  JWT_ALGORITHM: z.literal("HS256").default("HS256"),
  ACCESS_TOKEN_EXPIRE_MINUTES: z.coerce.number().int().min(1).max(1440).default(15),
  REFRESH_TOKEN_EXPIRE_DAYS: z.coerce.number().int().min(1).max(365).default(7),
  ENCRYPTION_KEY: secret,
  ENCRYPTION_KEYS_OLD: secrets.describe("still open what they sealed, until `pnpm keys:rotate` has run"),
  API_BASE_URL: url.default("http://localhost:3000").describe("where the provider reaches our webhooks"),
  FRONTEND_URL: url.default("http://localhost:3000"),
  ENVIRONMENT: z.enum(["development", "test", "production"]).default("development"),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe("the mail server"),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@]+@[^\s@]+$/, "a sender, like VoxCalls <no-reply@example.com>")
    .default("VoxCalls <no-reply@voxcalls.test>"),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .describe("counts rate limits for several processes; without it PostgreSQL does"),
  TRUSTED_PROXIES: z.coerce
    .number()
    .int()
    .min(0)
    .max(10)
    .default(0)
    .describe("how many proxies of ours stand before us"),
  METRICS_TOKEN: z.string().min(16).optional(),
  RATE_LIMIT_SCALE: z.coerce.number().positive().default(1),
  RECORDINGS_DIR: z.string().min(1).default(".local/recordings"),
  RECORDINGS_S3_BUCKET: z.string().min(3).optional().describe("keeps recordings in it, and not in the folder"),
  RECORDINGS_S3_REGION: z.string().min(1).default("us-east-1"),
  RECORDINGS_S3_ENDPOINT: url.optional().describe("of a store that is not Amazon's"),
  RECORDINGS_S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  RECORDINGS_S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  ALLOW_LOCAL_TOOL_URLS: z
    .union([z.boolean(), z.stringbool()])
    .default(true)
    .describe("whether tools may call this machine, as long as the sandbox stands in for Retell"),
  LOG_LEVEL: z.enum(["silent", "fatal", "error", "warn", "info", "debug"]).default("info"),
  SUPER_ADMIN_EMAIL: z.email().optional(),
  SUPER_ADMIN_PASSWORD: z.string().min(12).optional(),
  /** Tests stop a process at a named step with it; ignored in production. */
  CRASH_AT: z.string().optional(),
});

export type ApiEnv = z.infer<typeof ApiEnv>;

const sandboxKey = "key_voxcalls_sandbox";

/** Reads the environment; throws with the name of every variable that is missing or wrong and what it should be, never its value. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): ApiEnv {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = ApiEnv.safeParse(present);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => {
      const name = path.join(".");
      return `  ${name}: ${present[name] === undefined ? "is missing" : message}`;
    });
    throw new Error(`The environment is not complete:\n${lines.join("\n")}`);
  }
  const env = parsed.data;
  if ((env.RECORDINGS_S3_ACCESS_KEY_ID === undefined) !== (env.RECORDINGS_S3_SECRET_ACCESS_KEY === undefined))
    throw new Error("RECORDINGS_S3_SECRET_ACCESS_KEY: goes with RECORDINGS_S3_ACCESS_KEY_ID; set both or neither");
  if (env.ENVIRONMENT === "production") {
    if (env.RETELL_API_KEY === sandboxKey)
      throw new Error("RETELL_API_KEY: production does not start with the sandbox");
    assertGoodSecrets(env);
    // People without mail could neither be invited nor get back in; better said now than found out by them.
    for (const name of ["SMTP_URL", "MAIL_FROM"] as const)
      if (present[name] === undefined) throw new Error(`${name}: production sends mail and needs it`);
    if (present["ALLOW_LOCAL_TOOL_URLS"] !== undefined && env.ALLOW_LOCAL_TOOL_URLS)
      throw new Error("ALLOW_LOCAL_TOOL_URLS: in production no tool may call this machine");
    return { ...env, RATE_LIMIT_SCALE: 1, CRASH_AT: undefined, ALLOW_LOCAL_TOOL_URLS: false };
  }
  return { ...env, ALLOW_LOCAL_TOOL_URLS: env.ALLOW_LOCAL_TOOL_URLS && env.RETELL_API_KEY === sandboxKey };
}

/** Long is not yet secret: what was never replaced, is one letter over and over, or serves two purposes, is refused too. */
function assertGoodSecrets(env: ApiEnv): void {
  const seen = new Set<string>();
  for (const name of ["JWT_SECRET_KEY", "AUTH_SECRET", "ENCRYPTION_KEY"] as const) {
    const value = env[name];
    if (/change.?me|replace.?me|placeholder/i.test(value) || new Set(value).size < 10)
      throw new Error(`${name}: production needs a random secret, such as openssl rand -hex 32 gives`);
    if (seen.has(value)) throw new Error(`${name}: is the same as another secret; each needs one of its own`);
    seen.add(value);
  }
}

/** The items of a comma list, without blanks. */
export function listOf(list: string): string[] {
  return list.split(",").flatMap((one) => one.trim() || []);
}
