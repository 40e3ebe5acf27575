import type { SandboxContext } from "../context";
import type { AgentVersion } from "./agent-fields";
import { unknownAsset } from "./errors";
import { resolveVersion, type Versioned } from "./versions";

type Engine = AgentVersion["response_engine"];

/** The versions of what an agent speaks by, of whichever kind, and how to keep new ones. */
interface EngineVersions {
  versions: Versioned[];
  /** Adds a version, or takes the place of the one with its number. */
  put(version: Versioned): void;
}

/** Refuses engines that do not exist, and writes down which version of the LLM or flow is meant. */
export function pinEngine(sandbox: SandboxContext, engine: Engine): Engine {
  if (engine.type === "custom-llm") return engine;
  const found = versionsOf(sandbox, engine);
  if (!found) throw unknownAsset();
  return { ...engine, version: resolveVersion(found.versions, engine.version).version };
}

/** One above every version of the agent and of its engine, so that both can share it. */
export function nextVersion(sandbox: SandboxContext, agent: AgentVersion[], engine: Engine): number {
  const versions = versionsOf(sandbox, engine)?.versions ?? [];
  return Math.max(...[...agent, ...versions].map((v) => v.version)) + 1;
}

/** Copies the engine's version for a new version of its agent, under that number. */
export function copyEngine(sandbox: SandboxContext, engine: Engine, version: number): Engine {
  const found = versionsOf(sandbox, engine);
  if (engine.type === "custom-llm" || !found) return engine;
  const base = resolveVersion(found.versions, engine.version);
  found.put({ ...base, version, is_published: false, last_modification_timestamp: sandbox.now() });
  return { ...engine, version };
}

/** Makes the engine's version as immutable as its agent's. */
export function publishEngine(sandbox: SandboxContext, engine: Engine): void {
  const found = versionsOf(sandbox, engine);
  if (engine.type === "custom-llm" || !found) return;
  const draft = resolveVersion(found.versions, engine.version);
  found.put({ ...draft, is_published: true, last_modification_timestamp: sandbox.now() });
}

function versionsOf(sandbox: SandboxContext, engine: Engine): EngineVersions | undefined {
  if (engine.type === "retell-llm") return collection(sandbox, "llms", engine.llm_id);
  return engine.type === "conversation-flow"
    ? collection(sandbox, "conversation_flows", engine.conversation_flow_id)
    : undefined;
}

function collection(
  { store }: SandboxContext,
  name: "llms" | "conversation_flows",
  id: string,
): EngineVersions | undefined {
  const kept = store.get(name, id);
  if (!kept) return undefined;
  const put = (version: Versioned) => {
    const others = kept.versions.filter((v) => v.version !== version.version);
    // `version` was made from one of `kept.versions` and is of the same kind.
    store.put(name, id, { versions: [...others, version] } as typeof kept);
  };
  return { versions: kept.versions, put };
}
