import { Prisma } from "@voxcalls/db";
import { z } from "zod";
import type { TenantCtx } from "../../kernel/context";
import { saying } from "./saying";

/** The condition over `calls c` for what somebody typed: the id of a call, a part of a number, or what was said. */
export async function matching(ctx: TenantCtx, q: string, wants: "newest" | "all"): Promise<Prisma.Sql> {
  if (z.uuid().safeParse(q).success) return Prisma.sql`c.id = ${q}::uuid`;
  if (/^call_\w+$/.test(q)) return Prisma.sql`c.retell_call_id = ${q}`;
  const said = await saying(ctx, q, wants);
  const digits = digitsOf(q);
  if (digits === null) return said;
  const part = `%${digits}%`;
  return Prisma.sql`(c.from_number like ${part} or c.to_number like ${part} or ${said})`;
}

/** Of what looks like a telephone number, or a part of one that is worth looking for. */
function digitsOf(q: string): string | null {
  const digits = q.replaceAll(/\D/g, "");
  return /^[\d\s()+./-]+$/.test(q) && digits.length >= 3 ? digits : null;
}
