import { randomBytes } from "node:crypto";
import { tokensOf } from "../../src/features/auth/tokens";
import type { Deps } from "../../src/kernel/context";
import { sha256Hex } from "../../src/kernel/crypto";
import { formerThings } from "./former-things";
import { furnishPerson, furnishTenant, someHash, type Furnished } from "./furnish";
import { nothing, type Things } from "./things";

/** Somebody who asks, and what no answer may show them. */
export interface Subject {
  readonly name: string;
  readonly role: "super_admin" | "admin" | "user" | "nobody";
  readonly headers: Readonly<Record<string, string>>;
  readonly own: Things;
  /** Whose things stay hidden from this subject. */
  readonly hidden: readonly Things[];
}

/** Everybody of the proof: two tenants with all that people have, a suspended one, and those who should get nowhere. */
export interface Cast {
  readonly a: Furnished;
  readonly b: Furnished;
  readonly colleague: Things;
  readonly nothing: Things;
  readonly admin: Subject;
  readonly user: Subject;
  readonly colleagueUser: Subject;
  readonly otherAdmin: Subject;
  readonly otherUser: Subject;
  /** What the two had once, of `formerKinds`. */
  readonly formerOfAdmin: Things;
  readonly formerOfUser: Things;
  readonly superAdmin: Subject;
  /** Super admins who visit the tenant of `a`: one may look, the other's visit was raised. */
  readonly visitor: Subject;
  readonly raisedVisitor: Subject;
  readonly suspendedUser: Subject;
  readonly suspendedTenant: Subject;
  readonly anonymous: Subject;
  readonly expired: Subject;
  readonly loggedOut: Subject;
  readonly keyWithoutScope: Subject;
}

export async function castOf(deps: Deps, name: string): Promise<Cast> {
  const db = deps.db.platform;
  const a = await furnishTenant(deps, `${name}-acme`);
  const colleague = await furnishPerson(deps, a.tenantId, `${name}-acme`, "user", "colleague");
  const b = await furnishTenant(deps, `${name}-globex`);
  const stopped = await furnishTenant(deps, `${name}-stopped`, "suspended");
  const barred = await furnishPerson(deps, a.tenantId, `${name}-acme`, "admin", "barred");
  await db.user.update({ where: { id: barred.userId }, data: { status: "suspended" } });
  const gone = await furnishPerson(deps, a.tenantId, `${name}-acme`, "admin", "gone");
  await db.session.update({ where: { id: gone.sessionId }, data: { revokedAt: deps.clock.now() } });
  const everything = [a.admin, a.user, colleague, b.admin, b.user, stopped.admin];
  const nobody = nothing(a.admin.poolNumberId);
  const superAdmin = await superAdminOf(deps, name, nobody);
  const subject = (
    name: string,
    role: "admin" | "user",
    own: Things,
    hidden: readonly Things[],
    at?: Date,
  ): Subject => ({
    name,
    role,
    own,
    hidden,
    headers: bearer(tokenOf(deps, own, role, at)),
  });
  const outside = { role: "nobody", own: nobody, hidden: everything } as const;
  const inB = [b.admin, b.user, stopped.admin];
  const inA = [a.admin, a.user, colleague, stopped.admin];
  return {
    a,
    b,
    colleague,
    nothing: nobody,
    superAdmin,
    visitor: await visiting(deps, await superAdminOf(deps, `${name}-visitor`, nobody), a.admin, false, inB),
    raisedVisitor: await visiting(deps, await superAdminOf(deps, `${name}-raised`, nobody), a.admin, true, inB),
    formerOfAdmin: await formerThings(deps, a.admin),
    formerOfUser: await formerThings(deps, a.user),
    admin: subject("admin", "admin", a.admin, inB),
    user: subject("user", "user", a.user, [...inB, colleague]),
    colleagueUser: subject("colleague", "user", colleague, [...inB, a.user]),
    otherAdmin: subject("other tenant's admin", "admin", b.admin, inA),
    otherUser: subject("other tenant's user", "user", b.user, [...inA, b.admin]),
    suspendedTenant: subject("admin of a suspended tenant", "admin", stopped.admin, [...inA, b.admin, b.user]),
    suspendedUser: { ...outside, name: "suspended admin", headers: subject("", "admin", barred, []).headers },
    anonymous: { ...outside, name: "no credentials", headers: {} },
    expired: {
      ...outside,
      name: "expired token",
      headers: subject("", "admin", a.admin, [], new Date(deps.clock.now().getTime() - 24 * 60 * 60 * 1000)).headers,
    },
    loggedOut: { ...outside, name: "logged-out session", headers: subject("", "admin", gone, []).headers },
    keyWithoutScope: { ...outside, name: "key without scope", headers: bearer(await scopelessKey(deps, a)) },
  };
}

/** A signed-in member's credentials, for a tenant furnished for one try. */
export function signedIn(deps: Deps, role: "admin" | "user", own: Things): Subject {
  return { name: role, role, own, hidden: [], headers: bearer(tokenOf(deps, own, role)) };
}

function tokenOf(deps: Deps, own: Things, role: Exclude<Subject["role"], "nobody">, at = deps.clock.now()): string {
  const tenantId = role === "super_admin" ? null : own.tenantId;
  const claims = { sub: own.userId, tenant_id: tenantId, role, email: own.email, sid: own.sessionId };
  return tokensOf(deps.env).access(claims, at);
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

async function superAdminOf(deps: Deps, walk: string, nobody: Things): Promise<Subject> {
  const email = `mark-${walk}-super@example.test`;
  const user = await deps.db.platform.user.create({
    data: { email, role: "super_admin", name: "mark-super", passwordHash: await someHash() },
  });
  const expiresAt = new Date(deps.clock.now().getTime() + 24 * 60 * 60 * 1000);
  const session = await deps.db.platform.session.create({ data: { userId: user.id, expiresAt } });
  const own = { ...nobody, userId: user.id, email, sessionId: session.id };
  return {
    name: "super admin",
    role: "super_admin",
    own,
    hidden: [],
    headers: bearer(tokenOf(deps, own, "super_admin")),
  };
}

/** The super admin in the middle of a visit to the tenant of `host`. */
async function visiting(
  deps: Deps,
  visitor: Subject,
  host: Things,
  mayWrite: boolean,
  hidden: readonly Things[],
): Promise<Subject> {
  const { userId: visitorId, sessionId } = visitor.own;
  const expiresAt = new Date(deps.clock.now().getTime() + 24 * 60 * 60 * 1000);
  const { id } = await deps.db.platform.supportVisit.create({
    data: { tenantId: host.tenantId, visitorId, reason: "to see what it looks like", mayWrite, expiresAt },
  });
  await deps.db.platform.session.update({ where: { id: sessionId }, data: { supportVisitId: id } });
  return { ...visitor, name: mayWrite ? "raised visitor" : "visitor", own: host, hidden };
}

/** A key of the tenant that may nothing at all. */
async function scopelessKey(deps: Deps, { tenantId, admin }: Furnished): Promise<string> {
  const key = `vox_${randomBytes(32).toString("base64url")}`;
  await deps.db.platform.apiKey.create({
    data: {
      tenantId,
      name: "scopeless",
      prefix: key.slice(0, 12),
      keyHash: sha256Hex(key),
      scopes: [],
      createdBy: admin.userId,
    },
  });
  return key;
}
