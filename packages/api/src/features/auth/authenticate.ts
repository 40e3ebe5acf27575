import type { Deps, PersonSignedIn, SignedIn } from "../../kernel/context";
import { AppError } from "../../kernel/errors";
import { findKeyHolder } from "../api-keys/find-holder";
import { findVisitInForce } from "../tenants/find-visit";
import { tokensOf } from "./tokens";

/** The browser's cookie. Over https it has the `__Host-` prefix: no other host or path can set it. */
export function sessionCookieName(frontendUrl: string): string {
  return frontendUrl.startsWith("https:") ? "__Host-voxcalls.session" : "voxcalls.session";
}

interface SessionRow {
  user_id: string;
  email: string;
  role: "super_admin" | "admin" | "user";
  tenant_id: string | null;
  name: string | null;
  slug: string | null;
  status: NonNullable<SignedIn["tenant"]>["status"] | null;
  plan: NonNullable<SignedIn["tenant"]>["plan"] | null;
  last_seen_at: Date;
  needs_second_factor: boolean;
  support_visit_id: string | null;
}

/** How exact "last seen" is: within it, requests of a session cost no write. */
const seenEveryMs = 5 * 60_000;

/**
 * Who sent the request: a bearer API key, a bearer access token or the browser's session cookie. The last two end in the same row, read anew each time,
 * so that a sign-out, a suspension or another role bites on the next request and not when a token runs out.
 * Null without a credential; throws unauthorized for one that does not hold, and for a cookie that another site made the browser send.
 */
export async function authenticate(deps: Deps, request: Request): Promise<SignedIn | null> {
  const tokens = tokensOf(deps.env);
  const now = deps.clock.now();
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  const cookie = bearer === undefined ? readCookie(request, sessionCookieName(deps.env.FRONTEND_URL)) : undefined;
  if (bearer === undefined && request.headers.has("authorization")) throw notHolding();
  if (bearer === undefined && cookie === undefined) return null;
  if (bearer?.startsWith("vox_")) return await keyHolder(deps, bearer);
  if (cookie !== undefined) assertSameOrigin(deps, request);
  const claims = bearer === undefined ? tokens.readSession(cookie ?? "", now) : tokens.readAccess(bearer, now);
  if (!claims) throw notHolding();
  return { ...(await sessionHolder(deps, claims)), byCookie: cookie !== undefined };
}

/** The program of a key that still holds. Throws unauthorized, and tenant_suspended: without people at work, nothing is to run. */
async function keyHolder(deps: Deps, key: string): Promise<SignedIn> {
  const holder = await findKeyHolder(deps, key);
  if (!holder) throw new AppError("unauthorized", "This API key does not hold (any more).");
  const { actor, tenant } = holder;
  if (tenant.status === "suspended" || tenant.status === "cancelled") {
    throw new AppError(
      "tenant_suspended",
      "The organisation is suspended: its API keys do nothing until it is activated.",
    );
  }
  return { person: actor, tenant, needsSecondFactor: false, byCookie: false };
}

/** The person of a session that still holds, as a program would send it. Throws unauthorized. */
export async function sessionHolder(deps: Deps, claims: { sub: string; sid: string }): Promise<PersonSignedIn> {
  const rows = await deps.db.platform.$queryRaw<SessionRow[]>`
    /* prepared */ select u.id as user_id, u.email, u.role::text as role, u.tenant_id,
           t.name, t.slug, t.status::text as status, t.plan::text as plan, s.last_seen_at, s.support_visit_id,
           coalesce(t.require_two_factor, false) and u.totp_confirmed_at is null as needs_second_factor
    from sessions s join users u on u.id = s.user_id left join tenants t on t.id = u.tenant_id
    where s.id = ${claims.sid}::uuid and s.user_id = ${claims.sub}::uuid
      and s.revoked_at is null and s.expires_at > ${deps.clock.now()} and u.status = 'active'`;
  const row = rows[0];
  if (!row) throw notHolding();
  await noteSeen(deps, claims.sid, row.last_seen_at);
  const { user_id: userId, email } = row;
  if (row.role === "super_admin") {
    const person = { type: "super_admin", role: "super_admin", userId, email, sessionId: claims.sid } as const;
    const id = row.support_visit_id;
    const visit = id && (await findVisitInForce(deps.db.platform, { id, visitorId: userId, now: deps.clock.now() }));
    return { person, tenant: null, needsSecondFactor: false, byCookie: false, ...(visit && { visit }) };
  }
  const { tenant_id: tenantId, name, slug, status, plan } = row;
  if (!tenantId || !name || !slug || !status || !plan) throw notHolding();
  return {
    person: { type: "member", role: row.role, userId, email, tenantId, sessionId: claims.sid },
    tenant: { id: tenantId, name, slug, status, plan },
    needsSecondFactor: row.needs_second_factor,
    byCookie: false,
  };
}

/** Keeps `last_seen_at` of the session within a few minutes of the truth. A database that only reads does not stop a request. */
async function noteSeen({ db, clock, log }: Deps, sessionId: string, lastSeenAt: Date): Promise<void> {
  const now = clock.now();
  if (now.getTime() - lastSeenAt.getTime() < seenEveryMs) return;
  await db.platform.session
    .updateMany({ where: { id: sessionId, lastSeenAt: { lt: now } }, data: { lastSeenAt: now } })
    .catch((error: unknown) => log.debug({ err: error }, "last seen could not be noted"));
}

function notHolding(): AppError {
  return new AppError("unauthorized", "This sign-in does not hold (any more). Sign in again.");
}

function readCookie(request: Request, name: string): string | undefined {
  for (const part of (request.headers.get("cookie") ?? "").split(/;\s*/)) {
    if (part.startsWith(`${name}=`)) return decodeURIComponent(part.slice(name.length + 1)) || undefined;
  }
  return undefined;
}

const loopback: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** A cookie travels with requests of other sites too; a change that one of them asks for is refused. */
function assertSameOrigin(deps: Deps, request: Request): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const origin = request.headers.get("origin");
  const allowed = [new URL(deps.env.FRONTEND_URL).origin, new URL(deps.env.API_BASE_URL).origin];
  // On the own machine a server has more than one name. Any other name may be a stranger's that leads here.
  const here = new URL(request.url);
  if (deps.env.ENVIRONMENT !== "production" && loopback.has(here.hostname)) allowed.push(here.origin);
  const isFromElsewhere = request.headers.get("sec-fetch-site") === "cross-site";
  if (origin === null || !allowed.includes(origin) || isFromElsewhere) {
    throw new AppError("forbidden", "This request did not come from our own pages.");
  }
}
