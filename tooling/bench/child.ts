import { fork } from "node:child_process";
import { join } from "node:path";
import { z } from "zod";

/** A process of the run: a server of its own, or the worker. It ends with us, however we end. */
export interface Child {
  /** Where it listens; 0 if it does not. */
  readonly port: number;
  /** Has it do one of the tasks that it offers. */
  ask(task: string): Promise<unknown>;
  /** CPU time that it has used so far, in microseconds. */
  cpuMicros(): Promise<number>;
  /** Memory that it holds now, in bytes. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

const LEASH = join(import.meta.dirname, "../start/leash.mjs");
const PATIENCE_MS = 60_000;

const Answer = z.object({ id: z.int(), answer: z.unknown() });

/** Starts a file of this folder as a process and waits until it is ready. */
export async function startChild(file: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Child> {
  const child = fork(join(import.meta.dirname, file), [...args], {
    execArgv: ["--import", LEASH, "--import", "tsx"],
    env,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const ended = new Promise<never>((_, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => reject(new Error(`${file} ended (${signal ?? code})`)));
  });
  ended.catch(() => undefined);
  const heard = (id: number) =>
    new Promise<unknown>((resolve) => {
      const listen = (message: unknown) => {
        const { id: said, answer } = Answer.parse(message);
        if (said !== id) return;
        child.off("message", listen);
        resolve(answer);
      };
      child.on("message", listen);
    });
  let asked = 0;
  const ask = async (task: string) => {
    const id = ++asked;
    child.send({ id, task });
    return await Promise.race([heard(id), ended]);
  };
  const slow = AbortSignal.timeout(PATIENCE_MS);
  const late = new Promise<never>((_, reject) => {
    slow.addEventListener("abort", () => reject(new Error(`${file} was not ready in time`)));
  });
  late.catch(() => undefined);
  try {
    const port = z.int().parse(await Promise.race([heard(0), ended, late]));
    return {
      port,
      ask,
      cpuMicros: async () => z.number().parse(await ask("cpu")),
      memory: async () => z.number().parse(await ask("memory")),
      async stop() {
        child.kill("SIGKILL");
        await ended.catch(() => undefined);
      },
    };
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
}
