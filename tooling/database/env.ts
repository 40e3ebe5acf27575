import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";

const ROOT = join(import.meta.dirname, "../..");

const Env = z.object({
  ENVIRONMENT: z.enum(["development", "test", "production"]).default("development"),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: "a postgresql:// URL of the owner of the tables" })
    .optional(),
  EMBEDDED_PG_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  VOXCALLS_STATE_DIR: z
    .string()
    .default(".local")
    .transform((folder) => resolve(ROOT, folder)),
  ENCRYPTION_KEY: z.string().optional(),
});

/** Reads `.env` (what is already set wins) and the environment. @throws Error that names what is wrong. */
export function readEnv(): z.infer<typeof Env> {
  const file = join(ROOT, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  const { data, error } = Env.safeParse(given);
  if (error) throw new Error(error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; "));
  return data;
}
