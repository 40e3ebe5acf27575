import type { UsageSummary } from "@voxcalls/api/schemas/billing";
import type { AgentView } from "@voxcalls/api/schemas/agents";
import type { PhoneNumberView } from "@voxcalls/api/schemas/phone-numbers";

/** Something that somebody should look at. */
export interface Concern {
  readonly id: string;
  readonly tone: "warning" | "danger";
  readonly what: string;
  readonly why: string;
  readonly href: string;
}

interface Looked {
  readonly agents: readonly AgentView[];
  readonly numbers: readonly PhoneNumberView[];
  readonly usage: Pick<UsageSummary, "monthlyMinutesLimit" | "minutesLeft">;
  /** Whether the reader could bind a number: otherwise an agent without one is no concern of theirs. */
  readonly mayBind: boolean;
}

const nearlyUsed = 0.75;

/** What needs attention, the worst first. */
export function concernsOf({ agents, numbers, usage, mayBind }: Looked): Concern[] {
  return [
    ...minutes(usage),
    ...numbers.flatMap(ofNumber),
    ...agents.flatMap((agent) => ofAgent(agent, mayBind)),
  ].toSorted((a, b) => Number(b.tone === "danger") - Number(a.tone === "danger"));
}

function minutes({ monthlyMinutesLimit, minutesLeft }: Looked["usage"]): Concern[] {
  if (minutesLeft === null) return [];
  const left = Number(minutesLeft);
  if (monthlyMinutesLimit <= 0 || left > monthlyMinutesLimit * (1 - nearlyUsed)) return [];
  const none = left < 1;
  return [
    {
      id: "minutes",
      tone: none ? "danger" : "warning",
      what: none ? "The month's minutes are used up" : "The month's minutes are nearly used up",
      why: none
        ? "New calls are declined until the month ends or there are more minutes."
        : `${Math.floor(left).toLocaleString("en-US")} of ${monthlyMinutesLimit.toLocaleString("en-US")} minutes are left.`,
      href: "/dashboard/settings/limits",
    },
  ];
}

function ofNumber(number: PhoneNumberView): Concern[] {
  const at = { id: number.id, what: number.phoneNumber, href: "/dashboard/numbers" };
  if (number.status === "suspended") return [{ ...at, tone: "danger", why: "Suspended by the platform." }];
  if (number.syncState === "pending")
    return [{ ...at, tone: "warning", why: "The provider has not taken over its last change yet." }];
  if (number.assignedAgentId === null) return [{ ...at, tone: "warning", why: "Nobody answers it." }];
  return [];
}

function ofAgent(agent: AgentView, mayBind: boolean): Concern[] {
  const at = { id: agent.id, what: agent.name, href: `/dashboard/agent/${agent.id}` };
  if (agent.status === "failed")
    return [{ ...at, tone: "danger", why: agent.failureReason ?? "It could not be set up at the provider." }];
  if (agent.status === "paused") return [{ ...at, tone: "warning", why: "Paused: new calls are declined." }];
  if (mayBind && agent.status === "active" && agent.phoneNumbers.length === 0)
    return [{ ...at, tone: "warning", why: "Has no number, so nobody can call it." }];
  return [];
}
