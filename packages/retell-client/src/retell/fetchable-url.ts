import { BlockList, isIP } from "node:net";
import { z } from "zod";

export interface UrlPolicy {
  /** A URL of the provider's (recording, log, preview) that may one day be fetched. */
  fetchable: z.ZodType<string>;
}

/** Addresses that never serve a recording: link-local (cloud metadata lives there) and "this host". */
const NEVER = new BlockList();
NEVER.addSubnet("169.254.0.0", 16);
NEVER.addSubnet("0.0.0.0", 8);
NEVER.addSubnet("fe80::", 10, "ipv6");
NEVER.addAddress("::", "ipv6");

/**
 * Against the real service: https to a named host. Against a stand-in on a private address its own http links are fine, yet link-local
 * addresses are not. This judges spelling only; whoever fetches still has to check what the name resolves to.
 */
export function urlPolicy(baseUrl: string): UrlPolicy {
  const strict = !isPrivateHost(hostOf(new URL(baseUrl)));
  return {
    fetchable: z
      .string()
      .max(4096)
      .refine((text) => isFetchable(text, strict), "not a URL that may be fetched"),
  };
}

function isFetchable(text: string, strict: boolean): boolean {
  const url = URL.parse(text);
  if (url === null || url.username !== "" || url.password !== "") return false;
  if (url.protocol !== "https:" && (strict || url.protocol !== "http:")) return false;
  const host = hostOf(url);
  if (isNever(host)) return false;
  return !strict || !isPrivateHost(host);
}

/** IP literals count as private too: the provider names its hosts. A name without a dot is a neighbour in a private network. */
function isPrivateHost(host: string): boolean {
  return isIP(host) !== 0 || !host.includes(".") || /\.(?:localhost|local|internal|home\.arpa)$/.test(host);
}

function isNever(host: string): boolean {
  const family = isIP(host);
  return family !== 0 && NEVER.check(host, family === 6 ? "ipv6" : "ipv4");
}

/** The parsed host: lower case, numbers already in dotted form, without IPv6 brackets and the root's dot. */
function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
}
