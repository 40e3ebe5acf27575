/** Why a call was kept out, in the words of the list of declined calls. */
export const declineReasons = {
  suspended: "The organisation is suspended",
  no_agent: "The number has no agent",
  agent_off: "The agent is paused or not ready",
  caller_country: "Nobody may call from the caller's country",
  minutes: "The month's minutes are used up",
  minutes_held: "The minutes left are reserved for calls in progress",
  spend_cap: "The month's spend cap is reached",
  spend_cap_held: "What the spend cap leaves is reserved for calls in progress",
  lines: "All lines are in use",
  shared_lines: "All own lines are in use, and no shared line is free",
} as const;

export type DeclineReason = keyof typeof declineReasons;

/** Those that keep every call out, whoever calls whom. */
export type LimitReason = Exclude<DeclineReason, "no_agent" | "agent_off" | "caller_country">;

const { no_agent: _noAgent, caller_country: _callerCountry, ...ofCalls } = declineReasons;

/** Why a batch that was started calls nobody at the moment. */
export const haltReasons = {
  ...ofCalls,
  provider: "The provider takes no calls at the moment",
  provider_account: "The provider takes no calls from this platform",
  suspended: "The organisation was suspended",
  agent_gone: "The agent was deleted",
  number_gone: "The number it calls from is no longer yours",
} as const;

export type HaltReason = keyof typeof haltReasons;

/** Less than this is not enough for a talk, and the provider takes no shorter limit for a call (providers: 60,000 ms). */
export const leastSeconds = 60;

/** What a call may last at least while several share what is left: most talks are over by then. */
export const talkSeconds = 300;

/** When so many of its lines are in use, a tenant's numbers carry no agent: only we may then let a call in. */
export const busyShare = 0.75;
