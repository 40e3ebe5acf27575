import { existsSync } from "node:fs";
import { isAbsolute, join } from "node:path";

export const ROOT = join(import.meta.dirname, "../..");

/** What the person who starts the product decides by the environment; everything else is derived from it. */
export interface Settings {
  readonly dev: boolean;
  readonly port: number;
  readonly sandboxPort: number;
  readonly embeddedPgPort: number | undefined;
  readonly stateDir: string;
  readonly production: boolean;
  /** Undefined: an embedded PostgreSQL serves. */
  readonly databaseUrl: string | undefined;
  /** No Retell key was given, so the sandbox plays Retell. */
  readonly retellSandboxed: boolean;
  readonly twilioSandboxed: boolean;
  /** No mail server was given, so mails go to the sandbox's mailbox. */
  readonly mailSandboxed: boolean;
  /** Where the sandbox takes in mail. Undefined: a free one is chosen. */
  readonly sandboxSmtpPort: number | undefined;
  /** The environment with .env read into it, as the children inherit it. */
  readonly inherited: NodeJS.ProcessEnv;
}

const neededInProduction = [
  ...["DATABASE_URL", "RETELL_API_KEY", "JWT_SECRET_KEY", "AUTH_SECRET", "ENCRYPTION_KEY", "SMTP_URL", "MAIL_FROM"],
];

/** Reads `.env` (what is already set wins) and the environment. */
export function readSettings(args: readonly string[]): Settings {
  const file = join(ROOT, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  return settingsFrom(args, process.env);
}

/** Throws with the name of what is wrong and what it should be. */
export function settingsFrom(args: readonly string[], given: NodeJS.ProcessEnv): Settings {
  const env = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));
  const production = env["ENVIRONMENT"] === "production";
  const missing = production ? neededInProduction.filter((name) => env[name] === undefined) : [];
  if (missing.length > 0)
    throw new Error(`ENVIRONMENT=production needs ${missing.join(", ")}; .env.example says what they are`);

  const stateDir = env["VOXCALLS_STATE_DIR"] ?? ".local";
  const retellSandboxed = env["RETELL_API_KEY"] === undefined;
  return {
    dev: args.includes("--dev"),
    port: readPort("PORT", env["PORT"]) ?? 3000,
    sandboxPort: readPort("SANDBOX_PORT", env["SANDBOX_PORT"]) ?? 4010,
    embeddedPgPort: readPort("EMBEDDED_PG_PORT", env["EMBEDDED_PG_PORT"]),
    stateDir: isAbsolute(stateDir) ? stateDir : join(ROOT, stateDir),
    production,
    databaseUrl: env["DATABASE_URL"],
    retellSandboxed,
    twilioSandboxed: retellSandboxed && env["TWILIO_ACCOUNT_SID"] === undefined,
    mailSandboxed: env["SMTP_URL"] === undefined,
    sandboxSmtpPort: readPort("SANDBOX_SMTP_PORT", env["SANDBOX_SMTP_PORT"]),
    inherited: env,
  };
}

function readPort(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Error(`${name}: "${value}" is not a port (1–65535)`);
  return port;
}
