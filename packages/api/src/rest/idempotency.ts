import type { Prisma } from "@voxcalls/db";
import type { Deps } from "../kernel/context";
import { seal, sha256Hex, unseal } from "../kernel/crypto";
import { conflict, invalid } from "../kernel/errors";

const keptForMs = 24 * 60 * 60 * 1000;

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Runs a creating request once per `Idempotency-Key` and person: the same key and body gives the first answer again for 24 hours,
 * another body under the same key is a conflict. A request that failed made nothing and frees its key.
 */
export async function once(
  deps: Deps,
  request: { key: string; ownerId: string; method: string; path: string; body: string; holdsSecret: boolean },
  run: () => Promise<Answer>,
): Promise<Answer> {
  const { key, ownerId } = request;
  if (key.length > 255) throw invalid("Idempotency-Key", "Idempotency-Key: at most 255 characters");
  const requestHash = sha256Hex(JSON.stringify([request.method, request.path, request.body]));
  const keys = deps.db.platform.idempotencyKey;
  const kept = keeping(deps, request);
  const now = deps.clock.now();
  await keys.deleteMany({ where: { ownerId, key, createdAt: { lt: new Date(now.getTime() - keptForMs) } } });
  const taken = await keys.createMany({ data: [{ ownerId, key, requestHash, createdAt: now }], skipDuplicates: true });
  if (taken.count === 0) {
    const first = await keys.findUnique({ where: { ownerId_key: { ownerId, key } } });
    if (first && first.requestHash !== requestHash)
      throw conflict("This Idempotency-Key was used for another request.", "Idempotency-Key");
    if (first?.status == null)
      throw conflict("The first request with this Idempotency-Key is still running.", "Idempotency-Key");
    return { status: first.status, body: kept.read(first.responseBody) };
  }
  const where = { ownerId_key: { ownerId, key } };
  const answer = await run().catch(async (error: unknown) => {
    // Nothing was made, so the key is free again: the caller may mend the request, or simply try it later.
    await keys.delete({ where });
    throw error;
  });
  await keys.update({ where, data: { status: answer.status, responseBody: kept.write(answer.body) } });
  return answer;
}

/** How an answer is kept for its repetition: as it is, or sealed when it holds what is shown once. */
function keeping({ sealing }: Deps, request: { key: string; ownerId: string; holdsSecret: boolean }) {
  const place = `idempotency_keys:response_body:${request.ownerId}:${request.key}`;
  return {
    write: (body: unknown): Prisma.InputJsonValue => {
      const text = JSON.stringify(body ?? null);
      return request.holdsSecret ? seal(sealing, place, text) : (JSON.parse(text) as Prisma.InputJsonValue);
    },
    read: (stored: Prisma.JsonValue): unknown =>
      request.holdsSecret ? (JSON.parse(unseal(sealing, place, String(stored))) as unknown) : stored,
  };
}
