import type { Caller } from "./kernel/actor";
import {
  enterTenant,
  platformCtx,
  type AccountCtx,
  type Deps,
  type PlatformCtx,
  type PublicCtx,
  type SignedIn,
  type TenantCtx,
  type TenantInForce,
} from "./kernel/context";
import { AppError } from "./kernel/errors";
import { isOfPlatform, keyMay, may, type Permission, type PlatformPermission } from "./kernel/permissions";
import { enterAsSuperAdmin } from "./features/tenants/enter-as-super-admin";

export interface Act {
  readonly permission: Permission;
  readonly type: "query" | "mutation" | "subscription";
}

export interface AccountAct {
  readonly type: Act["type"];
  /** The safety of the own account (password, sessions, second factor), which nobody's suspension takes away. */
  readonly whileSuspended: boolean;
}

/** Lets whoever asks into a tenant, or throws: the caller is known, belongs there and may do the act. */
export async function enterTenantFor(deps: Deps, ctx: PublicCtx, act: Act): Promise<TenantCtx> {
  const { person, tenant: own, needsSecondFactor, visit, byCookie } = await needSignedIn(ctx);
  if (person.type === "super_admin") {
    needPermission(person, act.permission);
    return await enterAsSuperAdmin(deps, { person, visit, byCookie }, ctx.request, act);
  }
  assertOwnTenant(ctx, person.tenantId);
  if (needsSecondFactor) throw new AppError("forbidden", "Set up two-factor first: your organisation asks for it.");
  needPermission(person, act.permission);
  if (!own) throw new AppError("unauthorized", "Sign in again.");
  if (act.type === "mutation") assertNotSuspended(own);
  return enterTenant(deps, person, own, ctx.request);
}

/** The same for the own account, whatever the role. */
export async function enterAccount(ctx: PublicCtx, { type, whileSuspended }: AccountAct): Promise<AccountCtx> {
  const { person, tenant } = await needSignedIn(ctx);
  if (person.type === "api_key") throw new AppError("forbidden", "This is for people: an API key has no account.");
  if (person.type === "member") assertOwnTenant(ctx, person.tenantId);
  if (type === "mutation" && tenant && !whileSuspended) assertNotSuspended(tenant);
  return { ...ctx, person, tenant };
}

/** The same for the platform as a whole: super admins only. */
export async function enterPlatform(deps: Deps, ctx: PublicCtx, permission: PlatformPermission): Promise<PlatformCtx> {
  const { person } = await needSignedIn(ctx);
  if (person.type !== "super_admin") throw new AppError("forbidden", "Your role may not do this.");
  needPermission(person, permission);
  return platformCtx(deps, person, ctx.request);
}

interface Entrance extends Pick<Act, "type"> {
  readonly permission: Permission | "open" | "signed-in";
  readonly whileSuspended?: boolean;
}

/** Throws unless whoever asks would be let in, without doing what is behind the door. */
export async function assertLetIn(deps: Deps, ctx: PublicCtx, entrance: Entrance): Promise<void> {
  const { permission, type, whileSuspended = false } = entrance;
  if (permission === "open") return;
  if (permission === "signed-in") await enterAccount(ctx, { type, whileSuspended });
  else if (isOfPlatform(permission)) await enterPlatform(deps, ctx, permission);
  else await enterTenantFor(deps, ctx, { permission, type });
}

async function needSignedIn(ctx: PublicCtx): Promise<SignedIn> {
  const signedIn = await ctx.signedIn();
  if (!signedIn) throw new AppError("unauthorized", "Send an access token, or sign in.");
  return signedIn;
}

function needPermission(person: Caller, permission: Permission): void {
  if (person.type === "api_key") {
    if (keyMay(person.scopes, permission)) return;
    throw new AppError("forbidden", `This API key may not do this: it lacks the scope ${permission}.`);
  }
  if (!may(person.role, permission)) throw new AppError("forbidden", "Your role may not do this.");
}

function assertOwnTenant({ request }: PublicCtx, tenantId: string): void {
  const asked = request.unverifiedTenantId;
  if (asked !== null && asked !== tenantId) throw new AppError("forbidden", "That is another organisation's data.");
}

function assertNotSuspended({ status }: TenantInForce): void {
  if (status !== "suspended" && status !== "cancelled") return;
  throw new AppError("tenant_suspended", "Your organisation is suspended: you can read, but change nothing.");
}
