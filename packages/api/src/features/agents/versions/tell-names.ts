import type { TenantCtx } from "../../../kernel/context";
import { visibleTo } from "../policy";
import type { VersionDiff } from "../schemas";

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

type Difference = Pick<VersionDiff, "settings" | "parts">;

/** The difference with agents and knowledge bases by their names. What is gone, or is not for this reader, keeps its id. */
export async function tellNames<D extends Difference>(ctx: TenantCtx, difference: D): Promise<D> {
  const { settings, parts } = difference;
  const ids = [...new Set(JSON.stringify([settings, parts.map(({ fields }) => fields)]).match(uuid))];
  if (ids.length === 0) return difference;
  const own = ctx.actor.role === "user" ? { ownerId: ctx.actor.userId } : {};
  const [agents, bases] = await Promise.all([
    ctx.db.agent.findMany({ where: { AND: [{ id: { in: ids } }, visibleTo(ctx.actor)] } }),
    ctx.db.knowledgeBase.findMany({ where: { id: { in: ids }, ...own } }),
  ]);
  const names = new Map([...agents, ...bases].map(({ id, name }) => [id, name]));
  return {
    ...difference,
    settings: named(settings, names),
    parts: parts.map((part) => ({ ...part, fields: named(part.fields, names) })),
  };
}

function named<T>(value: T, names: ReadonlyMap<string, string>): T {
  return JSON.parse(JSON.stringify(value), (_, inner: unknown) =>
    typeof inner === "string" ? (names.get(inner) ?? inner) : inner,
  ) as T;
}
