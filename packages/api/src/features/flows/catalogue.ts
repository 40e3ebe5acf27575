/** The models that can lead a conversation, as data: the provider changes this list every few weeks. Browser-safe. */
interface ModelChoice {
  readonly id: string;
  readonly name: string;
  /** One plain sentence for the picker. */
  readonly about: string;
}

export const models: readonly ModelChoice[] = [
  { id: "gpt-4.1", name: "GPT-4.1", about: "Reliable all-rounder." },
  { id: "gpt-4.1-mini", name: "GPT-4.1 mini", about: "Quick and inexpensive." },
  { id: "gpt-4.1-nano", name: "GPT-4.1 nano", about: "The quickest, for short and simple calls." },
  { id: "gpt-5", name: "GPT-5", about: "Careful with long instructions." },
  { id: "gpt-5-mini", name: "GPT-5 mini", about: "Follows instructions well at a low price." },
  { id: "gpt-5-nano", name: "GPT-5 nano", about: "The least expensive." },
  { id: "gpt-5.1", name: "GPT-5.1", about: "Careful with long instructions." },
  { id: "gpt-5.2", name: "GPT-5.2", about: "Careful with long instructions." },
  { id: "gpt-5.4", name: "GPT-5.4", about: "Strong reasoning." },
  { id: "gpt-5.4-mini", name: "GPT-5.4 mini", about: "Strong for its speed." },
  { id: "gpt-5.4-nano", name: "GPT-5.4 nano", about: "Quick and inexpensive." },
  { id: "gpt-5.5", name: "GPT-5.5", about: "The strongest of its family." },
  { id: "gpt-5.6-terra", name: "GPT-5.6 Terra", about: "The newest, thorough." },
  { id: "gpt-5.6-luna", name: "GPT-5.6 Luna", about: "The newest, quick." },
  { id: "claude-4.5-sonnet", name: "Claude 4.5 Sonnet", about: "Natural in conversation." },
  { id: "claude-4.6-sonnet", name: "Claude 4.6 Sonnet", about: "Natural in conversation." },
  { id: "claude-5-sonnet", name: "Claude 5 Sonnet", about: "Natural and strong in reasoning." },
  { id: "claude-4.5-haiku", name: "Claude 4.5 Haiku", about: "Natural and quick." },
  { id: "gemini-3.0-flash", name: "Gemini 3.0 Flash", about: "Quick, good with many languages." },
  { id: "gemini-3.1-flash-lite", name: "Gemini 3.1 Flash Lite", about: "Very quick and inexpensive." },
  { id: "gemini-3.5-flash", name: "Gemini 3.5 Flash", about: "Quick, good with many languages." },
  { id: "gemini-3.5-flash-lite", name: "Gemini 3.5 Flash Lite", about: "Very quick and inexpensive." },
  { id: "gemini-3.6-flash", name: "Gemini 3.6 Flash", about: "The newest of its family." },
];
