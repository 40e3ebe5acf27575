import type { TenantCtx } from "../../../kernel/context";
import { after, toPage } from "../../../kernel/cursor";
import { notFound } from "../../../kernel/errors";
import type { Page } from "../../../kernel/page";
import { visibleTo } from "../policy";
import type { ListVersionsInput, VersionView } from "../schemas";
import { toVersionView } from "./view";

/** The versions of an agent, newest first. Throws not_found. */
export async function listVersions(ctx: TenantCtx, input: ListVersionsInput): Promise<Page<VersionView>> {
  const agent = await ctx.db.agent.findFirst({
    where: { AND: [{ id: input.id }, visibleTo(ctx.actor)] },
    select: { publishedVersion: true },
  });
  if (!agent) throw notFound("agent");
  const rows = await ctx.db.agentVersion.findMany({
    where: { AND: [{ agentId: input.id }, after("createdAt", input.cursor)] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: input.limit + 1,
  });
  return toPage(
    rows,
    input.limit,
    (row) => row.createdAt,
    (row) => toVersionView(row, agent.publishedVersion),
  );
}
