import type { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { after, toPage } from "../../kernel/cursor";
import type { Page } from "../../kernel/page";
import { lastSeenOf } from "./member-sessions";
import type { ListMembersInput, MemberDetails } from "./schemas";
import { memberColumns, toMember } from "./view";

/** The members, newest first, with what each has. */
export async function tableOfMembers(ctx: TenantCtx, input: ListMembersInput): Promise<Page<MemberDetails>> {
  const { limit, cursor, q, role, status } = input;
  const wanted: Prisma.UserWhereInput = {
    removedAt: null,
    ...(role && { role }),
    ...(status && { status }),
    ...(q && { OR: [{ name: { contains: q, mode: "insensitive" } }, { email: { contains: q, mode: "insensitive" } }] }),
  };
  const rows = await ctx.db.user.findMany({
    where: { AND: [wanted, after("createdAt", cursor)] },
    select: memberColumns,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const lastSeen = await lastSeenOf(
    ctx,
    rows.slice(0, limit).map(({ id }) => id),
  );
  return toPage(
    rows,
    limit,
    (row) => row.createdAt,
    (row) => toMember(row, lastSeen.get(row.id) ?? null),
  );
}
