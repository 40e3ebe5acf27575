import type { Db, TenantDb } from "@voxcalls/db";
import type { RetellClient, SipTrunk, TwilioClient } from "@voxcalls/retell-client";
import type { Actor, Caller, Person, SuperAdminActor } from "./actor";
import type { Clock } from "./clock";
import type { KeyRing } from "./crypto";
import type { ApiEnv } from "./env";
import type { Log } from "./log";
import type { Mailer } from "./mailer";
import type { News } from "./news";
import type { RateLimits } from "./rate-limits";
import type { RecordingStore } from "./recording-store";
import { allowUnscoped, databaseOf } from "./unscoped";

/** Everything a process owns once. Built by `deps.ts`, by tests with another clock or provider. */
export interface Deps {
  readonly env: ApiEnv;
  readonly db: Db;
  readonly retell: RetellClient;
  readonly twilio: TwilioClient;
  /** The platform's SIP trunk; without it numbers cannot be brought in. */
  readonly sipTrunk: SipTrunk | undefined;
  readonly recordings: RecordingStore;
  readonly mailer: Mailer;
  /** What changes in calls while somebody watches. */
  readonly news: News;
  readonly limits: RateLimits;
  readonly sealing: KeyRing;
  readonly clock: Clock;
  readonly log: Log;
}

/** What is known of a request before anyone is asked who sent it. */
export interface RequestInfo {
  readonly requestId: string;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
  /** A tenant named by the caller (`tenant_id` or `X-Tenant-Id`): a wish, not a proof. */
  readonly unverifiedTenantId: string | null;
  readonly accessReason: string | null;
}

/** A tenant as it stands at this request. */
export interface TenantInForce {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly status: "active" | "suspended" | "trial" | "cancelled";
  readonly plan: "free" | "starter" | "pro" | "enterprise";
}

/** A super admin's visit to a tenant, as it stands at this request. */
export interface VisitInForce {
  readonly id: string;
  readonly tenant: TenantInForce;
  readonly reason: string;
  /** Raised: the visitor may change things, too. */
  readonly mayWrite: boolean;
  readonly startedAt: Date;
  readonly expiresAt: Date;
}

export interface SignedIn {
  readonly person: Caller;
  readonly tenant: TenantInForce | null;
  /** The visit that a super admin makes from this device, if any. */
  readonly visit?: VisitInForce;
  /** The tenant asks for a second factor and this person has none yet: nothing but the own account is open. */
  readonly needsSecondFactor: boolean;
  /** By the browser's cookie, as opposed to a token or key that a program sends. */
  readonly byCookie: boolean;
}

/** The same of a person, who has an account and a session, as opposed to a program with a key. */
export interface PersonSignedIn extends SignedIn {
  readonly person: Person;
}

/** What every verb may use: the world outside, but no database. */
export type World = Omit<Deps, "db">;

/** For acts before sign-in. They reach the database only through `unscoped`. */
export interface PublicCtx extends World {
  readonly request: RequestInfo;
  /** Who sent the request, looked up once and only if asked. Throws `unauthorized` when a credential was sent that does not hold. */
  readonly signedIn: () => Promise<SignedIn | null>;
  /** Counts a request that needs no credential for the network it came from. Throws `rate_limited`. */
  readonly countOpen: () => void;
}

/** For acts of a person on the own account, whatever the role. */
export interface AccountCtx extends PublicCtx, Pick<PersonSignedIn, "person" | "tenant"> {}

/** For acts within a tenant. It can only be had from this file, and its `db` sees that tenant alone. */
export interface TenantCtx extends World {
  readonly actor: Actor;
  readonly tenant: TenantInForce;
  readonly db: TenantDb;
  readonly request: RequestInfo | null;
  readonly [proof]: true;
}

/** For acts on the platform as a whole, by a super admin or a job. */
export interface PlatformCtx extends World {
  readonly actor: SuperAdminActor | Extract<Actor, { type: "system" }>;
  readonly request: RequestInfo | null;
}

declare const proof: unique symbol;

function worldOf({ db: _db, ...world }: Deps): World {
  return world;
}

export function publicCtx(deps: Deps, request: RequestInfo, signedIn: PublicCtx["signedIn"]): PublicCtx {
  return allowUnscoped({ ...worldOf(deps), request, signedIn, countOpen: () => undefined }, deps.db);
}

/** Builds the context of a tenant. Whoever calls it has decided that `actor` belongs there. */
export function enterTenant(deps: Deps, actor: Actor, tenant: TenantInForce, request: RequestInfo | null): TenantCtx {
  const ctx = { ...worldOf(deps), actor, tenant, request, db: deps.db.forTenant(tenant.id) };
  return allowUnscoped(ctx, deps.db) as TenantCtx;
}

/** The context of a tenant for what the platform does there by itself, under the name of a job. */
export function enterFromPlatform(ctx: PlatformCtx, tenant: TenantInForce, job: string): TenantCtx {
  const db = databaseOf(ctx).forTenant(tenant.id);
  const inside = { ...ctx, actor: { type: "system", role: "system", job } as const, tenant, request: null, db };
  return inside as object as TenantCtx;
}

export function platformCtx(deps: Deps, actor: PlatformCtx["actor"], request: RequestInfo | null): PlatformCtx {
  return allowUnscoped({ ...worldOf(deps), actor, request }, deps.db);
}
