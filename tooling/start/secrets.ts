import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const NAMES = ["JWT_SECRET_KEY", "AUTH_SECRET", "ENCRYPTION_KEY", "METRICS_TOKEN"] as const;

export type Secrets = Record<(typeof NAMES)[number], string>;

/**
 * The secrets of a local installation: what the environment gives, the rest from `secrets.json` in the state folder,
 * made once with 256 random bits each. Losing that file would make sealed data unreadable, so it is never rewritten.
 */
export async function readSecrets(stateDir: string, env: NodeJS.ProcessEnv): Promise<Secrets> {
  await mkdir(stateDir, { recursive: true });
  const file = join(stateDir, "secrets.json");
  const fresh = Object.fromEntries(NAMES.map((name) => [name, randomBytes(32).toString("base64url")]));
  await writeFile(file, JSON.stringify(fresh, null, 2), { mode: 0o600, flag: "wx" }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    },
  );
  const kept = JSON.parse(await readFile(file, "utf8")) as Partial<Secrets>;
  const secretOf = (name: (typeof NAMES)[number]): string => {
    const value = env[name] ?? kept[name];
    if (!value) throw new Error(`${file} holds no ${name}; restore the file or set ${name}`);
    return value;
  };
  return {
    JWT_SECRET_KEY: secretOf("JWT_SECRET_KEY"),
    AUTH_SECRET: secretOf("AUTH_SECRET"),
    ENCRYPTION_KEY: secretOf("ENCRYPTION_KEY"),
    METRICS_TOKEN: secretOf("METRICS_TOKEN"),
  };
}
