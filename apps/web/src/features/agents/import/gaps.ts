import type { AgentFile } from "@voxcalls/api/schemas/agent-file";
import { mapSecrets, mapTools, swapTargetsIn, toolsIn, type Toolbox } from "@voxcalls/api/toolbox";

/** Something that a file of an agent cannot bring, and that may be given when it is read. */
export interface Gap {
  /** Where it stands: `settings.tools.0.headers.Authorization`. */
  readonly path: string;
  readonly label: string;
}

export interface Target extends Gap {
  /** The name of the agent that took over where the file comes from. */
  readonly was: string | null;
}

export interface Gaps {
  readonly secrets: readonly Gap[];
  readonly targets: readonly Target[];
}

/** Everything that is left open in a file. */
export function gapsIn({ settings, flow, leftBehind }: AgentFile): Gaps {
  const wasAt = new Map(leftBehind.agents.map(({ path, name }) => [path, name]));
  const target = (path: string, label: string): Target => ({ path, label, was: wasAt.get(path) ?? null });
  const open = (box: Toolbox, prefix: string) =>
    swapTargetsIn(box)
      .filter(({ id }) => id === "")
      .map(({ path, label }) => target(`${prefix}${path}`, label ?? path));
  const nodes = (flow?.definition.nodes ?? []).flatMap((node, index) =>
    node.type === "agent_swap" && node.agentId === ""
      ? [target(`flow.nodes.${index}.agentId`, node.name?.trim() || node.id)]
      : [],
  );
  return {
    secrets: [...secretsIn(settings, ""), ...(flow ? secretsIn(flow.definition, "flow.") : [])],
    targets: [...open(settings, ""), ...nodes, ...(flow ? open(flow.definition, "flow.") : [])],
  };
}

function secretsIn(box: Toolbox, prefix: string): Gap[] {
  const nameAt = new Map(toolsIn(box).map(({ tool, path }) => [path, tool.name]));
  const gaps: Gap[] = [];
  mapSecrets(box, (value, path) => {
    if (value === "") {
      const [tool, what] = path.split(/\.(?=headers\.|calApiKey$)/);
      const words = what === "calApiKey" ? "API key" : (what?.slice("headers.".length) ?? "");
      gaps.push({ path: `${prefix}${path}`, label: `${nameAt.get(tool ?? "") ?? "Tool"} · ${words}` });
    }
    return value;
  });
  return gaps;
}

/** The file with what was given at the places of its gaps. */
export function filledIn(file: AgentFile, given: Readonly<Record<string, string>>): AgentFile {
  const inBox = <T extends Toolbox>(box: T, prefix: string): T =>
    mapTools(
      mapSecrets(box, (value, path) => given[`${prefix}${path}`] ?? value),
      (tool, path) =>
        tool.type === "agent_swap" ? { ...tool, agentId: given[`${prefix}${path}.agentId`] ?? tool.agentId } : tool,
    );
  const { flow } = file;
  if (flow === null) return { ...file, settings: inBox(file.settings, "") };
  const { nodes, ...rest } = inBox(flow.definition, "flow.");
  const filled = nodes.map((node, index) =>
    node.type === "agent_swap" ? { ...node, agentId: given[`flow.nodes.${index}.agentId`] ?? node.agentId } : node,
  );
  return { ...file, settings: inBox(file.settings, ""), flow: { ...flow, definition: { ...rest, nodes: filled } } };
}
