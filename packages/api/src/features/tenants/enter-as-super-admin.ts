import { z } from "zod";
import type { SuperAdminActor } from "../../kernel/actor";
import { enterTenant, type Deps, type RequestInfo, type TenantCtx, type VisitInForce } from "../../kernel/context";
import { AppError, invalid, notFound } from "../../kernel/errors";
import { may, type Permission } from "../../kernel/permissions";
import { recordAudit } from "../audit/record";
import { recordPlatformAudit } from "../audit/record-platform";
import { findTenantInForce } from "./find-in-force";

interface Act {
  readonly permission: Permission;
  readonly type: "query" | "mutation" | "subscription";
}

/**
 * The tenant that a super admin acts in: the one being visited, which was written down when the visit began, or the one that a
 * program's request names, which is written down in both logs before anything else happens; if that fails, so does the request.
 * Throws validation_failed without a tenant, and for a change without a reason; not_found for a tenant that is not there; forbidden for
 * what a read-only visit may not do, and for a browser that names a tenant instead of visiting it.
 */
export async function enterAsSuperAdmin(
  deps: Deps,
  { person, visit, byCookie }: { person: SuperAdminActor; visit: VisitInForce | undefined; byCookie: boolean },
  request: RequestInfo,
  act: Act,
): Promise<TenantCtx> {
  const asked = request.unverifiedTenantId;
  if (visit && (asked === null || asked === visit.tenant.id)) {
    assertVisitAllows(visit, act);
    return enterTenant(deps, person, visit.tenant, { ...request, accessReason: visit.reason });
  }
  if (byCookie && asked !== null) {
    throw new AppError(
      "forbidden",
      "From a browser an organisation is entered by a visit: begin one, with its reason.",
    );
  }
  const tenant = await askedTenant(deps, asked);
  if (act.type === "mutation" && request.accessReason === null) {
    throw invalid("X-Access-Reason", "Say why you change something of another organisation: X-Access-Reason.");
  }
  const ctx = enterTenant(deps, person, tenant, request);
  const entry = { action: "support.request", after: { permission: act.permission }, reason: request.accessReason };
  await deps.db.platform.$transaction(async (tx) => {
    await recordAudit(tx, ctx, entry);
    await recordPlatformAudit(tx, ctx, {
      ...entry,
      objectType: "tenant",
      objectId: tenant.id,
      objectName: tenant.name,
    });
  });
  return ctx;
}

function assertVisitAllows({ mayWrite }: VisitInForce, { permission, type }: Act): void {
  if (mayWrite || (type === "query" && may("visitor", permission))) return;
  throw new AppError("forbidden", "This visit is for reading only. Raise it to change something.");
}

async function askedTenant(deps: Deps, asked: string | null) {
  if (asked === null)
    throw invalid("tenant_id", "A super admin names the organisation: tenant_id, or the header X-Tenant-Id.");
  const id = z.uuid().safeParse(asked);
  const tenant = id.success ? await findTenantInForce(deps.db.platform, id.data) : null;
  if (!tenant) throw notFound("organisation");
  return tenant;
}
