import twilio from "twilio";
import type { Fetch } from "../transport/guarded-fetch";
import { TransportFailure } from "../transport/transport-failure";

type RequestOptions<TData> = Parameters<InstanceType<typeof twilio.RequestClient>["request"]>[0] & { data?: TData };

/**
 * The SDK's HTTP client on our guarded fetch instead of axios: same time-out, size limit and redirect rule as everywhere here.
 * With a base URL every `https://<name>.twilio.com/X` goes to `<base>/X`, the name in `X-Sandbox-Host`. Any other address is refused:
 * the SDK follows next-page links out of answers, and each request carries the account's token.
 */
export class TwilioHttpClient extends twilio.RequestClient {
  constructor(
    private readonly send: Fetch,
    private readonly baseUrl: string | undefined,
  ) {
    super();
  }

  override async request<TData>(options: RequestOptions<TData>) {
    const target = this.route(new URL(options.uri));
    for (const [name, value] of formOf(options.params)) target.url.searchParams.append(name, value);

    const headers = new Headers({ ...options.headers, ...target.headers });
    if (options.username !== undefined && options.password !== undefined) {
      headers.set("authorization", `Basic ${btoa(`${options.username}:${options.password}`)}`);
    }
    const answer = await this.send(target.url, {
      method: options.method.toUpperCase(),
      headers,
      ...(options.data === undefined ? {} : { body: formOf(options.data) }),
    });
    // The SDK parses text itself, as each resource needs it.
    const body = (await answer.text()) as TData;
    return { statusCode: answer.status, body, headers: Object.fromEntries(answer.headers), toString: () => "" };
  }

  private route(url: URL): { url: URL; headers: Record<string, string> } {
    const isTwilio = url.protocol === "https:" && url.hostname.endsWith(".twilio.com");
    if (this.baseUrl === undefined) {
      if (isTwilio) return { url, headers: {} };
      throw foreignAddress();
    }
    if (isTwilio) {
      const rewritten = new URL(`${this.baseUrl.replace(/\/$/, "")}${url.pathname}${url.search}`);
      return { url: rewritten, headers: { "x-sandbox-host": url.hostname } };
    }
    if (url.origin === new URL(this.baseUrl).origin) return { url, headers: {} };
    throw foreignAddress();
  }
}

function foreignAddress(): TransportFailure {
  return new TransportFailure({ kind: "bad_response", mayHaveActed: false, words: "a link to a foreign address" });
}

/** Twilio's form encoding: arrays as repeated keys, nothing for what is not given. The SDK has made text of dates and objects before. */
function formOf(data: unknown): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(Object(data) as object)) {
    const values: unknown[] = Array.isArray(value) ? value : [value];
    for (const item of values) {
      if (typeof item === "string" || typeof item === "number" || typeof item === "boolean")
        form.append(name, `${item}`);
    }
  }
  return form;
}
