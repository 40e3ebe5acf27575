import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "../src/set-up";

/** A PostgreSQL of one test file's own, to be stopped, frozen and killed at will. */
export interface OwnServer {
  stateDir: string;
  url: string;
  /** The process id of the postmaster. */
  pid(): number;
  /** Starts it again on the same data. */
  start(): Promise<EmbeddedPostgres>;
  /** Stops it and removes its folder. */
  remove(): Promise<void>;
}

export async function startOwnServer(): Promise<OwnServer> {
  const stateDir = mkdtempSync(join(tmpdir(), `voxcalls-test-${process.pid}-`));
  chmodSync(stateDir, 0o711);
  const running: EmbeddedPostgres[] = [];
  const start = async () => {
    const server = await startEmbeddedPostgres({ stateDir, durable: false });
    running.push(server);
    return server;
  };
  const { url } = await start();
  return {
    stateDir,
    url,
    start,
    pid: () => running.at(-1)?.pid ?? 0,
    remove: async () => {
      for (const server of running) await server.stop();
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}
