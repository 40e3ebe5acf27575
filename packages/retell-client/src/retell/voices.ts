import type Retell from "retell-sdk";
import { z } from "zod";
import { providerId } from "../provider-id";
import type { Run } from "../transport/run-operation";
import { optional } from "./answers";
import type { UrlPolicy } from "./fetchable-url";
import { readItems } from "./page";

export interface RetellVoice {
  voiceId: string;
  name: string;
  /** Who speaks: elevenlabs, openai, cartesia … */
  provider: string;
  gender: string | undefined;
  accent: string | undefined;
  age: string | undefined;
  previewUrl: string | undefined;
}

/** The voices of the workspace. One that cannot be read is left out; the rest stays. */
export function voices(sdk: Retell, run: Run, urls: UrlPolicy) {
  const voice = z
    .object({
      voice_id: providerId,
      voice_name: z.string(),
      provider: z.string(),
      gender: optional(z.string()),
      accent: optional(z.string()),
      age: optional(z.string()),
      preview_audio_url: optional(urls.fetchable).catch(undefined),
    })
    .transform(({ voice_id, voice_name, preview_audio_url, ...rest }): RetellVoice => ({
      voiceId: voice_id,
      name: voice_name,
      ...rest,
      previewUrl: preview_audio_url,
    }));
  const answer = z.array(z.unknown()).transform((list) => readItems(list, voice, "voice_id").items);

  return {
    list: (): Promise<RetellVoice[]> => run({ name: "voices.list", act: "read" }, answer, () => sdk.voice.list()),
  };
}
