import type { TenantCtx } from "../../kernel/context";
import { AppError, notFound } from "../../kernel/errors";
import { findVoice } from "./list-voices";
import type { VoicePreview, VoicePreviewInput } from "./schemas";

const maxBytes = 2 * 1024 * 1024;
const waitMs = 10_000;

/** The sound of a voice, fetched for the person, so that the provider's address is not told. Throws not_found if it has none. */
export async function voicePreview(ctx: TenantCtx, { voiceId }: VoicePreviewInput): Promise<VoicePreview> {
  const voice = await findVoice(ctx, voiceId);
  if (voice?.previewUrl === undefined) throw notFound("preview");
  const { bytes, contentType } = await fetchSound(voice.previewUrl);
  return { contentType, base64: bytes.toString("base64") };
}

async function fetchSound(url: string): Promise<{ bytes: Buffer; contentType: string }> {
  try {
    const answer = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(waitMs) });
    const contentType = answer.headers.get("content-type")?.split(";")[0]?.trim() ?? "";
    if (!answer.ok || !answer.body || !contentType.startsWith("audio/")) throw new Error("not a sound");
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of answer.body as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > maxBytes) throw new Error("too large for a preview");
      chunks.push(chunk);
    }
    return { bytes: Buffer.concat(chunks), contentType };
  } catch (error) {
    throw new AppError("provider_error", "The preview of this voice cannot be played at the moment.", { cause: error });
  }
}
