import { z } from "zod";

/** Fields that several features take. Browser-safe: schemas build on them. */
export const Email = z
  .string()
  .trim()
  .max(255, "An e-mail address has at most 255 characters.")
  .pipe(z.email("Write an e-mail address, like name@example.com."))
  .transform((text) => text.toLowerCase());

/** Letters, digits or signs: something that can be seen. Blanks, control, format and combining characters alone cannot. */
const visible = /[^\p{Default_Ignorable_Code_Point}\p{C}\p{Z}\p{M}\u2800]/u;

/** The name of somebody or something, trimmed. `missing` is said when there is none, or none that can be seen. */
export function NameText(missing: string, longest = 120) {
  return z.string(missing).trim().max(longest, `At most ${longest} characters.`).regex(visible, missing);
}

export const Slug = z
  .string()
  .trim()
  .min(2, "At least 2 characters.")
  .max(60, "At most 60 characters.")
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Small letters, digits and single hyphens between them.");

/** Chosen from the very list that the screens offer, which is the runtime's own. */
export const TimeZone = z
  .string()
  .refine(
    (zone) => zone === "UTC" || Intl.supportedValuesOf("timeZone").includes(zone),
    "Choose a time zone of the list.",
  );
