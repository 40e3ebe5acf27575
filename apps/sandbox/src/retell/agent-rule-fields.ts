import { z } from "zod";
import { PostCallQuestion } from "./analysis-fields";
import { models, webhookEvents } from "./catalogue";

const opt = z.exactOptional;
const between = (low: number, high: number) => z.number().min(low).max(high);
const text = z.string();
const flag = opt(z.boolean());

const limits = {
  end_call_after_silence_ms: opt(z.number().min(10_000)),
  max_call_duration_ms: opt(between(60_000, 7_200_000)),
  ring_duration_ms: opt(between(5000, 300_000)),
};

const detection = opt(text.max(2000).nullable());

const screening = {
  call_screening_option: opt(z.strictObject({ agent_identity: text.max(100), call_purpose: text.max(300) }).nullable()),
  ivr_option: opt(
    z.strictObject({ action: z.strictObject({ type: z.literal("hangup") }), detection_prompt: detection }).nullable(),
  ),
  voicemail_option: opt(
    z
      .strictObject({
        action: z.discriminatedUnion("type", [
          z.strictObject({ type: z.literal("prompt"), text }),
          z.strictObject({ type: z.literal("static_text"), text }),
          z.strictObject({ type: z.literal("hangup") }),
          z.strictObject({ type: z.literal("bridge_transfer") }),
        ]),
        detection_prompt: detection,
      })
      .nullable(),
  ),
};

const webhooks = {
  webhook_url: opt(z.url({ protocol: /^https?$/ }).nullable()),
  webhook_events: opt(z.array(z.enum(webhookEvents)).nullable()),
  webhook_timeout_ms: opt(z.number().positive()),
};

const privacy = {
  data_storage_setting: opt(z.enum(["everything", "everything_except_pii", "basic_attributes_only"])),
  data_storage_retention_days: opt(z.int().min(1).max(730).nullable()),
  opt_in_signed_url: flag,
  signed_url_expiration_ms: opt(z.number().positive().nullable()),
  pii_config: opt(
    z.strictObject({
      mode: z.literal("post_call"),
      categories: z.array(
        z.enum([
          "person_name",
          "address",
          "email",
          "phone_number",
          "ssn",
          "passport",
          "driver_license",
          "credit_card",
          "bank_account",
          "password",
          "pin",
          "medical_id",
          "date_of_birth",
          "customer_account_number",
        ]),
      ),
    }),
  ),
};

const behaviour = {
  post_call_analysis_data: opt(z.array(PostCallQuestion).nullable()),
  post_call_analysis_model: opt(z.enum(models).nullable()),
  handbook_config: opt(
    z.strictObject({
      ai_disclosure: flag,
      conversational_personality: flag,
      default_personality: flag,
      echo_verification: flag,
      high_empathy: flag,
      nato_phonetic_alphabet: flag,
      natural_filler_words: flag,
      scope_boundaries: flag,
      smart_matching: flag,
      speech_normalization: flag,
    }),
  ),
  guardrail_config: opt(
    z.strictObject({
      input_topics: opt(z.array(z.literal("platform_integrity_jailbreaking")).nullable()),
      output_topics: opt(
        z
          .array(
            z.enum([
              "harassment",
              "self_harm",
              "sexual_exploitation",
              "violence",
              "defense_and_national_security",
              "illicit_and_harmful_activity",
              "gambling",
              "regulated_professional_advice",
              "child_safety_and_exploitation",
            ]),
          )
          .nullable(),
      ),
    }),
  ),
  timezone: opt(text.nullable()),
  agent_name: opt(text.nullable()),
  version_title: opt(text.nullable()),
  version_description: opt(text.nullable()),
};

/** What bounds an agent, whom it tells, and what it keeps. */
export const agentRuleFields = { ...limits, ...screening, ...webhooks, ...privacy, ...behaviour };
