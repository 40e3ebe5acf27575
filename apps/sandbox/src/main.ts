import { join } from "node:path";
import { startSandbox } from "./app";
import { readEnv } from "./env";
import { keepClipsIn } from "./speech/clip";

try {
  const { SANDBOX_PORT: port, SANDBOX_SMTP_PORT: smtpPort, VOXCALLS_STATE_DIR: stateDir } = readEnv();
  keepClipsIn(join(stateDir, "speech"));
  const sandbox = await startSandbox({ port, smtpPort, stateDir, knowledgePauseMs: 1500 });
  console.log(`sandbox (Retell, Twilio and mail, local) on ${sandbox.url} and ${sandbox.smtpUrl}`);
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
