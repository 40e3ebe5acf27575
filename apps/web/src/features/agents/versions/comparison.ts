import type { AgentView, VersionView } from "@voxcalls/api/schemas/agents";

/** Two states of an agent to be compared, as `agents.diff` takes them. */
export interface Comparison {
  readonly n: number;
  /** The older version's number, or `draft` for what is not published yet. */
  readonly against: string;
}

const asNumber = (value: string | string[] | undefined): number | null =>
  typeof value === "string" && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null;

/** What the address asks to compare; without it the draft's changes, or else the newest version with the one before. Null: there is only one state. */
export function comparisonOf(
  query: Record<string, string | string[] | undefined>,
  agent: Pick<AgentView, "publishedVersion" | "hasUnpublishedChanges">,
  versions: readonly Pick<VersionView, "version">[],
): Comparison | null {
  const n = asNumber(query["n"]);
  const against = query["against"] === "draft" ? "draft" : asNumber(query["against"]);
  if (n !== null) return { n, against: against === null ? String(Math.max(1, n - 1)) : String(against) };
  if (agent.hasUnpublishedChanges && agent.publishedVersion !== null) {
    return { n: agent.publishedVersion, against: "draft" };
  }
  const [newest, before] = versions;
  return newest && before ? { n: newest.version, against: String(before.version) } : null;
}
