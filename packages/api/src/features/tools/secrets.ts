import type { TenantTx } from "@voxcalls/db";
import { uuidv7 } from "uuidv7";
import type { TenantCtx } from "../../kernel/context";
import { seal, unseal } from "../../kernel/crypto";
import { invalid } from "../../kernel/errors";
import { placeOf } from "../../kernel/sealed-columns";
import { mapSecrets, type Toolbox } from "./toolbox";

const place = (id: string) => placeOf({ table: "tool_secrets", column: "sealed_value" }, id);

/**
 * The same tools with every secret text sealed into a row and replaced by its id. Call it in the transaction that saves them.
 * Throws validation_failed, naming the field, for an id that is not a secret of this tenant.
 */
export async function sealSecrets<T extends Toolbox>(tx: TenantTx, ctx: TenantCtx, value: T): Promise<T> {
  const rows: { id: string; sealedValue: string; createdAt: Date }[] = [];
  const kept: { id: string; path: string }[] = [];
  const createdAt = ctx.clock.now();
  const sealed = mapSecrets(value, (secret, path) => {
    if (secret === "") return secret;
    if (typeof secret !== "string") {
      kept.push({ id: secret.secret, path });
      return secret;
    }
    const id = uuidv7();
    rows.push({ id, sealedValue: seal(ctx.sealing, place(id), secret), createdAt });
    return { secret: id };
  });
  const known = await tx.toolSecret.findMany({ where: { id: { in: kept.map(({ id }) => id) } }, select: { id: true } });
  const stranger = kept.find(({ id }) => !known.some((row) => row.id === id));
  if (stranger) throw invalid(stranger.path, "There is no such sealed value. Send the value itself.");
  if (rows.length > 0) await tx.toolSecret.createMany({ data: rows });
  return sealed;
}

/** The ids of the sealed values that tools name. */
export function secretIdsIn(...boxes: readonly Toolbox[]): string[] {
  const ids = new Set<string>();
  for (const box of boxes) {
    mapSecrets(box, (value) => {
      if (typeof value !== "string") ids.add(value.secret);
      return value;
    });
  }
  return [...ids];
}

/** The texts of sealed values, by id, to be sent to Retell and nowhere else. An id that is not this tenant's is left out. */
export async function openSecrets(ctx: TenantCtx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db.toolSecret.findMany({ where: { id: { in: [...ids] } } });
  return new Map(rows.map(({ id, sealedValue }) => [id, unseal(ctx.sealing, place(id), sealedValue)]));
}
