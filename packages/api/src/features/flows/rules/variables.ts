import type { FlowNode } from "../nodes";
import type { FlowDefinition, FlowProblem } from "../schemas";
import { labelOf, problem } from "./problem";

/** What Retell fills in by itself (docs.retellai.com, dynamic variables); times take a zone: `current_time_Europe/Berlin`. */
const systemVariables: ReadonlySet<string> = new Set([
  ...["user_number", "agent_number", "direction", "call_id", "call_type", "chat_id", "session_type"],
  ...["session_duration", "current_agent_state", "previous_agent_state"],
]);
const timed = /^current_(time|hour|calendar)(_.+)?$/;
const place = /\{\{\s*([^{}]+?)\s*\}\}/g;

/** Variables that nothing fills. A call may bring them, so they are warnings. */
export function variableProblems(definition: FlowDefinition): FlowProblem[] {
  const known = knownVariables(definition);
  const unknownIn = (value: unknown) =>
    [...namesIn(value)].filter((name) => !known.has(name) && !systemVariables.has(name) && !timed.test(name));
  return [
    ...unknownIn([definition.globalPrompt, definition.tools]).map((name) =>
      problem("warning", "undefined_variable", `Nothing fills {{${name}}}, unless the call brings it.`),
    ),
    ...definition.nodes.flatMap((node) =>
      unknownIn(node).map((name) =>
        problem(
          "warning",
          "undefined_variable",
          `Nothing fills {{${name}}} in ${labelOf(node)}, unless the call brings it.`,
          {
            node,
          },
        ),
      ),
    ),
  ];
}

/** The variables that the flow itself fills: its defaults, what is extracted, and what tools and code answer with. */
function knownVariables({ defaultDynamicVariables, tools, nodes }: FlowDefinition): Set<string> {
  const known = new Set(Object.keys(defaultDynamicVariables));
  const learn = (names: Iterable<string>) => {
    for (const name of names) known.add(name);
  };
  for (const tool of tools) if (tool.type === "custom") learn(Object.keys(tool.responseVariables ?? {}));
  for (const node of nodes) learn(filledBy(node));
  return known;
}

function filledBy(node: FlowNode): string[] {
  switch (node.type) {
    case "code":
    case "mcp":
      return Object.keys(node.responseVariables ?? {});
    case "extract_dynamic_variables":
      return node.variables.map(({ name }) => name);
    case "subagent":
      return (node.tools ?? []).flatMap((tool) => {
        if (tool.type === "custom") return Object.keys(tool.responseVariables ?? {});
        return tool.type === "extract_dynamic_variable" ? tool.variables.map(({ name }) => name) : [];
      });
    default:
      return [];
  }
}

/** The names between double braces in every text of a value. */
function namesIn(value: unknown, names = new Set<string>()): Set<string> {
  if (typeof value === "string") {
    if (value.includes("{{")) for (const [, name] of value.matchAll(place)) if (name) names.add(name);
  } else if (typeof value === "object" && value !== null) {
    for (const item of Object.values(value)) namesIn(item, names);
  }
  return names;
}
