import type { RestRoute } from "./table";
import { fieldsOf } from "./wire";

type Json = Record<string, unknown>;

export interface OpenApiParameter {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  description?: string;
  schema: Json;
}

/** An answer that tells a failure. */
export const problemRef = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});

/** The headers and parameters that many routes take alike. */
export function sharedParameters(route: RestRoute): OpenApiParameter[] {
  const { method, permission, path } = route;
  const isOfTenant = permission !== "open" && permission !== "signed-in" && !path.startsWith("/admin/");
  const isRevised = method === "PATCH" && "revision" in fieldsOf(route.input);
  const names: (keyof typeof shared)[] = [
    ...(method === "POST" && route.status === 201 ? (["IdempotencyKey"] as const) : []),
    ...(isOfTenant ? (["TenantId", "XTenantId", "XAccessReason"] as const) : []),
    ...(isRevised ? (["IfMatch"] as const) : []),
    ...(route.respond === "file" ? (["Range", "IfRange"] as const) : []),
  ];
  return names.map((name) => shared[name]);
}

const header = (name: string, description: string, schema: Json = { type: "string" }): OpenApiParameter => ({
  name,
  in: "header",
  required: false,
  description,
  schema,
});

const forSuperAdmins = "For super admins, who name the organisation here or in";

const shared = {
  IdempotencyKey: header(
    "Idempotency-Key",
    "The same key and body gives the first answer again for 24 hours and does nothing twice; the key with another body is a " +
      "409. A request that surely did nothing frees its key. A failure after which nobody knows whether something was done is " +
      "given again like any first answer, and a request that was cut off stays a 409.",
    { type: "string", minLength: 1, maxLength: 255 },
  ),
  TenantId: {
    ...header("tenant_id", `${forSuperAdmins} \`X-Tenant-Id\`. Another organisation than one's own is a 403.`, {
      type: "string",
      format: "uuid",
    }),
    in: "query",
  },
  XTenantId: header("X-Tenant-Id", `${forSuperAdmins} \`tenant_id\`. Both may be sent if they are the same.`, {
    type: "string",
    format: "uuid",
  }),
  XAccessReason: header(
    "X-Access-Reason",
    "For super admins: why; required to change something. It stands in the organisation's audit log.",
    {
      type: "string",
      maxLength: 500,
    },
  ),
  IfMatch: header(
    "If-Match",
    "The `ETag` of what the change is based on; when somebody saved meanwhile, the answer is 409.",
  ),
  Range: header("Range", "One range of bytes: `bytes=0-1023`."),
  IfRange: header(
    "If-Range",
    "The `ETag` or `Last-Modified` of the part that is there; if it is another now, all is sent.",
  ),
} satisfies Record<string, OpenApiParameter>;

/** Too many: with the header that says when to come again. */
export const tooManyRequests = {
  ...problemRef("Too many requests, or too many attempts."),
  headers: {
    "Retry-After": { description: "Seconds to wait.", required: true, schema: { type: "integer", minimum: 0 } },
  },
};
