import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "@voxcalls/db/set-up";

export interface PassingServer extends EmbeddedPostgres {
  /** A folder that vanishes with the server; other things may be put there. */
  readonly stateDir: string;
}

/** A PostgreSQL in a folder of its own, which vanishes with it. One for tests spares itself the care for power cuts. */
export async function startPassingServer(purpose: "test" | "bench"): Promise<PassingServer> {
  const prefix = `voxcalls-${purpose}-`;
  removeLeftovers(prefix);
  const stateDir = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  // The server's account has to pass through; the data folder inside is its own.
  chmodSync(stateDir, 0o711);
  const remove = () => rmSync(stateDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  try {
    const server = await startEmbeddedPostgres({ stateDir, durable: purpose === "bench" });
    // Ctrl-C ends the run before its teardown; only what needs no waiting can be done then.
    const abandon = () => {
      if (isAlive(server.pid)) process.kill(server.pid, "SIGQUIT");
      remove();
    };
    process.once("exit", abandon);
    return {
      ...server,
      stateDir,
      stop: async () => {
        process.off("exit", abandon);
        await server.stop();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** A killed run takes its server with it, but not its folder. */
function removeLeftovers(prefix: string): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length).split("-")[0]) : undefined;
    if (pid && !isAlive(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
