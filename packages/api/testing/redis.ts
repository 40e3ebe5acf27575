import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";

export const hasRedis = spawnSync("redis-server", ["--version"]).status === 0;

export interface OwnRedis {
  readonly url: string;
  /** Goes away without a word, as a machine that loses power; `start` brings it back at the same address, empty. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

/** A Redis of one's own, that keeps nothing. */
export async function startRedis(): Promise<OwnRedis> {
  const port = await freePort();
  let running: ReturnType<typeof spawn> | undefined;
  const start = async () => {
    const options = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
    const child = spawn("redis-server", options, { stdio: ["ignore", "pipe", "ignore"] });
    running = child;
    let said = "";
    for await (const text of child.stdout.setEncoding("utf8") as AsyncIterable<string>) {
      said += text;
      if (said.includes("Ready to accept connections")) break;
    }
    child.stdout.resume();
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    async kill() {
      const child = running;
      running = undefined;
      if (!child || child.exitCode !== null) return;
      const exit = once(child, "exit");
      child.kill("SIGKILL");
      await exit;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
