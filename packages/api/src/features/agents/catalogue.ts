/** What an agent can be made of, as data: the provider changes these lists every few weeks. Browser-safe. */
interface Choice {
  readonly id: string;
  readonly name: string;
}

interface ModelChoice extends Choice {
  /** One plain sentence for the picker. */
  readonly about: string;
}

export const defaultModel = "gpt-4.1";
export const defaultLanguage = "en-US";
/** Both from 0 to 1. */
export const defaultResponsiveness = 0.8;
export const defaultInterruptionSensitivity = 0.7;

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

export const ambientSounds: readonly Choice[] = [
  { id: "coffee-shop", name: "Coffee shop" },
  { id: "convention-hall", name: "Convention hall" },
  { id: "summer-outdoor", name: "Summer outdoors" },
  { id: "mountain-outdoor", name: "Mountain outdoors" },
  { id: "static-noise", name: "Line noise" },
  { id: "call-center", name: "Call centre" },
];

export const languages: readonly Choice[] = [
  { id: "en-US", name: "English (United States)" },
  { id: "en-GB", name: "English (United Kingdom)" },
  { id: "en-AU", name: "English (Australia)" },
  { id: "en-NZ", name: "English (New Zealand)" },
  { id: "en-IN", name: "English (India)" },
  { id: "af-ZA", name: "Afrikaans (South Africa)" },
  { id: "ar-SA", name: "Arabic (Saudi Arabia)" },
  { id: "hy-AM", name: "Armenian (Armenia)" },
  { id: "az-AZ", name: "Azerbaijani (Azerbaijan)" },
  { id: "bs-BA", name: "Bosnian (Bosnia and Herzegovina)" },
  { id: "bg-BG", name: "Bulgarian (Bulgaria)" },
  { id: "yue-CN", name: "Cantonese (China)" },
  { id: "ca-ES", name: "Catalan (Spain)" },
  { id: "zh-CN", name: "Chinese (Mandarin, China)" },
  { id: "hr-HR", name: "Croatian (Croatia)" },
  { id: "cs-CZ", name: "Czech (Czechia)" },
  { id: "da-DK", name: "Danish (Denmark)" },
  { id: "nl-NL", name: "Dutch (Netherlands)" },
  { id: "nl-BE", name: "Dutch (Belgium)" },
  { id: "fil-PH", name: "Filipino (Philippines)" },
  { id: "fi-FI", name: "Finnish (Finland)" },
  { id: "fr-FR", name: "French (France)" },
  { id: "fr-CA", name: "French (Canada)" },
  { id: "gl-ES", name: "Galician (Spain)" },
  { id: "de-DE", name: "German (Germany)" },
  { id: "el-GR", name: "Greek (Greece)" },
  { id: "he-IL", name: "Hebrew (Israel)" },
  { id: "hi-IN", name: "Hindi (India)" },
  { id: "hu-HU", name: "Hungarian (Hungary)" },
  { id: "is-IS", name: "Icelandic (Iceland)" },
  { id: "id-ID", name: "Indonesian (Indonesia)" },
  { id: "it-IT", name: "Italian (Italy)" },
  { id: "ja-JP", name: "Japanese (Japan)" },
  { id: "kn-IN", name: "Kannada (India)" },
  { id: "kk-KZ", name: "Kazakh (Kazakhstan)" },
  { id: "ko-KR", name: "Korean (Korea)" },
  { id: "lv-LV", name: "Latvian (Latvia)" },
  { id: "lt-LT", name: "Lithuanian (Lithuania)" },
  { id: "mk-MK", name: "Macedonian (North Macedonia)" },
  { id: "ms-MY", name: "Malay (Malaysia)" },
  { id: "mr-IN", name: "Marathi (India)" },
  { id: "ne-NP", name: "Nepali (Nepal)" },
  { id: "no-NO", name: "Norwegian (Norway)" },
  { id: "fa-IR", name: "Persian (Iran)" },
  { id: "pl-PL", name: "Polish (Poland)" },
  { id: "pt-PT", name: "Portuguese (Portugal)" },
  { id: "pt-BR", name: "Portuguese (Brazil)" },
  { id: "ro-RO", name: "Romanian (Romania)" },
  { id: "ru-RU", name: "Russian (Russia)" },
  { id: "sr-RS", name: "Serbian (Serbia)" },
  { id: "sk-SK", name: "Slovak (Slovakia)" },
  { id: "sl-SI", name: "Slovenian (Slovenia)" },
  { id: "es-ES", name: "Spanish (Spain)" },
  { id: "es-419", name: "Spanish (Latin America)" },
  { id: "sw-KE", name: "Swahili (Kenya)" },
  { id: "sv-SE", name: "Swedish (Sweden)" },
  { id: "ta-IN", name: "Tamil (India)" },
  { id: "th-TH", name: "Thai (Thailand)" },
  { id: "tr-TR", name: "Turkish (Türkiye)" },
  { id: "uk-UA", name: "Ukrainian (Ukraine)" },
  { id: "ur-IN", name: "Urdu (India)" },
  { id: "vi-VN", name: "Vietnamese (Vietnam)" },
  { id: "cy-GB", name: "Welsh (United Kingdom)" },
];
