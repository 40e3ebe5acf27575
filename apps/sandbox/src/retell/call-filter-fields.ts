import { z } from "zod";
import { disconnectionReasons } from "./catalogue";

const opt = z.exactOptional;
const value = z.string();
const key = { key: opt(z.string()) };

const stringAtom = { type: z.literal("string"), op: z.enum(["eq", "ne", "sw", "ew", "co"]), value };
const numberAtom = {
  type: z.literal("number"),
  op: z.enum(["eq", "ne", "gt", "ge", "lt", "le"]),
  value: z.number(),
};
const rangeAtom = { type: z.literal("range"), op: z.literal("bt"), value: z.array(z.number()).length(2) };
const booleanAtom = { type: z.literal("boolean"), op: z.literal("eq"), value: z.boolean() };
const enumAtom = { type: z.literal("enum"), op: z.literal("in"), value: z.array(value) };
const presentAtom = { type: z.literal("present"), op: z.enum(["pr", "np"]) };

const aString = z.strictObject(stringAtom);
const aNumber = z.discriminatedUnion("type", [z.strictObject(numberAtom), z.strictObject(rangeAtom)]);
const aBoolean = z.strictObject(booleanAtom);
const oneOf = <const T extends readonly string[]>(values: T) =>
  z.strictObject({ ...enumAtom, value: z.array(z.enum(values)) });

/** A filter on one key of an object such as `metadata`. */
const KeyedAtom = z.discriminatedUnion("type", [
  z.strictObject({ ...stringAtom, ...key }),
  z.strictObject({ ...numberAtom, ...key }),
  z.strictObject({ ...booleanAtom, ...key }),
  z.strictObject({ ...rangeAtom, ...key }),
  z.strictObject({ ...enumAtom, ...key }),
  z.strictObject({ ...presentAtom, ...key }),
]);
export type Atom = z.infer<typeof KeyedAtom>;

export const CallFilter = z.strictObject({
  agent: opt(z.array(z.strictObject({ agent_id: value, version: opt(z.array(z.number())) }))),
  agent_tag: opt(z.strictObject(enumAtom)),
  batch_call_id: opt(aString),
  call_id: opt(z.discriminatedUnion("type", [aString, z.strictObject(enumAtom)])),
  call_status: opt(oneOf(["not_connected", "ongoing", "ended", "error"])),
  call_successful: opt(aBoolean),
  call_type: opt(oneOf(["web_call", "phone_call"])),
  combined_cost: opt(aNumber),
  custom_analysis_data: opt(z.array(KeyedAtom)),
  custom_attributes: opt(z.array(KeyedAtom)),
  data_storage_setting: opt(oneOf(["everything", "everything_except_pii", "basic_attributes_only"])),
  direction: opt(oneOf(["inbound", "outbound"])),
  disconnection_reason: opt(oneOf(disconnectionReasons)),
  duration_ms: opt(aNumber),
  dynamic_variables: opt(z.array(KeyedAtom)),
  e2e_latency_p50: opt(aNumber),
  start_timestamp: opt(aNumber),
  end_timestamp: opt(aNumber),
  from_number: opt(aString),
  to_number: opt(aString),
  in_voicemail: opt(aBoolean),
  metadata: opt(z.array(KeyedAtom)),
  tool_calls: opt(
    z.array(z.strictObject({ name: opt(value), type: opt(value), success: opt(aBoolean), latency_ms: opt(aNumber) })),
  ),
  user_sentiment: opt(oneOf(["Negative", "Positive", "Neutral", "Unknown"])),
});
export type CallFilter = z.infer<typeof CallFilter>;
