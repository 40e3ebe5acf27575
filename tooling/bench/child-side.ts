import type { RequestListener } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

const Order = z.object({ id: z.int(), task: z.string() });

/** Tells the parent that this process is ready, and does what it asks for. */
export function ready(port: number, tasks: Readonly<Record<string, () => Promise<unknown>>> = {}): void {
  process.on("message", (message) => {
    const { id, task } = Order.parse(message);
    const work = tasks[task];
    if (task === "cpu") tell(id, cpuMicros());
    else if (task === "memory") tell(id, process.memoryUsage.rss());
    else if (work) void work().then((answer) => tell(id, answer));
    else throw new Error(`nobody here does "${task}"`);
  });
  tell(0, port);
}

/** Listens on a free port of the loopback interface. */
export async function listen(handler: RequestListener): Promise<number> {
  // Whoever measures keeps connections for later; one that is closed meanwhile would count as a failure.
  const server = createServer({ keepAliveTimeout: 0 }, handler);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

function tell(id: number, answer: unknown): void {
  process.send?.({ id, answer });
}

function cpuMicros(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}
