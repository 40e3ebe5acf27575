import { Prisma } from "./generated/client";

type FieldsOf<M extends Prisma.ModelName> = keyof Prisma.TypeMap["model"][M]["fields"];

/** The models whose rows bear a tenant id. */
export type TenantModel = { [M in Prisma.ModelName]: "tenantId" extends FieldsOf<M> ? M : never }[Prisma.ModelName];

/** What a tenant's client reaches: the models of its rows, and its own row in `Tenant`. */
export type ScopedModel = TenantModel | "Tenant";

function bearsTenantId(model: Prisma.ModelName): model is TenantModel {
  const fields: unknown = Reflect.get(Prisma, `${model}ScalarFieldEnum`);
  return typeof fields === "object" && fields !== null && "tenantId" in fields;
}

/** Read from the generated client, so that a new model cannot be forgotten here. */
export const TENANT_MODELS: readonly TenantModel[] = Object.values(Prisma.ModelName).filter(bearsTenantId);

export const SCOPED_MODELS: readonly ScopedModel[] = [...TENANT_MODELS, "Tenant"];

/**
 * Relations whose two ends may belong to different tenants, because their key does not carry the tenant id: a number
 * moves from tenant to tenant while its holdings stay. A tenant's client refuses to walk them; read both ends by themselves.
 */
export const RELATIONS_ACROSS_TENANTS: ReadonlySet<string> = new Set([
  "PhoneNumber.holdings",
  "PhoneNumberHolding.phoneNumber",
]);
