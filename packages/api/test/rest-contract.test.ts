import { describe, expect, it } from "vitest";
import { openApiDocument } from "../src/rest/openapi";
import { restTable } from "../src/rest/table";
import { appRouter } from "../src/root";

// What is promised outside, as data: neither this list nor the router can change without the other.
const promised = [
  "POST /auth/register",
  "POST /auth/login",
  "POST /auth/refresh",
  "POST /auth/logout",
  "GET /auth/me",
  "PATCH /auth/me",
  "GET /auth/account",
  "POST /auth/password/forgot",
  "POST /auth/password/reset",
  "POST /auth/password/change",
  "POST /auth/verify-email",
  "POST /auth/verify-email/send",
  "POST /auth/email/change",
  "GET /auth/sessions",
  "DELETE /auth/sessions",
  "DELETE /auth/sessions/{id}",
  "POST /auth/two-factor",
  "POST /auth/two-factor/confirm",
  "POST /auth/two-factor/recovery-codes",
  "POST /auth/two-factor/disable",
  "GET /auth/invitations/{token}",
  "POST /auth/invitations/{token}/accept",
  "GET /users",
  "GET /users/{id}",
  "PATCH /users/{id}",
  "DELETE /users/{id}",
  "GET /invitations",
  "POST /invitations",
  "POST /invitations/{id}/resend",
  "DELETE /invitations/{id}",
  "GET /agents",
  "POST /agents",
  "GET /agents/{id}",
  "PATCH /agents/{id}",
  "DELETE /agents/{id}",
  "POST /agents/{id}/pause",
  "POST /agents/{id}/resume",
  "POST /agents/{id}/publish",
  "POST /agents/{id}/rollback",
  "POST /agents/{id}/duplicate",
  "GET /agents/{id}/versions",
  "GET /agents/{id}/versions/{n}/diff",
  "POST /agents/{id}/test-chat",
  "GET /agents/{id}/test-cases",
  "POST /agents/{id}/test-cases",
  "POST /agents/{id}/test-cases/run",
  "PATCH /test-cases/{id}",
  "DELETE /test-cases/{id}",
  "POST /test-cases/{id}/run",
  "GET /flows",
  "POST /flows",
  "GET /flows/{id}",
  "PATCH /flows/{id}",
  "DELETE /flows/{id}",
  "POST /flows/{id}/validate",
  "GET /knowledge-bases",
  "POST /knowledge-bases",
  "GET /knowledge-bases/{id}",
  "PATCH /knowledge-bases/{id}",
  "DELETE /knowledge-bases/{id}",
  "POST /knowledge-bases/{id}/sources",
  "DELETE /knowledge-bases/{id}/sources/{source_id}",
  "POST /knowledge-bases/{id}/sources/{source_id}/retry",
  "POST /knowledge-bases/{id}/query",
  "POST /tools/test",
  "GET /calls",
  "POST /calls",
  "GET /calls/{id}",
  "GET /calls/{id}/transcript",
  "GET /calls/{id}/audio",
  "POST /calls/{id}/stop",
  "PATCH /calls/{id}",
  "DELETE /calls/{id}",
  "POST /calls/{id}/inject",
  "POST /calls/exports",
  "GET /calls/exports/{id}",
  "GET /calls/exports/{id}/file",
  "GET /batches",
  "POST /batches",
  "GET /batches/{id}",
  "GET /batches/{id}/rows",
  "POST /batches/{id}/rows",
  "POST /batches/{id}/start",
  "POST /batches/{id}/pause",
  "POST /batches/{id}/resume",
  "POST /batches/{id}/cancel",
  "GET /do-not-call",
  "POST /do-not-call",
  "DELETE /do-not-call/{id}",
  "GET /phone-numbers",
  "GET /phone-numbers/available",
  "POST /phone-numbers/claim",
  "POST /phone-numbers/release",
  "GET /phone-numbers/mine",
  "PATCH /phone-numbers/{id}",
  "GET /api-keys",
  "POST /api-keys",
  "DELETE /api-keys/{id}",
  "GET /webhook-endpoints",
  "POST /webhook-endpoints",
  "GET /webhook-endpoints/{id}",
  "PATCH /webhook-endpoints/{id}",
  "DELETE /webhook-endpoints/{id}",
  "POST /webhook-endpoints/{id}/rotate-secret",
  "POST /webhook-endpoints/{id}/end-old-secret",
  "POST /webhook-endpoints/{id}/ping",
  "POST /webhook-endpoints/{id}/replay",
  "GET /webhook-endpoints/{id}/deliveries",
  "GET /webhook-endpoints/{id}/deliveries/{delivery_id}",
  "POST /webhook-endpoints/{id}/deliveries/{delivery_id}/replay",
  "GET /tenant",
  "PATCH /tenant",
  "GET /audit-log",
  "GET /admin/audit-log",
  "GET /usage/summary",
  "GET /usage/timeseries",
  "GET /usage/records",
  "GET /billing/statements",
  "GET /billing/statements/{id}",
  "GET /admin/phone-numbers",
  "GET /admin/phone-numbers/search",
  "POST /admin/phone-numbers/buy",
  "POST /admin/phone-numbers/import",
  "POST /admin/phone-numbers/allocate",
  "POST /admin/phone-numbers/reclaim",
  "GET /admin/phone-numbers/{id}/history",
  "DELETE /admin/phone-numbers/{id}",
  "GET /admin/tenants",
  "POST /admin/tenants",
  "GET /admin/tenants/{id}",
  "PATCH /admin/tenants/{id}",
  "DELETE /admin/tenants/{id}",
  "POST /admin/tenants/{id}/suspend",
  "POST /admin/tenants/{id}/activate",
  "GET /admin/users",
  "POST /admin/users",
  "POST /admin/users/{id}/send-link",
  "POST /admin/users/{id}/suspend",
  "POST /admin/users/{id}/activate",
  "GET /admin/analytics",
  "GET /admin/provider-health",
  "POST /admin/provider-health",
  "POST /admin/provider-health/{id}/push",
  "POST /admin/provider-health/{id}/adopt",
  "POST /admin/provider-health/{id}/remake",
  "POST /admin/provider-health/{id}/clear",
  "GET /admin/reconciliation",
  "POST /admin/reconciliation",
  "PATCH /admin/reconciliation/{id}",
  "GET /admin/settings",
  "PATCH /admin/settings",
  "GET /admin/settings/providers",
];

