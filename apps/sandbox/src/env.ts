import { fileURLToPath } from "node:url";
import { z } from "zod";

const port = z.coerce.number().int().min(0).max(65_535);

const Env = z.object({
  SANDBOX_PORT: port.default(4010),
  SANDBOX_SMTP_PORT: port.default(4025),
  VOXCALLS_STATE_DIR: z.string().default(fileURLToPath(new URL("../../../.local", import.meta.url))),
});

/** The process's settings. Throws with the name of a bad variable. */
export function readEnv(): z.output<typeof Env> {
  const parsed = Env.safeParse(process.env);
  if (parsed.success) return parsed.data;
  throw new Error(`sandbox: bad environment\n${z.prettifyError(parsed.error)}`);
}
