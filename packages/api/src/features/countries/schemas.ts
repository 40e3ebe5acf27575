import { z } from "zod";
import { countryCodes } from "./catalogue";

const known: ReadonlySet<string> = new Set(countryCodes);

/** Countries to choose from all there are; null chooses none of them, which is every one. In order and once each, whatever was sent. */
export const ChosenCountries = z
  .array(z.string().refine((code) => known.has(code), "Two capital letters of a country, such as DE."))
  .min(1, "Choose a country, or send null for every country.")
  .max(countryCodes.length, "Each country once.")
  .transform((codes) => [...new Set(codes)].toSorted())
  .nullable();

export const ShownCountries = z.array(z.string()).nullable();
