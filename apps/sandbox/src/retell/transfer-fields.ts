import { z } from "zod";

const opt = z.exactOptional;
const flag = opt(z.boolean());

const TransferDestination = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("predefined"), number: z.string(), extension: opt(z.string()) }),
  z.strictObject({ type: z.literal("inferred"), prompt: z.string() }),
]);

const handoff = opt(
  z.union([
    z.strictObject({ type: opt(z.literal("prompt")), prompt: opt(z.string()) }),
    z.strictObject({ type: opt(z.literal("static_message")), message: opt(z.string()) }),
  ]),
);

const ringing = {
  show_transferee_as_caller: flag,
  transfer_ring_duration_ms: opt(z.number().min(5000).max(300_000)),
};

const holding = {
  on_hold_music: opt(z.enum(["none", "relaxing_sound", "uplifting_beats", "ringtone", "custom"])),
  custom_on_hold_music_asset_id: opt(z.string()),
  enable_bridge_audio_cue: flag,
  public_handoff_option: handoff,
};

const TransferOption = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("cold_transfer"),
    cold_transfer_mode: opt(z.enum(["sip_refer", "sip_invite"])),
    ...ringing,
  }),
  z.strictObject({
    type: z.literal("warm_transfer"),
    agent_detection_timeout_ms: opt(z.number()),
    opt_out_human_detection: flag,
    private_handoff_option: handoff,
    ivr_option: opt(z.strictObject({ type: opt(z.literal("prompt")), prompt: opt(z.string()) })),
    ...holding,
    ...ringing,
  }),
  z.strictObject({
    type: z.literal("agentic_warm_transfer"),
    agentic_transfer_config: z.strictObject({
      transfer_agent: opt(z.strictObject({ agent_id: z.string(), agent_version: z.union([z.string(), z.number()]) })),
      transfer_timeout_ms: opt(z.number()),
      action_on_timeout: opt(z.enum(["bridge_transfer", "cancel_transfer"])),
    }),
    ...holding,
    ...ringing,
  }),
]);

/** Where a call goes and how: the same for a tool and a node of a flow. */
export const transferFields = {
  transfer_destination: TransferDestination,
  transfer_option: TransferOption,
  custom_sip_headers: opt(z.record(z.string(), z.string())),
  ignore_e164_validation: flag,
};
