import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Retell from "retell-sdk";
import { onTestFinished } from "vitest";
import { sandboxCredentials } from "../src/app";

export interface ReceivedFunction {
  method: string;
  url: string;
  headers: Record<string, string | string[] | undefined>;
  raw: string;
  isSignatureValid: boolean;
}

/** A real server of the tenant's, for custom functions. `answer` decides what it says to the nth request. */
export async function startFunctionServer(
  answer: (request: ReceivedFunction, nth: number) => { status?: number; body?: unknown } | "hang" = () => ({
    body: {},
  }),
) {
  const received: ReceivedFunction[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const raw = Buffer.concat(chunks).toString();
      const signature = String(request.headers["x-retell-signature"]);
      void Retell.verify(raw, sandboxCredentials.retellKey, signature).then((isSignatureValid) => {
        const { method = "", url = "", headers } = request;
        const asked = { method, url, headers, raw, isSignatureValid };
        received.push(asked);
        const said = answer(asked, received.length);
        if (said === "hang") return;
        response.writeHead(said.status ?? 200, { "content-type": "application/json" });
        response.end(typeof said.body === "string" ? said.body : JSON.stringify(said.body ?? {}));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}
