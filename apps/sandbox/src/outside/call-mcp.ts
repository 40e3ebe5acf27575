import { z } from "zod";
import type { ToolArguments, ToolOutcome } from "../engine/scene";
import type { McpServer } from "../retell/mcp-fields";
import { errorText } from "./error-text";
import { readCapped } from "./read-capped";

const DEFAULT_TIMEOUT_MS = 10_000;
const PROTOCOL_VERSION = "2025-06-18";

const Reply = z.looseObject({
  result: z
    .looseObject({
      content: z.array(z.looseObject({ type: z.string(), text: z.string().optional() })).optional(),
      structuredContent: z.unknown().optional(),
      isError: z.boolean().optional(),
    })
    .optional(),
  error: z.looseObject({ message: z.string() }).optional(),
});

/** Calls a tool of an MCP server over streamable HTTP: greets the server, then asks for the tool. Never throws. */
export async function callMcp(
  server: McpServer,
  tool: string,
  args: ToolArguments,
  stopping: AbortSignal,
): Promise<ToolOutcome> {
  try {
    const signal = AbortSignal.any([AbortSignal.timeout(server.timeout_ms ?? DEFAULT_TIMEOUT_MS), stopping]);
    const hello = await send(server, signal, undefined, 1, "initialize", {
      protocolVersion: PROTOCOL_VERSION,
      capabilities: {},
      clientInfo: { name: "retell-sandbox", version: "1" },
    });
    const session = hello.headers.get("mcp-session-id") ?? undefined;
    await readCapped(hello);
    const answer = await send(server, signal, session, 2, "tools/call", { name: tool, arguments: args });
    return outcomeOf(Reply.parse(JSON.parse(jsonOf(await readCapped(answer)))));
  } catch (error) {
    return { content: `Error: MCP server ${server.name} could not be used: ${errorText(error)}.`, successful: false };
  }
}

async function send(
  server: McpServer,
  signal: AbortSignal,
  session: string | undefined,
  id: number,
  method: string,
  params: unknown,
): Promise<Response> {
  const url = new URL(server.url);
  for (const [name, value] of Object.entries(server.query_params ?? {})) url.searchParams.append(name, value);
  const response = await fetch(url, {
    method: "POST",
    headers: {
      ...server.headers,
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      ...(session === undefined ? {} : { "mcp-session-id": session }),
    },
    body: JSON.stringify({ jsonrpc: "2.0", id, method, params }),
    signal,
  });
  if (!response.ok) throw new Error(`it answered ${response.status}`);
  return response;
}

/** The last message of an event stream, or the body as it is. */
function jsonOf(body: string): string {
  const events = body.split("\n").filter((line) => line.startsWith("data:"));
  return events.at(-1)?.slice("data:".length) ?? body;
}

function outcomeOf({ result, error }: z.infer<typeof Reply>): ToolOutcome {
  if (error) return { content: `Error: ${error.message}`, successful: false };
  const text = (result?.content ?? []).flatMap((part) => part.text ?? []).join("\n");
  const content = result?.structuredContent === undefined ? text : JSON.stringify(result.structuredContent);
  return { content, successful: result?.isError !== true };
}
