import { z } from "zod";
import { platform, rest, router } from "../../../trpc";
import { AuditEntryView } from "../../audit/schemas";
import { changeTenant } from "./change";
import { createTenant } from "./create";
import { getTenant } from "./get";
import { listTenants } from "./list";
import { listTenantMembers } from "./list-members";
import { tenantLogOf } from "./log";
import { removeTenant } from "./remove";
import {
  ActivateTenantInput,
  ChangeTenantInput,
  CreateTenantInput,
  ListTenantsInput,
  RemoveTenantInput,
  SuspendTenantInput,
  TenantDetailView,
  TenantIdInput,
  TenantMemberView,
  TenantPage,
} from "./schemas";
import { activateTenant, suspendTenant } from "./suspend";

export const tenantsRouter = router({
  list: platform("platform:tenants")
    .meta(rest("GET", "/admin/tenants", "Every organisation with what it uses of its plan"))
    .input(ListTenantsInput)
    .output(TenantPage)
    .query(({ ctx, input }) => listTenants(ctx, input)),
  create: platform("platform:tenants")
    .meta(rest("POST", "/admin/tenants", "Make an organisation and invite its first admin", { status: 201 }))
    .input(CreateTenantInput)
    .output(TenantDetailView)
    .mutation(({ ctx, input }) => createTenant(ctx, input)),
  get: platform("platform:tenants")
    .meta(rest("GET", "/admin/tenants/{id}", "One organisation, and what suspending it would touch"))
    .input(TenantIdInput)
    .output(TenantDetailView)
    .query(({ ctx, input }) => getTenant(ctx, input)),
  members: platform("platform:tenants")
    .input(TenantIdInput)
    .output(z.array(TenantMemberView))
    .query(({ ctx, input }) => listTenantMembers(ctx, input)),
  log: platform("platform:audit")
    .input(TenantIdInput)
    .output(z.array(AuditEntryView))
    .query(({ ctx, input }) => tenantLogOf(ctx, input)),
  change: platform("platform:tenants")
    .meta(rest("PATCH", "/admin/tenants/{id}", "Change name, plan, limits or rate"))
    .input(ChangeTenantInput)
    .output(TenantDetailView)
    .mutation(({ ctx, input }) => changeTenant(ctx, input)),
  suspend: platform("platform:tenants")
    .meta(rest("POST", "/admin/tenants/{id}/suspend", "Suspend an organisation: it can read and nothing else"))
    .input(SuspendTenantInput)
    .output(TenantDetailView)
    .mutation(({ ctx, input }) => suspendTenant(ctx, input)),
  activate: platform("platform:tenants")
    .meta(rest("POST", "/admin/tenants/{id}/activate", "End a suspension; numbers answer as they were bound"))
    .input(ActivateTenantInput)
    .output(TenantDetailView)
    .mutation(({ ctx, input }) => activateTenant(ctx, input)),
  remove: platform("platform:tenants")
    .meta(rest("DELETE", "/admin/tenants/{id}", "Delete an organisation for good", { respond: "empty" }))
    .input(RemoveTenantInput)
    .mutation(({ ctx, input }) => removeTenant(ctx, input)),
});
