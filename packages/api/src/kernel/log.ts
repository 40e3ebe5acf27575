import { pino, type DestinationStream, type Logger } from "pino";

export type Log = Logger;

// Whole values are removed wherever they stand: no token, password, prompt, transcript or provider address belongs in a log.
const secretKeys = [
  "password",
  "newPassword",
  "currentPassword",
  "passwordHash",
  "token",
  "accessToken",
  "refreshToken",
  "authorization",
  "cookie",
  "apiKey",
  "totp",
  "sipPassword",
  "sealedSipPassword",
  "sealedTotpSecret",
  "systemPrompt",
  "welcomeMessage",
  "transcript",
  "content",
  "recordingUrl",
  "email",
];

// What slips in within a text, such as another program's error message, is known by its form.
const forms: readonly (readonly [form: RegExp, instead: string])[] = [
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g, "[token]"],
  [/\bvox_[\w-]{16,}/g, "[key]"],
  [/\bBearer\s+[\w.~+/-]+=*/gi, "Bearer [token]"],
  // 256 bits in base64url: session, invitation, refresh and link tokens.
  [/(?<![\w-])[\w-]{43}(?![\w-])/g, "[token]"],
  [/\b(https?:\/\/)(?:[^\s/@"\\]+@)?([^\s/"\\?#]+)[/?#][^\s"\\]*/g, "$1$2/[path]"],
  [/\b([a-z]+:\/\/)[^\s/@"\\]+@/g, "$1[credentials]@"],
  // E.164: the country and the last two digits are enough to find one's way.
  [/\+(\d{1,3})\d{4,10}(\d{2})(?!\d)/g, "+$1…$2"],
];

/** JSON lines on stdout, or to `destination`. `level` "silent" turns it off (tests). */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError },
    redact: { paths: secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: "[removed]" },
    hooks: {
      streamWrite: (line: string) => forms.reduce((text, [form, instead]) => text.replace(form, instead), line),
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** An error by what finds its cause. Other properties stay out: libraries hang requests, rows and whole inputs on their errors. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error === "string" ? error : "not an error";
  const code: unknown = Reflect.get(error, "code");
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...(typeof code === "string" && { code }),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}
