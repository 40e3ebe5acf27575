import { z } from "zod";

/** Fields that several features take. Browser-safe: schemas build on them. */
export const Email = z
  .string()
  .trim()
  .max(255, "An e-mail address has at most 255 characters.")
  .pipe(z.email("Write an e-mail address, like name@example.com."))
  .transform((text) => text.toLowerCase());

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
