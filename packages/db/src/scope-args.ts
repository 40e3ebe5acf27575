import { RELATIONS_ACROSS_TENANTS, SCOPED_MODELS, type ScopedModel } from "./tenant-models";

/** Relation fields by model: `relations.Call.agent` is `"Agent"`. */
export type RelationMap = Readonly<
  Record<string, { fields: ReadonlySet<string>; relations: ReadonlyMap<string, string> }>
>;

type Node = Record<string, unknown>;

const WRITTEN = new Set(["data", "create", "update"]);
const REFUSED_FOR_TENANT = new Set(["create", "createMany", "createManyAndReturn", "upsert", "delete", "deleteMany"]);

/**
 * The first wall: the arguments of an operation, narrowed to one tenant. The filter is AND-ed to `where` (spreading it
 * would turn "A's row, asked for by B" into "B's row"), the id is stamped into what is created.
 * @throws Error on another tenant's id in the data, on nested writes, and on relations that lead across tenants.
 */
export function scopeArgs(
  map: RelationMap,
  model: ScopedModel,
  operation: string,
  args: unknown,
  tenantId: string,
): Node {
  const own = model === "Tenant" ? { id: tenantId } : { tenantId };
  if (model === "Tenant" && REFUSED_FOR_TENANT.has(operation)) throw new Error(`A tenant cannot ${operation} tenants.`);
  const given: Node = isNode(args) ? { ...args } : {};
  assertWithinTenant(map, model, given);
  for (const part of WRITTEN) if (part in given) given[part] = stamp(given[part], own, part, operation);
  if (operation.startsWith("create")) return given;
  const where = isNode(given["where"]) ? given["where"] : {};
  if (operation.startsWith("findUnique")) return { ...given, where: { AND: [flattenKey(map, model, where), own] } };
  return { ...given, where: { ...where, AND: [...toArray(where["AND"]), own] } };
}

function stamp(data: unknown, own: Node, part: string, operation: string): unknown {
  if (Array.isArray(data)) return data.map((row: unknown) => stamp(row, own, part, operation));
  if (!isNode(data)) return data;
  for (const [key, value] of Object.entries(own)) {
    if (data[key] !== undefined && data[key] !== value)
      throw new Error(`The data of ${operation} names another tenant.`);
  }
  const creates = part === "create" || operation.startsWith("create");
  return creates ? { ...data, ...own } : data;
}

/** Walks where, select, include, orderBy and _count; stops at columns, whose values may be any JSON. */
function assertWithinTenant(map: RelationMap, model: string, node: unknown, isWritten = false): void {
  if (Array.isArray(node)) return node.forEach((item) => assertWithinTenant(map, model, item, isWritten));
  if (!isNode(node)) return;
  const { fields, relations } = map[model] ?? { fields: new Set<string>(), relations: new Map<string, string>() };
  for (const [key, value] of Object.entries(node)) {
    const related = relations.get(key);
    if (related === undefined) {
      if (!fields.has(key)) assertWithinTenant(map, model, value, isWritten || WRITTEN.has(key));
      continue;
    }
    if (isWritten)
      throw new Error(`Write ${model}.${key} by its own delegate: nested writes pass the tenant's filter by.`);
    if (RELATIONS_ACROSS_TENANTS.has(`${model}.${key}`) || !SCOPED_MODELS.some((scoped) => scoped === related)) {
      throw new Error(`${model}.${key} leads across tenants: read both ends by themselves.`);
    }
    assertWithinTenant(map, related, value);
  }
}

/** `{ tenantId_id: { tenantId, id } }` → `{ tenantId, id }`: findFirst takes no compound keys (tenant-db.ts says why findFirst). */
function flattenKey(map: RelationMap, model: string, where: Node): Node {
  const known = map[model];
  const flat: Node = {};
  for (const [key, value] of Object.entries(where)) {
    const isCompound =
      isNode(value) && !known?.fields.has(key) && !known?.relations.has(key) && !["AND", "OR", "NOT"].includes(key);
    if (isCompound) Object.assign(flat, value);
    else flat[key] = value;
  }
  return flat;
}

function toArray(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
