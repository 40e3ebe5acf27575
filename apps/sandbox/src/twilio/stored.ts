import { z } from "zod";

const opt = z.exactOptional;
const text = z.string();

/** When a thing was made and last changed, in ms since the epoch; each API writes them in its own form. */
const dates = { created_at: z.number(), updated_at: z.number() };

export const StoredIncomingNumber = z.strictObject({
  sid: text,
  phone_number: text,
  friendly_name: text,
  trunk_sid: text.nullable(),
  voice_url: text.nullable(),
  voice_method: text,
  voice_fallback_url: text.nullable(),
  voice_fallback_method: text,
  voice_application_sid: text.nullable(),
  voice_caller_id_lookup: z.boolean(),
  voice_receive_mode: z.enum(["voice", "fax"]),
  sms_url: text.nullable(),
  sms_method: text,
  sms_fallback_url: text.nullable(),
  sms_fallback_method: text,
  sms_application_sid: text.nullable(),
  status_callback: text.nullable(),
  status_callback_method: text,
  address_sid: text.nullable(),
  identity_sid: text.nullable(),
  bundle_sid: text.nullable(),
  emergency_status: z.enum(["Active", "Inactive"]),
  emergency_address_sid: text.nullable(),
  ...dates,
});
export type StoredIncomingNumber = z.infer<typeof StoredIncomingNumber>;

export const StoredTrunk = z.strictObject({
  sid: text,
  friendly_name: text.nullable(),
  domain_name: text.nullable(),
  disaster_recovery_url: text.nullable(),
  disaster_recovery_method: text.nullable(),
  transfer_mode: z.enum(["disable-all", "enable-all", "sip-only"]),
  transfer_caller_id: z.enum(["from-transferee", "from-transferor"]),
  secure: z.boolean(),
  cnam_lookup_enabled: z.boolean(),
  symmetric_rtp_enabled: opt(z.boolean()),
  credential_list_sids: z.array(text),
  ip_list_sids: z.array(text),
  ...dates,
});
export type StoredTrunk = z.infer<typeof StoredTrunk>;

export const StoredOriginationUrl = z.strictObject({
  sid: text,
  trunk_sid: text,
  friendly_name: text,
  sip_url: text,
  priority: z.number(),
  weight: z.number(),
  enabled: z.boolean(),
  ...dates,
});
export type StoredOriginationUrl = z.infer<typeof StoredOriginationUrl>;

export const StoredCredentialList = z.strictObject({ sid: text, friendly_name: text, ...dates });
export type StoredCredentialList = z.infer<typeof StoredCredentialList>;

export const StoredCredential = z.strictObject({
  sid: text,
  credential_list_sid: text,
  username: text,
  password: text,
  ...dates,
});
export type StoredCredential = z.infer<typeof StoredCredential>;

export const StoredIpAccessList = z.strictObject({ sid: text, friendly_name: text, ...dates });
export type StoredIpAccessList = z.infer<typeof StoredIpAccessList>;

export const StoredIpAddress = z.strictObject({
  sid: text,
  ip_access_control_list_sid: text,
  friendly_name: text,
  ip_address: text,
  cidr_prefix_length: z.number(),
  ...dates,
});
export type StoredIpAddress = z.infer<typeof StoredIpAddress>;
