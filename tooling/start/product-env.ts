import { join } from "node:path";
import type { Secrets } from "./secrets";
import type { Settings } from "./env";

/** What the sandbox accepts; no secrets, and production refuses them. */
const SANDBOX_KEY = "key_voxcalls_sandbox";
const SANDBOX_TWILIO = {
  TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`,
  TWILIO_AUTH_TOKEN: "voxcalls-sandbox",
  TWILIO_TERMINATION_SIP_URL: "voxcalls-sandbox.pstn.twilio.com",
  SIP_USERNAME: "voxcalls",
  SIP_PASSWORD: "Sandbox-Trunk-2026",
};

/** The environment of web, worker and seed: what was set stays, what was not is filled in for this machine. */
export function productEnv(
  settings: Settings,
  secrets: Secrets,
  { databaseUrl, smtpPort }: { databaseUrl: string; smtpPort: number },
): NodeJS.ProcessEnv {
  const app = `http://localhost:${settings.port}`;
  // The address it names itself by: recordings are only fetched from the host that the provider's address has.
  const sandbox = `http://127.0.0.1:${settings.sandboxPort}`;
  return {
    API_BASE_URL: app,
    FRONTEND_URL: app,
    AUTH_TRUST_HOST: "true",
    RECORDINGS_DIR: join(settings.stateDir, "recordings"),
    // Password hashing shares these threads with file and name look-ups.
    UV_THREADPOOL_SIZE: "8",
    ...(settings.retellSandboxed && {
      RETELL_API_KEY: SANDBOX_KEY,
      RETELL_BASE_URL: sandbox,
      RETELL_WEBHOOK_KEY: SANDBOX_KEY,
    }),
    ...(settings.twilioSandboxed && { ...SANDBOX_TWILIO, TWILIO_BASE_URL: `${sandbox}/twilio` }),
    ...(settings.mailSandboxed && { SMTP_URL: `smtp://127.0.0.1:${smtpPort}` }),
    ...settings.inherited,
    ...secrets,
    DATABASE_URL: databaseUrl,
    PORT: String(settings.port),
    SANDBOX_PORT: String(settings.sandboxPort),
    SANDBOX_SMTP_PORT: String(smtpPort),
    VOXCALLS_STATE_DIR: settings.stateDir,
    NODE_ENV: settings.dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    TURBO_TELEMETRY_DISABLED: "1",
  };
}
