import { z } from "zod";

/** 2100-01-01, in Unix ms: beyond any real instant, and far below what breaks a timestamp column. */
export const LAST_INSTANT_MS = 4_102_444_800_000;

/** A field that the provider may leave out or send as null: both mean "unknown". */
export function optional<T>(schema: z.ZodType<T>): z.ZodType<T | undefined> {
  return schema.nullish().transform((value) => value ?? undefined);
}

/** Unix time in ms, whole. */
export const instantMs = z.number().min(0).max(LAST_INSTANT_MS).transform(Math.round);

/** An answer nobody reads (void calls). */
export const nothing = z.unknown().transform(() => undefined);
