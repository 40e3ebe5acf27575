import type { TenantCtx } from "../../kernel/context";
import { randomToken, sha256Hex } from "../../kernel/crypto";
import { AppError, invalid } from "../../kernel/errors";
import { storable } from "../../kernel/text";
import { recordAudit } from "../audit/record";
import { shownCharacters } from "./rules";
import type { CreateApiKeyInput, NewApiKeyView } from "./schemas";
import { keyColumns, toApiKeyView } from "./view";

/**
 * Makes a key. It is in the answer and nowhere else: its hash is what we keep. Throws validation_failed for an end that has passed, and
 * forbidden for a visiting super admin, whose rights end with the visit while a key would stay.
 */
export async function createApiKey(ctx: TenantCtx, input: CreateApiKeyInput): Promise<NewApiKeyView> {
  const { actor } = ctx;
  const now = ctx.clock.now();
  if (actor.type !== "member") throw new AppError("forbidden", "Only an admin of the organisation makes keys.");
  const expiresAt = input.expiresAt ?? null;
  if (expiresAt !== null && expiresAt <= now) throw invalid("expiresAt", "Choose a time that is still to come.");
  const key = `vox_${randomToken()}`;
  const name = storable(input.name);
  const scopes = [...new Set(input.scopes)].sort();
  const prefix = key.slice(0, shownCharacters);
  const row = await ctx.db.tx(async (tx) => {
    const made = await tx.apiKey.create({
      data: {
        name,
        scopes,
        prefix,
        expiresAt,
        keyHash: sha256Hex(key),
        createdBy: actor.userId,
        createdAt: now,
      },
      select: keyColumns,
    });
    await recordAudit(tx, ctx, {
      action: "api_key.created",
      objectType: "api_key",
      objectId: made.id,
      after: { name, prefix, scopes, expiresAt },
    });
    return made;
  });
  return { ...toApiKeyView(row, now), key };
}
