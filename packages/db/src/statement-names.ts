import { createHash } from "node:crypto";

const MARK = "/* prepared */";
/** A connection keeps every statement it has prepared; a text that varies without end must not fill it. */
const MAX_NAMES = 100;

/**
 * Names for statements that say they are prepared, by the comment that opens them: PostgreSQL then parses and plans them once a
 * connection, where the hot ones would spend more on that than on their answer. Opt-in, because a plan that fits all values is right for a
 * keyset page or a row by its key, and may be wrong for a statement with optional conditions.
 * A `DATABASE_URL` with `pgbouncer=true` (as Prisma has it) names a pooler that knows no prepared statements: then there are none.
 */
export function statementNames(url: string): (query: { readonly sql: string }) => string {
  const names = new Map<string, string>();
  if (new URL(url).searchParams.get("pgbouncer") === "true") return () => "";
  return ({ sql }) => {
    if (!sql.trimStart().startsWith(MARK)) return "";
    const known = names.get(sql);
    if (known !== undefined || names.size >= MAX_NAMES) return known ?? "";
    const name = createHash("sha256").update(sql).digest("base64url").slice(0, 22);
    names.set(sql, name);
    return name;
  };
}
