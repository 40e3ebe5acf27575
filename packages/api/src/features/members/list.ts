import type { TenantCtx } from "../../kernel/context";
import { MemberView } from "./schemas";

// More people than a plan can hold; a list to choose from, not one to page through.
const atMost = 2_000;

/** The people of the tenant by name, for choosing whom an agent or a number belongs to, and for naming whom a call belonged to. */
export async function listMembers(ctx: TenantCtx): Promise<MemberView[]> {
  const users = await ctx.db.user.findMany({
    select: { id: true, name: true, email: true, role: true, status: true, removedAt: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: atMost,
  });
  return users.map(({ removedAt, ...user }) =>
    MemberView.parse(removedAt ? { ...user, status: "removed", email: "" } : user),
  );
}
