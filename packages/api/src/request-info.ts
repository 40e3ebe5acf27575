import ipaddr from "ipaddr.js";
import { uuidv7 } from "uuidv7";
import type { RequestInfo } from "./kernel/context";
import { storable } from "./kernel/text";

/**
 * What a request says of itself. `peerAddress` is the socket's. `X-Forwarded-For`, which anyone can write, is believed only as far as
 * our own proxies have written it: `trustedProxies` entries from its end.
 */
export function requestInfo(request: Request, peerAddress: string | null, trustedProxies = 0): RequestInfo {
  const url = new URL(request.url);
  return {
    requestId: uuidv7(),
    ipAddress: clientAddress(request.headers.get("x-forwarded-for"), peerAddress, trustedProxies),
    userAgent: request.headers.get("user-agent")?.slice(0, 400) ?? null,
    // As our own ids are written, so that one id has one spelling for whoever compares it.
    unverifiedTenantId:
      (url.searchParams.get("tenant_id") ?? request.headers.get("x-tenant-id"))?.toLowerCase() ?? null,
    accessReason:
      storable(request.headers.get("x-access-reason") ?? "")
        .trim()
        .slice(0, 500) || null,
  };
}

function clientAddress(forwarded: string | null, peerAddress: string | null, trustedProxies: number): string | null {
  const told = (forwarded ?? "").split(",").map((address) => address.trim());
  const address = trustedProxies === 0 ? "" : (told.at(-trustedProxies) ?? "");
  return plain(ipaddr.isValid(address) ? address : peerAddress);
}

/** A socket that takes both families writes IPv4 as `::ffff:192.0.2.1`; people know it as 192.0.2.1. */
function plain(address: string | null): string | null {
  return address !== null && ipaddr.isValid(address) ? ipaddr.process(address).toString() : address;
}
