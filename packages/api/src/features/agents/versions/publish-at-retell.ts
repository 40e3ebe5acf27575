import { UpstreamError } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../../kernel/context";
import { crashPoint } from "../../../kernel/crash";
import type { Bundle } from "../bundle";
import { draftVersion, type RetellIds, versionHolds, writeVersion } from "../retell-draft";

/** A draft that somebody else wrote into between our writing and our publishing is published wrongly; then the next one is tried. */
const mostAttempts = 3;

interface Publishing {
  readonly bundle: Bundle;
  readonly title: string | null;
  /** The version at Retell that an attempt before this one was about, if any. */
  readonly noted: number | null;
  /** Writes down which version at Retell it is going to be. */
  readonly note: (retellVersion: number) => Promise<void>;
}

/**
 * Publishes a bundle at Retell; returns its version there, which was read back to hold it. Throws UpstreamError, and validation_failed
 * for what cannot be said there.
 */
export async function publishAtRetell(
  ctx: TenantCtx,
  agentId: string,
  ids: RetellIds,
  { bundle, title, noted, note }: Publishing,
): Promise<number> {
  // An attempt before this one may have published it and died before it could say so.
  if (noted !== null && (await isPublishedAs(ctx, agentId, ids, { version: noted, bundle }))) return noted;
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    const at = await draftVersion(ctx, ids);
    await note(at);
    crashPoint(ctx.env, "agents.publish:after-draft");
    await writeVersion(ctx, agentId, ids, { version: at, bundle });
    crashPoint(ctx.env, "agents.publish:after-write");
    await ctx.retell.agents.publish(ids.retellAgentId, at, title ?? undefined);
    if (await versionHolds(ctx, agentId, ids, { version: at, bundle })) return at;
    ctx.log.warn(
      { agentId, retellVersion: at },
      "a published version does not hold what was written; the next one is tried",
    );
  }
  throw new UpstreamError({
    service: "retell",
    operation: "agents.publish",
    kind: "bad_response",
    outcome: "unknown",
    retryable: true,
    detail: "a published version does not hold what was written",
  });
}

async function isPublishedAs(
  ctx: TenantCtx,
  agentId: string,
  ids: RetellIds,
  wanted: Parameters<typeof versionHolds>[3],
): Promise<boolean> {
  const { isPublished } = await ctx.retell.agents.get(ids.retellAgentId, wanted.version);
  return isPublished === true && (await versionHolds(ctx, agentId, ids, wanted));
}
