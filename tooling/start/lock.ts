import { readFile, rm, writeFile } from "node:fs/promises";
import { connect, createServer, type AddressInfo } from "node:net";
import { join } from "node:path";

/**
 * Makes this process the only starter on a state folder; two would fight over one PostgreSQL. The proof of life is a
 * listening port, not a process id: ids come back after a restart, a port that nobody listens on is free to be replaced.
 * Returns how to let go. Throws if another starter lives.
 */
export async function lockState(stateDir: string): Promise<() => Promise<void>> {
  const file = join(stateDir, "starter.port");
  const before = Number(await readFile(file, "utf8").catch(() => "0"));
  if (before > 0 && (await greeting(before)) === stateDir) {
    throw new Error(`${stateDir} is in use by another copy; stop it, or set VOXCALLS_STATE_DIR to another folder`);
  }
  const server = createServer((socket) => socket.end(stateDir)).unref();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  await writeFile(file, String((server.address() as AddressInfo).port));
  return async () => {
    server.close();
    await rm(file, { force: true });
  };
}

/** What the process at a local port says, or "" if there is none or it is silent for a second. */
async function greeting(port: number): Promise<string> {
  return await new Promise((resolve) => {
    let said = "";
    const socket = connect(port, "127.0.0.1");
    socket.setTimeout(1000, () => socket.destroy());
    socket.on("data", (chunk) => (said += chunk.toString()));
    socket.on("error", () => socket.destroy());
    socket.on("close", () => resolve(said));
  });
}
