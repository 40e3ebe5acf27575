/** What an agent can be made of, as data: the provider changes these lists every few weeks. Browser-safe. */
interface Choice {
  readonly id: string;
  readonly name: string;
}

export const defaultModel = "gpt-4.1";
export const defaultLanguage = "en-US";
/** Both from 0 to 1. */
export const defaultResponsiveness = 0.8;
export const defaultInterruptionSensitivity = 0.7;

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

/** Retell's list (create-agent, voice_model); which of them a voice can take depends on whose voice it is. */
export const voiceModels = [
  ...["eleven_flash_v2", "eleven_flash_v2_5", "eleven_multilingual_v2", "eleven_v3"],
  ...["sonic-3", "sonic-3-latest", "sonic-3.5", "sonic-3.6", "tts-1", "gpt-4o-mini-tts"],
  ...["speech-02-turbo", "speech-2.8-turbo", "s1", "s2-pro", "s2.1-pro", "inworld-tts-2", "inworld-tts-2-flash"],
] as const;
