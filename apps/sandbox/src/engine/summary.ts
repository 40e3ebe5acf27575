import type { Account } from "./account";

const ENDINGS: Record<string, string> = {
  user_hangup: "The user hung up.",
  agent_hangup: "The agent ended the call.",
  call_transfer: "The call was transferred to a colleague.",
  inactivity: "The agent ended the call because nobody spoke.",
  max_duration_reached: "The call was cut off at its longest duration.",
};

/** A few sentences in the third person, as the provider writes them. The agent's name there is for the workspace, not for readers. */
export function summaryOf(account: Account, reason: string): string {
  if (reason === "voicemail_reached") return `The agent reached a voicemail and ended the call.`;
  const ending = ENDINGS[reason] ?? "The call ended.";
  if (!account.callerSpoke) return `The agent spoke, but the user did not say anything. ${ending}`;
  const deeds = [
    ...(account.wrongNumber ? ["had dialled a wrong number"] : []),
    ...(account.wasAngry ? ["was upset and complained"] : []),
    ...(account.topics.length > 0 ? [`asked about ${listed(account.topics)}`] : []),
    ...(account.wantedBooking ? ["wanted an appointment"] : []),
    ...(account.wantedHuman ? ["asked to speak to a human being"] : []),
  ];
  const caller = deeds.length > 0 ? `The user ${listed(deeds)}.` : "The user spoke with the agent.";
  const outcome = [
    ...(account.booking === undefined
      ? []
      : [`An appointment was booked${account.booking ? ` (${account.booking})` : ""}.`]),
    ...(account.cancelled ? ["A cancellation was noted."] : []),
    ...(account.leftMessage ? ["The agent took a message."] : []),
    ...(account.unanswered > 0
      ? [`${account.unanswered === 1 ? "One question" : "Some questions"} could not be answered.`]
      : []),
  ];
  return [caller, ...outcome, ending].join(" ");
}

function listed(parts: string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`;
}
