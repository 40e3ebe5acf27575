import type { Prisma } from "@voxcalls/db";
import { stateOf } from "./rules";
import type { ApiKeyView } from "./schemas";

/** The columns of a view; the hash is not among them. */
export const keyColumns = {
  id: true,
  name: true,
  prefix: true,
  scopes: true,
  createdBy: true,
  createdAt: true,
  expiresAt: true,
  lastUsedAt: true,
  revokedAt: true,
  creator: { select: { name: true, role: true, status: true } },
} satisfies Prisma.ApiKeySelect;

type KeyRow = Prisma.ApiKeyGetPayload<{ select: typeof keyColumns }>;

export function toApiKeyView({ creator, ...row }: KeyRow, now: Date): ApiKeyView {
  return { ...row, createdByName: creator?.name ?? null, state: stateOf({ ...row, creator }, now) };
}
