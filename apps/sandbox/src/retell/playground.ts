import { Hono } from "hono";
import { z } from "zod";
import { Message } from "../chats/messages";
import { playTextTurn } from "../chats/play-text-turn";
import type { SandboxContext } from "../context";
import type { Surroundings } from "../engine/scene";
import { agentVersions } from "./agents";
import { badRequest } from "./errors";
import { readBody, readQuery } from "./read-request";
import { resolveVersion } from "./versions";

const opt = z.exactOptional;
const text = z.string();

const ToolMock = z.strictObject({
  tool_name: text,
  output: text.max(15_000),
  result: opt(z.boolean().nullable()),
  input_match_rule: z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("any") }),
    z.strictObject({ type: z.literal("partial_match"), args: z.record(z.string(), z.unknown()) }),
  ]),
});
type ToolMock = z.infer<typeof ToolMock>;

const Query = z.strictObject({ version: opt(text) });
const Body = z.strictObject({
  messages: z.array(Message),
  current_node_id: opt(text),
  current_state: opt(text),
  component_id: opt(text),
  dynamic_variables: opt(z.record(z.string(), text)),
  tool_mocks: opt(z.array(ToolMock)),
});

/** One turn of an agent, of which nothing is kept. */
export function playgroundRoutes(sandbox: SandboxContext): Hono {
  return new Hono().post("/agent-playground-completion/:id", async (c) => {
    const agentId = c.req.param("id");
    const { version } = readQuery(c, Query);
    const body = await readBody(c, Body);
    const { response_engine: engine, version: number } = resolveVersion(agentVersions(sandbox, agentId), version);
    if (engine.type === "custom-llm") throw badRequest("The playground does not support custom LLM agents.");
    const turn = await playTextTurn(sandbox, {
      id: `playground_${agentId}`,
      kind: "call",
      agent: { agentId, version: number },
      messages: body.messages,
      place: { nodeId: body.current_node_id, state: body.current_state },
      variables: body.dynamic_variables ?? {},
      mock: mockOf(body.tool_mocks ?? []),
    });
    return c.json({
      messages: turn.messages,
      call_ended: turn.ended,
      dynamic_variables: turn.variables,
      ...(turn.place.nodeId === undefined ? {} : { current_node_id: turn.place.nodeId }),
      ...(turn.place.state === undefined ? {} : { current_state: turn.place.state }),
      ...(turn.passages.length > 0 ? { knowledge_base_retrieved_contents: turn.passages } : {}),
    });
  });
}

/** The first mock that fits; a call that fits none goes to the real tool. */
function mockOf(mocks: ToolMock[]): Surroundings["mock"] {
  return (name, args) => {
    const found = mocks.find(({ tool_name: tool, input_match_rule: rule }) => {
      if (tool !== name) return false;
      return rule.type === "any" || Object.entries(rule.args).every(([key, value]) => isSame(args[key], value));
    });
    return found && { content: found.output, successful: found.result !== false };
  };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