const table = restTable(appRouter);

describe("the REST table", () => {
  it("holds exactly the promised routes", () => {
    expect(table.map((route) => `${route.method} ${route.path}`).toSorted()).toEqual(promised.toSorted());
  });

  it("has a schema for every parameter in a path and for every JSON answer", () => {
    for (const route of table) {
      const properties = Object.keys(openApiDocument([route], "http://x").paths[route.path] ?? {});
      expect(properties).toEqual([route.method.toLowerCase()]);
      if (route.respond === "json")
        expect([route.procedure, route.output !== undefined]).toEqual([route.procedure, true]);
      if (route.path.includes("{"))
        expect([route.procedure, route.input !== undefined]).toEqual([route.procedure, true]);
    }
  });
});

describe("the OpenAPI document", () => {
  const document = openApiDocument(table, "http://localhost:3000");

  it("speaks snake_case everywhere that names are ours", () => {
    const names: string[] = [];
    const walk = (node: unknown): void => {
      if (Array.isArray(node)) node.forEach(walk);
      else if (typeof node === "object" && node !== null) {
        for (const [key, value] of Object.entries(node)) {
          if (key === "properties") {
            names.push(...Object.keys(value as object));
            // A property may itself be called "properties".
            Object.values(value as object).forEach(walk);
          } else walk(value);
        }
      }
    };
    walk(document);
    expect(names.filter((name) => /[A-Z]/.test(name))).toEqual([]);
    expect(names).toContain("disconnection_reason");
  });

  it("names every operation once", () => {
    const ids = Object.values(document.paths)
      .flatMap((path) => Object.values(path))
      .map((operation) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(promised.length);
  });
});
