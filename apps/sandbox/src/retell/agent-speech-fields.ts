import { z } from "zod";
import { languages, voiceModels } from "./catalogue";

const opt = z.exactOptional;
const between = (low: number, high: number) => z.number().min(low).max(high);
const text = z.string();
const flag = opt(z.boolean());

const voice = {
  voice_model: opt(z.enum(voiceModels).nullable()),
  fallback_voice_ids: opt(z.array(text).nullable()),
  voice_temperature: opt(between(0, 2)),
  voice_speed: opt(between(0.5, 2)),
  volume: opt(between(0, 2)),
  voice_emotion: opt(z.enum(["calm", "sympathetic", "happy", "sad", "angry", "fearful", "surprised"]).nullable()),
  enable_dynamic_voice_speed: flag,
  enable_expressive_mode: flag,
  expressive_emotion_tags: opt(
    z.array(
      z.enum([
        "empathetic",
        "excited",
        "happy",
        "curious",
        "surprised",
        "sigh",
        "clear throat",
        "pause",
        "long pause",
        "emphasis",
      ]),
    ),
  ),
  expressive_mode_prompt: opt(text.nullable()),
  pronunciation_dictionary: opt(
    z
      .array(z.strictObject({ word: text, alphabet: z.enum(["ipa", "cmu", "pinyin", "jyutping"]), phoneme: text }))
      .nullable(),
  ),
};

const turnTaking = {
  responsiveness: opt(between(0, 1)),
  interruption_sensitivity: opt(between(0, 1)),
  enable_dynamic_responsiveness: flag,
  enable_backchannel: flag,
  backchannel_frequency: opt(between(0, 1)),
  backchannel_words: opt(z.array(text).nullable()),
  reminder_trigger_ms: opt(z.number().positive()),
  reminder_max_count: opt(z.int().min(0)),
  begin_message_delay_ms: opt(between(0, 5000)),
  ambient_sound: opt(
    z
      .enum(["coffee-shop", "convention-hall", "summer-outdoor", "mountain-outdoor", "static-noise", "call-center"])
      .nullable(),
  ),
  ambient_sound_volume: opt(between(0, 2)),
  denoising_mode: opt(z.enum(["no-denoise", "noise-cancellation", "noise-and-background-speech-cancellation"])),
};

const hearing = {
  language: opt(z.union([z.enum([...languages, "multi"]), z.array(z.enum(languages)).min(1)])),
  stt_mode: opt(z.enum(["fast", "accurate", "custom"])),
  custom_stt_config: opt(
    z
      .strictObject({
        provider: z.enum(["azure", "deepgram", "soniox", "assemblyai"]),
        endpointing_ms: z.number().min(0),
      })
      .nullable(),
  ),
  vocab_specialization: opt(z.enum(["general", "medical"])),
  boosted_keywords: opt(z.array(text).nullable()),
  allow_user_dtmf: flag,
  allow_dtmf_interruption: flag,
  user_dtmf_options: opt(
    z
      .strictObject({
        digit_limit: opt(between(1, 50).nullable()),
        termination_key: opt(text.max(1).nullable()),
        timeout_ms: opt(between(1000, 15_000)),
      })
      .nullable(),
  ),
};

/** How an agent sounds, takes turns and hears. */
export const agentSpeechFields = { ...voice, ...turnTaking, ...hearing };
