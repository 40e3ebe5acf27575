/** Plain settings of an agent or its LLM that mean the same here and there: what somebody set there can be taken over. */
const sameHere = [
  ...["voiceId", "responsiveness", "interruptionSensitivity", "ambientSound", "voiceModel", "voiceTemperature"],
  ...["voiceSpeed", "volume", "enableBackchannel", "beginMessageDelayMs", "reminderTriggerMs", "reminderMaxCount"],
  ...["denoisingMode", "sttMode", "endCallAfterSilenceMs", "maxCallDurationMs", "ringDurationMs", "allowUserDtmf"],
  ...["modelTemperature", "modelHighPriority", "toolCallStrictMode"],
];

const ourNames = new Map<string, string>([
  ...sameHere.map((field) => [field, field] as const),
  ["generalPrompt", "systemPrompt"],
  ["beginMessage", "welcomeMessage"],
  ["model", "llmModel"],
]);

/**
 * What a setting at the provider is called here. Undefined for those that hold ids of theirs, sealed values or what belongs to us: tools,
 * states, knowledge, addresses.
 */
export function nameHere(field: string): string | undefined {
  return ourNames.get(field);
}
