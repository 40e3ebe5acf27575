import { Prisma, type TenantTx } from "@voxcalls/db";
import { uuidv7 } from "uuidv7";
import type { TenantCtx } from "../../kernel/context";
import { seal, unseal } from "../../kernel/crypto";
import { invalid } from "../../kernel/errors";
import { placeOf } from "../../kernel/sealed-columns";
import type { CustomTool, Tool } from "./schemas";
import { mapSecrets, type Toolbox } from "./toolbox";

const place = (id: string) => placeOf({ table: "tool_secrets", column: "sealed_value" }, id);

/**
 * The same tools with every secret text sealed into a row and replaced by its id. Call it in the transaction that saves them.
 * Throws validation_failed, naming the field, for an id that is not a secret of this tenant, or one that was given for another address.
 */
export async function sealSecrets<T extends Toolbox>(tx: TenantTx, ctx: TenantCtx, value: T): Promise<T> {
  const rows: { id: string; sealedValue: string; givenFor: string; createdAt: Date }[] = [];
  const createdAt = ctx.clock.now();
  const sealed = mapSecrets(value, (secret, _path, tool) => {
    if (secret === "" || typeof secret !== "string") return secret;
    const id = uuidv7();
    rows.push({ id, sealedValue: seal(ctx.sealing, place(id), secret), givenFor: originOf(tool), createdAt });
    return { secret: id };
  });
  const kept = keptIn(value);
  if (kept.length > 0) {
    // Held until the save is there, so that the job which removes what nothing names does not come in between.
    const known = await tx.$queryRaw<Known[]>(Prisma.sql`
      select id::text, given_for as "givenFor" from tool_secrets
      where tenant_id = ${ctx.tenant.id}::uuid and id = any(${kept.map(({ id }) => id)}::uuid[])
      order by id for key share`);
    assertGivenFor(known, kept);
  }
  if (rows.length > 0) await tx.toolSecret.createMany({ data: rows });
  return sealed;
}

/** The ids of the sealed values that tools name. */
export function secretIdsIn(...boxes: readonly Toolbox[]): string[] {
  return [...new Set(boxes.flatMap(keptIn).map(({ id }) => id))];
}

/** The texts of sealed values, by id, to be sent to Retell and nowhere else. An id that is not this tenant's is left out. */
export async function openSecrets(ctx: TenantCtx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db.toolSecret.findMany({ where: { id: { in: [...ids] } } });
  return new Map(rows.map(({ id, sealedValue }) => [id, unseal(ctx.sealing, place(id), sealedValue)]));
}

/** The texts of the sealed values that a tool sends to its address. Throws validation_failed for one that was given for another. */
export async function openSecretsOf(ctx: TenantCtx, tool: CustomTool): Promise<Map<string, string>> {
  const kept = keptIn({ tools: [tool] }).map(({ path, ...one }) => ({ ...one, path: path.replace("tools.0", "tool") }));
  const ids = kept.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  assertGivenFor(await ctx.db.toolSecret.findMany({ where: { id: { in: ids } } }), kept);
  return await openSecrets(ctx, ids);
}

interface Known {
  readonly id: string;
  readonly givenFor: string | null;
}

interface Kept {
  readonly id: string;
  readonly path: string;
  /** Where it would be sent. */
  readonly origin: string;
}

function keptIn(box: Toolbox): Kept[] {
  const kept: Kept[] = [];
  mapSecrets(box, (value, path, tool) => {
    if (typeof value !== "string") kept.push({ id: value.secret, path, origin: originOf(tool) });
    return value;
  });
  return kept;
}

/** Where a tool sends its secrets: keys of calendars to Cal.com, which Retell asks itself. */
function originOf(tool: Tool): string {
  return tool.type === "custom" ? (URL.parse(tool.url)?.origin ?? "") : "https://api.cal.com";
}

/** Whoever may change a tool's address must not thereby learn what was sealed for another one. */
function assertGivenFor(known: readonly Known[], kept: readonly Kept[]): void {
  for (const { id, path, origin } of kept) {
    const row = known.find((one) => one.id === id);
    if (!row) throw invalid(path, "There is no such sealed value. Send the value itself.");
    if (row.givenFor === origin) continue;
    const words = row.givenFor === null ? "before the address" : `for ${row.givenFor}`;
    throw invalid(path, `The sealed value was given ${words}. Write it anew to send it to ${origin}.`);
  }
}
