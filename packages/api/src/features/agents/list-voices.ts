import type { RetellClient, RetellVoice } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../kernel/context";
import { invalid } from "../../kernel/errors";
import type { VoiceView } from "./schemas";

const freshForMs = 5 * 60 * 1000;
/** Ids that do not exist may come at any rate; the provider's lists allow 15 requests in 10 s. */
const askAgainAfterMs = 10_000;

const lastSeen = new WeakMap<RetellClient, { readonly voices: readonly RetellVoice[]; readonly atMs: number }>();

/** The voices to choose from. The provider's addresses of their previews stay here: see voice-preview.ts. */
export async function listVoices(ctx: TenantCtx): Promise<VoiceView[]> {
  const voices = await knownVoices(ctx);
  return voices.map(({ voiceId, name, provider, gender, accent, age, previewUrl }) => ({
    voiceId,
    name,
    provider,
    gender: gender ?? null,
    accent: accent ?? null,
    age: age ?? null,
    hasPreview: previewUrl !== undefined,
  }));
}

/** The voice with that id, or undefined. One that we do not know may be new: then the provider is asked again. */
export async function findVoice(ctx: TenantCtx, voiceId: string): Promise<RetellVoice | undefined> {
  const isIt = (voice: RetellVoice) => voice.voiceId === voiceId;
  return (await knownVoices(ctx)).find(isIt) ?? (await knownVoices(ctx, askAgainAfterMs)).find(isIt);
}

/**
 * Throws validation_failed, naming the field, when a voice does not exist, or one that stands in is of the maker of the agent's own:
 * Retell takes those of other makers only, since it is a maker's outage that they are for (create-agent, fallback_voice_ids).
 */
export async function assertVoices(ctx: TenantCtx, voiceId: string, standIns: readonly string[]): Promise<void> {
  const own = await findVoice(ctx, voiceId);
  if (!own) throw invalid("voiceId", "There is no such voice.");
  for (const [index, id] of standIns.entries()) {
    const voice = await findVoice(ctx, id);
    if (!voice) throw invalid(`fallbackVoiceIds.${index}`, "There is no such voice.");
    if (voice.provider === own.provider)
      throw invalid(`fallbackVoiceIds.${index}`, `${voice.name} has the same maker as ${own.name}: choose another.`);
  }
}

async function knownVoices(ctx: TenantCtx, notOlderThanMs = freshForMs): Promise<readonly RetellVoice[]> {
  const seen = lastSeen.get(ctx.retell);
  if (seen && ctx.clock.now().getTime() - seen.atMs < notOlderThanMs) return seen.voices;
  const voices = await ctx.retell.voices.list();
  lastSeen.set(ctx.retell, { voices, atMs: ctx.clock.now().getTime() });
  return voices;
}
