import type { AgentView } from "@voxcalls/api/schemas/agents";

/** The state of an agent as a dot and a word. */
export function agentStatus(agent: Pick<AgentView, "status" | "syncState">) {
  switch (agent.status) {
    case "active":
      return agent.syncState === "pending"
        ? ({ tone: "warning", word: "Active, changes not yet at the provider" } as const)
        : ({ tone: "success", word: "Active" } as const);
    case "paused":
      return { tone: "warning", word: "Paused" } as const;
    case "provisioning":
      return { tone: "info", word: "Being set up" } as const;
    case "failed":
      return { tone: "danger", word: "Set-up failed" } as const;
    case "deleted":
      return { tone: "neutral", word: "Deleted" } as const;
  }
}
