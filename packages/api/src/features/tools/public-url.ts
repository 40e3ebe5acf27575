import ipaddr from "ipaddr.js";

export interface UrlRules {
  /** This machine may be called, too, over http and on any port: for work with the sandbox. */
  readonly allowLocal: boolean;
}

/**
 * Why an address that somebody wrote may not be called, or null when it may: https to a public host on the usual port. Variables
 * (`{{name}}`) may stand in path and query. This judges spelling only; whoever calls it checks what the name resolves to as well.
 */
export function urlProblem(text: string, { allowLocal }: UrlRules): string | null {
  const url = URL.parse(text);
  if (!url) return "write a whole address, like https://example.com/book.";
  const host = bareHost(url);
  if (url.username !== "" || url.password !== "") return "it may not hold a user name or password.";
  if (allowLocal && isLocalName(host) && /^https?:$/.test(url.protocol)) return null;
  if (url.protocol !== "https:") return "it has to begin with https://.";
  if (url.port !== "") return "only the usual port of https (443) can be called.";
  if (ipaddr.isValid(host)) return isPublicAddress(host) ? null : inside;
  if (!/^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/.test(host))
    return host.includes(".") ? "that is not the name of a host." : inside;
  return insideNames.test(`.${host}`) ? inside : null;
}

const inside = "it leads inside a private network.";
const insideNames = /\.(localhost|local|internal|intranet|private|corp|lan|home|arpa|invalid|onion)$/;

/** The host as it was parsed: lower case, numbers in dotted form, without brackets and the root's dot. */
export function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
}

/** Whether a host is this machine, by its name or an address of the loopback. */
export function isLocalName(host: string): boolean {
  return host === "localhost" || host.endsWith(".localhost") || isLoopback(host);
}

/** Whether an address is of the loopback, in whatever spelling. */
export function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "loopback";
}

/** Whether an IP address is one of the open internet: neither private, shared, local, reserved nor a way round to one of those. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== "unicast") return false;
  // Global unicast is 2000::/3 (IANA); all else is something of its own, such as addresses that hold an IPv4 one.
  return parsed.kind() === "ipv4" || (Number(parsed.toByteArray()[0]) & 0xe0) === 0x20;
}
