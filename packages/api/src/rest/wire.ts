import { z } from "zod";
import { snake } from "../kernel/snake-case";
import { isStorableInstant } from "../kernel/text";
import type { $ZodType, $ZodTypes } from "zod/v4/core";

// The only place that knows the outside spelling: snake_case keys, ISO dates, query strings as numbers and booleans.
// It walks the schema, not the value, so opaque JSON (settings, analysis) passes untouched; schemas are never changed.

type Def = $ZodTypes["_zod"]["def"];

const defOf = (schema: $ZodType): Def => (schema as $ZodTypes)._zod.def;

/** The schema below wrappers that say nothing about the spelling. */
function bare(schema: $ZodType): $ZodType {
  const def = defOf(schema);
  switch (def.type) {
    case "optional":
    case "nullable":
    case "default":
    case "prefault":
    case "nonoptional":
    case "readonly":
    case "catch":
      return bare(def.innerType);
    case "pipe":
      return bare(def.in);
    default:
      return schema;
  }
}

/** The fields of an object schema, or none for anything else. */
export function fieldsOf(schema: $ZodType | undefined): Record<string, $ZodType> {
  if (!schema) return {};
  const def = defOf(bare(schema));
  return def.type === "object" ? def.shape : {};
}

/** The options of a union told apart by one key, by the values of that key; none for any other schema. */
function optionsOf(def: Def): { readonly key: string; readonly byValue: ReadonlyMap<unknown, $ZodType> } | null {
  if (def.type !== "union" || !("discriminator" in def) || typeof def.discriminator !== "string") return null;
  const key = def.discriminator;
  const byValue = new Map<unknown, $ZodType>();
  for (const option of def.options) {
    for (const value of fieldsOf(option)[key]?._zod.values ?? []) byValue.set(value, option);
  }
  return { key, byValue };
}

/** From the outside spelling to ours. Keys that the schema does not know keep their name, so that a strict parse can name them. */
export function decode(schema: $ZodType, value: unknown, from: "json" | "text"): unknown {
  const inner = bare(schema);
  const def = defOf(inner);
  if (def.type === "object" && isRecord(value)) {
    const names = new Map(Object.entries(def.shape).map(([key, field]) => [snake(key), [key, field] as const]));
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => {
        const known = names.get(key);
        return known ? [known[0], decode(known[1], entry, from)] : [`${unknownMark}${key}`, entry];
      }),
    );
  }
  if (def.type === "array" && Array.isArray(value)) return value.map((entry) => decode(def.element, entry, from));
  if (def.type === "union" && isRecord(value)) {
    const options = optionsOf(def);
    const option = options?.byValue.get(value[options.key]);
    return option ? decode(option, value, from) : value;
  }
  if (def.type === "date" && typeof value === "string") return fromIso(value);
  if (from === "text" && typeof value === "string") return fromText(def, value);
  return value;
}

// Our own camelCase names are not names out there: without the mark, `agentId` would slip through beside `agent_id`.
export const unknownMark = "unknown key ";

function fromText(def: Def, value: string): unknown {
  if (def.type === "number" && value.trim() !== "") return Number(value);
  if (def.type === "boolean") return value === "true" ? true : value === "false" ? false : value;
  return value;
}

function fromIso(value: string): unknown {
  const iso = z.union([z.iso.datetime({ offset: true }), z.iso.date()]).safeParse(value);
  if (!iso.success) return value;
  const instant = new Date(iso.data);
  return isStorableInstant(instant) ? instant : value;
}

/** From ours to the outside spelling. */
export function encode(schema: $ZodType, value: unknown): unknown {
  return encoderOf(schema)(value);
}

type Encoder = (value: unknown) => unknown;

// A page has a thousand fields: a schema is read once, not once a value.
const encoders = new WeakMap<$ZodType, Encoder>();

function encoderOf(schema: $ZodType): Encoder {
  const known = encoders.get(schema);
  if (known) return known;
  const def = defOf(bare(schema));
  const made = encoderFor(def);
  encoders.set(schema, made);
  return made;
}

function encoderFor(def: Def): Encoder {
  if (def.type === "object") return objectEncoder(def.shape);
  if (def.type === "array") return arrayEncoder(def);
  const options = optionsOf(def);
  if (!options) return encodeLeaf;
  return (value) => {
    const option = isRecord(value) ? options.byValue.get(value[options.key]) : undefined;
    return option ? encoderOf(option)(value) : encodeLeaf(value);
  };
}

function objectEncoder(shape: Readonly<Record<string, $ZodType>>): Encoder {
  // Not before the first value: by then a schema that holds itself is known.
  let fields: [key: string, outside: string, encode: Encoder][] | undefined;
  return (value) => {
    if (!isRecord(value) || value instanceof Date) return encodeLeaf(value);
    fields ??= Object.entries(shape).map(([key, field]) => [key, snake(key), encoderOf(field)]);
    const encoded: Record<string, unknown> = {};
    for (const [key, outside, encodeField] of fields) {
      if (value[key] !== undefined) encoded[outside] = encodeField(value[key]);
    }
    return encoded;
  };
}

function arrayEncoder({ element }: { readonly element: $ZodType }): Encoder {
  return (value) => (Array.isArray(value) ? value.map(encoderOf(element)) : encodeLeaf(value));
}

function encodeLeaf(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
