import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { e2eEnv } from "./env";

interface Booking {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A booking system on this machine, as a business has one: agents call it, and it remembers who came. */
export async function openBookingOffice() {
  const bookings: Booking[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      bookings.push({ headers: request.headers, body });
      response.setHeader("content-type", "application/json").end('{"status":"booked","booking":{"id":"B-17"}}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/book`,
    bookings,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Whether a request carries Retell's signature: HMAC-SHA256 with the workspace's key over body and time. */
export function isSignedByRetell({ headers, body }: Booking): boolean {
  const [, at, digest] = /^v=(\d+),d=([0-9a-f]{64})$/.exec(String(headers["x-retell-signature"])) ?? [];
  return digest === createHmac("sha256", e2eEnv.retellKey).update(`${body}${at}`).digest("hex");
}
