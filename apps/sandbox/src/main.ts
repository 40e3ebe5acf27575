import { fileURLToPath } from "node:url";
import { z } from "zod";
import { startSandbox } from "./app";

const Env = z.object({
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(4010),
  VOXCALLS_STATE_DIR: z.string().default(fileURLToPath(new URL("../../../.local", import.meta.url))),
});

const parsed = Env.safeParse(process.env);
if (!parsed.success) {
  console.error(`sandbox: bad environment: ${z.prettifyError(parsed.error)}`);
  process.exit(1);
}
const { SANDBOX_PORT: port, VOXCALLS_STATE_DIR: stateDir } = parsed.data;

try {
  const sandbox = await startSandbox({ port, stateDir });
  console.log(`sandbox (Retell and Twilio, local) on ${sandbox.url}`);
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
  }
} catch (error) {
  const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  console.error(isTaken ? `sandbox: port ${port} is taken (set SANDBOX_PORT)` : error);
  process.exit(1);
}
