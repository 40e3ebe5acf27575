import { lookup } from "node:dns/promises";
import { request as requestHttp, type IncomingMessage, type RequestOptions } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP } from "node:net";
import { bareHost, isLocalName, isLoopback, isPublicAddress, urlProblem, type UrlRules } from "./public-url";

interface Address {
  readonly address: string;
  readonly family: number;
}

/** Looks a name up, once. */
type Resolve = (host: string) => Promise<readonly Address[]>;

export interface PublicRequest extends UrlRules {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** For the whole of it, from the look-up to the last byte. */
  readonly timeoutMs: number;
  /** The system's own look-up when left out. */
  readonly resolve?: Resolve;
  /** How much of the answer is read, and kept; what a model is given when left out. */
  readonly most?: { readonly bytes: number; readonly characters: number };
}

export interface PublicAnswer {
  readonly status: number;
  readonly contentType: string | null;
  /** Where it wanted to send us. Nobody goes there. */
  readonly location: string | null;
  readonly text: string;
  /** There was more than is read or kept. */
  readonly isCut: boolean;
}

/** `refused`: nothing was sent, since it leads inside. `failed`: no answer came, for the reason given. */
export type PublicOutcome =
  | { readonly kind: "answered"; readonly answer: PublicAnswer }
  | { readonly kind: "refused" | "failed"; readonly reason: string };

/** What Retell gives a model of an answer, and room to find it in. */
const mostOfAnswer = { bytes: 64 * 1024, characters: 15_000 };

/**
 * Sends one request to a public address. The name is looked up here and the connection made to the very address that was looked at, so
 * that a second look-up cannot lead inside. Redirects are not followed, and time and body are bounded. Never throws.
 */
export async function fetchPublic(wanted: PublicRequest): Promise<PublicOutcome> {
  const problem = urlProblem(wanted.url, wanted);
  if (problem !== null) return { kind: "refused", reason: problem };
  const ending = AbortSignal.timeout(wanted.timeoutMs);
  try {
    const url = new URL(wanted.url);
    const address = await beforeEnd(ending, pickAddress(bareHost(url), wanted));
    if (address === null) return { kind: "refused", reason: "the name leads inside a private network." };
    return { kind: "answered", answer: await send(url, address, wanted, ending) };
  } catch (error) {
    const reason = ending.aborted ? `no answer within ${wanted.timeoutMs / 1_000} s.` : wordsOf(error);
    return { kind: "failed", reason };
  }
}

/** The address to connect to; null when any that the name has is an inside one. Throws when it has none. */
async function pickAddress(
  host: string,
  { allowLocal, resolve = systemLookup }: PublicRequest,
): Promise<Address | null> {
  const addresses = isIP(host) === 0 ? await resolve(host) : [{ address: host, family: isIP(host) }];
  const isOpen = ({ address }: Address) =>
    isPublicAddress(address) || (allowLocal && isLocalName(host) && isLoopback(address));
  const [first] = addresses;
  if (!first) throw new Error("the name has no address");
  return addresses.every(isOpen) ? first : null;
}

const systemLookup: Resolve = (host) => lookup(host, { all: true, verbatim: true });

async function beforeEnd<T>(ending: AbortSignal, work: Promise<T>): Promise<T> {
  const ended = new Promise<never>((_, reject) => {
    ending.addEventListener("abort", () => reject(new Error("too late")), { once: true });
  });
  return await Promise.race([work, ended]);
}

function send(url: URL, to: Address, wanted: PublicRequest, signal: AbortSignal): Promise<PublicAnswer> {
  const options: RequestOptions = {
    method: wanted.method,
    headers: { "accept-encoding": "identity", ...wanted.headers },
    agent: false,
    signal,
    lookup: (_host, { all }, done) => (all ? done(null, [to]) : done(null, to.address, to.family)),
  };
  return new Promise((resolve, reject) => {
    const answered = (response: IncomingMessage) =>
      void read(response, wanted.most ?? mostOfAnswer).then(resolve, reject);
    const request = (url.protocol === "https:" ? requestHttps : requestHttp)(url, options, answered);
    request.on("error", reject);
    request.end(wanted.body);
  });
}

async function read(response: IncomingMessage, most: typeof mostOfAnswer): Promise<PublicAnswer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > most.bytes) break;
  }
  const whole = new TextDecoder().decode(Buffer.concat(chunks).subarray(0, most.bytes));
  return {
    status: response.statusCode ?? 0,
    contentType: response.headers["content-type"] ?? null,
    location: response.headers.location ?? null,
    text: whole.slice(0, most.characters),
    isCut: bytes > most.bytes || whole.length > most.characters,
  };
}

function wordsOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return known[code] ?? "the connection failed.";
}

const known: Readonly<Record<string, string>> = {
  ENOTFOUND: "there is no host of that name.",
  EAI_AGAIN: "the name cannot be looked up at the moment.",
  ECONNREFUSED: "nobody listens there.",
  ECONNRESET: "the connection was cut.",
  CERT_HAS_EXPIRED: "its certificate has expired.",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is signed by itself.",
};
