import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export interface SeenRequest {
  method: string;
  path: string;
  headers: IncomingMessage["headers"];
  body: string;
}

export type Reply = (response: ServerResponse, request: SeenRequest) => void;

export interface Peer {
  url: string;
  seen: SeenRequest[];
  /** The replies to come, one a request; the last one answers all further requests. */
  reply: (...replies: Reply[]) => void;
  close: () => Promise<void>;
}

/** A provider on a real port that answers whatever it is told, well or badly. */
export async function startPeer(): Promise<Peer> {
  const seen: SeenRequest[] = [];
  let replies: Reply[] = [json(200, {})];
  const listener: RequestListener = (incoming, response) => {
    void text(incoming).then((body) => {
      const request = { method: incoming.method ?? "", path: incoming.url ?? "", headers: incoming.headers, body };
      seen.push(request);
      const reply = replies.length > 1 ? replies.shift() : replies[0];
      reply?.(response, request);
    });
  };
  const server = createServer(listener);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    reply: (...next) => {
      seen.length = 0;
      replies = next;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(status === 204 ? undefined : JSON.stringify(body));
  };
}

/** How Retell says no. */
export function refusal(status: number, message: string, headers: Record<string, string> = {}): Reply {
  return json(status, { status: "error", message }, headers);
}
