import { createServer, type AddressInfo } from "node:net";

/** Throws one line that names the port, and the variable that moves it, if something listens there already. */
export async function assertPortFree(port: number, variable: string): Promise<void> {
  const server = createServer();
  const code = await new Promise<string | undefined>((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code));
    server.listen(port, () => server.close(() => resolve(undefined)));
  });
  if (code === "EADDRINUSE") throw new Error(`Port ${port} is taken. Set ${variable} to a free one.`);
  if (code !== undefined) throw new Error(`Port ${port} cannot be opened (${code}). Set ${variable} to another.`);
}

/** `wanted`, or another free port when something listens there already. */
export async function freePortNear(wanted: number): Promise<number> {
  const open = async (port: number) => {
    const server = createServer();
    return await new Promise<number | undefined>((resolve) => {
      server.once("error", () => resolve(undefined));
      server.listen(port, () => {
        const { port: taken } = server.address() as AddressInfo;
        server.close(() => resolve(taken));
      });
    });
  };
  const port = (await open(wanted)) ?? (await open(0));
  if (port === undefined) throw new Error("There is no free port.");
  return port;
}
