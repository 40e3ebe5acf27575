import { pino, type Logger } from "pino";

export type Log = Logger;

// Whole values are removed wherever they stand: no token, password, prompt, transcript or provider address belongs in a log.
const secretKeys = [
  "password",
  "passwordHash",
  "token",
  "accessToken",
  "refreshToken",
  "authorization",
  "cookie",
  "apiKey",
];

/** JSON lines on stdout. `level` "silent" turns it off (tests). */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: "[removed]" },
  });
}
