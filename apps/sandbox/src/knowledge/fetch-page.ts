import { lookup as resolve, type LookupAddress } from "node:dns";
import http from "node:http";
import https from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** What one page may cost, however it is served. */
const longestMs = 15_000;
const mostBytes = 10_000_000;
const mostRedirects = 3;

/** Addresses that lead to this machine or its neighbours rather than to the internet. */
const inside = new BlockList();
for (const [network, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const)
  inside.addSubnet(network, bits, "ipv4");
for (const [network, bits] of [
  ["::", 128],
  ["::1", 128],
  ["64:ff9b::", 96],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const)
  inside.addSubnet(network, bits, "ipv6");

export interface Page {
  bytes: Buffer;
  contentType: string;
}

/**
 * Reads a page of the internet: at most 10 MB in 15 seconds over three redirects, none of which may lead to an address inside, unless
 * `reachesInside`. Throws on everything but a 200 answer that came whole.
 */
export async function fetchPage(
  address: string,
  { reachesInside, signal }: { reachesInside: boolean; signal: AbortSignal },
): Promise<Page> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(longestMs)]);
  let url = new URL(address);
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const answer = await ask(url, reachesInside, limit);
    const { location } = answer.headers;
    if (location === undefined || (answer.statusCode ?? 0) < 300) return await readPage(answer);
    answer.destroy();
    url = new URL(location, url);
  }
  throw new Error("too many redirects");
}

function ask(url: URL, reachesInside: boolean, signal: AbortSignal): Promise<http.IncomingMessage> {
  if (url.protocol !== "https:" && url.protocol !== "http:") throw new Error("no web address");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0 && !reachesInside && isInside(host)) throw new Error("leads inside");
  const { request } = url.protocol === "https:" ? https : http;
  // Compressed answers are not asked for, so none has to be unpacked that grows without end.
  const headers = { accept: "text/html, text/plain, application/pdf", "accept-encoding": "identity" };
  return new Promise((done, fail) => {
    const options = { headers, signal, ...(!reachesInside && { lookup: lookupOutside }) };
    request(url, options, done).on("error", fail).end();
  });
}

async function readPage(answer: http.IncomingMessage): Promise<Page> {
  if (answer.statusCode !== 200) throw new Error(`answered ${answer.statusCode}`);
  if ((answer.headers["content-encoding"] ?? "identity") !== "identity") throw new Error("is compressed");
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) throw new Error("is too large");
    chunks.push(chunk);
  }
  return { bytes: Buffer.concat(chunks), contentType: answer.headers["content-type"] ?? "" };
}

function isInside(address: string): boolean {
  return inside.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

/** Looks a name up as usual, and connects to what was found only if all of it lies outside. */
const lookupOutside: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    const first = found?.[0];
    if (error || !first) callback(error ?? new Error("no address"), "", 4);
    else if (found.some(({ address }) => isInside(address))) callback(new Error("leads inside"), "", 4);
    else if (options.all === true) callback(null, found);
    else callback(null, first.address, first.family);
  });
};
