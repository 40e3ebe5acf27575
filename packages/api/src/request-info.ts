import { uuidv7 } from "uuidv7";
import type { RequestInfo } from "./kernel/context";
import { storable } from "./kernel/text";

/** What a request says of itself. `ipAddress` is the socket's: a header that anyone can write is not believed. */
export function requestInfo(request: Request, ipAddress: string | null): RequestInfo {
  const url = new URL(request.url);
  return {
    requestId: uuidv7(),
    ipAddress,
    userAgent: request.headers.get("user-agent")?.slice(0, 400) ?? null,
    unverifiedTenantId: url.searchParams.get("tenant_id") ?? request.headers.get("x-tenant-id"),
    accessReason: storable(request.headers.get("x-access-reason") ?? "").slice(0, 500) || null,
  };
}
