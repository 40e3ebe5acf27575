import { z } from "zod";

const opt = z.exactOptional;
const text = z.string();

const BoundAgent = z.strictObject({
  agent_id: text,
  weight: z.number().gt(0).max(1),
  agent_version: opt(z.union([text, z.number()])),
});
export type BoundAgent = z.infer<typeof BoundAgent>;

/** A number's agents share its calls by weight; the weights make up 1. */
const boundAgents = opt(
  z
    .array(BoundAgent)
    .refine((agents) => agents.length === 0 || Math.abs(agents.reduce((sum, a) => sum + a.weight, 0) - 1) < 1e-6, {
      error: "total weights must add up to 1",
    })
    .nullable(),
);

const webhookUrl = opt(z.url({ protocol: /^https?$/ }).nullable());
const countries = opt(z.array(text.regex(/^[A-Z]{2}$/)).nullable());
const transport = opt(z.enum(["TLS", "TCP", "UDP"]).nullable());

const callFields = {
  inbound_agents: boundAgents,
  outbound_agents: boundAgents,
  inbound_webhook_url: webhookUrl,
  allowed_inbound_country_list: countries,
  allowed_outbound_country_list: countries,
};

const smsFields = {
  inbound_sms_agents: boundAgents,
  outbound_sms_agents: boundAgents,
  inbound_sms_webhook_url: webhookUrl,
};

export const ImportNumberBody = z.strictObject({
  ...callFields,
  phone_number: text.min(1),
  termination_uri: text.min(1).regex(/^\S+$/),
  sip_trunk_auth_username: opt(text),
  sip_trunk_auth_password: opt(text),
  ignore_e164_validation: opt(z.boolean()),
  nickname: opt(text),
  transport,
});

export const UpdateNumberBody = z.strictObject({
  ...callFields,
  ...smsFields,
  nickname: opt(text.nullable()),
  fallback_number: opt(text.nullable()),
  termination_uri: opt(text.min(1).regex(/^\S+$/)),
  auth_username: opt(text),
  auth_password: opt(text),
  transport,
});

/** A number as it is kept: the API's view plus the trunk password, which no answer ever carries. */
export const StoredNumber = z.strictObject({
  ...callFields,
  ...smsFields,
  phone_number: text,
  phone_number_type: z.enum(["retell-twilio", "retell-telnyx", "custom"]),
  phone_number_pretty: opt(text),
  area_code: opt(z.number()),
  nickname: opt(text.nullable()),
  fallback_number: opt(text.nullable()),
  last_modification_timestamp: z.number(),
  sip_outbound_trunk_config: opt(
    z
      .strictObject({ termination_uri: opt(text.nullable()), auth_username: opt(text.nullable()), transport })
      .nullable(),
  ),
  sip_trunk_auth_password: opt(text),
});
export type StoredNumber = z.infer<typeof StoredNumber>;
