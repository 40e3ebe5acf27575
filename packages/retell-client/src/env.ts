import { z } from "zod";
import type { RetellConfig } from "./retell/client";
import type { TwilioConfig } from "./twilio/client";

const secret = z.string().trim().min(8, "must be at least 8 characters");
const baseUrl = optionalText(z.url({ protocol: /^https?$/, error: "must be an http(s) URL" }));

/** Retell's variables. */
export const retellEnv = z.object({
  RETELL_API_KEY: secret,
  /** Where Retell's API is, when it is not the real one. */
  RETELL_BASE_URL: baseUrl,
  /** Keys that may sign webhooks, separated by commas; the API key when unset. */
  RETELL_WEBHOOK_KEY: optionalText(z.string())
    .transform((list) => list?.split(",").map((key) => key.trim()))
    .pipe(z.array(secret).min(1).optional()),
});

/** Twilio's variables, and the SIP trunk that numbers are imported with. */
export const twilioEnv = z.object({
  TWILIO_ACCOUNT_SID: z.string().regex(/^AC[0-9a-fA-F]{32}$/, "must be AC and 32 hex digits"),
  TWILIO_AUTH_TOKEN: secret,
  /** Where Twilio's API is, when it is not the real one. */
  TWILIO_BASE_URL: baseUrl,
  /** Host name of the trunk, e.g. `your-trunk.pstn.twilio.com`. */
  TWILIO_TERMINATION_SIP_URL: optionalText(
    z.string().regex(/^(?:sips?:)?[a-z0-9.-]+(?::\d+)?$/i, "must be a host name such as your-trunk.pstn.twilio.com"),
  ),
  SIP_USERNAME: optionalText(z.string().regex(/^\S{1,32}$/, "must be at most 32 characters without spaces")),
  SIP_PASSWORD: optionalText(z.string()),
});

/** How Retell reaches the trunk. */
export interface SipTrunk {
  terminationUri: string;
  username: string;
  password: string;
}

export function retellConfigFrom(env: z.output<typeof retellEnv>): RetellConfig {
  return {
    apiKey: env.RETELL_API_KEY,
    baseUrl: env.RETELL_BASE_URL,
    webhookKeys: env.RETELL_WEBHOOK_KEY ?? [env.RETELL_API_KEY],
  };
}

export function twilioConfigFrom(env: z.output<typeof twilioEnv>): TwilioConfig {
  return { accountSid: env.TWILIO_ACCOUNT_SID, authToken: env.TWILIO_AUTH_TOKEN, baseUrl: env.TWILIO_BASE_URL };
}

/** The platform's trunk; undefined unless all three of its variables are set. */
export function sipTrunkFrom(env: z.output<typeof twilioEnv>): SipTrunk | undefined {
  const { TWILIO_TERMINATION_SIP_URL: url, SIP_USERNAME: username, SIP_PASSWORD: password } = env;
  if (url === undefined || username === undefined || password === undefined) return undefined;
  return { terminationUri: url.replace(/^sips?:/i, ""), username, password };
}

/** A variable that is set to nothing (`NAME=` in a file) is unset. */
function optionalText<Schema extends z.ZodType<string, string>>(schema: Schema) {
  return z
    .string()
    .trim()
    .optional()
    .transform((text) => text || undefined)
    .pipe(schema.optional());
}
