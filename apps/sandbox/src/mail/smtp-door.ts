import type { AddressInfo } from "node:net";
import { type SMTPServerSession, SMTPServer } from "smtp-server";
import type { FaultBook } from "../faults";
import type { MailFault } from "./mail-faults";
import type { Mailbox } from "./mailbox";

const largestMail = 5 * 1024 * 1024;
/** How long a connection that hangs is waited for at the end. */
const closeTimeoutMs = 200;

export interface SmtpDoor {
  readonly port: number;
  close(): Promise<void>;
}

/** Takes in mail on 127.0.0.1 for whomever it is meant, from whomever, and hands it to the mailbox. Throws when the port is taken. */
export async function openSmtpDoor(port: number, mailbox: Mailbox, faults: FaultBook): Promise<SmtpDoor> {
  /** Faults that struck at the recipient and wait for the message itself, by session. */
  const waiting = new WeakMap<SMTPServerSession, MailFault>();
  const server = new SMTPServer({
    banner: "VoxCalls sandbox",
    size: largestMail,
    closeTimeout: closeTimeoutMs,
    disableReverseLookup: true,
    disabledCommands: ["STARTTLS"],
    authOptional: true,
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? "anyone" }),
    onRcptTo: ({ address }, session, done) => {
      const fault = faults.takeMailFault(address.toLowerCase());
      if (fault?.kind === "hang") return;
      if (fault?.kind === "refuse") return done(refusal(fault));
      if (fault) waiting.set(session, fault);
      done();
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const fault = waiting.get(session);
        waiting.delete(session);
        const to = session.envelope.rcptTo.map(({ address }) => address);
        mailbox.keep(Buffer.concat(chunks), to).then(() => done(fault && refusal(fault)), done);
      });
    },
  });
  // A client that breaks off is its own affair.
  server.on("error", () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? new Error(`sandbox: port ${port} (mail) is taken`) : error),
    );
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

function refusal({ code }: MailFault): Error {
  return Object.assign(new Error("Out of order (a fault was ordered)"), { responseCode: code });
}
