import type { PhoneNumberView } from "@voxcalls/api/schemas/phone-numbers";

/** The numbers that somebody can be called from: those that an agent answers. */
export function linesOf(numbers: readonly PhoneNumberView[]) {
  return numbers.flatMap(({ phoneNumber, status, assignedAgentId, assignedAgentName }) =>
    status === "assigned" && assignedAgentId !== null
      ? [{ phoneNumber, agentId: assignedAgentId, agentName: assignedAgentName ?? "The agent" }]
      : [],
  );
}
