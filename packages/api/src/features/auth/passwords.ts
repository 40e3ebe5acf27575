import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import * as common from "@zxcvbn-ts/language-common";
import argon2 from "argon2";
import { Counter, Gauge } from "prom-client";
import { AppError, invalid } from "../../kernel/errors";

// OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, 2 iterations, 1 lane.
const parameters = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

// Hashing takes a thread of libuv's pool and 19 MiB each: so many run at once, so many wait, the rest is told to come back.
const atOnce = 4;
const mayWait = 60;
let running = 0;
const waiting: (() => void)[] = [];

/** How often a password was hashed or checked, and how many are at it: what a flood of sign-ins costs. */
export const passwordHashes = new Counter({
  name: "voxcalls_password_hashes_total",
  help: "Passwords hashed or checked.",
  registers: [],
});
export const passwordHashesRunning = new Gauge({
  name: "voxcalls_password_hashes_running",
  help: "Passwords being hashed or checked now.",
  registers: [],
  collect() {
    this.set(running);
  },
});

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= mayWait) {
      throw new AppError("unavailable", "Many people are signing in. Try again in a moment.", { retryAfterSeconds: 2 });
    }
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running += 1;
  }
  passwordHashes.inc();
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

// NFC: the same password typed on two systems may differ in how accents are composed (NIST SP 800-63B §3.1.1.2).
const normalise = (password: string) => password.normalize("NFC");

export async function hashPassword(password: string): Promise<string> {
  return await inTurn(() => argon2.hash(normalise(password), parameters));
}

// What an unknown e-mail is checked against, so that it takes as long as a wrong password.
let dummyHash: Promise<string> | undefined;

/**
 * Whether the password is the one of `hash`. Without a hash it takes as long and says no.
 * `rehash` is set when the password holds but was hashed with other parameters than today's.
 */
export async function checkPassword(
  hash: string | null,
  password: string,
): Promise<{ holds: boolean; rehash: boolean }> {
  dummyHash ??= hashPassword("nobody has this password");
  const against = hash ?? (await dummyHash);
  const matches = await inTurn(() => argon2.verify(against, normalise(password)));
  return { holds: hash !== null && matches, rehash: hash !== null && matches && argon2.needsRehash(hash, parameters) };
}

const strength = new ZxcvbnFactory({ dictionary: { ...common.dictionary }, graphs: common.adjacencyGraphs });

/**
 * Refuses passwords that are common, built from the person's or the organisation's name, or shorter than the organisation asks
 * (`minLength`, in characters). Throws validation_failed at `path`.
 */
export function assertGoodPassword(password: string, known: readonly string[], path = "password", minLength = 8): void {
  if ([...normalise(password)].length < minLength) {
    throw invalid(path, `Your organisation asks for passwords of at least ${minLength} characters.`);
  }
  const words = known.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]).filter((word) => word.length >= 3);
  // Only the beginning is rated: the estimate's time grows with the length, and a long password is not what it is here to stop.
  const { score } = strength.check(normalise(password).slice(0, 64), words);
  if (score < 2) {
    throw invalid(
      path,
      "This password is easy to guess. Use a longer one, or several words that don't belong together.",
    );
  }
}
