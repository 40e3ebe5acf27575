import { z } from "zod";

const opt = z.exactOptional;

/** Who speaks for the human side, and how fast; fields of several control requests. */
export const playingFields = {
  /** A persona's name. */
  persona: opt(z.string()),
  /** Lines said one after another; an empty one is ten seconds of silence. */
  script: opt(z.array(z.string()).min(1)),
  /** `instant` (default), or how many times faster than life. */
  speed: opt(z.union([z.literal("instant"), z.number().positive().max(1000)])),
};

export type PlayingRequest = z.infer<z.ZodObject<typeof playingFields>>;

/** How a number answers when an agent calls it. `ring: "phone"` lets a person take the call on the phone page. */
export const CalleeRule = z.strictObject({ ...playingFields, ring: z.exactOptional(z.literal("phone")) });
export type CalleeRule = z.infer<typeof CalleeRule>;
