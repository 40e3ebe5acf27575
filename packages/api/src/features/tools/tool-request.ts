interface Sendable {
  readonly name: string;
  readonly url: string;
  readonly method?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly queryParams?: Readonly<Record<string, string>> | undefined;
}

export interface ToolRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * The request by which Retell calls a custom function: `{name, call, args}`; by GET and DELETE the arguments stand in the
 * query (docs.retellai.com, custom function). Null for an address that is none.
 */
export function toolRequest(tool: Sendable, args: Readonly<Record<string, unknown>>, now: Date): ToolRequest | null {
  const url = URL.parse(tool.url);
  if (!url) return null;
  const method = tool.method ?? "POST";
  const hasBody = method !== "GET" && method !== "DELETE";
  for (const [name, value] of Object.entries(tool.queryParams ?? {})) url.searchParams.append(name, value);
  if (!hasBody) {
    for (const [name, value] of Object.entries(args))
      url.searchParams.append(name, typeof value === "string" ? value : JSON.stringify(value));
    return { method, url: url.href, headers: { ...tool.headers } };
  }
  const body = JSON.stringify({ name: tool.name, call: sampleCall(now), args });
  const length = String(Buffer.byteLength(body));
  const headers = { ...tool.headers, "content-type": "application/json", "content-length": length };
  return { method, url: url.href, headers, body };
}

function sampleCall(now: Date) {
  return {
    call_id: "call_test",
    call_type: "web_call",
    agent_id: "agent_test",
    call_status: "ongoing",
    start_timestamp: now.getTime(),
    transcript: "",
    transcript_object: [],
    metadata: { test: true },
  };
}
