import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** A statement as PostgreSQL got it. Values are those of the text format; null is SQL's null. */
export interface SentStatement {
  readonly text: string;
  readonly values: readonly (string | null)[];
}

/** Stands between a client and PostgreSQL and writes down what the client says: what a request costs, without the client's word for it. */
export interface WireTap {
  readonly statements: readonly SentStatement[];
  /** How often the client waited for the server: the Syncs and simple queries of the protocol. */
  readonly roundTrips: number;
  /** The connection string that leads through the tap. */
  through(url: string): string;
  forget(): void;
  close(): Promise<void>;
}

/** Opens a tap in front of the server of `url`, on a free port of the loopback interface. */
export async function tapWire(url: string): Promise<WireTap> {
  const { hostname, port } = new URL(url);
  const statements: SentStatement[] = [];
  const heard = { roundTrips: 0 };
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    const hear = listener(statements, heard);
    client.on("data", hear);
    client.pipe(upstream).pipe(client);
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(one);
      one.setNoDelay(true);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const tapPort = (server.address() as AddressInfo).port;
  return {
    statements,
    get roundTrips() {
      return heard.roundTrips;
    },
    through(original) {
      const changed = new URL(original);
      changed.host = `127.0.0.1:${tapPort}`;
      return changed.href;
    },
    forget() {
      statements.length = 0;
      heard.roundTrips = 0;
    },
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Follows one connection: https://www.postgresql.org/docs/current/protocol-message-formats.html */
function listener(statements: SentStatement[], heard: { roundTrips: number }): (chunk: Buffer) => void {
  const prepared = new Map<string, string>();
  let rest: Buffer = Buffer.alloc(0);
  let isStarted = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      // The first message of a connection has no type byte.
      const head = isStarted ? 1 : 0;
      if (rest.length < head + 4) return;
      const end = head + rest.readInt32BE(head);
      if (rest.length < end) return;
      const type = isStarted ? String.fromCharCode(rest[0] ?? 0) : "";
      const body = new Reader(rest.subarray(head + 4, end));
      rest = rest.subarray(end);
      isStarted = true;
      if (type === "S" || type === "Q") heard.roundTrips += 1;
      if (type === "Q") statements.push({ text: body.text(), values: [] });
      if (type === "P") prepared.set(body.text(), body.text());
      if (type === "B") statements.push(boundStatement(body, prepared));
    }
  };
}

function boundStatement(body: Reader, prepared: ReadonlyMap<string, string>): SentStatement {
  body.text(); // the portal
  const text = prepared.get(body.text()) ?? "";
  const formats = body.int16();
  for (let index = 0; index < formats; index += 1) body.int16();
  const values = Array.from({ length: body.int16() }, () => body.value());
  return { text, values };
}

class Reader {
  #at = 0;

  constructor(readonly bytes: Buffer) {}

  text(): string {
    const end = this.bytes.indexOf(0, this.#at);
    const text = this.bytes.toString("utf8", this.#at, end);
    this.#at = end + 1;
    return text;
  }

  int16(): number {
    this.#at += 2;
    return this.bytes.readInt16BE(this.#at - 2);
  }

  value(): string | null {
    const length = this.bytes.readInt32BE(this.#at);
    this.#at += 4;
    if (length < 0) return null;
    this.#at += length;
    return this.bytes.toString("utf8", this.#at - length, this.#at);
  }
}
