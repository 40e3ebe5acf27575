import { createHmac, hkdfSync } from "node:crypto";
import { canonicalText } from "../kernel/canonical-text";
import type { Deps, RequestInfo, SignedIn } from "../kernel/context";
import { seal, unseal } from "../kernel/crypto";
import { conflict, invalid, type AppError } from "../kernel/errors";
import { toAppError } from "../trpc";

const keptForMs = 24 * 60 * 60 * 1000;
/** Longer than any request can take: what has no answer by then was broken off. */
const longestRequestMs = 5 * 60 * 1000;
const name = "Idempotency-Key";

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

interface Request {
  readonly key: string;
  readonly ownerId: string;
  /** What the key stands for, as JSON: another content under the same key is another request. */
  readonly content: unknown;
  /** Throws when the owner may not do it (any more): an answer of before is given again only to who could have it anew. */
  readonly assertLetIn: () => Promise<void>;
}

/**
 * Runs a creating request once per `Idempotency-Key` and owner: the same key and content gives the first answer again for 24 hours,
 * another content under the same key is a conflict. A request that surely did nothing frees its key; a failure that leaves open
 * whether something was done is kept like a success, and one that was cut off before its answer could be kept stays a conflict:
 * nothing is ever done twice under one key.
 */
export async function once(
  deps: Deps,
  request: Request,
  run: () => Promise<Answer>,
  tell: (error: AppError) => Answer,
): Promise<Answer> {
  const { key, ownerId } = request;
  if (key === "" || key.length > 255) throw invalid(name, "takes 1 to 255 characters");
  const requestHash = keyed(deps, canonicalText(request.content));
  const keys = deps.db.platform.idempotencyKey;
  const place = `idempotency_keys:response_body:${ownerId}:${key}`;
  const now = deps.clock.now();
  await keys.deleteMany({ where: { ownerId, key, createdAt: { lt: new Date(now.getTime() - keptForMs) } } });
  const taken = await keys.createMany({ data: [{ ownerId, key, requestHash, createdAt: now }], skipDuplicates: true });
  const where = { ownerId_key: { ownerId, key } };
  if (taken.count === 0) {
    await request.assertLetIn();
    const first = await keys.findUnique({ where });
    if (first && first.requestHash !== requestHash) throw conflict(`This ${name} was used for another request.`, name);
    if (first?.status == null) throw unanswered(first && now.getTime() - first.createdAt.getTime());
    const body: unknown = JSON.parse(unseal(deps.sealing, place, first.responseBody as string));
    return { status: first.status, body };
  }
  const answer = await run().catch(async (error: unknown) => {
    const told = toAppError(error);
    if (told.mayBeDone) return tell(told);
    await keys.delete({ where });
    throw error;
  });
  // Answers may hold what is shown once, so every one is kept sealed.
  const responseBody = seal(deps.sealing, place, JSON.stringify(answer.body ?? null));
  await keys.update({ where, data: { status: answer.status, responseBody } });
  return answer;
}

/**
 * Whose key it is: a person's, a program's or, before sign-in, that of whoever asks from this address. There the answer is safe with
 * whoever sends the same content, as that holds the password.
 */
export function ownerOf(deps: Deps, signedIn: SignedIn | null, { ipAddress }: RequestInfo): string {
  if (signedIn) return signedIn.person.type === "api_key" ? signedIn.person.keyId : signedIn.person.userId;
  return keyed(deps, `before sign-in: ${String(ipAddress)}`).slice(0, 32);
}

function unanswered(ageMs: number | null): AppError {
  const isRunning = ageMs === null || ageMs < longestRequestMs;
  const words = isRunning
    ? `The first request with this ${name} is still running.`
    : `The first request with this ${name} was broken off: look whether it was done before you send it under another key.`;
  return conflict(words, name);
}

/** A hash that only we can make: contents hold passwords, and a plain hash of one could be guessed. */
function keyed({ env }: Deps, text: string): string {
  const key = Buffer.from(hkdfSync("sha256", env.AUTH_SECRET, "voxcalls", "idempotency keys", 32));
  return createHmac("sha256", key).update(text).digest("hex");
}
