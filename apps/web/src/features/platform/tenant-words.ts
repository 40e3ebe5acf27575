import type { TenantListView } from "@voxcalls/api/schemas/platform/tenants";

export const tenantStates = {
  active: { tone: "success", word: "Active" },
  trial: { tone: "info", word: "Trial" },
  suspended: { tone: "warning", word: "Suspended" },
  cancelled: { tone: "neutral", word: "Cancelled" },
} as const;

const beingDeleted = { tone: "danger", word: "Being deleted" } as const;

export const plansByName = { free: "Free", starter: "Starter", pro: "Pro", enterprise: "Enterprise" } as const;

export function stateOf({ status, isBeingDeleted }: Pick<TenantListView, "status" | "isBeingDeleted">) {
  return isBeingDeleted ? beingDeleted : tenantStates[status];
}

/** "1 agent", "3 agents". */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
}
