import { createTransport } from "nodemailer";
import { z } from "zod";
import type { ApiEnv } from "./env";

/** A mail to one person, ready to go. */
export interface Mail {
  /** Unique on the left of the @. The same when the same mail is tried again, so that a reader sees a double as one. */
  readonly messageId: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Mailer {
  /** Resolves when the mail server has taken the mail. Throws MailError. */
  send(mail: Mail): Promise<void>;
}

/** Why a mail did not go. It never holds an address or the server's words, as both would end up in logs and job tables. */
export class MailError extends Error {
  override readonly name = "MailError";
  constructor(
    code: string,
    /** The server refused this very mail for good: another try would end the same. */
    readonly isFinal: boolean,
  ) {
    super(`the mail did not go: ${code}`);
  }
}

type Settings = Pick<ApiEnv, "SMTP_URL" | "MAIL_FROM">;

const patienceMs = 15_000;
const Failure = z.looseObject({ code: z.string().default("unknown"), responseCode: z.int().optional() });

/** Sends by SMTP, a connection for each mail. Without `SMTP_URL` (never in production) every mail fails, and waits until there is one. */
export function createMailer({ SMTP_URL: url, MAIL_FROM: from }: Settings, timeoutMs = patienceMs): Mailer {
  if (url === undefined) return { send: () => Promise.reject(new MailError("SMTP_URL is not set", false)) };
  const transport = createTransport({
    url,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    // Content comes from us alone: nothing of a mail is to be fetched from files or addresses.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const host = /@([\w.-]+)/.exec(from)?.[1] ?? "localhost";
  return {
    async send({ messageId, to, subject, text, html }) {
      try {
        await transport.sendMail({
          from,
          to: { name: oneLine(to.name), address: to.address },
          subject: oneLine(subject),
          messageId: `<${messageId}@${host}>`,
          text,
          html,
          // No out-of-office answers to a machine (RFC 3834 §5).
          headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
        });
      } catch (error) {
        throw toMailError(error);
      }
    },
  };
}

/** A header is one line: whatever could begin another one becomes a space. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}

function toMailError(error: unknown): MailError {
  const { code, responseCode } = Failure.safeParse(error).data ?? { code: "unknown" };
  const isAboutThisMail = code === "EENVELOPE" || code === "EMESSAGE";
  const isFinal = isAboutThisMail && responseCode !== undefined && responseCode >= 500;
  return new MailError(responseCode === undefined ? code : `${code} ${responseCode}`, isFinal);
}
