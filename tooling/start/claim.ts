import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { connect, createServer, type AddressInfo } from "node:net";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Lets go of what was claimed. */
export type Release = () => Promise<void>;

/**
 * Claims `file` for this process; undefined while another living one holds it. The proof of life is a listening port that
 * says the file's name, not a process id: ids come back after a restart, a port that nobody answers on is free.
 */
export async function claim(file: string): Promise<Release | undefined> {
  await mkdir(dirname(file), { recursive: true });
  const server = createServer((socket) => socket.end(file)).unref();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const release = async () => {
    server.close();
    await rm(file, { force: true });
  };
  for (;;) {
    try {
      await writeFile(file, String((server.address() as AddressInfo).port), { flag: "wx" });
      return release;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    if ((await greeting(Number(await readFile(file, "utf8").catch(() => "0")))) === file) {
      server.close();
      return undefined;
    }
    await rm(file, { force: true });
  }
}

/** Claims `file` as soon as nobody else holds it. Throws when `signal` aborts. */
export async function claimWhenFree(file: string, signal: AbortSignal): Promise<Release> {
  for (;;) {
    const release = await claim(file);
    if (release) return release;
    await sleep(500, undefined, { signal });
  }
}

/** What the process at a local port says; "" if there is none or it is silent for a second. */
async function greeting(port: number): Promise<string> {
  if (!(port > 0)) return "";
  return await new Promise((resolve) => {
    let said = "";
    const socket = connect(port, "127.0.0.1");
    socket.setTimeout(1000, () => socket.destroy());
    socket.on("data", (chunk) => (said += chunk.toString()));
    socket.on("error", () => socket.destroy());
    socket.on("close", () => resolve(said));
  });
}
