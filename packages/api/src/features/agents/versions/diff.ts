import type { TenantCtx } from "../../../kernel/context";
import { notFound } from "../../../kernel/errors";
import { type Bundle, draftOf, storedBundle } from "../bundle";
import { visibleTo } from "../policy";
import type { DiffVersionsInput, VersionDiff } from "../schemas";
import { differenceOf } from "./difference";
import { tellNames } from "./tell-names";

/** What changed from one version to another, or to the draft. Throws not_found. */
export async function diffVersions(ctx: TenantCtx, { id, n, against }: DiffVersionsInput): Promise<VersionDiff> {
  const agent = await ctx.db.agent.findFirst({ where: { AND: [{ id }, visibleTo(ctx.actor)] } });
  if (!agent) throw notFound("agent");
  const versionAt = async (number: number): Promise<Bundle> => {
    const row = await ctx.db.agentVersion.findFirst({ where: { agentId: id, number } });
    if (!row) throw notFound("version");
    return storedBundle(row);
  };
  const own = await versionAt(n);
  if (against === "draft") {
    const difference = await tellNames(ctx, differenceOf(own, await draftOf(ctx.db, agent)));
    return { from: String(n), to: "draft", ...difference };
  }
  const other = against === undefined ? Math.max(1, n - 1) : Number(against);
  return { from: String(other), to: String(n), ...(await tellNames(ctx, differenceOf(await versionAt(other), own))) };
}
