import { Prisma } from "@voxcalls/db";
import { z } from "zod";
import type { TenantCtx } from "../../kernel/context";
import { saying } from "./saying";

/** The condition over `calls c` for what somebody typed: the id of a call, a part of a number, or what was said. */
export async function matching(ctx: TenantCtx, q: string): Promise<Prisma.Sql> {
  if (z.uuid().safeParse(q).success) return Prisma.sql`c.id = ${q}::uuid`;
  if (/^call_\w+$/.test(q)) return Prisma.sql`c.retell_call_id = ${q}`;
  const said = await saying(ctx, q);
  if (!isNumber(q)) return said;
  const part = `%${digitsOf(q)}%`;
  return Prisma.sql`(c.from_number like ${part} or c.to_number like ${part} or ${said})`;
}

/** Whether it looks like a telephone number, or a part of one that is worth looking for. */
export function isNumber(q: string): boolean {
  return /^[\d\s()+./-]+$/.test(q) && digitsOf(q).length >= 3;
}

function digitsOf(q: string): string {
  return q.replaceAll(/\D/g, "");
}
